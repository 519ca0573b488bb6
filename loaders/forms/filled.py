"""A filled form: the slots of the official form with what the document put into them.

This is what every way of finding labels yields (fields in order, fields scattered, annex tables), and all that
``loaders/assemble.py`` needs to make the evaluation record.
"""

from dataclasses import dataclass, field

from konkyo.loaders.record import At, FormName, Note


@dataclass(frozen=True, slots=True)
class Slot:
    """One filled field of the form.

    ``meaning`` is the field's name in the table of the forms (``loaders/forms/labels.py``): "provision.basis";
    ``path`` its printed address: "II-5-①"; ``file`` the ordinal of the file it speaks of (from 1);
    ``block`` the number of its block: 3 for 提供先3; ``text`` what stands there, with marks.
    """

    meaning: str
    path: str
    label: str
    text: str
    at: At
    file: int | None = None
    block: int | None = None


ANNEX_COLUMNS = {
    "counterparty": "相手",
    "provider": "情報提供者",
    "purpose": "事務・用途",
    "information": "情報",
    "basis": "法令上の根拠",
    "methods": "方法",
    "frequency": "時期・頻度",
}
"""Columns of a 別紙 table by meaning, with the name a person reads."""

CHANGE_COLUMNS = {
    "no": "項番",
    "date": "変更日",
    "place": "ページ数・位置",
    "item": "項目",
    "before": "変更前の記載",
    "after": "変更後の記載",
    "either": "変更前又は変更後の記載",
    "timing": "提出時期",
    "reason": "提出時期に係る説明",
}
"""Columns of a change log by meaning, with the name a person reads."""


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """One row of a 別紙 table: its printed row number and its cells by column (keys of ANNEX_COLUMNS).

    ``kind`` is "provision" or "transfer".
    """

    annex: str
    kind: str
    no: str
    cells: dict[str, str]
    at: At


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One row of a change log: its cells by column (keys of CHANGE_COLUMNS).

    ``inferred`` says of a column why its cell is taken to say what it does, where the page does not show it.
    """

    cells: dict[str, str]
    at: At
    inferred: dict[str, Note] = field(default_factory=dict)


@dataclass(slots=True)
class FilledForm:
    """All that was found, in the document's order. ``seen`` holds the addresses whose labels were met, also blank."""

    form: FormName
    seen: set[str] = field(default_factory=set)
    slots: list[Slot] = field(default_factory=list)
    annex: list[AnnexRow] = field(default_factory=list)
    changes: list[ChangeRow] = field(default_factory=list)
    gaps: list[Note] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
