"""The day by whose law a document without 公表日 is judged: the latest day before which it cannot have been written."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from konkyo.i18n import Words
from konkyo.law.address import Address
from konkyo.law.dates import first_possible_day, iso_date
from konkyo.law.row_work import days_of_work
from konkyo.law.timeline import law_in_time
from konkyo.loaders.record import Note, Record


@dataclass(frozen=True, slots=True)
class _Clue:
    """The document is not older than ``day``, because it says ``what``."""

    day: date
    what: Words


def with_written_day(record: Record) -> Record:
    """Return ``record`` with ``document.written`` and its reason, where 公表日 is missing and something tells a day."""
    document = record.document
    if document.published or document.written:
        return record
    latest = max(_clues(record), key=lambda clue: clue.day, default=None)
    if latest is None:
        return record
    why = Note(
        code="written-day",
        ja=f"公表日がないので、{latest.what.ja}から、{latest.day}（それより前ではありえない日）の法令で判断する",
        en=f"it has no date of publication; by {latest.what.en} it cannot be older than {latest.day}, so it is judged "
        "by the law of that day",
    )
    given = {"written": latest.day.isoformat(), "inferred": {**document.inferred, "written": why}}
    return record.model_copy(update={"document": document.model_copy(update=given)})


def _clues(record: Record) -> Iterator[_Clue]:
    """Yield what tells a day, the surer kind first: of clues of the same day the first is named."""
    document = record.document
    changed = max((change.date for change in record.changes if change.date), default=None)
    if day := first_possible_day(changed):
        yield _Clue(day, Words(ja=f"最後の変更日（{changed}）", en=f"its last dated change ({changed})"))
    if day := first_possible_day(document.evaluated):
        yield _Clue(day, Words(ja=f"評価実施日（{document.evaluated}）", en=f"the day of evaluation ({day})"))
    edition = document.edition
    if edition and (day := first_possible_day(iso_date(edition.name))):
        yield _Clue(day, Words(ja=f"様式の版（{edition.name}）", en=f"the edition of the form ({edition.name})"))
    if youngest := max(_laws(record), default=None):
        began, name = youngest
        yield _Clue(began, Words(ja=f"引いている法令（{name}、{began} 施行）", en=f"a law it cites ({name}, {began})"))
    if youngest := max(_copied_rows(record), default=None):
        began, name = youngest
        yield _Clue(
            began,
            Words(
                ja=f"用途に写している {name} の文言（{began} から）",
                en=f"the wording of {name} that it copies (in force since {began})",
            ),
        )


def _laws(record: Record) -> Iterator[tuple[date, str]]:
    """Yield the first days of the laws cited, where the texts held begin with the law itself."""
    cited = {citation.law for citation in record.citations}
    cited |= {citation.law for change in record.changes for citation in change.after_citations}
    held = law_in_time().facts.laws
    yield from ((held[name].texts[0], name) for name in cited if name in held and held[name].enacted)


def _copied_rows(record: Record) -> Iterator[tuple[date, str]]:
    """Yield the first days of the rows whose work a flow describes in the row's own words."""
    law = law_in_time()
    for flow in record.flows:
        for basis in flow.legal_basis if flow.purpose else ():
            row = Address(basis.law, table=basis.table, row=basis.row)
            if row.row and (days := days_of_work(row, flow.purpose or "", law)):
                yield days[0], str(row)
