"""How rows and boxes look on a map: colour, shape, sign and name. Colour is never the only difference.

The colours are those of Okabe and Ito, darkened so that text in them has a contrast of at least 4.5:1 on white.
"""

import colorsys
from dataclasses import dataclass
from typing import Any

from konkyo.i18n import Words

INK, _PALE, _RULE = "#1f2933", "#ffffff", "#7b8794"
_NIGHT = 0.09
"""How light the darkest ground of a dark page is, from 0 to 1."""


def night(colour: str) -> str:
    """Return what ``colour`` (#rrggbb) is on a dark page: of the same hue, dark where it was light."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, light, strength = colorsys.rgb_to_hls(red, green, blue)
    # Dark colours, those of lines and words, become lighter than they were dark: on black a hue needs more light.
    turned = _NIGHT + (1 - _NIGHT) * (1 - light) ** (0.7 if light < 0.5 else 1.0)
    parts = colorsys.hls_to_rgb(hue, min(1.0, turned), strength * 0.75)
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


@dataclass(frozen=True, slots=True)
class RowLook:
    """The look of one kind of row. ``dashes`` are lengths of line and gap in px; empty for a solid line."""

    name: str
    words: Words
    sign: str
    colour: str
    tint: str
    dashes: tuple[int, ...] = ()


ROW_LOOKS = {
    kind.name: kind
    for kind in (
        # The kinds of flow, in the order of the form.
        RowLook("acquisition", Words(ja="入手", en="Acquisition"), "●", "#005b94", "#e9f2f8"),
        RowLook("use", Words(ja="使用", en="Use"), "○", "#4d4d4d", "#f1f1f1", (2, 4)),
        RowLook("entrustment", Words(ja="委託", en="Entrustment"), "■", "#b34700", "#fcefe6", (9, 4)),
        RowLook("subentrustment", Words(ja="再委託", en="Sub-entrustment"), "□", "#9b4a78", "#f8edf3", (9, 3, 2, 3)),
        RowLook("provision", Words(ja="提供", en="Provision"), "▲", "#006b4e", "#e6f3ef"),
        RowLook("transfer", Words(ja="移転", en="Transfer"), "◆", "#7a6000", "#f7f2df", (16, 5)),
        # What else a document states of a system or a provision.
        RowLook("runs_on", Words(ja="使う", en="Runs on"), "▶", "#005b94", "#e9f2f8"),
        RowLook("connects_to", Words(ja="接続", en="Connected"), "◇", "#4d4d4d", "#f1f1f1", (9, 4)),
        RowLook("lost", Words(ja="接続の印が読めない", en="Connection not legible"), "※", "#8f3600", "#fdf0e8", (2, 3)),
        RowLook("via", Words(ja="経由", en="Passes through"), "△", "#006b4e", "#e6f3ef", (2, 4)),
        RowLook("cites", Words(ja="引用", en="Cites"), "☆", "#4d4d4d", "#f1f1f1", (2, 4)),
        # What has become of a provision.
        RowLook("renumbered", Words(ja="番号変更", en="Renumbered"), "▷", "#005b94", "#e9f2f8"),
        RowLook("moved", Words(ja="移動", en="Moved"), "▶", "#006b4e", "#e6f3ef"),
        RowLook("split", Words(ja="分割", en="Split"), "◁", "#9b4a78", "#f8edf3", (9, 3, 2, 3)),
        RowLook("merged", Words(ja="統合", en="Merged"), "◀", "#7a6000", "#f7f2df", (16, 5)),
        RowLook("parts", Words(ja="一部が移動", en="Parts moved"), "◇", "#9b4a78", "#f8edf3", (9, 4)),
        RowLook("changed", Words(ja="内容変更", en="Changed"), "◆", "#7a6000", "#f7f2df", (9, 4)),
        RowLook("title", Words(ja="題名変更", en="Law renamed"), "△", "#005b94", "#e9f2f8", (16, 5)),
        RowLook("abolished", Words(ja="廃止", en="Abolished"), "×", "#b34700", "#fcefe6", (2, 4)),
        RowLook("undecidable", Words(ja="判定不能", en="Undecidable"), "？", "#4d4d4d", "#f1f1f1", (2, 4)),
        RowLook("unchanged", Words(ja="変更なし", en="Unchanged"), "＝", "#4d4d4d", "#f1f1f1"),
        RowLook("unknown", Words(ja="不明", en="Not known"), "？", "#4d4d4d", "#f1f1f1", (2, 4)),
        # In which of two evaluations something is.
        RowLook("in_both", Words(ja="両方にある", en="In both"), "＝", "#006b4e", "#e6f3ef"),
        RowLook("in_first", Words(ja="左だけにある", en="Only on the left"), "◧", "#005b94", "#e9f2f8", (9, 4)),
        RowLook("in_second", Words(ja="右だけにある", en="Only on the right"), "◨", "#b34700", "#fcefe6", (2, 4)),
        # The rows of any other question.
        RowLook("leads", Words(ja="つながり", en="Leads to"), "●", "#005b94", "#e9f2f8"),
    )
}
"""Every kind of row a map may have."""


@dataclass(frozen=True, slots=True)
class Look:
    """The look of a box: ``radius`` of corners and ``width`` of the border in px. ``broken``: the border is dashed."""

    words: Words
    background: str = _PALE
    border: str = _RULE
    radius: int = 2
    broken: bool = False
    width: int = 1

    def options(self) -> dict[str, Any]:
        """Return the look as options of vis-network."""
        shape = {"borderRadius": self.radius, "borderDashes": [4, 3] if self.broken else False}
        colours = {"background": self.background, "border": self.border}
        return {"color": colours, "shapeProperties": shape, "borderWidth": self.width}


BOX_LOOKS = {
    # Grounds differ in hue and lightness, boxes also in border or corners, so that a grey print tells them apart.
    # Outside parties have round corners, departments of the body square ones and a thick border.
    "party": Look(Words(ja="外の相手", en="Outside party"), "#ffffff", "#52606d", 9),
    "department": Look(Words(ja="機関内の部署", en="Department of the body"), "#e2edf7", "#2f5d8a", 0, width=2),
    "unnamed": Look(Words(ja="相手の名の記載なし", en="Party not named"), "#ffffff", "#7b8794", 9, broken=True),
    "file": Look(Words(ja="特定個人情報ファイル", en="File of personal information"), "#ccd5df", "#1f2933", 2, width=2),
    "system": Look(Words(ja="この事務のシステム", en="System of this work"), "#ddd6ee", "#5b4a8a", 2),
    "own": Look(Words(ja="機関のシステム", en="System of a body"), "#ddd6ee", "#5b4a8a", 2),
    "body": Look(Words(ja="評価実施機関", en="Body"), "#e2edf7", "#2f5d8a", 9),
    "connected": Look(Words(ja="接続先のシステム", en="Connected system"), "#f6f4fb", "#5b4a8a", 2, broken=True),
    "shared": Look(
        Words(ja="国などが共用するシステム", en="System shared by bodies"), "#fbe7b0", "#7a5b00", 14, width=2
    ),
    "lost": Look(
        Words(ja="接続先の印が原文で失われている", en="Marks of its connections lost in the source"),
        "#fbe3da", "#b34700", 0, broken=True, width=2,
    ),
    "work": Look(Words(ja="事務", en="Work"), "#e2edf7", "#2f5d8a", 0, width=2),
    "document": Look(Words(ja="評価書", en="Evaluation"), "#ffffff", "#1f2933", 0, width=2),
    "provision": Look(Words(ja="条項", en="Provision"), "#ccd5df", "#1f2933", 2),
    "heir": Look(Words(ja="改正後の条項", en="Provision after it"), "#e6f3ef", "#006b4e", 2),
    "gone": Look(Words(ja="引き継ぐ条項なし", en="No provision in its place"), "#ffffff", "#b34700", 9, broken=True),
    "aspect": Look(Words(ja="比べる点", en="Compared"), "#ccd5df", "#1f2933", 2, width=2),
    "thing": Look(Words(ja="答えに現れる物", en="Named in the answer"), "#ffffff", "#52606d", 2),
    "bundle": Look(Words(ja="まとめ", en="Bundle"), "#f4f6f8", "#7b8794", 9),
}  # fmt: skip
"""Every look a box may have."""
