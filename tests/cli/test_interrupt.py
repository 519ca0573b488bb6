"""Ctrl-C in the middle of a build."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from loaders.library import Library

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="there a signal cannot be sent to one group of processes")
@pytest.mark.parametrize("send", [os.kill, os.killpg], ids=["to konkyo", "to its workers too, as a terminal does"])
def test_a_stopped_build_says_so_and_keeps_what_it_finished(send, seeds: Path, tmp_path: Path) -> None:
    text = min(seeds.glob("*.txt"), key=lambda path: path.stat().st_size).read_bytes()
    (tmp_path / "in").mkdir()
    for number in range(60):
        # Unpublished as it is, each other text is another evaluation.
        (tmp_path / "in" / f"{number:02}.txt").write_bytes(text + b"\n" * number)
    graph = tmp_path / "graph"
    process = subprocess.Popen(
        [sys.executable, "-m", "cli.main", "build", str(tmp_path / "in"), "--into", str(graph), "--jobs", "2"],
        cwd=ROOT, env={**os.environ, "KONKYO_LANG": "en"}, start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    while not Library(graph).names() and process.poll() is None:
        time.sleep(0.02)
    send(process.pid, signal.SIGINT)
    out, err = process.communicate()
    assert (process.returncode, out, err) == (130, "", "stopped; what was finished is kept\n")
    kept = Library(graph).names()
    assert 0 < len(kept) < 60, "what had not been begun is not done"
    assert len(list(Library(graph).records())) == len(kept), "each record is there whole"
    assert all(json.loads(path.read_bytes()) for path in graph.glob("*.json"))
