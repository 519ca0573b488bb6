"""The work on one amendment: what it is about, and what was decided of each proposal, kept in a plain file."""

import hashlib
import re
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from konkyo.explorer.desk import GraphDesk
from konkyo.graph.atomic_write import atomic_write, folder_made
from konkyo.i18n import KonkyoError, UsageError, Words
from konkyo.loaders.limits import BYTES
from konkyo.papers.draft_places import DraftRow
from konkyo.queries.impact.amendment_file import stated
from konkyo.queries.impact.scope import required_day

CASES = "amendments"
"""Folder of the cases, beside the records: for each a JSON file, and a folder of what came of it."""
_NUMBER = re.compile(r"\d{4}-\d{2}-\d{2}|what-if-[0-9a-f]{12}")


class _Kept(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CaseChoice(StrEnum):
    """What may be decided of a proposal; nothing is kept of one that is open."""

    ACCEPT = "accept"
    EDIT = "edit"
    DECLINE = "decline"


class CaseDecision(_Kept):
    """What was decided of one proposal, as it stood then: ``own`` words where it was edited."""

    decision: CaseChoice
    own: str = ""
    before: str
    after: str


class AmendmentCase(_Kept):
    """A case: its ``number`` is the day it is about, or that of a file that states an amendment (``name``)."""

    number: str
    name: str = ""
    decisions: dict[str, dict[str, CaseDecision]] = {}
    """key of the evaluation → section → what was decided"""

    def decided(self, row: DraftRow) -> CaseDecision | None:
        """Return what was decided of ``row``; None too where the proposal has become another one since."""
        one = row.proposal
        found = self.decisions.get(one.evaluation, {}).get(one.section)
        return found if found and (found.before, found.after) == (one.before, one.after) else None


def case_of_day(desk: GraphDesk, said: str) -> AmendmentCase:
    """Return the case about what takes effect on a day. Raises UsageError for what is no day."""
    return kept_case(desk, required_day(said).isoformat())


def kept_case(desk: GraphDesk, number: str) -> AmendmentCase:
    """Return a case by its number, with what was decided. Raises KonkyoError where there is none, or it is damaged."""
    path = case_file(desk, number)
    if path.is_file():
        try:
            return AmendmentCase.model_validate_json(path.read_bytes())
        except ValidationError as error:
            said = error.errors()[0]["msg"]
            raise KonkyoError(
                Words(ja="採否の記録が読めません", en="what was decided cannot be read"),
                where=str(path), why=Words(ja=said, en=said),
                cure=Words(ja="直すか、別の所へ移してください", en="correct the file, or move it away"),
            ) from None  # fmt: skip
    if number.startswith("what-if"):
        raise KonkyoError(
            Words(ja="その改正案はありません", en="there is no such draft of an amendment"), where=number,
            cure=Words(ja="CSV をもう一度読み込んでください", en="load its CSV file again"),
        )  # fmt: skip
    return AmendmentCase(number=number)


def new_what_if(desk: GraphDesk, name: str, data: bytes) -> AmendmentCase:
    """Keep a file that states an amendment, and return its case. Raises KonkyoError for a file with a fault."""
    BYTES.check(len(data), name)
    number = f"what-if-{hashlib.sha256(data).hexdigest()[:12]}"
    path = what_if_file(desk, number)
    folder_made(path.parent)
    with atomic_write(path) as partial:
        partial.write_bytes(data)
    try:
        stated(path, desk.timeline)
    except KonkyoError as error:
        path.unlink()
        raise type(error)(error.what, where=name, why=error.why, cure=error.cure) from None
    known = case_file(desk, number)
    case = kept_case(desk, number) if known.is_file() else AmendmentCase(number=number, name=name)
    keep_case(desk, case)
    return case


def keep_case(desk: GraphDesk, case: AmendmentCase) -> None:
    """Write what was decided."""
    path = case_file(desk, case.number)
    folder_made(path.parent)
    with atomic_write(path) as partial:
        partial.write_text(case.model_dump_json(indent=1) + "\n", encoding="utf-8")


def all_cases(desk: GraphDesk) -> list[AmendmentCase]:
    """Return the cases that were begun, in order."""
    found = sorted(path.stem for path in (desk.folder / CASES).glob("*.json") if _NUMBER.fullmatch(path.stem))
    return [kept_case(desk, number) for number in found]


def case_file(desk: GraphDesk, number: str) -> Path:
    """Return the file of a case. Raises UsageError for what is no number of one."""
    if not _NUMBER.fullmatch(number):
        raise UsageError(
            Words(ja=f"「{number}」という仕事はありません", en=f"there is no case “{number}”"),
            cure=Words(ja="改正の頁から選んでください", en="choose one on the page of amendments"),
        )
    return desk.folder / CASES / f"{number}.json"


def what_if_file(desk: GraphDesk, number: str) -> Path:
    """Return the file that states the amendment of a case."""
    return case_file(desk, number).with_suffix(".csv")
