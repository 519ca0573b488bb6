"""Small evaluation records made by hand, for tests of what is made from records."""

import re
from collections.abc import Mapping
from itertools import accumulate
from typing import Any

from konkyo.loaders.annex_pointers import with_annex_fields
from konkyo.loaders.build.record_upgrade import passage_address
from konkyo.loaders.record import (
    At,
    Change,
    ChosenOption,
    Document,
    Evidence,
    File,
    Flow,
    Note,
    OfficeWork,
    Passage,
    PassageAddress,
    Record,
    RecordCitation,
    Source,
    System,
)

NOTE = Note(code="lost-mark", ja="印が失われている", en="its mark is lost")


def option(printed: str) -> ChosenOption:
    """「その他（電話）」 as an option and the words in its brackets."""
    found = re.fullmatch(r"([^（]+)(?:（(.+)）)?", printed)
    assert found, printed
    return ChosenOption(name=found[1], detail=found[2])


class Paper:
    """A document under construction: ``say`` adds a passage and returns the evidence of some of its words."""

    def __init__(self) -> None:
        self.passages: list[Passage] = []
        self.parts: dict[str, list[Any]] = {"systems": [], "files": [], "flows": [], "citations": [], "changes": []}
        self.document: dict[str, Any] = {
            "number": "3", "title": "住民税に関する事務 重点項目評価書", "form": "重点項目評価書", "body": "青海市長",
            "published": "2023-04-01",
        }  # fmt: skip
        self.work: dict[str, Any] = {"name": "住民税に関する事務", "subjects_band": None}

    def say(
        self, section: str, text: str, words: str | None = None, label: str = "", meaning: str | None = None
    ) -> Evidence:
        """Add the passage ``section`` unless it stands there; return where it says ``words`` (else all of it)."""
        passage = next((p for p in self.passages if p.id == section), None)
        if passage is None:
            start = 1000 * len(self.passages)
            at = At(line=len(self.passages) + 1, start=start, end=start + len(text))
            address = PassageAddress.model_validate(passage_address(section))
            passage = Passage(id=section, address=address, label=label or section, meaning=meaning, text=text, at=at)
            self.passages.append(passage)
        first = passage.text.index(words) if words else 0
        return Evidence(passage=section, start=first, end=first + len(words or passage.text))

    def system(self, name: str, connections: Mapping[str, Any], others: tuple[str, ...] = ()) -> None:
        """Add システムN with its connections."""
        n = len(self.parts["systems"]) + 1
        printed = "　".join((*connections, *others)) or "なし"
        place = f"I-2 システム{n} ③"
        evidence = {
            "name": self.say(f"I-2 システム{n} ①", name),
            "connections": self.say(place, f"☑ {printed}"),
        }
        pieces = {
            "connections": tuple(self.say(place, "", option) for option in connections),
            "other_connections": tuple(self.say(place, "", other) for other in others),
        }
        self.parts["systems"].append(
            System(
                ordinal=n, name=name, connections=dict(connections), other_connections=others, evidence=evidence,
                pieces=pieces,
            )
        )  # fmt: skip

    def file(self, name: str, department: str | None = None, items: tuple[str, ...] = (), **more: Any) -> None:
        """Add a file."""
        n = len(self.parts["files"]) + 1
        evidence = {"name": self.say(f"II({n})-1", f"({n}) {name}", name)}
        pieces = {}
        if department:
            evidence["department"] = self.say(f"II({n})-2-⑥", department)
        if items:
            evidence["record_items"] = self.say(f"A1-{n}", "\n".join(items))
            ends = accumulate(len(item) + 1 for item in items)
            pieces["record_items"] = tuple(
                Evidence(passage=f"A1-{n}", start=end - len(item) - 1, end=end - 1)
                for item, end in zip(items, ends, strict=True)
            )
        given = {
            "kind": None,
            "subjects_band": None,
            "record_items_band": None,
            "held_since": None,
            "use_started": None,
        }
        self.parts["files"].append(
            File(
                ordinal=n,
                name=name,
                department=department,
                record_items=items,
                evidence=evidence,
                pieces=pieces,
                **{**given, **more},
            )
        )

    def flow(
        self, kind: Any, label: str, counterparty: str | None = None, *, file: str = "住民税ファイル", **more: Any
    ) -> None:
        """Add a flow; each of its texts stands in a passage of its own. ``methods`` may be printed words."""
        evidence, pieces = more.pop("evidence", {}), {}
        if isinstance(more.get("methods"), tuple):
            more["methods"] = tuple(option(method) for method in more["methods"])
        values = {"counterparty": counterparty, **more}
        printed = {
            field: "、".join(one.printed for one in value) if isinstance(value, tuple) else value
            for field, value in values.items()
            if value and field not in ("inferred", "legal_basis") and value != "ILLEGIBLE"
        }
        if not evidence:
            evidence = {field: self.say(f"II {file} {label} {field}", text) for field, text in printed.items()}
            methods = more.get("methods")
            if isinstance(methods, tuple):
                place = evidence["methods"].passage
                pieces["methods"] = tuple(self.say(place, "", one.detail or one.name) for one in methods)
        number = re.search(r"\d+", label)
        values["block"] = int(number[0]) if number else None
        values["source"] = option(label) if kind == "acquisition" else None
        values["counterparty"] = counterparty and "".join(counterparty.split())
        flow = Flow(file=file, kind=kind, label=label, evidence=evidence, pieces=pieces, **values)
        self.parts["flows"].append(with_annex_fields(flow))

    def citation(self, section: str, quote: str, **address: str | None) -> RecordCitation:
        """Return a citation of a passage that was said."""
        found = self.say(section, quote, quote)
        return RecordCitation(
            section=section, quote=quote, start=found.start, end=found.end, **{"law": None, **address}
        )  # type: ignore[arg-type]

    def change(self, item: str, **more: Any) -> None:
        """Add a row of the change log."""
        n = len(self.parts["changes"]) + 1
        evidence = {"item": self.say(f"変更箇所 {n} 項目", item)}
        self.parts["changes"].append(
            Change(item="".join(item.split()), evidence=evidence, **{"no": None, "date": None, **more})
        )

    def record(self, **more: Any) -> Record:
        """Return the record of all that was said."""
        cover = {}
        if self.document["body"]:
            cover["body"] = self.say("表紙 評価実施機関名", self.document["body"])
        if self.document["title"]:
            cover["title"] = self.say("表紙 評価書名", self.document["title"])
        work = {"name": self.say("I-1-①", self.work["name"])} if self.work["name"] else {}
        return Record(
            document=Document(**self.document, evidence=cover),
            office_work=OfficeWork(**self.work, evidence=work),
            passages=tuple(self.passages),
            source=Source(sha256="ab" * 32, format="text", characters=1),
            **{name: tuple(parts) for name, parts in self.parts.items()},
            **more,
        )
