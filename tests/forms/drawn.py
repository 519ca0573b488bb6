"""Evaluation records of all three forms, as hypothesis draws them: what a body might write, and no more.

Texts carry what real ones do: brackets, middle dots, full-width digits, Latin names, long cells and blank ones.
"""

import datetime
from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st
from options import BOXES, CHOICES, NAMED, OTHER

from konkyo.loaders.forms.labels import BASIC, FORMS, FULL
from konkyo.loaders.record import (
    Change,
    ChosenOption,
    CitedAddress,
    DeclaredCounts,
    Document,
    DocumentEdition,
    File,
    Flow,
    OfficeWork,
    Record,
    RecordCitation,
    Source,
    System,
)


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_WORKS = ("個人住民税の賦課", "国民健康保険の給付", "児童手当の支給", "介護保険", "予防接種の実施", "生活保護の決定")
_BODIES = ("灯坂市長", "北斗原町長", "瑞原県知事", "灯坂市教育委員会", "潮見原広域連合長")
_SYSTEMS = _words("""
    個人住民税システム 共通宛名システム 中間サーバー 地方税ポータルシステム（eLTAX） 収納管理システム
    住民基本台帳システム 申告受付支援システム 医療保険者等向け中間サーバー コンビニ交付システム
    団体内統合宛名システム
""")
_FILES = _words("""
    個人住民税ファイル 国民健康保険資格ファイル 児童手当受給者ファイル 宛名情報ファイル 接種記録ファイル
""")
_PARTIES = _words("""
    厚生労働大臣 日本年金機構 都道府県知事等 全国健康保険協会 日本私立学校振興・共済事業団 市町村長
    後期高齢者医療広域連合 あかり坂電算株式会社 株式会社北斗原データ 独立行政法人日本学生支援機構
""")
_DEPARTMENTS = _words("""
    税務部市民税課 市民部市民課 福祉部障がい福祉課 こども未来部子育て支援課 総務部情報政策課 各区保険年金課
    健康福祉部・介護保険課
""")
_SENTENCES = (
    "課税資料を名寄せし、控除の要件を確かめて税額を算定する。",
    "届出を受けた都度、宛名番号で突き合わせて異動を登録する。",
    "システムの定期処理（月次・年次）及び障害への対応",
    "給付の要件となる所得を把握するため（世帯の状況を含む。）",
    "「灯坂市情報安全対策基準」に従い、年１回以上の確認を行う",
    "eLTAXで受信した申告を１日１回、夜間にまとめて取り込む。",
    "対象者約120,000人のうち、転入・転出のあった者の分を毎月更新する。",
    "紙の帳票は施錠した書庫に納め、５年を過ぎたものは溶解する。",
    "制度の改正に伴う改修、試験環境での検証及び本番への反映",
    "納税通知書の印刷、封入及び封緘",
)
_INFORMATION = _words("""
    地方税関係情報 住民票関係情報 医療保険給付関係情報、介護保険給付等関係情報 宛名、税額及び控除の内訳
""")
_FREQUENCIES = ("情報照会を受けた都度", "日次", "月次（毎月１０日）", "随時", "年1回、4月に提供する。")
_ITEMS = _words("""
    宛名番号 個人番号 世帯番号 氏名（カナ） 住所（番地・方書） 生年月日 性別 課税区分 給与収入額 総所得金額等
    社会保険料控除額 扶養人数 市民税所得割額 県民税均等割額 期別税額 異動事由 異動年月日 被保険者記号・番号
    資格取得事由 減免区分 送付先 口座情報 保険者番号 障害者控除区分 寄附金税額控除額
""")
_PLACES = ("Ⅰ基本情報6.評価実施機関における担当部署②所属長", "Ⅱ5.提供先1①法令上の根拠", "Ⅱ2.⑥")
_STAMPS = ("平成26年4月", "平成28年1月", "平成30年5月", "平成31年1月", "令和6年10月")
_BASES: tuple[tuple[str, tuple[CitedAddress, ...]], ...] = (
    ("番号法第19条第8号", (CitedAddress(law="番号法", article="19", item="8"),)),
    (
        "番号法第19条第8号、別表第二の27の項",
        (CitedAddress(law="番号法", article="19", item="8"), CitedAddress(law="番号法", table="別表第二", row="27")),
    ),
    (
        "番号法第19条第7号及び別表第二の80、85の2の項",
        (
            CitedAddress(law="番号法", article="19", item="7"),
            CitedAddress(law="番号法", table="別表第二", row="80"),
            CitedAddress(law="番号法", table="別表第二", row="85の2"),
        ),
    ),
    ("番号法第９条第２項", (CitedAddress(law="番号法", article="9", paragraph="2"),)),
    ("住民基本台帳法第30条の6", (CitedAddress(law="住民基本台帳法", article="30の6"),)),
)
"""Legal bases as printed, and the provisions that each cites: known here, not read."""

