"""The evidence of a line of descent in words, in Japanese and in English."""

from konkyo.law.descent_line import Descent, DescentKind, Ground
from konkyo.law.statute_version import NOT_FIXED

NO_DAY = "未定 / not fixed"
_GROUNDS = {
    Ground.SAME: ("参照を除き同文", "says the same but for references"),
    Ground.ALIKE: ("文言がよく似ている", "says much the same"),
    Ground.PART: ("一方の文言が他方の一部である", "one is a part of what the other says"),
    Ground.REWRITTEN: (
        "同じ並びの同じ番号で、文言は書き換えられた",
        "rewritten, at the same number between the same others",
    ),
    Ground.ROW: (
        "同じ表の同じ項について定める。文言は書き換えられた",
        "rewritten, and about the same row of the table",
    ),
    Ground.DELETED: ("「削除」となった", "only 削除 is left in its place"),
    Ground.NOTHING_ALIKE: ("他方に似た文言がない", "nothing on the other side is like it"),
    Ground.FIRST_PARAGRAPH: ("一項だけの条は、その項を兼ねる", "an article of one paragraph is that paragraph"),
    Ground.RIVALS: ("同じくらい似た条項がほかにもある", "others are as like it"),
    Ground.FAINT: ("同じとも別とも言えない", "neither alike nor different enough"),
    Ground.STATED: ("改正案のファイルにそう書かれている", "the amendment file says so"),
}
_FIELDS = {
    "caption": ("見出し", "caption"),
    "text": ("文言", "text"),
    "requester": ("求める者・使用者", "requester"),
    "work": ("事務", "work"),
    "provider": ("情報提供者", "provider"),
    "information": ("特定個人情報", "information"),
}


def descent_evidence(line: Descent) -> tuple[str, str]:
    """Return why ``line`` is believed and what differs, in Japanese and in English."""
    ja, en = _GROUNDS[line.ground]
    if line.differs and line.kind is not DescentKind.UNDECIDABLE:
        ja += "。違い: " + "、".join(_FIELDS[name][0] for name in line.differs)
        en += "; differs in " + ", ".join(_FIELDS[name][1] for name in line.differs)
    for pairs, (lost_ja, lost_en) in ((line.lost, ("減った", "no longer")), (line.gained, ("増えた", "now also"))):
        if pairs:
            named = [f"{provider}＝{kind}" for provider, kind in pairs]
            ja += f"。{lost_ja}もの: " + "、".join(named)
            en += f"; {lost_en}: " + ", ".join(named)
    if line.on == NOT_FIXED:
        ja += "。施行日は未定"
        en += "; the day of effect is not fixed"
    if line.between:
        first, last = line.between
        ja += f"。施行日は {first} から {last} までのどの日かまでは分からない"
        en += f"; on an unknown day from {first} to {last}"
    return ja, en


def printed_day(line: Descent) -> str:
    """Return the day of ``line`` or, where it is not known, the first and the last possible day."""
    return (
        f"{line.between[0]} – {line.between[1]}" if line.between else NO_DAY if line.on == NOT_FIXED else str(line.on)
    )
