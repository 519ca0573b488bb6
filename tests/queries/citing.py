"""Evaluations made by hand that cite: every passage is read for its citations, as the loaders would."""

from dataclasses import dataclass, field

from konkyo.graph.document_facts import DocumentFacts, Edge, Node
from konkyo.law import DocumentNames, read_passage
from konkyo.law.citation import address


@dataclass
class Citing:
    """An evaluation of ``body``. A passage whose section is in ``carries`` is the basis of a flow that carries that."""

    body: str
    published: str | None
    passages: dict[str, str]
    carries: dict[str, str] = field(default_factory=dict)
    changes: tuple[tuple[str | None, str], ...] = ()
    """date and text before of rows of its change log"""
    replaces: str | None = None
    written: str | None = None
    """the day inferred where it is not published"""

    @property
    def key(self) -> str:
        return f"{self.body}|{self.published}"

    def facts(self) -> DocumentFacts:
        self.nodes: dict[tuple[str, str], Node] = {}
        self.edges: dict[str, Edge] = {}
        cover = {"form": "重点項目評価書", "body": self.body, "title": "事務", "series": self.body, "sha256": self.key}
        if self.published:
            cover["published"] = self.published
        if self.written:
            cover["written"] = self.written
        evaluation = self._node("Evaluation", self.key, **cover)
        context = DocumentNames()
        for line, (section, text) in enumerate(self.passages.items(), 1):
            passage = self._passage(section, text, line)
            self._edge("HAS", evaluation, passage, passage, 0, len(text))
            reading = read_passage(text, context)
            context = reading.context
            for cited in reading.citations:
                provision = self._provision(cited, passage)
                self._edge("CITES", passage, provision, passage, cited.start, cited.end, cited.quote, status="valid")
                if section in self.carries:
                    flow = self._flow(section, line)
                    self._edge("BASED_ON", flow, provision, passage, cited.start, cited.end, status="valid")
                    information = self._node("Information", self.carries[section], name=self.carries[section])
                    self._edge("CARRIES", flow, information, passage, 0, 1)
        for number, (on, text) in enumerate(self.changes, 1):
            passage = self._passage(f"変更箇所 {number} 変更前の記載", text, 100 + number, change_row=number)
            dated = {"date": on} if on else {}
            change = self._node("Change", f"{self.key}|{number}", evaluation=self.key, ordinal=number, **dated)
            self._edge("HAS", evaluation, change, passage, 0, 1)
            for cited in read_passage(text, context).citations:
                provision = self._provision(cited, passage)
                self._edge("CITES", change, provision, passage, cited.start, cited.end, cited.quote, side="before")
        return DocumentFacts(self.key, tuple(self.nodes.values()), tuple(self.edges.values()))

    def _passage(self, section, text, line, **more):
        return self._node(
            "Passage", f"{self.key}|{section}", evaluation=self.key, section=section, label_text="法令上の根拠",
            text=text, line=line, source_start=line * 1000, **more,
        )  # fmt: skip

    def _flow(self, section, line):
        return self._node(
            "Flow", f"{self.key}|{section}|flow", evaluation=self.key, kind="provision", label_text=section,
            file="台帳", source_start=line * 1000,
        )  # fmt: skip

    def _provision(self, cited, passage):
        at = address(cited)
        steps = {
            step: value for step in ("article", "paragraph", "item", "table", "row") if (value := getattr(at, step))
        }
        provision = self._node("Provision", str(at), law=at.law, address=str(at), **steps)
        law = self._node("Law", str(at.law), name=at.law)
        self._edge("PART_OF", provision, law, passage, 0, 1)
        return provision

    def _node(self, label, key, **properties):
        self.nodes.setdefault((label, key), Node(label, key, properties))
        return label, key

    def _edge(self, kind, start, end, passage, first, last, quote="", **properties):
        said = {"evaluation": self.key, "passage": passage[1], "start": first, "end": last, "quote": quote}
        edge = Edge(kind, start, end, {**said, **properties})
        self.edges[edge.key] = edge