_SOURCE = Source(sha256="0" * 64, format="text", characters=0)
_DAYS = st.dates(min_value=datetime.date(2014, 4, 1), max_value=datetime.date(2026, 3, 31)).map(lambda day: f"{day}")
_MONTHS = _DAYS.map(lambda day: day[:7])
_SHORT = st.sampled_from(_SENTENCES)
_LONG = st.lists(_SHORT, min_size=1, max_size=12).map("".join)
_CELLS = st.one_of(_SHORT, _LONG, st.none())


def _some(values: Sequence[str], least: int, most: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), min_size=least, max_size=most, unique=True).map(tuple)


@st.composite
def records(draw: Any) -> Record:
    """Draw the record of one document. Its places (``at``, evidence, passages, source) are left empty."""
    form = draw(st.sampled_from(FORMS))
    work = f"{draw(st.sampled_from(_WORKS))}に関する事務"
    names = draw(_some(_FILES, 1, 1 if form == BASIC else 2))
    files = [draw(_file(form, ordinal, name)) for ordinal, name in enumerate(names, start=1)]
    flows = [flow for file in files for flow in draw(_flows(form, file.name))] if form != BASIC else []
    stamp = draw(st.sampled_from(_STAMPS))
    return Record(
        document=Document(
            number=draw(st.sampled_from(("5", "12", "31000", "108", None))),
            title=work + draw(st.sampled_from(("", form, f"{form}（案）"))),
            form=form,
            body=draw(st.sampled_from(_BODIES)),
            published=draw(st.one_of(_DAYS, st.none())),
            threshold=draw(st.sampled_from(CHOICES[form]["document.threshold"])),
            evaluated=None if form == BASIC else draw(_DAYS),
            stamp=f"{stamp}様式{FORMS.index(form) + 2}",
            edition=DocumentEdition(name=stamp, told_by="stamp"),
        ),
        office_work=OfficeWork(name=work, subjects_band=draw(st.sampled_from(CHOICES[form]["work.subjects"]))),
        systems=tuple(draw(_systems(form))),
        files=tuple(files),
        flows=tuple(flows),
        declared_counts={} if form == BASIC else {file.name: draw(_counts(flows, file.name)) for file in files},
        changes=tuple(draw(_changes())),
        source=_SOURCE,
    )


@st.composite
def _systems(draw: Any, form: str) -> list[System]:
    found = []
    for ordinal, name in enumerate(draw(_some(_SYSTEMS, 1, 5)), start=1):
        ticked = draw(_some(BOXES["system.connections"], 0, 4)) if form != BASIC else ()
        others = draw(_some(_SYSTEMS, 1, 3)) if OTHER in ticked else ()
        connections = {} if form == BASIC else {option: option in ticked for option in BOXES["system.connections"]}
        found.append(System(ordinal=ordinal, name=name, connections=connections, other_connections=others))
    return found


@st.composite
def _file(draw: Any, form: str, ordinal: int, name: str) -> File:
    if form == BASIC:
        return File(
            ordinal=ordinal, name=name, kind=None, subjects_band=None, record_items_band=None, department=None,
            held_since=None, use_started=None, record_items=(),
        )  # fmt: skip
    return File(
        ordinal=ordinal,
        name=name,
        kind=draw(st.sampled_from(CHOICES[form]["file.kind"])),
        subjects_band=draw(st.one_of(st.sampled_from(CHOICES[form]["file.subjects"]), st.none())),
        record_items_band=draw(st.sampled_from(CHOICES[form]["file.items_band"])),
        department=draw(st.sampled_from(_DEPARTMENTS)),
        held_since=draw(st.one_of(_DAYS, _MONTHS, st.none())),
        use_started=draw(st.one_of(_DAYS, _MONTHS)),
        record_items=draw(_some(_ITEMS, 2, len(_ITEMS))),
    )


def _methods(field: str) -> st.SearchStrategy[tuple[ChosenOption, ...]]:
    ticked = _some(BOXES[field], 1, 3)
    detail = st.sampled_from((*_SYSTEMS, "システムの直接操作", "データ伝送（閉域網）"))
    return st.tuples(ticked, detail).map(
        lambda drawn: tuple(
            ChosenOption(name=option, detail=drawn[1] if option == OTHER else None)
            for option in BOXES[field]
            if option in drawn[0]
        )
    )


