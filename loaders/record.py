"""The evaluation record: what one 特定個人情報保護評価書 says, as data. The public contract of konkyo's reading.

Every list keeps the document's order. Strings are as printed, without tags, line breaks and layout white space.
``None`` = the document leaves it blank; ``"ILLEGIBLE"`` = the source lost it. The same bytes give the same record.
"""

from typing import Annotated, Any, Literal

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer

from konkyo.loaders.record_account import Account
from konkyo.loaders.record_base import DRAFT as DRAFT
from konkyo.loaders.record_base import ILLEGIBLE as ILLEGIBLE
from konkyo.loaders.record_base import RECORD_ITEMS as RECORD_ITEMS
from konkyo.loaders.record_base import REPEATED as REPEATED
from konkyo.loaders.record_base import At as At
from konkyo.loaders.record_base import Evidence as Evidence
from konkyo.loaders.record_base import Illegible as Illegible
from konkyo.loaders.record_base import Model
from konkyo.loaders.record_base import Note as Note
from konkyo.loaders.record_base import Part as Part
from konkyo.loaders.record_risks import Incident as Incident
from konkyo.loaders.record_risks import Reviews as Reviews
from konkyo.loaders.record_risks import Risk as Risk

FormName = Literal["基礎項目評価書", "重点項目評価書", "全項目評価書", "変更箇所一覧"]
FlowKind = Literal["acquisition", "use", "entrustment", "subentrustment", "provision", "transfer"]
BlockKind = Literal["system", "entrustment", "provision", "transfer"]

RECORD_VERSION: Literal[2] = 2
"""Version of this contract. It grows when records of the old version do not fit the new one, or the other way round.

Records of an older version are read by ``konkyo.loaders.build.record_upgrade``.
"""

COVER = "表紙"
"""``PassageAddress.part`` of a cell of the cover."""

IsoDate = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
"""An ISO date, or an ISO month or year where the document gives no more."""


class FormBlock(Model):
    """A numbered block of the form: 提供先3."""

    kind: BlockKind = Field(description="システム, 委託事項, 提供先 or 移転先")
    number: int


class AnnexAddress(Model):
    """A row of a 別紙."""

    table: str = Field(description="the 別紙 as printed: 別紙2")
    row: str | None = Field(default=None, description="its 項番 as printed; null for the head of the 別紙")


