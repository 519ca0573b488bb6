"""What a cell of a scattered sheet says: the text that surely belongs to a label, answers in brackets, boxes."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from konkyo.loaders.forms.labels import FormEntry
from konkyo.loaders.forms.matching import fold_label
from konkyo.loaders.forms.scattered.sheets import LooseLine, Token
from konkyo.loaders.pages import BoxMark

_RESIDUE = re.compile(
    r"^[\[\]［］]|[\[［]\s*[○〇]?\s*$|^[○〇](?:$|\s*\])|^[(（]?\s*[)）]$|^[(（]$|^[(（]\s*\d*\s*[)）]\s*件"
    r"|^\d{1,2}[)）]|^[<＜〈]\s*選択肢"
)
_ANSWER = re.compile(r"[\[［]\s*([^\[\]［］\n○〇][^\[\]［］\n]*?)\s*(?:[\]］]|$)", re.M)
_BOX = re.compile(r"(?P<open>[\[［])?\s*(?P<mark>[○〇]?)\s*[\]］]\s*(?P<option>[^\[\]［］]+?)\s*(?=[\[［]|$)")
_LOOSE_OPEN = re.compile(r"[\[［]\s*(?P<mark>[○〇]?)\s*$")
_OTHER = re.compile(r"^その\s*他(?:$|\s*[(（]\s*(?P<detail>.*?)\s*(?P<close>[)）])?$)", re.S)
_CLOSING = re.compile(r"^.{0,60}[)）]$")
_EMPTY_BRACKETS = re.compile(r"\s*[(（]\s*[)）]$")

_PEOPLE = r"1万人未満|1万人以上10万人未満|10万人以上100万人未満|100万人以上1,000万人未満|1,000万人以上"
ANSWERS = {
    "work.subjects": r"1,000人未満|1,000人以上1万人未満|1万人以上10万人未満|10万人以上30万人未満|30万人以上",
    "file.kind": r"システム用ファイル|その他の電子ファイル\(表計算ファイル等\)",
    "file.subjects": _PEOPLE,
    "file.items_band": r"10項目未満|10項目以上50項目未満|50項目以上100項目未満|100項目以上",
    "entrust.count": r"委託する|委託しない",
    "entrustment.scope": r"特定個人情報ファイルの全体|特定個人情報ファイルの一部",
    "entrustment.subjects": _PEOPLE,
    "entrustment.re_exists": r"再委託する|再委託しない",
    "provision.subjects": _PEOPLE,
    "transfer.subjects": _PEOPLE,
}
"""The answers that a choice field can have, folded: an answer in brackets is known by these wherever it stands."""


def residue(text: str) -> bool:
    """Tell whether ``text`` is a piece of boxes, brackets or a list of options, not a text that fills a cell."""
    return _depth(text) < 0 or all(_RESIDUE.search(line.strip()) for line in text.splitlines())


def value(tokens: Sequence[Token], index: int, after: Iterable[str] = ()) -> tuple[LooseLine, ...] | None:
    """Return the lines that surely fill the label at ``index``; () if it is surely blank; None if that is lost.

    A value on the label's line or glued under it (no blank line between) is the label's own. A paragraph further down
    is, if the form's next label (a meaning of ``after``) stands right behind it: the two labels hold
    it between them. Two paragraphs there are not of one cell. Nor is it, if a paragraph stands before the label that
    the label before has no room for: values may stand before their labels there.
    """
    token = tokens[index]
    rest = tokens[index + 1 :]
    own: tuple[LooseLine, ...] = ()
    if token.inline:
        own = (LooseLine(token.inline, token.lines[-1].at, opens=True),)
    if rest and rest[0].plain and not rest[0].lines[0].opens and not residue(rest[0].text):
        if own:
            return None
        own, rest = rest[0].lines, rest[1:]
    if own:
        if not token.inline and any(line.text.lstrip().startswith(("[", "]", "［", "］")) for line in own):
            return None
        # Another paragraph behind may be the rest of the value, or another cell's.
        lone = len(own) == 1 and bool(token.inline)
        return own if lone or not (rest and rest[0].plain and not residue(rest[0].text)) else None
    wanted = set(after)
    closing = next((place for place, other in enumerate(rest) if not other.plain), None)
    if closing is None or not wanted & {entry.meaning for entry in rest[closing].entries}:
        return None
    if closing == 0:
        return ()
    return rest[0].lines if closing == 1 and not residue(rest[0].text) and not _left_over(tokens, index) else None


def _left_over(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether more text stands right before a label than the label before that one can hold, if there is one."""
    texts, before = 0, None
    for token in reversed(tokens[:index]):
        if not token.plain:
            before = token
            break
        texts += not residue(token.text)
    full = before is None or before.inline or any(map(_holds_no_text, before.entries))
    return texts > (not full)


def _holds_no_text(entry: FormEntry) -> bool:
    return entry.meaning in ANSWERS or entry.meaning.startswith(("section.", "part."))


