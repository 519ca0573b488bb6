"""Ctrl-C, or an end by force, in the middle of a build."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from konkyo.loaders.build.record_store import RecordStore

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = 60


@pytest.fixture
def building(tmp_path: Path) -> "subprocess.Popen[str]":
    """A build of sixty documents into ``tmp_path / "graph"``, of which one at least is kept."""
    text = (ROOT / "examples" / "tomosaka_kokuho_kiso_2022.txt").read_text(encoding="utf-8")
    (tmp_path / "in").mkdir()
    for number in range(DOCUMENTS):
        name = chr(ord("亜") + number)
        (tmp_path / "in" / f"{number:02}.txt").write_text(text.replace("灯坂市", f"{name}灯坂市"), encoding="utf-8")
    graph = tmp_path / "graph"
    process = subprocess.Popen(
        [sys.executable, "-m", "konkyo.cli.main", "build", str(tmp_path / "in"), "--into", str(graph), "--jobs", "2"],
        cwd=ROOT, env={**os.environ, "KONKYO_LANG": "en"}, start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    while not RecordStore(graph).names() and process.poll() is None:
        time.sleep(0.02)
    return process


@pytest.mark.skipif(sys.platform == "win32", reason="there a signal cannot be sent to one group of processes")
@pytest.mark.parametrize("send", [os.kill, os.killpg], ids=["to konkyo", "to its workers too, as a terminal does"])
def test_a_stopped_build_says_so_and_keeps_what_it_finished(
    send, building: "subprocess.Popen[str]", tmp_path: Path
) -> None:
    send(building.pid, signal.SIGINT)
    out, err = building.communicate()
    assert (building.returncode, out, err) == (130, "", "stopped; what was finished is kept\n")
    library = RecordStore(tmp_path / "graph")
    kept = library.names()
    assert 0 < len(kept) < DOCUMENTS, "what had not been begun is not done"
    assert all(library.load(name) for name in kept), "each record is there whole"
    assert all(json.loads(path.read_bytes()) for path in (tmp_path / "graph").glob("*.json"))


def test_the_workers_of_a_killed_build_end_too(building: "subprocess.Popen[str]") -> None:
    building.kill()
    # They hold its stdout: that is at its end when the last of them is gone.
    building.communicate(timeout=60)
