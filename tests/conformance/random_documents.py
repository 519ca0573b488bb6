"""Documents made at random: cycles, parallel flows, a file that hands over to itself, Japanese of every kind, nulls."""

import random
from collections.abc import Iterator

from hand import Document, Stated

from konkyo.graph.document_facts import DocumentFacts
from konkyo.i18n import Words

BODIES = ("甲市", "乙町（ﾃｽﾄ）")
NAMES = (
    "国税庁長官",
    "ｺｸｾﾞｲﾁｮｳ",
    "か\u3099いふ\u3099",
    "がいぶ",
    "𠮷野家",
    "葛󠄀城市",
    "名　前",
    "a'b\"c`d\\e",
    "ＡＢＣ",
    "ABC",
)
"""Half width, marks apart and joined, beyond 16 bits, a variant of a character, wide blank, quotes, wide and narrow."""
BASES = ("番号法第19条第7号", "番号法第19条第8号", "番号法別表第二の1の項", "住民基本台帳法第12条")
KINDS = ("acquisition", "use", "entrustment", "subentrustment", "provision", "transfer")
SYSTEMS = ("税システム", "情報提供ネットワークシステム", "住基ネットワークシステム", "窓口")


def documents(seed: int) -> Iterator[DocumentFacts]:
    """Two bodies of three documents each, one of them with an older version."""
    chance = random.Random(seed)
    for body in BODIES:
        for title, published in (("事務1", "2020-01-01"), ("事務1", "2022-01-01"), ("事務2", "2021-06")):
            yield _document(chance, body, title, published).facts()


def _document(chance: random.Random, body: str, title: str, published: str) -> Document:
    files = [f"File:台帳{number}" for number in range(3)]
    others = [f"Party:{name}" for name in NAMES] + [f"Department:課{number}" for number in range(3)]

    def ends(of: list[str]) -> str:
        return "+".join(chance.sample(of, chance.choice((1, 1, 2))))

    flows = []
    for number in range(chance.randint(3, 6)):
        kind = chance.choice(KINDS)
        sender, receiver = (ends(others), chance.choice(files)) if kind == "acquisition" else (
            chance.choice(files), chance.choice([ends(others), ends(files), None])
        )  # fmt: skip
        flow = Stated(
            sender, kind, receiver, f"{kind}{number}",
            information=chance.choice([None, "地方税関係情報", "住民票関係情報"]),
            basis=tuple(chance.sample(BASES, chance.randint(0, 2))),
            via=chance.choice([None, *SYSTEMS]),
            illegible=chance.random() < 0.2,
            inferred=chance.choice([(), (Words(ja="印が読めない", en="its mark is lost"),)]),
        )  # fmt: skip
        # The same flow said twice, in two rows of the form.
        flows += [flow] if chance.random() < 0.8 else [flow, _again(flow, number)]
    pairs = tuple(tuple(chance.choices(SYSTEMS, k=2)) for _ in range(4))
    counts = {"台帳0": (1, 2, 0)} if chance.random() < 0.5 else {}
    return Document(body, title, published, tuple(flows), chance.sample(SYSTEMS, 2), pairs, counts, ("欠け",), ())


def _again(flow: Stated, number: int) -> Stated:
    return Stated(flow.sender, flow.kind, flow.receiver, f"{flow.kind}{number} 再掲", information=flow.information)
