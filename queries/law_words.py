"""The words of the answers of konkyo law: headings of their columns, and their fixed values."""

from datetime import date

from konkyo.i18n import Words
from konkyo.law.statute_version import NOT_FIXED
from konkyo.queries.columns import COMMON, VALUES

LAW_WORDS = COMMON.extended(
    {
        "law_id": Words(ja="法令ID", en="Law id"),
        "from": Words(ja="いつから", en="From"),
        "until": Words(ja="いつまで", en="Until"),
        "texts": Words(ja="本文", en="Texts"),
        "how": Words(ja="分かり方", en="How known"),
        "upcoming": Words(ja="これから施行", en="To come"),
        "repealed": Words(ja="廃止", en="Repealed"),
        "origin": Words(ja="事実の出所", en="Facts"),
        "titles": Words(ja="題名", en="Titles"),
        "command": Words(ja="加えるコマンド", en="What adds it"),
        "event": Words(ja="何が", en="What"),
        "caption": Words(ja="見出し", en="Caption"),
        "before": Words(ja="それまでの条項", en="Provision before"),
        "between": Words(ja="この間のどこか", en="On some day between"),
        "status_before": Words(ja="前の判定", en="Status before"),
    },
    {("status_before", value): words for (column, value), words in VALUES.items() if column == "status"}
    | {
        ("how", "list"): Words(ja="改正の一覧と本文", en="list of amendments, and texts"),
        ("how", "texts"): Words(ja="本文だけ", en="texts only"),
        ("how", "none"): Words(ja="本文なし（評価書が引く）", en="no text; cited"),
        ("origin", "shipped"): Words(ja="同梱", en="shipped"),
        ("origin", "yours"): Words(ja="加えたもの", en="yours"),
        ("origin", "yours_older"): Words(
            ja="加えたもの（同梱より古い）", en="yours, known less long than what comes with konkyo"
        ),
        ("upcoming", str(NOT_FIXED)): Words(ja="日未定", en="a day not fixed"),
        ("on", str(NOT_FIXED)): Words(ja="日未定", en="not fixed"),
        ("event", "held"): Words(ja="手もとの最初の本文にある", en="in the first text held"),
        ("event", "new"): Words(ja="新設", en="new"),
        ("event", "came"): Words(ja="この番号になった", en="got this number"),
        ("event", "caption"): Words(ja="見出しが変わった", en="other caption"),
        ("event", "changed"): Words(ja="文言が変わった", en="other wording"),
        ("event", "ended"): Words(ja="廃止", en="abolished"),
        ("event", "undecided"): Words(ja="なくなった（行方は判定不能）", en="gone; what it became is undecidable"),
    },
)
"""The words of every answer, and these."""


def days_told(days: tuple[date, ...]) -> Words:
    """Return days in words; one that is not fixed is said to be so."""
    shown = [LAW_WORDS.values.get(("upcoming", str(day)), Words.same(day)) for day in days]
    return Words(ja="、".join(one.ja for one in shown), en=", ".join(one.en for one in shown))
