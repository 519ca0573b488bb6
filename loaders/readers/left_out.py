"""Words that a source holds and does not say: struck through, white on white, or beyond what is printed.

They are no living text, so no reader makes them part of a cell. Each becomes a note with its words and its place.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from konkyo.i18n import Words
from konkyo.loaders.record import At, Note


class LeftOut(StrEnum):
    """Why words are left out; the value is the code of the note."""

    STRUCK = "struck-through"
    WHITE = "white-text"
    OUTSIDE = "outside-print-area"
    WATERMARK = "watermark"
    LAYER = "hidden-layer"
    INVISIBLE = "invisible-text"


_WHY = {
    LeftOut.STRUCK: Words("取消線で消されている", "are struck through"),
    LeftOut.WHITE: Words("白地に白で書かれ、見えない", "are white on white and cannot be seen"),
    LeftOut.OUTSIDE: Words("印刷範囲の外にある", "lie outside the print area"),
    LeftOut.WATERMARK: Words("透かしである", "are a watermark"),
    LeftOut.LAYER: Words("表示されないレイヤーにある", "are on a layer that is switched off"),
    LeftOut.INVISIBLE: Words("見えない文字として置かれている", "are set as text that is not drawn"),
}


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a cell; ``left_out`` says why they are not read, None for living text.

    ``of_cell``: they have no font of their own, so that of their cell decides.
    """

    text: str
    left_out: LeftOut | None = None
    of_cell: bool = False


def living(runs: Iterable[Run]) -> str:
    """Return the text of the runs that are read."""
    return "".join(run.text for run in runs if run.left_out is None)


def left_out_notes(runs: Iterable[Run], at: At, where: str = "") -> Iterator[Note]:
    """Yield a note for each reason why some of ``runs`` are not read; ``where`` names their place, as in 「B3」."""
    words: dict[LeftOut, list[str]] = {}
    for run in runs:
        if run.left_out is not None and run.text.strip():
            words.setdefault(run.left_out, []).append(run.text)
    for why, texts in words.items():
        yield left_out_note(why, "".join(texts), at, where)


def left_out_note(why: LeftOut, text: str, at: At, where: str = "") -> Note:
    """Return the note that ``text`` was not read."""
    quote = " ".join(text.split())
    before = f"{where} " if where else ""
    return Note(
        code=why.value,
        ja=f"{before}「{quote}」は{_WHY[why].ja}ので読んでいない",
        en=f"{before}the words “{quote}” {_WHY[why].en} and were not read",
        at=at,
    )
