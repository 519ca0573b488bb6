"""A disk that is full: files cannot grow, which the operating system itself refuses."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from documents import document

from konkyo.graph.embedded import EmbeddedStore, discard
from konkyo.graph.store import StoreUnusableError

HERE = Path(__file__).parent
CHILD = """
import resource, signal, sys
from pathlib import Path
from documents import document
from konkyo.graph.embedded import EmbeddedStore
from konkyo.i18n import KonkyoError

# Else the first write beyond the limit ends the process.
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
folder, before, limit = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
parties = tuple(f"相手{number}" for number in range(400))
if before:
    with EmbeddedStore(folder) as store:
        store.replace([document("前", parties)])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
try:
    with EmbeddedStore(folder) as store:
        for number in range(30):
            store.replace([document(f"文書{number}", parties)])
except KonkyoError as error:
    print(error.what.en, error.where, error.cure.en, sep="\\n")
"""
FLOWS = "MATCH (e:Evaluation) OPTIONAL MATCH (f:Flow {evaluation: e.key}) RETURN e.key AS key, count(f) AS flows"


@pytest.mark.parametrize(("before", "limit"), [(1, 600_000), (0, 400_000), (0, 800_000)])
def test_a_full_disk_is_said_so_loses_nothing_and_the_second_run_heals(tmp_path: Path, before: int, limit: int) -> None:
    folder = tmp_path / "store"
    path = os.pathsep.join([str(HERE.parents[1]), str(HERE)])
    ran = subprocess.run(
        [sys.executable, "-c", CHILD, str(folder), str(before), str(limit)],
        env={**os.environ, "PYTHONPATH": path, "KONKYO_LANG": "en"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    what, where, cure = ran.stdout.splitlines()
    assert (what, where) == ("The database cannot be written to", str(folder))
    assert "room" in cure
    try:
        store = EmbeddedStore(folder)
    except StoreUnusableError:
        # It never held a document: it is made again, as konkyo build does.
        assert not before
        discard(folder)
        store = EmbeddedStore(folder)
    with store:
        rows = store.read(FLOWS)
        assert {row["flows"] for row in rows} <= {400}
        assert {row["key"] for row in rows} >= ({"前"} if before else set())
        store.replace([document("後", ("本人",))])
        assert "後" in {row["key"] for row in store.read(FLOWS)}
