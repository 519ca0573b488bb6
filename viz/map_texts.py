"""The texts of the maps of answers: their headings and lanes."""

from dataclasses import dataclass

from konkyo.i18n import Words
from konkyo.viz.map_words import WORDS


@dataclass(frozen=True, slots=True)
class MapTexts:
    """The texts of the map of one question. ``drawn`` names columns that the map shows, which the table leaves out.

    ``woven``: the map is a network.
    """

    heading: Words
    lanes: tuple[Words, Words, Words]
    drawn: tuple[str, ...] = ()
    woven: bool = False


PLAIN = MapTexts(
    Words(ja="問いの答えの図", en="Map of an answer"),
    (WORDS["from"], Words(ja="つながり", en="Joined by"), WORDS["to"]),
)
MAP_TEXTS = {
    "systems": MapTexts(
        Words(ja="機関のシステム", en="Systems of a body"),
        (
            Words(ja="用いる事務", en="Works that run on it"),
            Words(ja="システム", en="System"),
            Words(ja="接続先", en="Connected to"),
        ),
        woven=True,
    ),
    "relying": MapTexts(
        Words(ja="条項に拠る評価書と流れ", en="Who relies on a provision"),
        (
            Words(ja="拠る評価書", en="Documents that rely on it"),
            Words(ja="条項（その番号で効力を持つ期間）", en="Provision (while it stands at this address)"),
            Words(ja="それで渡す先", en="Recipients on it"),
        ),
        drawn=("stated_by", "stands"),
    ),
    "together": MapTexts(
        Words(ja="機関に共通の相手とシステム", en="What bodies have in common"),
        (
            Words(ja="渡す・用いる評価書", en="Documents giving or using it"),
            Words(ja="共通の相手・システム", en="Party or system in common"),
            Words(ja="受け取る評価書", en="Documents receiving from it"),
        ),
        drawn=("giver", "receiver"),
    ),
    "side_by_side": MapTexts(
        Words(ja="二つの評価書の異同", en="Two evaluations compared"),
        (WORDS["from"], WORDS["compared"], WORDS["to"]),
    ),
}  # fmt: skip
"""Question → the texts of its map, where the general ones do not fit."""
