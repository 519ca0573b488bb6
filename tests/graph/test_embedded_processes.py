"""The store and the processes around it: killed, interrupted, at the same time; and what is left on the disk."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from documents import document

from konkyo.graph.class_archive import cache_folder
from konkyo.graph.embedded import EmbeddedStore
from konkyo.graph.networkx_graph import networkx_graph
from konkyo.graph.store import StoreInUseError

HERE = Path(__file__).parent
OPEN = "import sys, time\nfrom pathlib import Path\nfrom konkyo.graph.embedded import EmbeddedStore\n"
PARTIES = tuple(f"相手{number}" for number in range(60))

Child = Callable[[str], "subprocess.Popen[str]"]


@pytest.fixture
def child(tmp_path: Path) -> Child:
    """Start Python on a text with ``store``, the folder, in an empty working folder, home and temporary folder."""
    empty = {name: tmp_path / name for name in ("work", "home", "tmp")}
    for folder in empty.values():
        folder.mkdir()
    env = {**os.environ, "HOME": str(empty["home"]), "TMPDIR": str(empty["tmp"]), "PYTHONDONTWRITEBYTECODE": "1"}
    env |= {"PYTHONPATH": os.pathsep.join([str(HERE.parents[1]), str(HERE)]), "KONKYO_LANG": "en"}
    # The archive of the engine's classes is only read there.
    env["KONKYO_CACHE"] = str(cache_folder() or "")

    def start(text: str) -> "subprocess.Popen[str]":
        code = f"{OPEN}folder = Path({str(tmp_path / 'store')!r})\n{text}"
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen([sys.executable, "-c", code], cwd=empty["work"], env=env, text=True, **pipes)

    return start


def left_outside(folder: Path) -> list[Path]:
    return [path for name in ("work", "home", "tmp") for path in (folder / name).rglob("*")]


def said(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_nothing_is_written_outside_the_folder(child: Child, tmp_path: Path) -> None:
    process = child(
        "from documents import document\n"
        "with EmbeddedStore(folder) as store:\n"
        "    store.replace([document('一', ('本人',))])\n"
        "    print(store.read('MATCH (n) RETURN count(n) AS n'))\n"
    )
    out, err = process.communicate()
    assert (process.returncode, out, err) == (0, "[{'n': 4}]\n", "")
    assert left_outside(tmp_path) == []
    assert {path.name for path in (tmp_path / "store").iterdir()} == {
        "arcadedb",
        "konkyo-store.json",
        "konkyo-closed.json",
        "konkyo-law.json",
        "konkyo-lock.sqlite",
    }


def test_a_second_process_is_told_so_and_harms_nothing(child: Child, tmp_path: Path) -> None:
    hold = "with EmbeddedStore(folder) as store:\n    print('open', flush=True)\n    sys.stdin.read()\n"
    first = child(hold)
    assert said(first) == "open"
    with pytest.raises(StoreInUseError) as raised:
        EmbeddedStore(tmp_path / "store")
    assert raised.value.where == str(tmp_path / "store")
    second = child("try:\n    EmbeddedStore(folder)\nexcept Exception as error:\n    print(type(error).__name__)\n")
    assert second.communicate() == ("StoreInUseError\n", "")
    first.communicate("")
    assert first.returncode == 0
    with EmbeddedStore(tmp_path / "store") as store:
        assert store.read("MATCH (n) RETURN n") == []


def test_one_process_cannot_open_it_twice(tmp_path: Path) -> None:
    with EmbeddedStore(tmp_path) as store:
        with pytest.raises(StoreInUseError):
            EmbeddedStore(tmp_path)
        assert store.read("RETURN 1 AS one") == [{"one": 1}]
    store.close()
    with EmbeddedStore(tmp_path) as store:
        assert store.read("RETURN 1 AS one") == [{"one": 1}]


def test_a_relative_folder_is_one_of_the_working_folder_of_the_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        monkeypatch.chdir(tmp_path / name)
        with EmbeddedStore(Path("store")) as store:
            monkeypatch.chdir(tmp_path)
            store.replace([document(name, ("相手",))])
    for name in ("first", "second"):
        with EmbeddedStore(tmp_path / name / "store") as store:
            assert [row["key"] for row in store.read("MATCH (e:Evaluation) RETURN e.key AS key")] == [name]
        assert [path.name for path in (tmp_path / name).iterdir()] == ["store"]


@pytest.mark.parametrize("after", [0.0, 0.3])
def test_killed_while_loading_each_document_is_whole_or_absent(child: Child, tmp_path: Path, after: float) -> None:
    process = child(
        "from documents import document\n"
        f"parties = {PARTIES!r}\n"
        "store = EmbeddedStore(folder)\n"
        "for turn in range(1000):\n"
        "    for number in range(8):\n"
        "        store.replace([document(f'{number}', parties[turn % 2 :])])\n"
        "        print(number, flush=True)\n"
    )
    assert said(process) == "0"
    time.sleep(after)
    process.kill()
    process.communicate()
    with EmbeddedStore(tmp_path / "store") as store:
        stored = networkx_graph(store)
        keys = [key for label, key in stored if label == "Evaluation"]
        assert "0" in keys
        owned = {key: {name for name, by in stored.nodes(data="evaluation") if by == key} for key in keys}
        for key in keys:
            edges = {name for *_, name, by in stored.edges(keys=True, data="evaluation") if by == key}
            versions = [document(key, PARTIES[first:]) for first in (0, 1)]
            whole = [
                ({(n.label, n.key) for n in facts.nodes if "evaluation" in n.properties}, {e.key for e in facts.edges})
                for facts in versions
            ]
            assert (owned[key], edges) in whole
        # And it goes on from there.
        store.replace([document(key, PARTIES) for key in "01234567"])
        store.remove(list("01234567"))
        assert store.read("MATCH (n) RETURN n") == []


@pytest.mark.parametrize(
    ("stop", "code"),
    [(signal.SIGTERM, -signal.SIGTERM), (signal.SIGINT, -signal.SIGINT), (signal.SIGKILL, -signal.SIGKILL)],
)
def test_a_signal_ends_it_without_a_crash(child: Child, tmp_path: Path, stop: signal.Signals, code: int) -> None:
    process = child(
        "from documents import document\n"
        "with EmbeddedStore(folder) as store:\n"
        "    store.replace([document('一', ('本人',))])\n"
        "    print('ready', flush=True)\n"
        "    time.sleep(600)\n"
    )
    assert said(process) == "ready"
    process.send_signal(stop)
    _, err = process.communicate()
    assert process.returncode == code
    assert "SIGSEGV" not in err
    assert "hs_err" not in err
    assert left_outside(tmp_path) == []
    with EmbeddedStore(tmp_path / "store") as store:
        assert store.read("MATCH (p:Party) RETURN p.name AS name") == [{"name": "本人"}]


@pytest.mark.parametrize(
    ("ending", "code"),
    [("raise RuntimeError('so')", 1), ("sys.exit(3)", 3), ("store._database.begin(); raise RuntimeError('so')", 1)],
)
def test_an_exception_with_the_store_open_is_only_that(child: Child, tmp_path: Path, ending: str, code: int) -> None:
    process = child(
        "from documents import document\n"
        "store = EmbeddedStore(folder)\n"
        "store.replace([document('一', ('本人',))])\n"
        f"{ending}\n"
    )
    _, err = process.communicate()
    assert process.returncode == code
    assert err.splitlines()[-1:] == (["RuntimeError: so"] if code == 1 else [])
    assert left_outside(tmp_path) == []
    with EmbeddedStore(tmp_path / "store") as store:
        assert store.read("MATCH (p:Party) RETURN p.name AS name") == [{"name": "本人"}]


def test_java_that_is_not_there_is_said_so(child: Child) -> None:
    process = child(
        "import konkyo.graph.jvm\n"
        "from konkyo.i18n import KonkyoError\n"
        "konkyo.graph.jvm.get_bundled_jre_lib_path = lambda: str(folder / 'libjvm.so')\n"
        "try:\n"
        "    EmbeddedStore(folder)\n"
        "except KonkyoError as error:\n"
        "    print(error)\n"
    )
    out, err = process.communicate()
    assert (process.returncode, err) == (0, "")
    assert out.startswith("The embedded database's Java does not start")
    assert "libjvm.so" in out


def test_what_java_says_before_it_ends_the_process_is_shown(child: Child) -> None:
    process = child("import os\nos.environ['KONKYO_HEAP'] = '9999999g'\nEmbeddedStore(folder)\n")
    out, err = process.communicate()
    assert process.returncode == 1
    assert "object heap" in out + err
