"""Flow maps made by hand, small and large, for the tests of the page."""

import random
import re

from konkyo.queries.flow_map import (
    FlowMap,
    MapCitation,
    MapConnection,
    MapDocument,
    MapFile,
    MapFlow,
    MapPassage,
    Named,
)

PARTIES = (
    "厚生労働大臣", "都道府県知事", "市町村長", "全国健康保険協会", "日本年金機構", "国家公務員共済組合連合会",
    "株式会社見本情報システムズ北日本支社", "独立行政法人日本学生支援機構",
    "健康保険法第123条第1項の規定による保険者又は後期高齢者医療広域連合その他これらに類する者として省令で定める者",
    "Sample Prefectural Association of National Health Insurance Organizations",
)  # fmt: skip
KINDS = ("acquisition", "use", "entrustment", "subentrustment", "provision", "transfer")


def flow(kind: str, label: str, other: str | None, *, file: str = "住民情報ファイル", **more: object) -> MapFlow:
    """A flow between ``file`` and ``other`` (None: not named), stated in a passage of its own."""
    group = "Department" if kind in ("use", "transfer") else "Party"
    ends = [("File", file, file), (group, other, other) if other else (None, None, None)]
    sender, receiver = reversed(ends) if kind == "acquisition" else ends
    number = f"{file} {kind} {label} {other}"
    words = str(more.get("legal_basis_text") or more.get("purpose") or label)
    passage = MapPassage(
        key=f"p {number}", section=f"II-5 {label} ①", label="法令上の根拠", text=words, line=len(words)
    )
    block = re.search(r"\d+", label)
    return MapFlow.model_validate({
        "flow": number, "kind": kind, "label": label, "block": int(block[0]) if block else None,
        "file": file, "counterparty": other, "passages": [passage],
        "sender_label": sender[0], "sender_key": sender[1], "sender": sender[2],
        "receiver_label": receiver[0], "receiver_key": receiver[1], "receiver": receiver[2], **more,
    })  # fmt: skip


def answer(*flows: MapFlow, title: str = "住民に関する事務", systems: tuple[str, ...] = ()) -> FlowMap:
    """The map of ``flows``, of whose ``systems`` the first is the work's own, the others connected to it."""
    return FlowMap(
        document=MapDocument(title=title, number="7", form="重点項目評価書", body="見本市長", published="2024-03-01"),
        files=tuple(MapFile(key=name, name=name) for name in dict.fromkeys(one.file for one in flows)),
        systems=tuple(Named(key=name, name=name) for name in systems[:1]),
        connections=tuple(MapConnection(system=systems[0], key=name, name=name) for name in systems[1:]),
        flows=flows,
    )


def small() -> FlowMap:
    """Six flows: two provisions to one party, a sub-entrustment to nobody named, methods that cannot be read."""
    maker = ("Party", "株式会社見本", "株式会社見本")
    basis = "番号法第19条第8号 別表第二の1の項"
    cites = MapCitation(address="番号法第19条第8号", status="valid", passage="", start=0, end=10)
    first = flow("provision", "提供先1", "厚生労働大臣", information="住民票関係情報", legal_basis_text=basis)
    further = flow("subentrustment", "委託事項1 再委託", None).model_copy(
        update=dict(zip(("sender_label", "sender_key", "sender"), maker, strict=True))
    )
    return answer(
        flow("acquisition", "本人又は本人の代理人", "本人又は本人の代理人", methods_illegible=True),
        flow("use", "使用", "市民課", purpose="届出の受付"),
        flow("entrustment", "委託事項1", "株式会社見本"),
        further,
        first.model_copy(
            update={"citations": (cites.model_copy(update={"passage": first.passages[0].key}),), "via": (NETWORK,)}
        ),
        flow("provision", "提供先2", "厚生労働大臣", information="所得情報"),
        systems=("住民情報システム", NETWORK.name, "宛名システム"),
    )


NETWORK = Named(key="情報提供ネットワークシステム", name="情報提供ネットワークシステム")


def many(number: int, *, seed: int = 1) -> FlowMap:
    """``number`` flows of three files, as long-winded as an annex of a real document."""
    draw = random.Random(seed)
    flows = []
    for n in range(number):
        kind = draw.choice(KINDS)
        label = {"acquisition": "行政機関・独立行政法人等", "use": "使用", "provision": f"別紙2 項番{n}",
                 "transfer": f"移転先{n}", "entrustment": f"委託事項{n}"}.get(kind, f"委託事項{n} 再委託")  # fmt: skip
        other = draw.choice(PARTIES) + draw.choice(("", f"（その{draw.randint(1, number)}）"))
        basis = f"番号法第19条第8号 別表第二の{n}の項"
        flows.append(
            flow(kind, label, None if kind == "subentrustment" else other, file=f"見本ファイル{draw.randint(1, 3)}",
                 information="住民票関係情報", purpose=f"法律第{n}条による給付の支給に関する事務で省令の定めるもの" * 2,
                 methods=["情報提供ネットワークシステム"], legal_basis_text=basis,
                 citations=[{"address": basis, "status": "unversioned"}]).model_copy(update={"flow": str(n)})
        )  # fmt: skip
    return answer(*flows, systems=("住民情報システム", *(f"接続先システム{n}" for n in range(9))))
