"""The tables of a register that show the flows of a file: a column for each label that its form has."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from konkyo.i18n import Words
from konkyo.loaders.forms.editions import FormEdition
from konkyo.loaders.record import File, Flow, Passage, Record
from konkyo.papers.item_words import edition_of
from konkyo.papers.register_cells import WHERE, RegisterTable, as_stated, register_table, said_in


@dataclass(frozen=True, slots=True)
class _Column:
    """``meaning``: of the label in the form; a form without it has no such column.

    ``field``: of the flow; None where the flow has none, and the label of its block is shown as printed.
    """

    meaning: str
    field: str | None
    heading: Words


_HANDED = (
    ("provision", Words(ja="提供", en="Provisions"), Words(ja="提供先", en="Recipient")),
    ("transfer", Words(ja="移転", en="Transfers"), Words(ja="移転先", en="Department")),
)
_NO = Words(ja="番号", en="No.")
_MEDIA = Words(ja="方法", en="Media")
_TABLES: tuple[tuple[str, Words, tuple[_Column, ...]], ...] = (
    (
        "acquisition",
        Words(ja="入手元", en="Sources"),
        (
            _Column("acquisition.sources", "label", Words(ja="入手元", en="Source")),
            _Column("acquisition.sources", "counterparty", Words(ja="相手", en="Who")),
            _Column("acquisition.methods", "methods", Words(ja="入手方法", en="Media")),
            _Column("acquisition.frequency", "frequency", Words(ja="時期・頻度", en="When")),
        ),
    ),
    (
        "use",
        Words(ja="使用", en="Use"),
        (
            _Column("use.departments", "counterparty", Words(ja="使用部署", en="Department")),
            _Column("use.purpose", "purpose", Words(ja="使用目的", en="Purpose")),
            _Column("use.handlers", "handlers_band", Words(ja="使用者数", en="Users")),
        ),
    ),
    (
        "entrustment",
        Words(ja="委託", en="Contractors"),
        (
            _Column("entrust.count", "label", Words(ja="委託事項の番号", en="No.")),
            _Column("entrust.count", "matter", Words(ja="委託事項", en="Matter")),
            _Column("entrustment.content", "purpose", Words(ja="委託内容", en="Content")),
            _Column("entrustment.party", "counterparty", Words(ja="委託先", en="Contractor")),
            _Column("entrustment.handlers", "handlers_band", Words(ja="取扱者数", en="Handlers")),
            _Column("entrustment.methods", "methods", Words(ja="提供方法", en="Media")),
        ),
    ),
    (
        "subentrustment",
        Words(ja="再委託", en="Re-contracting"),
        (
            _Column("entrustment.re_exists", "label", Words(ja="委託事項の番号", en="No.")),
            _Column("entrustment.re_matter", "purpose", Words(ja="再委託事項", en="Matter")),
            _Column("entrustment.re_permit", None, Words(ja="許諾方法", en="How it is permitted")),
        ),
    ),
    *(
        (
            kind,
            title,
            (
                _Column(f"{kind}.basis", "label", _NO),
                _Column(f"{kind}.basis", "counterparty", who),
                _Column(f"{kind}.basis", "legal_basis_text", Words(ja="法令上の根拠", en="Legal basis")),
                _Column(f"{kind}.purpose", "purpose", Words(ja="用途", en="Purpose")),
                _Column(f"{kind}.information", "information", Words(ja="情報", en="Information")),
                _Column(f"{kind}.subjects", "subjects_band", Words(ja="本人の数", en="Data subjects")),
                _Column(f"{kind}.methods", "methods", _MEDIA),
                _Column(f"{kind}.frequency", "frequency", Words(ja="時期・頻度", en="When")),
            ),
        )
        for kind, title, who in _HANDED
    ),
)
"""Kind of flow, the title of its table, and its columns."""


def flow_tables(record: Record, file: File) -> Iterator[RegisterTable]:
    """Yield a table for each kind of flow of ``file`` that the form of ``record`` asks for."""
    edition = edition_of(record.document.form, record.passages)
    for kind, title, columns in _TABLES:
        flows = [one for one in record.flows if one.file == file.name and one.kind == kind]
        asked = [one for one in columns if _is_asked(one, edition)]
        if asked:
            yield register_table(
                title, (*(one.heading for one in asked), WHERE), [_row(flow, asked, record) for flow in flows]
            )


def _is_asked(column: _Column, edition: FormEdition) -> bool:
    return bool(str(edition.address(column.meaning)))


def _row(flow: Flow, columns: Sequence[_Column], record: Record) -> tuple[str, ...]:
    cells: list[str] = []
    beside: list[str] = []
    for column in columns:
        if column.field:
            cells.append(_of_flow(flow, column.field))
        else:
            found = [one for one in record.passages if one.meaning == column.meaning and _is_of(one, flow)]
            cells.append(as_stated("\n".join(one.text for one in found)))
            beside += [one.id for one in found]
    return (*cells, said_in(flow, *beside))


def _is_of(passage: Passage, flow: Flow) -> bool:
    """Tell whether a passage stands in the numbered block that ``flow`` is told in."""
    block = passage.address.block
    return block is not None and block.number == flow.block and passage.file in (flow.file, None)


def _of_flow(flow: Flow, field: str) -> str:
    value = getattr(flow, field)
    if field == "counterparty" and value is None and flow.refers_to_annex:
        return flow.refers_to_annex
    return as_stated(value)
