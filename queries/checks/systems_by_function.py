"""A system under a name that the list of systems lacks, while one of that list does what the name says.

「宛名管理サーバー」 does 「団体内統合宛名番号の付番」, and 「団体内統合宛名システム」 is named in words on another.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from konkyo.i18n import Words
from konkyo.queries.checks.compact_text import CompactText
from konkyo.queries.checks.differing_names import SYSTEM_NAMES, printed_names
from konkyo.queries.checks.evaluation_view import EvaluationView, Field
from konkyo.queries.checks.finding import Finding, Severity, elsewhere

_NAME, _FUNCTIONS = "system.name", "system.functions"
_LEAST = 4
"""A name says what its system does in so many characters, beside the last word of every system's name."""
_IN_COMMON = 2
"""So many characters the two names have in common."""


def systems_by_function(document: EvaluationView) -> Iterator[Finding]:
    """Yield the names that are no listed system's and say what just one of these does, which is named much like it."""
    listed = {field.block: field for field in document.meaning(_NAME) if field.block}
    does = {field.block: CompactText.of(field).text for field in document.meaning(_FUNCTIONS)}
    texts = [CompactText.of(field) for field in document.readable]
    for name, places in printed_names(SYSTEM_NAMES, texts).items():
        what = re.sub(f"(?:{SYSTEM_NAMES.ends})$", "", name)
        if len(what) < _LEAST or any(name in field.text for field in listed.values()):
            continue
        done = re.compile(rf"{re.escape(what)}(?:番号|情報|データ)")
        doing = [field for block, field in listed.items() if done.search(does.get(block, "")) and _alike(what, field)]
        if len(doing) == 1:
            called = _name(doing[0])
            yield Finding(
                Severity.WARNING,
                "name",
                Words(
                    ja=f"「{name}」はシステムの一覧になく、その名の示す「{what}」は「{called}」の機能に書かれている。"
                    "同じシステムとみられる",
                    en=f"「{name}」 is not in the list of systems, and what its name says, 「{what}」, is a "
                    f"function of 「{called}」: it seems to be that system",
                ),
                Words(ja=f"「{called}」にそろえるか、別のシステムとして挙げる",
                      en=f"use the name 「{called}」, or list it as a system of its own"),
                places[0],
                elsewhere(places[0], (*places, doing[0].found(0, len(doing[0].text)))),
            )  # fmt: skip


def _name(listed: Field) -> str:
    """Return the name in the field of a listed system, without a note behind it."""
    return next(iter(printed_names(SYSTEM_NAMES, [CompactText.of(listed)])), listed.text.strip())


def _alike(what: str, listed: Field) -> bool:
    return SequenceMatcher(None, what, _name(listed), autojunk=False).find_longest_match().size >= _IN_COMMON
