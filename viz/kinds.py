"""How each kind of flow looks: colour, sign, line and name. Never told apart by colour alone.

The colours are Okabe and Ito's, darkened until text in them has a contrast of at least 4.5:1 on white.
"""

from dataclasses import dataclass

from i18n import Words


@dataclass(frozen=True, slots=True)
class Kind:
    """The look of one kind of flow. ``dashes`` are lengths of line and gap in px; none is an unbroken line."""

    name: str
    words: Words
    sign: str
    colour: str
    tint: str
    dashes: tuple[int, ...] = ()


KINDS = {
    kind.name: kind
    for kind in (
        Kind("acquisition", Words(ja="入手", en="Acquisition"), "●", "#005b94", "#e9f2f8"),
        Kind("use", Words(ja="使用", en="Use"), "○", "#4d4d4d", "#f1f1f1", (2, 4)),
        Kind("entrustment", Words(ja="委託", en="Entrustment"), "■", "#b34700", "#fcefe6", (9, 4)),
        Kind("subentrustment", Words(ja="再委託", en="Sub-entrustment"), "□", "#9b4a78", "#f8edf3", (9, 3, 2, 3)),
        Kind("provision", Words(ja="提供", en="Provision"), "▲", "#006b4e", "#e6f3ef"),
        Kind("transfer", Words(ja="移転", en="Transfer"), "◆", "#7a6000", "#f7f2df", (16, 5)),
    )
}
"""Kinds of flow in the order of the form."""
