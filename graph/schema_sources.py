"""Properties about the source of a node: its place there, and what was not read."""

from konkyo.graph.schema_types import Property, both, string

AT = (
    Property("line", "integer", "原文の行", "line of the source"),
    Property("page", "integer", "原文の頁", "page of the source, where it has pages"),
    Property("source_start", "integer", "原文の最初の文字", "first character in the source"),
    Property("source_end", "integer", "原文の最後の文字の次", "one past the last character in the source"),
)

EDITIONS_OF_FORM = (
    string("edition", "様式の版", "the edition of its form: year and month of the stamp, ISO"),
    Property("later_editions", "strings", "それより後の版", "the editions of its form that came after it"),
    Property(
        "labels_added",
        "strings",
        "最後の版で加わった見出し",
        "labels that the last edition of its form has beside its own",
    ),
)
WRITTEN = (
    string("written", "公表日に代わる日", "the day inferred where it is not published, by whose law it is judged, ISO"),
    *both("written", "その日とみた理由", "why that day is inferred"),
)
"""Properties of an evaluation without a date of publication."""

OF_ANNEX = (
    string("annex_table", "行がある別紙", "of a row of a 別紙: the 別紙"),
    string("annex_row", "別紙の項番", "of a row of a 別紙: its number as printed"),
    string("refers_to_annex", "代わりに立つ別紙", "the 別紙 it points to, whose rows are flows of their own"),
    Property("annex_fields", "strings", "別紙を指す欄", "fields whose words point to a 別紙 or 別添"),
    Property("inherited", "strings", "別紙の行が受け継ぐ欄", "of a row of a 別紙: what it takes over"),
)
"""Properties by which a flow tells of the 別紙 that it is a row of or points to."""

NOT_READ = (
    Property(
        "unread_share",
        "number",
        "原文の文字のうち読めなかった割合（0から1）",
        "share of the characters of its source that were not read, 0 to 1",
    ),
    Property(
        "read_in_part",
        "boolean",
        "一部しか読めていない",
        "more than 5 % is unread, or a label that its form always fills has no value",
    ),
    Property(
        "unfilled",
        "strings",
        "必ず書かれる欄で値のなかったもの",
        "labels that its form always fills and that have no value",
    ),
)
