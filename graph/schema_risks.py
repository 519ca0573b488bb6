"""Node types and properties about risks: rows of the table in ``konkyo.graph.schema``."""

from konkyo.graph.schema_sources import AT
from konkyo.graph.schema_types import CURRENT, NodeType, Property, string

REVIEWED = (
    string("self_inspection", "自己点検", "self-inspection: yes, no, illegible, or the option of 様式4"),
    Property("audits", "strings", "監査（選ばれたもの）", "the kinds of audit that are ticked"),
    string("audit_rating", "監査の評価（様式4）", "the option chosen for the audit, in 様式4"),
    string("training", "教育・啓発の評価", "the option chosen for training"),
)
"""Properties of an Evaluation: how its measures are reviewed."""

_FILE = string("file", "ファイルの名", "name of the file; absent in 様式2 and where its heading is lost")

RISK_NODES = (
    NodeType(
        "Risk",
        ("evaluation", "file", "section", "title"),
        True,
        "様式のリスクの一つ",
        "one risk of the form: what is done about it, and how that is rated",
        (
            string("name", "リスクの題（様式の言い方。様式にない題は印刷どおり）",
                   "its title, in the form's words; as printed where the form has no such title", required=True),
            string("as_printed", "印刷どおりの題（違うとき）", "the title as printed, where it differs"),
            _FILE,
            string("section", "節", "the section that it stands in: III-3", required=True),
            Property("number", "integer", "節の中の番号", "its number in the section: 2 of リスク２"),
            string("measure", "措置の内容（印刷どおり）", "what is written about it, as printed"),
            string("rating", "対策は十分か", "the option chosen for whether the measures are enough"),
            Property("rating_illegible", "boolean", "評価が読めない", "the source lost which rating is chosen"),
            Property("asked", "strings", "ほかの問い", "labels of the other lists of choices"),
            Property("answers", "strings", "その答え", "the option chosen in each of them; empty where none is"),
            Property("priority", "boolean", "最も優先度が高い対策", "the form calls it the one of highest priority"),
            CURRENT,
            *AT,
        ),
        caption=(("name",), ("rating",)),
    ),
    NodeType(
        "Incident",
        ("evaluation", "file", "years"),
        True,
        "重大事故の有無の答え",
        "the answer to whether there was a serious incident in the last years",
        (
            Property("years", "integer", "過去何年か", "how many years the form asks about: 3, or 1 in 様式2",
                     required=True),
            string("happened", "発生したか", "yes, no, or illegible; absent where the form is blank"),
            string("what", "その内容", "what happened, as printed"),
            string("remedy", "再発防止策の内容", "what is done so that it does not happen again, as printed"),
            _FILE,
            CURRENT,
            *AT,
        ),
        caption=(("years",), ("happened",), ("file",)),
    ),
)  # fmt: skip
