"""Old numbers that the change log replaced in other fields and that were left in one."""

from collections import defaultdict
from collections.abc import Iterator

from konkyo.i18n import Words
from konkyo.law.address import Address
from konkyo.queries.checks.evaluation_view import EvaluationView
from konkyo.queries.checks.finding import Finding, Severity, elsewhere


def left_behind(document: EvaluationView) -> Iterator[Finding]:
    """Yield provisions that are still cited though rows of the change log replaced them by others that are cited too.

    Only rows that replaced one provision by one other tell which took the place of which. Where 第7号 became 第8号 when
    第8号 became 第9号, no 第8号 was left.
    """
    replaced, taken = _replaced(document)
    for old, successors in replaced.items():
        new = max(successors, key=lambda one: successors[one])
        still = [one for one in document.citations if one.address == old]
        there = [one for one in document.citations if one.address == new]
        alone = [one for one in still if one.section not in {other.section for other in there}]
        if not there or not alone or old in taken or new in replaced or _within(new, old) or _within(old, new):
            continue
        fields = len({one.section for one in there})
        yield Finding(
            Severity.WARNING,
            "left_behind",
            Words(
                ja=f"変更箇所の {successors[new]} 行で {old} を {new} に改め、{fields} の欄は {new} を引くのに、"
                f"ここには {old} が残っている",
                en=f"{successors[new]} rows of the change log put {new} in the place of {old}, and "
                f"{fields} fields cite {new}; here {old} was left",
            ),
            Words(
                ja=f"{new} に改めるか、{old} でよい理由を確かめる", en=f"write {new}, or see why {old} is right here"
            ),
            alone[0].evidence,
            elsewhere(alone[0].evidence, (one.evidence for one in alone)),
        )


def _replaced(document: EvaluationView) -> tuple[dict[Address, dict[Address, int]], set[Address]]:
    """Return what rows put in the place of each provision, how many each, and the provisions that came to be cited
    elsewhere on the day on which others replaced them, or later.
    """
    replaced: dict[Address, dict[Address, int]] = defaultdict(lambda: defaultdict(int))
    gone_on: dict[Address, str] = {}
    came_on: dict[Address, str] = {}
    for change in document.changed:
        gone, come = change.before - change.after, change.after - change.before
        if len(gone) == len(come) == 1:
            (old,), (new,), on = gone, come, change.on or ""
            replaced[old][new] += 1
            gone_on[old] = min(on, gone_on.get(old, on))
            came_on[new] = max(on, came_on.get(new, on))
    return replaced, {one for one, on in came_on.items() if one in gone_on and on >= gone_on[one]}


def _within(part: Address, whole: Address) -> bool:
    """Tell whether ``part`` is a part of ``whole``: 住民基本台帳法第7条 was only told more closely by 第7条第4号."""
    steps = ((whole.article, part.article), (whole.paragraph, part.paragraph), (whole.item, part.item))
    tables = ((whole.table, part.table), (whole.row, part.row))
    return part.law == whole.law and all(above in (None, below) for above, below in (*steps, *tables))
