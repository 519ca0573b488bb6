"""The proposals that are written without an officer's decision: only numbers change, and they are read as meant."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from konkyo.i18n import Words
from konkyo.loaders.record import Record
from konkyo.papers.item_words import edition_of
from konkyo.papers.revised_document import AcceptedChange, LeftChange
from konkyo.papers.submission import ReasonTable, submission
from konkyo.queries.columns import VALUES
from konkyo.queries.impact.fates import Concern
from konkyo.queries.impact.touches import Impact, Touch

_NAMED = 5
_READ_OTHERWISE = Words(
    ja="番号だけの変更だが、案を読み直すと意図どおりに読めない",
    en="only numbers change, and the proposal is not read again as meant",
)


def settled_changes(
    record: Record, answer: Impact, reasons: ReasonTable
) -> tuple[list[AcceptedChange], list[LeftChange]]:
    """Return the settled proposals of a document as changes, and the others, which are left to a person."""
    passages = {passage.id: passage for passage in record.passages}
    edition = edition_of(record.document.form, record.passages)
    touches: dict[str, list[Touch]] = defaultdict(list)
    for touch in answer.touches:
        touches[touch.section].append(touch)
    settled: list[AcceptedChange] = []
    left: list[LeftChange] = []
    for one in answer.proposals:
        if one.section not in passages:
            continue
        said = submission(passages[one.section], edition, one.on, settled=one.settled, reasons=reasons)
        change = AcceptedChange(one.section, one.before, one.after, said.timing, said.reason)
        if one.settled:
            settled.append(change)
        else:
            left.append(LeftChange(change, _why(touches[one.section]), _decide(one.on)))
    return settled, left


def _why(touches: Iterable[Touch]) -> Words:
    """Return what is more than a number in one field: 「内容も変更: 別表第二の1の項、…」."""
    quotes: dict[str, list[str]] = defaultdict(list)
    for touch in touches:
        if touch.concern not in (Concern.NUMBER, Concern.NONE) and touch.quote not in quotes[touch.concern]:
            quotes[touch.concern].append(touch.quote)
    if not quotes:
        return _READ_OTHERWISE
    told = [(VALUES["concern", concern], _few(ones)) for concern, ones in quotes.items()]
    return Words(
        ja="。".join(f"{name.ja}: {few.ja}" for name, few in told),
        en="; ".join(f"{name.en}: {few.en}" for name, few in told),
    )


def _few(quotes: Sequence[str]) -> Words:
    more = len(quotes) - _NAMED
    shown = "、".join(quotes[:_NAMED])
    return Words(
        ja=shown + (f"（ほか {more}）" if more > 0 else ""), en=shown + (f" (and {more} more)" if more > 0 else "")
    )


def _decide(on: date) -> Words:
    return Words(
        ja=f"案で採否を決めて書き込む（konkyo impact {on} --draft 案.xlsx、konkyo revise … --decisions 案.xlsx）",
        en=f"decide on it in a draft (konkyo impact {on} --draft draft.xlsx, konkyo revise … --decisions draft.xlsx)",
    )