class PassageAddress(Model):
    """Where in the form a cell stands: one of ``part``, ``annex``, ``change`` and ``page``, and what is in a part.

    As JSON it has only the fields that are given: most cells have few of them.
    """

    part: str | None = Field(default=None, description="表紙, I to VI, or A, A1, A2, A3 for a 別添")
    file: int | None = Field(default=None, description="number of its file, where the document has several files")
    section: str | None = Field(default=None, description="number of the section: 5 of II-5")
    block: FormBlock | None = None
    numeral: str | None = Field(default=None, description="the circled numeral: ①")
    annex: AnnexAddress | None = None
    change: int | None = Field(default=None, description="of a cell of the change log: its row in the document, from 1")
    page: int | None = Field(default=None, description="of a cell whose place in the form could not be told: its page")

    @model_serializer(mode="wrap")
    def _given(self, serialize: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {field: value for field, value in serialize(self).items() if value is not None}


class Passage(Model):
    """One labelled cell of the document with its text; every other part of the record points to passages."""

    id: str = Field(
        description="the address as people read it, unique in the record: "
        '"II-5 提供先3 ①"; with several files "II(2)-3-①". Use ``address`` instead of taking it apart'
    )
    address: PassageAddress
    label: str = Field(description="the label as the official form words it")
    meaning: str | None = Field(
        default=None,
        description="what the label means, the same in all forms and their editions: network.basis; null for a cell of "
        "a 別紙 or of the change log, and where its place in the form could not be told",
    )
    file: str | None = Field(default=None, description="name of the file whose part of the form it stands in")
    text: str
    at: At


class CitedAddress(Model):
    """The address of one single provision."""

    law: str | None
    article: str | None = None
    paragraph: str | None = None
    item: str | None = None
    table: str | None = None
    row: str | None = None


class RecordCitation(CitedAddress):
    """A provision as a passage cites it."""

    section: str = Field(description="id of the passage")
    quote: str = Field(description="the words that cite it, ``passage.text[start:end]``")
    start: int
    end: int
    marked: tuple[Note, ...] = Field(default=(), description="misprints read as meant, and other oddities")
    confidence: Literal["sure", "inferred"] | None = Field(
        default=None, description="sure: the passage itself says which it is; inferred: by ``rule``; null: not told"
    )
    rule: str | None = Field(default=None, description="code of the first note of ``marked`` by which it is inferred")


class DocumentEdition(Model):
    """The edition of the form: the month of its stamp, 「平成31年1月」."""

    name: str
    told_by: Literal["stamp", "labels"] = Field(
        description="stamp: printed on the document; labels: inferred from the labels and numerals that it prints"
    )


class Document(Part):
    """The cover."""

    number: str | None
    title: str | None
    form: FormName
    body: str | None = Field(description="評価実施機関名")
    published: IsoDate | None = Field(description="公表日")
    written: IsoDate | None = Field(
        default=None,
        description="where 公表日 is missing: the day before which it cannot have been written, by whose law it is "
        "judged; ``inferred`` says why. Null where 公表日 is given or nothing tells a day",
    )
    threshold: str | None = Field(default=None, description="しきい値判断結果")
    evaluated: IsoDate | None = Field(default=None, description="実施日 of the 基礎項目評価")
    stamp: str | None = Field(default=None, description="様式 stamp, as printed")
    edition: DocumentEdition | None = Field(
        default=None, description="edition of the form; null where neither its stamp nor its labels tell it"
    )

    @property
    def day(self) -> IsoDate | None:
        """The day by whose law it is judged: 公表日, else the day that was inferred."""
        return self.published or self.written


class OfficeWork(Part):
    """The 事務."""

    name: str | None
    subjects_band: str | None = Field(description="対象人数")


class System(Part):
    """One システムN of I-2."""

    ordinal: int
    name: str
    connections: dict[str, bool | Illegible] = Field(description="printed option → ticked or not")
    connections_inferred: dict[str, Note] = Field(
        default={}, description="printed option → why it is read as ticked though its mark is lost"
    )
    other_connections: tuple[str, ...] = Field(description="names in the brackets of その他, split")


class File(Part):
    """One 特定個人情報ファイル."""

    ordinal: int
    name: str
    kind: str | None = Field(description="ファイルの種類")
    subjects_band: str | None = Field(description="対象となる本人の数")
    record_items_band: str | None = Field(description="記録される項目")
    department: str | None = Field(description="事務担当部署")
    held_since: IsoDate | None = Field(description="保有開始日")
    use_started: IsoDate | None = Field(description="使用開始日")
    record_items: tuple[str, ...] = Field(description="全ての記録項目, from the 別添")


class ChosenOption(Model):
    """A ticked option as printed, and the words in its brackets: 「その他（システムの直接操作）」."""

    name: str
    detail: str | None = None

    @property
    def printed(self) -> str:
        """Both as one text for people."""
        return f"{self.name}（{self.detail}）" if self.detail else self.name


class Flow(Part):
    """One acquisition, use, entrustment, sub-entrustment, provision or transfer."""

    file: str
    kind: FlowKind
    label: str = Field(description="as printed: 提供先3, 別紙2 項番4; for an acquisition the ticked 入手元")
    block: int | None = Field(default=None, description="the number of its block: 3 for 提供先3")
    annex: AnnexAddress | None = Field(default=None, description="of a flow that is a row of a 別紙")
    source: ChosenOption | None = Field(default=None, description="the ticked 入手元, for an acquisition")
    counterparty: str | None
    information: str | None = None
    purpose: str | None = None
    methods: tuple[ChosenOption, ...] | Illegible | None = None
    frequency: str | None = None
    subjects_band: str | None = None
    legal_basis_text: str | None = None
    legal_basis: tuple[RecordCitation, ...] = ()
    matter: str | None = Field(default=None, description="委託事項, for an entrustment")
    handlers_band: str | None = Field(default=None, description="使用者数, or 取扱者数 of an entrustment")
    refers_to_annex: str | None = Field(default=None, description="the 別紙 that it points to; its rows are flows too")
    annex_fields: tuple[str, ...] = Field(
        default=(), description="fields whose words point to a 別紙 or 別添: 「別紙1のとおり」"
    )
    inherited: tuple[str, ...] = Field(
        default=(), description="fields that a row of a 別紙 takes from the flow that points to the 別紙"
    )


class DeclaredCounts(Model):
    """The (n)件 that the form declares for one file."""

    entrustment: int | None = None
    provision: int | None = None
    transfer: int | None = None


class Change(Part):
    """One row of 変更箇所."""

    no: str | None
    date: IsoDate | None
    item: str | None
    before: str | None = None
    after: str | None = None
    before_citations: tuple[RecordCitation, ...] = ()
    after_citations: tuple[RecordCitation, ...] = ()
    timing: str | None = None
    reason: str | None = None


class Source(Model):
    """The bytes that were read."""

    sha256: str
    format: str
    encoding: str | None = None
    characters: int


class Record(Model):
    """What one document says."""

    document: Document
    office_work: OfficeWork
    systems: tuple[System, ...] = ()
    files: tuple[File, ...] = ()
    flows: tuple[Flow, ...] = ()
    declared_counts: dict[str, DeclaredCounts] = Field(default={})
    risks: tuple[Risk, ...] = Field(default=(), description="of each file, and of 様式2; in the form's order")
    reviews: Reviews | None = Field(default=None, description="null where the document has no part about risks")
    citations: tuple[RecordCitation, ...] = Field(default=(), description="every citation outside the change log")
    changes: tuple[Change, ...] = ()
    gaps: tuple[Note, ...] = Field(default=(), description="what the source lacks or doubles")
    notes: tuple[Note, ...] = Field(default=(), description="what was odd, and how it was read")
    passages: tuple[Passage, ...] = ()
    source: Source
    account: Account | None = Field(
        default=None, description="what became of each character; null in a record that an older konkyo kept"
    )
    record_version: Literal[2] = Field(default=RECORD_VERSION, description="version of this schema of the record")
