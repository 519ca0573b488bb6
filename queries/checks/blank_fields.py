"""Fields that every evaluation needs and that are blank: names, and the basis of a provision or transfer."""

from collections.abc import Iterator

from konkyo.i18n import Words
from konkyo.queries.checks.evaluation_view import EvaluationView, Field, Handover
from konkyo.queries.checks.finding import Finding, FindingEvidence
from konkyo.queries.postprocess.replay import says_nothing

_NAMES = {"provision": "提供先", "transfer": "移転先"}
_OF_A_FILE = ("file.", "use.", "entrust", "provision.", "transfer.", "sharing.")
"""How the meanings of the fields of part Ⅱ begin."""
_FILL = Words(ja="書き入れる（書いてあるなら、読み取れる形か確かめる）", en="fill it in, or see why it is not read")


def blank_fields(document: EvaluationView) -> Iterator[Finding]:
    """Yield each of these fields that is blank. Of a document without a cover, such as a list of changes, nothing."""
    if not document.meaning("document.declaration"):
        return
    for meaning, name in (("document.title", "評価書名"), ("document.body", "評価実施機関名")):
        if not _given(document, meaning):
            yield _blank(document, name, document.meaning("document.declaration")[0])
    yield from _files(document)
    for one in document.handovers:
        yield from _handover(document, one)
    yield from _contractors(document)


def _given(document: EvaluationView, meaning: str) -> list[Field]:
    return [field for field in document.meaning(meaning) if not says_nothing(field.text)]


def _files(document: EvaluationView) -> Iterator[Finding]:
    beside = next((one for one in document.readable if (one.meaning or "").startswith("work.")), None)
    if not _given(document, "file.names") and beside:
        yield _blank(document, "特定個人情報ファイル名", beside)
    of_file = next((one for one in document.readable if (one.meaning or "").startswith(_OF_A_FILE)
                    and one.meaning not in ("file.name", "file.names")), None)  # fmt: skip
    if of_file and not _given(document, "file.name"):
        yield _blank(document, "Ⅱ 1. 特定個人情報ファイル名", of_file)


def _handover(document: EvaluationView, one: Handover) -> Iterator[Finding]:
    if one.in_annex or one.points_to_annex:
        return
    if says_nothing(one.counterparty):
        yield _blank_of(document, one, f"{_NAMES[one.kind]}の名")
    if says_nothing(one.basis_text):
        yield _blank_of(document, one, "①法令上の根拠")


def _contractors(document: EvaluationView) -> Iterator[Finding]:
    named = {(field.file, field.block) for field in _given(document, "entrustment.party")}
    for field in _given(document, "entrustment.content"):
        if (field.file, field.block) not in named:
            yield _blank(document, f"委託事項{field.block or ''} 委託先名", field)


def _blank_of(document: EvaluationView, one: Handover, name: str) -> Finding:
    return _finding(document, f"{one.label} {name}", one.evidence)


def _blank(document: EvaluationView, name: str, beside: Field) -> Finding:
    return _finding(document, name, FindingEvidence(beside.section, beside.line, beside.text))


def _finding(document: EvaluationView, name: str, place: FindingEvidence) -> Finding:
    """Return the finding. A blank has no words of its own: its place is that of the field beside it."""
    said = Words(ja=f"{name} が空欄である（この欄のそば）", en=f"{name} is blank (beside this field)")
    return Finding(document.of_blanks, "blank", said, _FILL, place)
