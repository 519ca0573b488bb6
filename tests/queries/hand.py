"""Facts made by hand: small documents whose answers can be told by looking at them."""

from dataclasses import asdict, dataclass, field

from konkyo.graph.document_facts import DocumentFacts, Edge, Node, Value, both_languages, inferred_because
from konkyo.i18n import Words
from konkyo.law.citation import address as read_address
from konkyo.law.find import find


@dataclass(frozen=True)
class Stated:
    """A flow as a test states it: who sends, who receives (each "Label:name", several parted by "+"), on what it rests,
    what it carries, and why it is held though no mark says it."""

    sender: str | None
    kind: str
    receiver: str | None
    label: str = ""
    information: str | None = None
    basis: tuple[str, ...] = ()
    via: str | None = None
    illegible: bool = False
    inferred: tuple[Words, ...] = ()

    @property
    def senders(self) -> list[str]:
        return self.sender.split("+") if self.sender else []

    @property
    def receivers(self) -> list[str]:
        return self.receiver.split("+") if self.receiver else []

    @property
    def files(self) -> list[str]:
        return [end.split(":")[1] for end in (*self.senders, *self.receivers) if end.startswith("File:")]


@dataclass
class Document:
    """One evaluation of ``body``; ``declared`` gives (entrustments, provisions, transfers) of every file."""

    body: str
    title: str
    published: str
    flows: tuple[Stated, ...]
    systems: tuple[str, ...] = ()
    connections: tuple[tuple[str, str], ...] = ()
    declared: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    gaps: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def facts(self) -> DocumentFacts:
        return _Facts(self).made()


def _same(text: str) -> Words:
    return Words(ja=text, en=text)


class _Facts:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.key = f"{document.body}|{document.title}|{document.published}"
        self.nodes: dict[tuple[str, str], Node] = {}
        self.edges: list[Edge] = []

    def made(self) -> DocumentFacts:
        doc = self.document
        series = f"{doc.body}|{doc.title}"
        cover: dict[str, Value] = {"title": doc.title, "form": "重点項目評価書", "body": doc.body, "series": series,
                                   "published": doc.published, "sha256": series,
                                   **both_languages("gaps", map(_same, doc.gaps)),
                                   **both_languages("notes", map(_same, doc.notes))}  # fmt: skip
        evaluation = self.node("Evaluation", self.key, cover)
        cover_passage = self.passage("表紙", 1)
        body = self.node("Body", doc.body, {"name": doc.body})
        work = self.node("Work", f"{doc.body}|{doc.title}", {"name": doc.title, "body": doc.body})
        self.edge("PUBLISHES", body, evaluation, cover_passage, doc.body)
        self.edge("ASSESSES", evaluation, work, cover_passage, doc.title)
        for name in doc.systems:
            self.edge("RUNS_ON", work, self.named("System", name), cover_passage, name)
        for one, other in doc.connections:
            self.edge("CONNECTS_TO", self.named("System", one), self.named("System", other), cover_passage, other)
        files = {file for flow in doc.flows for file in flow.files}
        for name in sorted(files | set(doc.declared)):
            counts = doc.declared.get(name, ())
            names = ("declared_entrustments", "declared_provisions", "declared_transfers")
            self.edge(
                "KEEPS", work, self.named("File", name), cover_passage, name, **dict(zip(names, counts, strict=False))
            )
        for number, flow in enumerate(doc.flows, 1):
            self.flow(flow, number)
        return DocumentFacts(self.key, tuple(self.nodes.values()), tuple(self.edges))

    def flow(self, stated: Stated, number: int) -> None:
        label = stated.label or f"{stated.kind}{number}"
        file = next(iter(stated.files), "")
        properties: dict[str, Value] = {"evaluation": self.key, "kind": stated.kind, "label_text": label, "file": file,
                                        "methods_illegible": stated.illegible, "line": number + 1}  # fmt: skip
        if stated.information:
            properties["information"] = stated.information
        why = inferred_because(stated.inferred)
        properties |= why
        flow = self.node("Flow", f"{self.key}|{label}", properties)
        passage = self.passage(label, number + 1)
        self.edge("STATED_IN", flow, passage, passage, label)
        for sender in stated.senders:
            self.edge("SENDS", self.end(sender), flow, passage, sender.split(":")[1], **why)
        for receiver in stated.receivers:
            self.edge("DELIVERS", flow, self.end(receiver), passage, receiver.split(":")[1], **why)
        if stated.information:
            self.edge("CARRIES", flow, self.named("Information", stated.information), passage, stated.information)
        if stated.via:
            self.edge("VIA", flow, self.named("System", stated.via), passage, stated.via)
        for address in stated.basis:
            [cited] = find(address)
            law = cited.law or ""
            steps = {step: value for step, value in asdict(read_address(cited)).items() if value is not None}
            provision = self.node("Provision", address, {**steps, "address": address})
            self.edge("BASED_ON", flow, provision, passage, address, status="valid")
            self.edge("CITES", passage, provision, passage, address, as_written=address, status="valid")
            self.edge("PART_OF", provision, self.node("Law", law, {"name": law}), passage, law)

    def end(self, said: str) -> tuple[str, str]:
        label, name = said.split(":")
        return self.named(label, name)

    def named(self, label: str, name: str) -> tuple[str, str]:
        doc = self.document
        if label in {"Party", "Information"} or (label == "System" and name.endswith("ネットワークシステム")):
            return self.node(label, name, {"name": name})
        if label == "File":
            return self.node(
                label, f"{doc.body}|{doc.title}|{name}", {"name": name, "body": doc.body, "work": doc.title}
            )
        return self.node(label, f"{doc.body}|{name}", {"name": name, "body": doc.body})

    def passage(self, section: str, line: int) -> tuple[str, str]:
        key = f"{self.key}|{section}"
        if ("Passage", key) not in self.nodes:
            said = {"evaluation": self.key, "section": section, "line": line, "label_text": section, "text": section}
            self.edge("HAS", ("Evaluation", self.key), self.node("Passage", key, said), ("Passage", key), section)
        return "Passage", key

    def node(self, label: str, key: str, properties: dict[str, Value]) -> tuple[str, str]:
        self.nodes[label, key] = Node(label, key, properties)
        return label, key

    def edge(self, name: str, start: tuple[str, str], end: tuple[str, str], passage: tuple[str, str], quote: str,
             **properties: Value) -> None:  # fmt: skip
        evidence = {"evaluation": self.key, "passage": passage[1], "start": 0, "end": len(quote), "quote": quote}
        self.edges.append(Edge(name, start, end, {**evidence, **properties}))
