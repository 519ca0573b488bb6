"""Old numbers that were left: where the change log replaced them in other fields, or the law moved a part of them."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from konkyo.i18n import Words
from konkyo.law.address import Address
from konkyo.law.descent_line import Descent, DescentKind
from konkyo.law.timeline import Status, Timeline
from konkyo.queries.checks.evaluation_view import EvaluationView
from konkyo.queries.checks.finding import Finding, Severity
from konkyo.queries.impact.scope import is_within


def left_behind(document: EvaluationView, law: Timeline) -> Iterator[Finding]:
    """Yield provisions that are still cited though they are no longer, or not wholly, what the document means by them.

    A provision is told once: as one that its own change log replaced in other fields, else as one of which the law
    moved a part elsewhere.
    """
    by_log = dict(_replaced_elsewhere(document))
    yield from by_log.values()
    yield from _parted(document, law, frozenset(by_log))


def _replaced_elsewhere(document: EvaluationView) -> Iterator[tuple[Address, Finding]]:
    """Yield provisions that are still cited though rows of the change log replaced them by others that are cited too.

    Only rows that replaced one provision by one other tell which took the place of which. Where 第7号 became 第8号 when
    第8号 became 第9号, no 第8号 was left. 住民基本台帳法第7条 was only told more closely by 第7条第4号.
    """
    replaced, taken = _replaced(document)
    for old, successors in replaced.items():
        new = max(successors, key=lambda one: successors[one])
        still = [one for one in document.citations if one.address == old]
        there = [one for one in document.citations if one.address == new]
        alone = [one for one in still if one.section not in {other.section for other in there}]
        if not there or not alone or old in taken or new in replaced or is_within(new, old) or is_within(old, new):
            continue
        fields = len({one.section for one in there})
        yield (
            old,
            Finding.at(
                Severity.WARNING,
                "left_behind",
                Words(
                    ja=f"変更箇所の {successors[new]} 行で {old} を {new} に改め、{fields} の欄は {new} を引くのに、"
                    f"ここには {old} が残っている",
                    en=f"{successors[new]} rows of the change log put {new} in the place of {old}, and "
                    f"{fields} fields cite {new}; here {old} was left",
                ),
                Words(
                    ja=f"{new} に改めるか、{old} でよい理由を確かめる",
                    en=f"write {new}, or see why {old} is right here",
                ),
                [one.evidence for one in alone],
            ),
        )


def _parted(document: EvaluationView, law: Timeline, told: frozenset[Address]) -> Iterator[Finding]:
    """Yield provisions of which an amendment moved a part elsewhere after the document last wrote the citation.

    Which part is meant takes the officer. When it was written tells the change log; where that does not, nothing is
    said.
    """
    written: dict[Address, date] = {}
    for change in document.changed:
        for cited in change.after if _whole_day(change.on) else ():
            written[cited] = max(date.fromisoformat(change.on or ""), written.get(cited, date.min))
    day = document.day
    for cited in dict.fromkeys(one.address for one in document.citations):
        since = written.get(cited)
        if day is None or since is None or since >= day or cited in told or cited.law not in law.facts.laws:
            continue
        gone = _parts_gone(cited, since, day, law) if law.resolve(cited, day).status is Status.VALID else []
        if gone:
            yield _parted_finding(document, cited, since, gone)


def _whole_day(written: str | None) -> bool:
    return written is not None and len(written) == len("2020-06-11")


def _parts_gone(cited: Address, since: date, day: date, law: Timeline) -> list[Descent]:
    """Return what parts of a provision became between two days, as far as they are in another article or row by then;
    of the provision itself only where it was split."""
    parts = {line.address for line in law.facts.leaving(cited.law or "") if line.address is not None}
    stays = Address(cited.law, cited.article, table=cited.table, row=cited.row)
    lines = [line for part in sorted(parts, key=str) if is_within(part, cited) for line in law.became(part, since, day)]
    return [
        line
        for line in lines
        if line.to and not is_within(line.to, stays) and (line.address != cited or line.kind is DescentKind.SPLIT)
    ]


def _parted_finding(document: EvaluationView, cited: Address, since: date, gone: list[Descent]) -> Finding:
    places = [one.evidence for one in document.citations if one.address == cited]
    on = max(line.on for line in gone)
    moved = [line.address for line in gone if line.address]
    least = [one for one in moved if not any(is_within(other, one) for other in moved if other != one)]
    parts = "、".join(str(one).removeprefix(str(cited)) or str(one) for one in dict.fromkeys(least))
    goals = [Address(line.to.law, line.to.article, table=line.to.table, row=line.to.row) for line in gone if line.to]
    to = "、".join(map(str, dict.fromkeys(goals)))
    return Finding.at(
        Severity.WARNING,
        "left_behind",
        Words(
            ja=f"{on} の改正で、{cited} の一部（{parts}）が {to} に移ったのに、"
            f"{cited} を引く記載は {since} の変更のままである",
            en=f"on {on} an amendment moved a part of {cited} ({parts}) to {to}, and what cites {cited} "
            f"is as it was written in the change of {since}",
        ),
        Words(ja=f"移った部分のことなら {to} に改める", en=f"write {to} where the part that moved is meant"),
        places,
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
