"""Where the personal information of one evaluation comes from and goes to: the rows of its flow map."""

from collections import Counter
from typing import Any

from pydantic import BaseModel, ConfigDict

from konkyo.graph.store import Store
from konkyo.i18n import KonkyoError, Words
from konkyo.law.address import Address
from konkyo.queries.catalogue import question


class _Answer(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Named(_Answer):
    """A node by its key and name."""

    key: str
    name: str


class MapFile(Named):
    """A file the evaluation is about, and how many flows of three kinds the form declares; None where it is blank."""

    entrustment: int | None = None
    provision: int | None = None
    transfer: int | None = None


class BothLanguages(_Answer):
    """Texts of the graph in both languages, one beside the other."""

    ja: tuple[str, ...] = ()
    en: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[Words, ...]:
        """The texts, one by one."""
        return tuple(Words(ja=ja, en=en) for ja, en in zip(self.ja, self.en, strict=True))


class Publisher(_Answer):
    """A body that publishes the evaluation, and why it is held to, where the cover does not plainly say it."""

    name: str
    inferred: BothLanguages = BothLanguages()


class MapCount(_Answer):
    """How many flows of one kind the form declares for a file (None: blank), and how many were found."""

    file: str
    kind: str
    declared: int | None = None
    found: int


class MapConnection(_Answer):
    """A system that ``system`` (a key) is connected to, by which option of the form."""

    system: str
    key: str
    name: str
    option: str | None = None


class MapCitation(_Answer):
    """A provision a flow rests on, and the characters of the passage that cite it."""

    address: str
    status: str | None = None
    quote: str | None = None
    passage: str | None = None
    start: int | None = None
    end: int | None = None
    law: str | None = None
    article: str | None = None
    paragraph: str | None = None
    item: str | None = None
    table: str | None = None
    row: str | None = None

    @property
    def cited(self) -> Address:
        """The address step by step."""
        return Address(self.law, self.article, self.paragraph, self.item, self.table, self.row)


class MapPassage(_Answer):
    """A cell of the document that states a flow, and its place in the source."""

    key: str
    section: str
    label: str
    text: str
    line: int | None = None
    page: int | None = None


class MapFlow(_Answer):
    """One flow between one sender and one receiver; either is None where the document does not name it."""

    flow: str
    kind: str
    label: str
    block: int | None = None
    annex_table: str | None = None
    annex_row: str | None = None
    file: str
    refers_to_annex: str | None = None
    annex_fields: tuple[str, ...] = ()
    sender_label: str | None = None
    sender_key: str | None = None
    sender: str | None = None
    receiver_label: str | None = None
    receiver_key: str | None = None
    receiver: str | None = None
    counterparty: str | None = None
    information: str | None = None
    purpose: str | None = None
    matter: str | None = None
    methods: tuple[str, ...] | None = None
    methods_illegible: bool | None = None
    frequency: str | None = None
    subjects_band: str | None = None
    legal_basis_text: str | None = None
    via: tuple[Named, ...] = ()
    citations: tuple[MapCitation, ...] = ()
    passages: tuple[MapPassage, ...] = ()
    inferred: BothLanguages = BothLanguages()
    sender_inferred: tuple[BothLanguages, ...] = ()
    receiver_inferred: tuple[BothLanguages, ...] = ()
    line: int | None = None
    page: int | None = None


class MapDocument(_Answer):
    """The cover of the evaluation, what its source lacks, and how many rows its list of changes has.

    ``unread_share`` is the share of its characters that were not read; ``unfilled`` are the labels without a value that
    the form always fills; ``read_in_part``: one or the other is more than a little.
    """

    title: str | None = None
    number: str | None = None
    form: str
    body: str | None = None
    published: str | None = None
    read_in_part: bool | None = None
    unread_share: float | None = None
    unfilled: tuple[str, ...] = ()
    gaps: BothLanguages = BothLanguages()
    publishers: tuple[Publisher, ...] = ()
    changes: int = 0


class FlowMap(_Answer):
    """All that the map of one evaluation shows, in the document's order."""

    document: MapDocument
    files: tuple[MapFile, ...]
    systems: tuple[Named, ...]
    connections: tuple[MapConnection, ...]
    flows: tuple[MapFlow, ...]

    def counts(self) -> tuple[MapCount, ...]:
        """Return the declared and the found counts of every file, where there is either.

        A flow that stands for an annex is not counted: the rows of the annex are.
        """
        found = {(flow.sender_key, flow.kind, flow.flow) for flow in self.flows if flow.refers_to_annex is None}
        number = Counter((file, kind) for file, kind, _ in found)
        counted = (
            MapCount(file=file.name, kind=kind, declared=getattr(file, kind), found=number[file.key, kind])
            for file in self.files
            for kind in ("entrustment", "provision", "transfer")
        )
        return tuple(count for count in counted if count.declared is not None or count.found)


def flow_map(store: Store, evaluation: str) -> FlowMap:
    """Return the flow map of the Evaluation with the key ``evaluation``.

    An evaluation without flows gives a map without flows. Raises KonkyoError where the store has no such evaluation.
    """
    rows = store.read(question("flow_map").cypher, {"document": evaluation})
    if not rows:
        raise KonkyoError(
            Words(ja="この評価書はグラフにありません", en="this evaluation is not in the graph"),
            where=evaluation,
            cure=Words(
                ja="konkyo build で文書を読み込み、評価書の key を確かめてください",
                en="load the document with konkyo build and check the evaluation's key",
            ),
        )
    first = rows[0]
    return FlowMap.model_validate(
        {
            "document": _part(first, MapDocument),
            **{name: first[name] for name in ("files", "systems", "connections")},
            "flows": [_part(row, MapFlow) for row in rows if row["flow"] is not None],
        }
    )


def _part(row: dict[str, Any], model: type[_Answer]) -> dict[str, Any]:
    return {name: row[name] for name in model.model_fields}