@st.composite
def _flows(draw: Any, form: str, file: str) -> list[Flow]:
    full = form == FULL
    methods = draw(_methods("acquisition.methods"))
    frequency = draw(st.sampled_from(_FREQUENCIES)) if full else None
    common = {"file": file, "methods": methods, "frequency": frequency}
    sources = draw(_some(BOXES["acquisition.sources"], 1, 4))
    found = [draw(_acquisition(source, common)) for source in BOXES["acquisition.sources"] if source in sources]
    users, purpose = draw(_some(_DEPARTMENTS, 1, 4)), draw(_LONG)
    handlers = draw(st.sampled_from(CHOICES[form]["use.handlers"]))
    found.append(
        Flow(
            file=file,
            kind="use",
            label="使用",
            counterparty="、".join(users),
            purpose=purpose,
            handlers_band=handlers,
        )
    )
    for number in range(1, draw(st.integers(0, 3)) + 1):
        found += draw(_entrustment(file, number, full=full))
    for kind, heading in (("provision", "提供先"), ("transfer", "移転先")):
        for number in range(1, draw(st.integers(0, 3)) + 1):
            found.append(draw(_shared(file, kind, heading, number)))
    return found


@st.composite
def _acquisition(draw: Any, source: str, common: dict[str, Any]) -> Flow:
    detail = "、".join(draw(_some((*_DEPARTMENTS, *_PARTIES), 1, 4))) if source in NAMED else None
    option = ChosenOption(name=source, detail=detail)
    label = option.printed if source == OTHER else source
    return Flow(kind="acquisition", label=label, source=option, counterparty=detail or source, **common)


@st.composite
def _entrustment(draw: Any, file: str, number: int, *, full: bool) -> list[Flow]:
    label = f"委託事項{number}"
    entrusted = Flow(
        file=file,
        kind="entrustment",
        label=label,
        block=number,
        counterparty=draw(st.sampled_from((*_PARTIES, None))),
        information=draw(st.sampled_from(CHOICES[FULL]["entrustment.scope"])) if full else None,
        purpose=draw(_CELLS),
        methods=draw(_methods("entrustment.methods")) if full else None,
        subjects_band=draw(st.sampled_from(CHOICES[FULL]["entrustment.subjects"])) if full else None,
        matter=draw(_SHORT),
        handlers_band=draw(st.sampled_from(CHOICES[FULL]["entrustment.handlers"])),
    )
    if not draw(st.booleans()):
        return [entrusted]
    again = Flow(
        file=file,
        kind="subentrustment",
        label=f"{label} 再委託",
        block=number,
        counterparty=None,
        purpose=draw(_CELLS),
    )
    return [entrusted, again]


@st.composite
def _shared(draw: Any, file: str, kind: Any, heading: str, number: int) -> Flow:
    text, provisions = draw(st.sampled_from(_BASES))
    return Flow(
        file=file,
        kind=kind,
        label=f"{heading}{number}",
        block=number,
        counterparty=draw(st.sampled_from(_PARTIES if kind == "provision" else _DEPARTMENTS)),
        information=draw(st.one_of(st.sampled_from(_INFORMATION), _CELLS)),
        purpose=draw(_CELLS),
        methods=draw(_methods(f"{kind}.methods")),
        frequency=draw(st.one_of(st.sampled_from(_FREQUENCIES), st.none())),
        subjects_band=draw(st.sampled_from(CHOICES[FULL][f"{kind}.subjects"])),
        legal_basis_text=text,
        legal_basis=tuple(_citations(provisions)),
    )


def _citations(provisions: Sequence[CitedAddress]) -> list[RecordCitation]:
    return [RecordCitation(section="", quote="", start=0, end=0, **found.model_dump()) for found in provisions]


@st.composite
def _counts(draw: Any, flows: Sequence[Flow], file: str) -> DeclaredCounts:
    def declared(kind: str) -> int | None:
        found = sum(flow.kind == kind and flow.file == file for flow in flows)
        return found if found and draw(st.booleans()) else None

    return DeclaredCounts(
        entrustment=declared("entrustment"), provision=declared("provision"), transfer=declared("transfer")
    )


@st.composite
def _changes(draw: Any) -> list[Change]:
    """Rows of a change log: several of one day, so that its date may be merged over them."""
    days = sorted(draw(st.lists(_DAYS, min_size=1, max_size=2, unique=True)))
    rows = draw(st.lists(_change(days), max_size=6, unique_by=lambda row: (row.date, row.item)))
    return sorted(rows, key=lambda row: row.date or "")


@st.composite
def _change(draw: Any, days: list[str]) -> Change:
    before, after = draw(st.sampled_from(_BASES)), draw(st.sampled_from(_BASES))
    cited = draw(st.booleans())
    return Change(
        no=None,
        date=draw(st.sampled_from(days)),
        item=draw(
            st.sampled_from(("Ⅰ基本情報6.評価実施機関における担当部署②所属長", "Ⅱ5.提供先1①法令上の根拠", "Ⅱ2.⑥"))
        ),
        before=before[0] if cited else draw(_CELLS),
        after=after[0] if cited else draw(_LONG),
        before_citations=tuple(_citations(before[1])) if cited else (),
        after_citations=tuple(_citations(after[1])) if cited else (),
        timing=draw(st.sampled_from(("事前", "事後", None))),
        reason=draw(_CELLS),
    )
