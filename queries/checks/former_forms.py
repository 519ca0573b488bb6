"""Documents on an edition of their official form that a later one has replaced by the day."""

from collections.abc import Iterator

from konkyo.i18n import Words
from konkyo.queries.checks.evaluation_view import EvaluationView
from konkyo.queries.checks.finding import Finding, FindingEvidence, Severity


def former_forms(document: EvaluationView) -> Iterator[Finding]:
    """Yield that a later edition of the form is in use, with the labels that it adds, where they are known.

    A stamp tells the month of an edition, no day: it counts as in use from the first day of the next month on.
    """
    day, form = document.day, document.form
    if day is None or form is None:
        return
    month = f"{day:%Y-%m}"
    since = [edition for edition in form.later if edition < month]
    if not since:
        return
    added = "、".join(f"「{label}」" for label in form.added) if since[-1] == form.later[-1] else ""
    yield Finding(
        Severity.NOTE,
        "form",
        Words(
            ja=f"{form.name}の様式は {since[-1]} の版になっているが、これは {form.edition} の版である"
            + (f"。加わった欄: {added}" if added else ""),
            en=f"the form of the {form.name} is that of {since[-1]} now; this document is on that of {form.edition}"
            + (f". Labels added since: {added}" if added else ""),
        ),
        Words(
            ja="次に見直すときに今の様式に移し、加わった欄を書く",
            en="move to the present form at the next review, and fill in the fields that it adds",
        ),
        FindingEvidence(None, None, None),
    )
