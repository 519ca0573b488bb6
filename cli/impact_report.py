"""What konkyo impact prints for a person: the counts by evaluation, the proposals, the sum, and what to do next."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from konkyo.cli.command_help import text
from konkyo.i18n import Words

if TYPE_CHECKING:
    from konkyo.queries.impact.scope import Scope
    from konkyo.queries.impact.touches import Impact, Touch

_INDENT = 4
_NAMED = 5
"""How many passages with an unfaithful proposal are named."""


def print_counts(touches: "list[Touch]") -> None:
    """Print for each evaluation how many passages, flows and citations are touched, and what to look at."""
    from konkyo.cli.line_breaks import broken_lines
    from konkyo.cli.output import console

    to = console()
    for _, group in groupby(sorted(touches, key=lambda one: one.evaluation), key=lambda one: one.evaluation):
        of_document = list(group)
        first = of_document[0]
        to.print(" ".join(filter(None, (first.body, first.document, first.published))), style="bold")
        for line in broken_lines(f"{_counted(of_document)} ({_concerns(of_document)})", to.width - _INDENT):
            to.print(" " * _INDENT + line)


def _counted(touches: "Sequence[Touch]") -> Words:
    passages = len({touch.passage for touch in touches})
    flows = len({flow["key"] for touch in touches for flow in touch.affected_flows})
    return Words(
        ja=f"欄 {passages}、流れ {flows}、引用 {len(touches)}",
        en=f"passages {passages}, flows {flows}, citations {len(touches)}",
    )


def _concerns(touches: "Iterable[Touch]") -> str:
    from konkyo.queries.columns import COMMON

    counted = Counter(touch.concern for touch in touches)
    return text("、", ", ").join(
        f"{COMMON.shown('concern', concern)} {count}" for concern, count in counted.most_common()
    )


def print_proposals(answers: "list[Impact]") -> None:
    """Print each passage as it stands and as proposed."""
    from konkyo.cli.line_breaks import broken_lines
    from konkyo.cli.output import console

    to = console()
    for answer in answers:
        for one in answer.proposals:
            to.rule(" ".join(filter(None, (one.body, one.document, one.section, one.label))), align="left")
            parts = (text("今: ", "now: ") + one.before, text("案: ", "proposed: ") + one.after, *map(str, one.apart))
            for line in (line for part in parts for line in broken_lines(part, to.width)):
                to.print(line)


def summarise(touches: "list[Touch]", scopes: "list[Scope]") -> None:
    """Print the days that were asked about, and how much is touched."""
    from konkyo.cli.output import tell
    from konkyo.law.statute_version import NOT_FIXED
    from konkyo.queries.impact.touches import NOT_MEANT

    bodies = len({touch.body for touch in touches})
    documents = len({touch.evaluation for touch in touches})
    counted = _counted(touches)
    for scope in scopes:
        if scope.last == NOT_FIXED:
            continue
        since = scope.first or text("各評価書の日", "each document's date")
        tell(Words(ja=f"{since} から {scope.last} までの変化", en=f"what changed from {since} to {scope.last}"))
    tell(Words(
        ja=f"機関 {bodies}、評価書 {documents}、{counted.ja}",
        en=f"bodies {bodies}, documents {documents}, {counted.en}",
    ))  # fmt: skip
    tell(_concerns(touches))
    tell(NOT_MEANT)


def tell_days(answers: "list[Impact]", scopes: "list[Scope]") -> None:
    """Print for each day to come how many documents and passages it touches, days that are not fixed apart."""
    from konkyo.cli.output import tell
    from konkyo.law.statute_version import NOT_FIXED

    for answer, scope in zip(answers, scopes, strict=True):
        documents = len({touch.evaluation for touch in answer.touches})
        passages = len({touch.passage for touch in answer.touches})
        cited = len(answer.touches)
        day = Words(ja="施行日未定", en="day not fixed") if scope.last == NOT_FIXED else scope.last
        tell(Words(
            ja=f"{day}: 評価書 {documents}、欄 {passages}、引用 {cited}",
            en=f"{day}: documents {documents}, passages {passages}, citations {cited}",
        ))  # fmt: skip
    if not scopes:
        tell(Words(
            ja="公布されて施行前の改正は、手もとの法令にありません（konkyo law update で取り込めます）",
            en="The laws held have no amendment that is enacted and not yet in force (konkyo law update)",
        ))  # fmt: skip


def advise(touches: "list[Touch]", *, drafted: bool, counts_only: bool) -> None:
    """Print how to see the passages, which proposals to correct by hand, and how to get the proposals as rows."""
    from konkyo.cli.output import tell

    if counts_only:
        tell(Words(
            ja="欄ごとの内容と案: --document 機関名や題名 で評価書を選ぶか、--all",
            en="The passages and proposals: choose evaluations by --document WORDS, or take --all",
        ))  # fmt: skip
    wrong = list(dict.fromkeys(f"{one.body or ''} {one.section}".strip() for one in touches if one.faithful is False))
    if wrong:
        shown = ", ".join(wrong[:_NAMED]) + (" …" if wrong[_NAMED:] else "")
        tell(Words(
            ja=f"案に印があるか、読み直すと意図どおりでない欄（手で直してください）: {shown}",
            en=f"Proposals with a mark, or not read back as meant (correct them by hand): {shown}",
        ))  # fmt: skip
    if any(one.proposed for one in touches) and not drafted:
        tell(Words(
            ja="案は、--draft ファイル.xlsx を付ければ変更箇所の行（一つの欄に一行）になります",
            en="With --draft FILE.xlsx the proposals become rows for 変更箇所, one for each passage",
        ))  # fmt: skip
