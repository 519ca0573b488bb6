"""How rows and boxes look on a map: colour, shape, sign and name. Colour is never the only difference.

The colours are those of Okabe and Ito, darkened so that text in them has a contrast of at least 4.5:1 on white.
"""

from dataclasses import dataclass
from typing import Any

from konkyo.i18n import Words

INK, _PALE, _RULE, _QUIET = "#1f2933", "#ffffff", "#7b8794", "#52606d"


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
        RowLook("via", Words(ja="経由", en="Passes through"), "△", "#006b4e", "#e6f3ef", (2, 4)),
        RowLook("cites", Words(ja="引用", en="Cites"), "☆", "#4d4d4d", "#f1f1f1", (2, 4)),
        # What has become of a provision.
        RowLook("renumbered", Words(ja="番号変更", en="Renumbered"), "▷", "#005b94", "#e9f2f8"),
        RowLook("moved", Words(ja="移動", en="Moved"), "▶", "#006b4e", "#e6f3ef"),
        RowLook("split", Words(ja="分割", en="Split"), "◁", "#9b4a78", "#f8edf3", (9, 3, 2, 3)),
        RowLook("merged", Words(ja="統合", en="Merged"), "◀", "#7a6000", "#f7f2df", (16, 5)),
        RowLook("parts", Words(ja="一部が移動", en="Parts moved"), "◇", "#9b4a78", "#f8edf3", (9, 4)),
        RowLook("changed", Words(ja="内容変更", en="Changed"), "◆", "#7a6000", "#f7f2df", (9, 4)),
        RowLook("abolished", Words(ja="廃止", en="Abolished"), "×", "#b34700", "#fcefe6", (2, 4)),
        RowLook("undecidable", Words(ja="判定不能", en="Undecidable"), "？", "#4d4d4d", "#f1f1f1", (2, 4)),
        RowLook("unchanged", Words(ja="変更なし", en="Unchanged"), "＝", "#4d4d4d", "#f1f1f1"),
        # The rows of any other question.
        RowLook("leads", Words(ja="つながり", en="Leads to"), "●", "#005b94", "#e9f2f8"),
    )
}
"""Every kind of row a map may have."""


@dataclass(frozen=True, slots=True)
class Look:
    """The look of a box. ``radius``: of its corners, in px. ``broken``: its border is dashed."""

    words: Words
    background: str = _PALE
    border: str = _RULE
    radius: int = 2
    broken: bool = False

    def options(self) -> dict[str, Any]:
        """Return the look as options of vis-network."""
        shape = {"borderRadius": self.radius, "borderDashes": [4, 3] if self.broken else False}
        return {"color": {"background": self.background, "border": self.border}, "shapeProperties": shape}


BOX_LOOKS = {
    # Outside parties have round corners, departments of the body square ones; where no name is stated, a dashed border.
    "party": Look(Words(ja="外の相手", en="Outside party"), radius=9),
    "department": Look(Words(ja="機関内の部署", en="Department of the body"), "#f4f6f8", _QUIET, 0),
    "unnamed": Look(Words(ja="相手の名の記載なし", en="Party not named"), radius=9, broken=True),
    "file": Look(Words(ja="特定個人情報ファイル", en="File of personal information"), "#e8ecf1", _QUIET),
    "system": Look(Words(ja="この事務のシステム", en="System of this work"), "#f4f6f8", _QUIET),
    "own": Look(Words(ja="機関のシステム", en="System of a body"), "#e8ecf1", _QUIET),
    "body": Look(Words(ja="評価実施機関", en="Body"), "#f4f6f8", _QUIET, 9),
    "connected": Look(Words(ja="接続先のシステム", en="Connected system"), broken=True),
    "shared": Look(Words(ja="国などが共用するシステム", en="System shared by bodies"), "#fdf6e3", _QUIET, 9),
    "work": Look(Words(ja="事務", en="Work"), "#f4f6f8", _QUIET, 0),
    "document": Look(Words(ja="評価書", en="Evaluation"), _PALE, _QUIET, 0),
    "provision": Look(Words(ja="条項", en="Provision"), "#e8ecf1", _QUIET),
    "heir": Look(Words(ja="改正後の条項", en="Provision after it"), "#f4f6f8", _QUIET),
    "gone": Look(Words(ja="引き継ぐ条項なし", en="No provision in its place"), radius=9, broken=True),
    "thing": Look(Words(ja="答えに現れる物", en="Named in the answer"), radius=2),
    "group": Look(Words(ja="まとまり（押すと内訳）", en="Group (click for its rows)"), "#f4f6f8", _RULE, 9),
}
"""Every look a box may have."""
