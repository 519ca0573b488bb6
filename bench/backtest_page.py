"""The section of docs/impact.md and impact.ja.md about all rows of the change logs: what was proposed and written."""

from collections import Counter
from pathlib import Path

from backtest import TITLES, BacktestVerdict, backtested
from markdown_parts import Section, section

from konkyo.i18n import Words

_VERDICTS = Words(
    ja="""変更箇所のうち、法令の改正か番号の変化から書かれた行すべてについて、konkyo の案と変更後の記載。
「選択肢」は、案が要確認の印・廃止の項・一覧の見出しに当たる項として並べたものも含めれば、変更後の引用がすべてあること。
`python bench/backtest.py` が一行ずつ示し、前より悪くなれば試験が落ちる。""",
    en="""All rows of the change logs that were written because of an amendment or its numbers. “Choice”: all that the
body cites afterwards is in the proposal, or laid out beside it (marks, rows that are gone, rows that the list's own
heading asks for). `python bench/backtest.py` shows each row; a test fails if one gets worse.""",
)
_SAID = {
    BacktestVerdict.TEXT: Words("文言も同じ", "the same text"),
    BacktestVerdict.CITATIONS: Words("引用が同じ", "the same citations"),
    BacktestVerdict.NAME: Words("題名が同じ", "the same title"),
    BacktestVerdict.CHOICE: Words("選択肢にある", "a choice that holds them"),
    BacktestVerdict.MARKED: Words("印はあるが足りない", "marked, without all of them"),
    BacktestVerdict.NONE: Words("案なし", "nothing proposed"),
    BacktestVerdict.WRONG: Words("印なしの誤り", "wrong without a mark"),
}


def verdicts(seeds: Path) -> Section:
    """Return the section; ``seeds`` is the folder of the real documents."""
    titled = {(name, row) for name, spans in TITLES.items() for rows in spans.values() for row in rows}
    found = list(backtested(seeds))
    counts = [
        Counter(one.verdict for one in found if ((one.document, one.row) in titled) is of) for of in (False, True)
    ]
    rows = [(_SAID[verdict], *(count[verdict] for count in counts)) for verdict in BacktestVerdict]
    return section(
        Words("変更箇所の全行", "All rows of the change logs"),
        _VERDICTS,
        (Words("判定", "verdict"), Words("条項・番号", "provisions, numbers"), Words("題名", "titles")),
        [*rows, (Words("計", "all"), *(count.total() for count in counts))],
    )
