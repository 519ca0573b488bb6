"""Small forms made by hand, for the checks: what each cites, lists and hands over is said by the test."""

import re
from typing import Any

from records import Paper

from konkyo.graph.embedded import EmbeddedStore
from konkyo.loaders.facts import facts
from konkyo.queries.checks import Finding, check

TABLE = {"law": "番号法", "table": "別表第二"}
ITEM_8 = {"law": "番号法", "article": "19", "item": "8"}
RULE = (
    "情報提供の根拠: 第三欄（情報提供者）が「市町村長」の項のうち、"
    "第四欄（特定個人情報）に「住民票関係情報」が含まれる項"
)
# The 58 rows that have 市町村長 and 住民票関係情報 in the table of 2023-03-07.
ROWS = re.findall(
    r"[\dの]+",
    "1、2、3、4、6、8、9、11、16、18、20、23、27、30、31、34、35、37、38、39、40、42、48、53、54、57、58、59、61、62、66、67、70、74、77、80、84、"
    "85の2、89、91、92、94、96、97、101、102、103、105、106、107、108、111、112、113、114、116、117、120",
)


class Form(Paper):
    """A 重点項目評価書 of 青海市 (of another body, on another day if told)."""

    def __init__(self, published: str | None = "2023-03-07", body: str = "青海市長") -> None:
        super().__init__()
        self.document |= {"published": published, "body": body}
        self.file("住民税ファイル")

    def cites(self, section: str, text: str, *each: tuple[str, dict[str, str]], meaning: str | None = None) -> None:
        """Add a field that says ``text`` and cites the words of ``each`` in order."""
        place = 0
        self.say(section, text, meaning=meaning)
        for words, address in each:
            start = text.index(words, place)
            place = start + len(words)
            citation = self.citation(section, words, **address)
            self.parts["citations"].append(citation.model_copy(update={"start": start, "end": place}))

    def lists(self, *rows: str, opening: str = RULE) -> None:
        """Add the field on 情報連携 with a list of rows."""
        text, each = f"{opening}（{'、'.join(rows)}の項）", ((row, {**TABLE, "row": row}) for row in rows)
        self.cites("I-5-②", text, *each, meaning="network.basis")

    def hands_over(
        self, to: str, *rows: str, information: str = "住民票関係情報", item: dict[str, str] = ITEM_8, **more: Any
    ) -> None:
        """Add a provision by the network on these rows."""
        label = f"提供先{len(self.parts['flows']) + 1}"
        section = f"II-5 {label} ①"
        text = "第19条" + "".join(f"別表第二の{row}の項" for row in rows)
        self.cites(section, text, ("第19条", item), *((f"別表第二の{row}の項", {**TABLE, "row": row}) for row in rows))
        basis = tuple(one for one in self.parts["citations"] if one.section == section)
        given = {"methods": ("情報提供ネットワークシステム",), "legal_basis_text": text, **more}
        self.flow("provision", label, to, information=information, legal_basis=basis, **given)


def checked(desk: EmbeddedStore, form: Form, **more: Any) -> list[Finding]:
    made = facts(form.record(**more))
    desk.replace([made])
    return check(desk, made.evaluation)