def answers(tokens: Iterable[Token], meaning: str) -> list[str]:
    """Return the answers in brackets that can only be ``meaning``'s, as printed with their brackets."""
    pattern = re.compile(ANSWERS[meaning])
    found = []
    for token in tokens:
        text = token.inline if token.entries else token.text
        for match in _ANSWER.finditer(text):
            if pattern.fullmatch(fold_label(match[1])):
                found.append(f"[ {match[1].strip()} ]")
    return found


SOURCES = (
    "本人又は本人の代理人",
    "評価実施機関内の他部署",
    "行政機関・独立行政法人等",
    "地方公共団体・地方独立行政法人",
    "民間事業者",
)
"""Options of 入手元, besides その他."""

WAYS = (
    "情報提供ネットワークシステム",
    "庁内連携システム",
    "専用線",
    "電子メール",
    "電子記録媒体",
    "フラッシュメモリ",
    "紙",
    "その他",
)
"""How the options of 入手方法, 提供方法 and 移転方法 begin."""


_NOTHING_BESIDE: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Ticked:
    """One box: option, whether it is ticked (None: its bracket is torn and cannot be told), words in its brackets.

    ``closer``: for a その他 whose bracket closes elsewhere, the index of the token where it surely does; else None.
    """

    option: str
    tick: bool | None
    detail: str
    closer: int | None = None


def ticked(tokens: Iterable[Token], beside: Mapping[str, str] = _NOTHING_BESIDE) -> list[Ticked]:
    """Return the boxes printed on these tokens.

    A box torn in two (「[ ○」 here, 「] 紙」 there) is unticked if no torn-off half carries a ○. ``beside`` tells which
    option the form prints to the right of another: 「[ ] 宛名システム [ ○」 opens the box of 税務システム.
    """
    pieces = {t.index: "".join(_spaced(line.text) for line in t.lines).strip() for t in tokens if t.plain}
    torn = _Torn(pieces.values(), beside)
    openers = [index for index, piece in pieces.items() if "]" in piece and _depth(piece) > 0]
    closers = [
        index for index, piece in pieces.items() if "]" not in piece and _CLOSING.search(piece) and _depth(piece) < 0
    ]
    lone = closers[0] if len(openers) == len(closers) == 1 else None
    found = []
    for piece in pieces.values():
        for match in _BOX.finditer(piece):
            option = match["option"].strip()
            tick = True if match["mark"] else False if match["open"] else torn.tick(option)
            other = _OTHER.match(option)
            if other is None:
                found.append(Ticked(_EMPTY_BRACKETS.sub("", option), tick, ""))
            elif other["close"]:
                found.append(Ticked("その他", tick, other["detail"] or ""))
            elif lone is not None and other["detail"] is not None:
                detail = (other["detail"] + pieces[lone].rstrip("）) ")).strip()
                found.append(Ticked("その他", tick, detail, lone))
            else:
                found.append(Ticked("その他", None if tick else tick, other["detail"] or ""))
    return found


class _Torn:
    """The opening halves of torn boxes: beside which option they stand, or alone."""

    def __init__(self, pieces: Iterable[str], beside: Mapping[str, str]) -> None:
        pieces = list(pieces)
        self._opened: dict[str, list[bool]] = {}
        self._alone: list[bool] = []
        for piece in pieces:
            half = _LOOSE_OPEN.search(piece)
            if half is None:
                continue
            before = piece[: half.start()].rpartition("]")[2].strip()
            mate = next((right for left, right in beside.items() if before.startswith(left)), None)
            (self._opened.setdefault(mate, []) if mate else self._alone).append(bool(half["mark"]))
        self._closed = [m["option"].strip() for p in pieces for m in _BOX.finditer(p) if not (m["open"] or m["mark"])]
        # A ○ torn from both its brackets may stand in any torn box.
        self._stray = any(piece in ("○", "〇") for piece in pieces)

    def tick(self, option: str) -> bool | None:
        """Tell whether the torn box of ``option`` is ticked; None if its halves may be one or another."""
        mate = next((name for name in self._opened if option.startswith(name)), None)
        may_be = set(self._opened[mate]) if mate else set()
        if mate is None or len(self._opened[mate]) < sum(other.startswith(mate) for other in self._closed):
            may_be |= set(self._alone)
        if len(may_be) != 1 or (self._stray and may_be == {False}):
            return None
        return may_be.pop()


def printed(boxes: Sequence[Ticked]) -> str:
    """Return boxes as one group of whole boxes, a line each, in the form's order."""
    order = (*SOURCES, *WAYS)
    ranked = sorted(boxes, key=lambda box: next((i for i, name in enumerate(order) if box.option.startswith(name)), 99))
    return "\n".join(f"[ {_SIGN[b.tick]} ] {b.option}{f'（{b.detail}）' if b.detail else ''}" for b in ranked)


_SIGN = {True: "○", False: "", None: BoxMark.LOST.value}


def _spaced(text: str) -> str:
    return text.strip() + (" " if text.rstrip().endswith(("]", "[")) else "")


def _depth(text: str) -> int:
    return sum(c in "(（" for c in text) - sum(c in ")）" for c in text)
