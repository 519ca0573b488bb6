"""Findings are kept beside the store, and looked for again where anything that they rest on has changed."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from konkyo.explorer import kept_findings
from konkyo.explorer.desk import GraphDesk
from konkyo.explorer.kept_findings import KEPT_FINDINGS, each_finding
from konkyo.graph.embedded import CLOSED
from konkyo.graph.store import STORE
from konkyo.i18n import Words
from konkyo.queries.checks.finding import Finding, FindingEvidence, Severity

FOUND = Finding(
    Severity.WARNING,
    "counts",
    Words(ja="片\ud800割れ", en="said"),
    Words(ja="直す", en="mend"),
    FindingEvidence("II-5", 7, "三件"),
    (FindingEvidence("II-6", 9, None),),
    "灯坂市",
)
Change = Callable[[Path, pytest.MonkeyPatch], None]


def nothing(folder: Path, patch: pytest.MonkeyPatch) -> None: ...


def other_law(folder: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(kept_findings, "facts_fingerprints", lambda: {"番号法": "another"})


def other_code(folder: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(kept_findings, "code_fingerprint", lambda *packages: "another")


def other_store(folder: Path, patch: pytest.MonkeyPatch) -> None:
    os.utime(folder / STORE / CLOSED, ns=(1, 1))


def cut_short(folder: Path, patch: pytest.MonkeyPatch) -> None:
    path = folder / KEPT_FINDINGS
    path.write_bytes(path.read_bytes()[:-9])


def altered(folder: Path, patch: pytest.MonkeyPatch) -> None:
    path = folder / KEPT_FINDINGS
    path.write_bytes(path.read_bytes().replace(b'"warning"', b'"error"', 1))


def something_else(folder: Path, patch: pytest.MonkeyPatch) -> None:
    (folder / KEPT_FINDINGS).write_text(json.dumps(["\ud800"]), encoding="ascii")


@pytest.mark.parametrize(
    ("change", "anew", "damaged"),
    [
        (nothing, False, False),
        (other_law, True, False),
        (other_code, True, False),
        (other_store, True, False),
        (cut_short, True, True),
        (altered, True, True),
        (something_else, True, True),
    ],
)
def test_they_are_looked_for_again_only_where_what_they_rest_on_has_changed(
    desk: GraphDesk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    change: Change, anew: bool, damaged: bool,
) -> None:  # fmt: skip
    checked: list[str] = []
    monkeypatch.setattr(kept_findings, "check", lambda store, key, law: checked.append(key) or [FOUND])
    (desk.folder / KEPT_FINDINGS).unlink(missing_ok=True)
    first = dict(each_finding(desk))
    assert set(first) == set(checked)
    assert first[checked[0]] == [FOUND]
    checked.clear()
    change(desk.folder, monkeypatch)
    assert dict(each_finding(desk)) == first
    assert bool(checked) is anew
    assert (KEPT_FINDINGS in capsys.readouterr().err) is damaged
    # What was found anew is kept again.
    checked.clear()
    assert dict(each_finding(desk)) == first
    assert checked == []
    (desk.folder / KEPT_FINDINGS).unlink()


def test_a_document_that_is_looked_at_is_checked_before_the_others(
    desk: GraphDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[str] = []
    monkeypatch.setattr(kept_findings, "check", lambda store, key, law: checked.append(key) or [FOUND])
    (desk.folder / KEPT_FINDINGS).unlink(missing_ok=True)
    in_order = list(dict(each_finding(desk)))
    (desk.folder / KEPT_FINDINGS).unlink()
    desk.looked_at.append(in_order[-1])
    try:
        assert [key for key, _ in each_finding(desk)] == [in_order[-1], *in_order[:-1]]
    finally:
        desk.looked_at.clear()
        (desk.folder / KEPT_FINDINGS).unlink()
    assert len(in_order) > 1
