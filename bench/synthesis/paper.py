"""A form that is being filled in: lines of text, in one of the two styles of published transcriptions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from synthesis import words

BANDS = ("1万人未満", "1万人以上10万人未満", "10万人以上100万人未満")
PEOPLE = ("1,000人未満", "1,000人以上1万人未満", "1万人以上10万人未満", "10万人以上30万人未満", "30万人以上")
STAFF = ("10人未満", "10人以上50人未満", "50人以上100人未満", "100人以上500人未満")
COUNTS = ("10項目未満", "10項目以上50項目未満", "50項目以上100項目未満", "100項目以上")


@dataclass
class Paper:
    """The lines of one document, and the facts put into it, as the evaluation record words them (``truth``)."""

    random: Random
    html: bool
    """Boxes are HTML inputs; otherwise they are 「[ ○ ]」."""
    lines: list[str] = field(default_factory=list)
    truth: dict[str, Any] = field(default_factory=dict)
    damage: list[str] = field(default_factory=list)
    """The kinds of damage done to it."""

    def line(self, *texts: str) -> None:
        """Print lines."""
        self.lines.extend(texts)

    def cell(self, label: str, value: str = "") -> None:
        """Print a row of label and value."""
        self.lines.append(f"{label}\t{value}")

    def choice(self, label: str, options: Sequence[str], chosen: str, after: str = "") -> None:
        """Print a row whose value is one of the form's options, with the list of them."""
        listed = " ".join(f"{number}) {option}" for number, option in enumerate(options, 1))
        answer, head = (f"[{chosen}]", "<選択肢>") if self.html else (f"[ {chosen} ]", "＜選択肢＞")
        self.cell(label, f"{answer} {head} {listed}{after}")

    def boxes(self, label: str, options: Iterable[str], ticked: dict[str, str]) -> list[str]:
        """Print a row of boxes; ``ticked`` maps options to the text in their brackets. Return the ticked options as a
        record words them.
        """
        printed, worded = [], []
        for option in options:
            mark = self._mark(option in ticked)
            text = ticked.get(option, "")
            has_brackets = option in WITH_TEXT
            brackets = (f" ( {text} )" if self.html else f" （ {text} ）") if has_brackets else ""
            printed.append(f"{mark} {option}{brackets}")
            if option in ticked:
                worded.append(f"その他（{text}）" if option == "その他" else option)
        if self.html:
            rows = [" ".join(printed[start : start + 3]) for start in range(0, len(printed), 3)]
            self.cell(label, " ".join(f"<p>{row}</p>" for row in rows))
        else:
            self.cell(label, " ".join(printed))
        return worded

    def _mark(self, ticked: bool) -> str:
        if self.html:
            return '[<input checked="" type="checkbox"/>]' if ticked else "[]"
        return "[ ○ ]" if ticked else "[ ]"

    def prose(self, characters: int) -> str:
        """Return sentences of about ``characters`` characters, up to a third more or less."""
        text = words.prose(self.random, int(characters * self.random.uniform(0.67, 1.33)))
        if not self.html or characters < 300:
            return text
        parts = text.split("。")
        middle = len(parts) // 2
        return f"<p>{'。'.join(parts[:middle])}。</p> <p>{'。'.join(parts[middle:])}</p>"


WITH_TEXT = frozenset(
    {"その他", "評価実施機関内の他部署", "行政機関・独立行政法人等", "地方公共団体・地方独立行政法人", "民間事業者"}
)
SOURCES = (
    "本人又は本人の代理人",
    "評価実施機関内の他部署",
    "行政機関・独立行政法人等",
    "地方公共団体・地方独立行政法人",
    "民間事業者",
    "その他",
)
ENTRY = ("紙", "電子記録媒体(フラッシュメモリを除く。)", "フラッシュメモリ", "電子メール", "専用線", "庁内連携システム",
         "情報提供ネットワークシステム", "その他")  # fmt: skip
PROVISION = (
    "情報提供ネットワークシステム",
    "専用線",
    "電子メール",
    "電子記録媒体(フラッシュメモリを除く。)",
    "フラッシュメモリ",
    "紙",
    "その他",
)
TRANSFER = ("庁内連携システム", *PROVISION[1:])
CONNECTIONS = ("情報提供ネットワークシステム", "庁内連携システム", "住民基本台帳ネットワークシステム", "既存住民基本台帳システム", "宛名システム等",
               "税務システム", "その他")  # fmt: skip
