"""The texts of the map pages, in both languages. The page fills in ``{n}`` and other placeholders."""

from konkyo.i18n import Words
from konkyo.queries.impact.later_status import Standings
from konkyo.queries.law_limits import limits_told

WORDS = {
    "heading": Words(ja="特定個人情報の流れ", en="Flows of personal information"),
    "number": Words(ja="評価書番号", en="Number"),
    "body": Words(ja="評価実施機関", en="Body"),
    "published": Words(ja="公表日", en="Published"),
    "form": Words(ja="様式", en="Form"),
    "untitled": Words(ja="（評価書名の記載なし）", en="(no title stated)"),
    "from": Words(ja="どこから", en="From"),
    "middle": Words(ja="保有ファイル・システム", en="Files held and systems"),
    "to": Words(ja="どこへ", en="To"),
    "search": Words(ja="検索", en="Search"),
    "kinds": Words(ja="種類（凡例）", en="Kinds (legend)"),
    "reset": Words(ja="はじめに戻す", en="Start again"),
    "open_all": Words(ja="すべて開く", en="Open all"),
    "fold": Words(ja="絞り込み・凡例", en="Filters, legend"),
    "print": Words(ja="印刷", en="Print"),
    "smaller": Words(ja="縮小", en="Smaller"),
    "larger": Words(ja="拡大", en="Larger"),
    "fit": Words(ja="幅に合わせる", en="Fit width"),
    "language": Words(ja="English", en="日本語"),
    "shown": Words(ja="流れ{total}件のうち{n}件を表示", en="{n} of {total} flows are shown"),
    "partly": Words(
        ja="この評価書は一部しか読み取れていません（{why}）。ここにない流れもあり得ます。",
        en="This evaluation was read in part only ({why}). Flows may be missing here.",
    ),
    "way_illegible": Words(ja="方法の印が読めない", en="Marks of the method lost"),
    "way_absent": Words(ja="方法の記載なし", en="Method not stated"),
    "counts": Words(ja="様式の件数", en="Counts in the form"),
    "colon": Words(ja="：", en=": "),
    "between": Words(ja="・", en=", "),
    "count_blank": Words(ja="記載なし", en="blank"),
    "counts_agree": Words(ja="（読めた件数と同じ）", en=" (as many were read)"),
    "counts_differ": Words(ja="（読めたのは {found}）", en=" (read: {found})"),
    "gaps": Words(ja="原文の欠け・食い違い（{n}件）", en="Gaps and contradictions in the source ({n})"),
    "none_shown": Words(
        ja="当てはまる行はありません。検索語か絞り込みを変えてください。",
        en="No rows match. Change the search or the filters.",
    ),
    "no_flows": Words(
        ja="この評価書から読み取れた流れはありません。", en="No flow could be read from this evaluation."
    ),
    "only_changes": Words(
        ja="この文書は変更箇所の一覧（{n}行）であり、流れは述べていません。",
        en="This document is a list of changes ({n} rows). It states no flows.",
    ),
    "unnamed": Words(ja="（記載なし）", en="(not named)"),
    "annex": Words(ja="（別紙を参照）", en="(see annex)"),
    "illegible": Words(ja="読めない", en="illegible"),
    "illegible_hint": Words(ja="原文で失われていて、読み取れない箇所", en="lost in the source; it cannot be read"),
    "none": Words(ja="記載なし", en="not stated"),
    "details": Words(ja="詳細", en="Details"),
    "close": Words(ja="閉じる", en="Close"),
    "citations": Words(ja="引く条項", en="Provisions cited"),
    "passages": Words(ja="評価書の記載", en="Text of the document"),
    "line": Words(ja="{line}行目", en="line {line}"),
    "page_line": Words(ja="{page}頁{line}行目", en="page {page}, line {line}"),
    "inferred": Words(ja="推定", en="Inferred"),
    "hover_more": Words(ja="ほか{n}件（押すと全件）", en="{n} more (click for all)"),
    "hover_click": Words(ja="押すと原文の記載を表示", en="Click to read the passage"),
    "connections": Words(ja="接続", en="Connections"),
    "connections_note": Words(
        ja="接続の向きは様式が問わない", en="The form does not ask the direction of a connection"
    ),
    "table": Words(ja="流れの一覧", en="Table of flows"),
    "map_alt": Words(
        ja="流れの図。左に入手元、中央に保有ファイル、右に渡す先。同じ内容が下の一覧にある。",
        en="Map of flows: sources left, files in the middle, recipients right. The table below holds the same rows.",
    ),
    "table_note": Words(
        ja="図と同じ内容を一行ずつ。— は記載なし。",
        en="The same as the map, row by row. A dash means: not stated.",
    ),
    "table_hint": Words(ja="行を押すと全文。", en="Click a row for its whole text."),
    "whole_row": Words(ja="全文", en="Whole text"),
    "search_hint": Words(ja="相手・条項など", en="party, law …"),
    "filters": Words(ja="絞り込み", en="Filters"),
    "any": Words(ja="すべて", en="all"),
    "medium": Words(ja="方法・媒体", en="Method, medium"),
    "legend": Words(ja="箱の凡例", en="Boxes"),
    "skip": Words(ja="一覧へ移る", en="Skip to the table"),
    "csv": Words(ja="CSV", en="CSV"),
    "csv_hint": Words(ja="表示中の行を CSV（Excel で開ける）に保存", en="Save the rows shown as CSV (opens in Excel)"),
    "png": Words(ja="画像", en="PNG"),
    "png_hint": Words(ja="表示中の図を PNG 画像に保存", en="Save the map as shown as a PNG picture"),
    "bundled": Words(ja="まとめ {bundles} を押すと開く", en="click one of {bundles} bundles to open it"),
    "svg": Words(ja="SVG", en="SVG"),
    "svg_hint": Words(
        ja="表示中の図を SVG（拡大しても粗くならず、文字を写せる）に保存",
        en="Save the map as shown as SVG (sharp at any size, its texts can be copied)",
    ),
    "cut": Words(
        ja="開いたまとめから{n}件だけを図に描いた。残りは下の一覧にあり、検索か絞り込みで図に出る",
        en="{n} rows of the open bundles are drawn; the others are in the table below. Search or filter to draw them",
    ),
    "bundle_count": Words(ja="{kind} {n}件", en="{kind} {n}"),
    "bundle_rows": Words(ja="{kind} {n}行", en="{kind} {n}"),
    "bundle_hint": Words(ja="（押すと開く）", en="(click to open)"),
    "bundle_ends": Words(ja="{ends}か所", en="{ends} boxes"),
    "bundle_rest": Words(ja="ほか{n}", en="{n} more"),
    "bundle_all": Words(ja="{lane}（{n}）", en="{lane} ({n})"),
    "bundle_opened": Words(ja="を開きました", en="is open"),
    "bundle_open": Words(ja="押すと開く", en="Click to open"),
    "bundle_close": Words(ja="押すとたたむ", en="Click to fold"),
    "other_bundle": Words(ja="その他", en="Others"),
    "undrawn": Words(
        ja="うち{n}行は一方の名が記載されず、一覧だけにある",
        en="{n} of them name only one end and are only in the table",
    ),
    "only": Words(ja="この{n}件だけを図に示す", en="Show only these {n}"),
    "more": Words(ja="{total}件のうち{n}件を表示。続きを見る", en="{n} of {total} are listed. Show more"),
    "light": Words(ja="つながりの強調", en="Highlight"),
    "both": Words(ja="両方", en="both ways"),
    "upstream": Words(ja="入ってくる側", en="what comes in"),
    "downstream": Words(ja="出ていく側", en="where it goes"),
    "cypher": Words(ja="これを示す Cypher", en="Cypher that shows this"),
    "cypher_whole": Words(
        ja="この図を作った問い（{question}）の Cypher", en="Cypher of the question behind this map ({question})"
    ),
    "then": Words(ja="その日", en="then"),
    "now": Words(ja="今", en="now"),
    "map_keys": Words(
        ja="矢印キーで箱を移り、Enter で詳細、Esc で戻る。",
        en="Arrow keys move between boxes, Enter opens the details, Escape closes them.",
    ),
    "saved": Words(ja="{name} を保存しました", en="{name} was saved"),
    "compared": Words(ja="比べる点", en="Compared"),
    "question": Words(ja="問い", en="Question"),
    "rows_shown": Words(ja="{total}行のうち{n}行を表示", en="{n} of {total} rows are shown"),
    "citations_shown": Words(ja="引用{total}件のうち{n}件を表示", en="{n} of {total} citations are shown"),
    "rows_table": Words(ja="一覧", en="Table"),
    "no_rows": Words(ja="答えの行はありません。", en="The answer has no rows."),
    "answer_alt": Words(
        ja="答えの図。左の箱から中央の箱へ、中央から右の箱へつながる。同じ内容が下の一覧にある。",
        en="Map of the answer: what leads to a box is on its left, where it leads is on its right. "
        "The table below holds the same rows.",
    ),
    "impact_alt": Words(
        ja="改正の影響の図。左に引く評価書、中央に前の条項、右に後の条項。同じ内容が下の一覧にある。",
        en="Map of an impact: citing documents left, provisions before in the middle, after it right. "
        "The table below holds the same rows.",
    ),
    "rows_of": Words(ja="{n}行", en="Rows: {n}"),
}


def law_of(standings: Standings) -> Words:
    """Return the text that says what “now” means on the map: the day, and what is not known of the law of that day."""
    on, told = standings.on, list(limits_told(standings.limits))
    ja = (f"「今」は{on}。評価書の日に引かれた規定が、その後どうなったか", *(one.ja for one in told))
    en = (f"“Now” is {on}: what has become of the provision that was cited on the document's day",
          *(one.en for one in told))  # fmt: skip
    return Words(ja=f"{'。'.join(ja)}。", en=f"{'. '.join(en)}.")
