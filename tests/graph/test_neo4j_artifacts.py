"""What Neo4j is made of and what it needs: its pinned artifacts, where they are fetched from, and a Java."""

import hashlib
import http.server
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from konkyo.graph.neo4j_server import VERSION, start
from konkyo.graph.neo4j_server.artifacts import BROWSER, LONG_TERM_LINE, NEWEST_LINE, Pinned, class_path, pinned
from konkyo.graph.neo4j_server.java import find_java
from konkyo.graph.neo4j_server.launch import SAFE
from konkyo.i18n import KonkyoError

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = """<settings xmlns="http://maven.apache.org/SETTINGS/1.2.0"><mirrors>
<mirror><id>other</id><mirrorOf>*,!central</mirrorOf><url>http://127.0.0.1:9/</url></mirror>
<mirror><id>mine</id><mirrorOf>{of}</mirrorOf><url>{url}/</url></mirror>
</mirrors></settings>"""

Serve = Callable[[Path], str]


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KONKYO_LANG", "en")


@pytest.fixture(scope="module")
def repository() -> Path:
    """The local Maven repository, with every artifact in it."""
    first = class_path(browser=True).split(os.pathsep)[0]
    return Path(first.removesuffix(str(next(pinned()).path)))


@pytest.fixture
def lacking(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Pinned]:
    """Take away three artifacts, and the way to them: the home folder and the repository are others, and empty."""
    jars = list(pinned())
    for jar in jars[3:]:
        place = tmp_path / "repository" / jar.path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(repository / jar.path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("M2_REPO", str(tmp_path / "repository"))
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    return jars[:3]


@pytest.fixture
def mirrored(tmp_path: Path) -> Iterator[Serve]:
    """Serve a folder as the user's mirror of Maven Central."""
    servers = []

    def serve(folder: Path, of: str = "central") -> str:
        handler = partial(_Quiet, directory=str(folder))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        servers.append(server)
        url = f"http://127.0.0.1:{server.server_port}"
        (tmp_path / ".m2").mkdir()
        (tmp_path / ".m2" / "settings.xml").write_text(SETTINGS.format(of=of, url=url), encoding="utf-8")
        return url

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        pass


def copied(repository: Path, jars: list[Pinned], folder: Path) -> Path:
    for jar in jars:
        (folder / jar.path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(repository / jar.path, folder / jar.path)
    return folder


def test_the_lock_file_the_container_and_the_server_are_one_version() -> None:
    jars = list(pinned())
    assert {jar.version for jar in jars if jar.group == "org.neo4j"} == {VERSION}
    compose = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    assert re.findall(r"image: (.*)", compose) == [f"neo4j:{VERSION}-community"]
    for name, value in SAFE.items():
        variable = f"NEO4J_{name.replace('_', '__').replace('.', '_')}"
        assert re.findall(rf'{variable}: "(.*)"', compose) == [value], name


def test_every_artifact_is_what_the_lock_file_says(repository: Path) -> None:
    jars = list(pinned())
    assert len({jar.path for jar in jars}) == len(jars) > 200
    wrong = [jar for jar in jars if hashlib.sha256((repository / jar.path).read_bytes()).hexdigest() != jar.sha256]
    assert wrong == []


def test_the_browser_is_fetched_only_where_it_is_asked_for(repository: Path) -> None:
    jar = next(jar for jar in pinned() if str(jar) == BROWSER)
    assert str(jar.path) in class_path(browser=True)
    assert str(jar.path) not in class_path()


@pytest.mark.parametrize("of", ["central", "external:*", "something, central"])
def test_what_is_lacking_is_fetched_from_the_users_mirror(
    lacking: list[Pinned], mirrored: Callable[..., str], repository: Path, tmp_path: Path, of: str
) -> None:
    mirrored(copied(repository, lacking, tmp_path / "mirror"), of)
    told: list[tuple[int, int]] = []
    found = class_path(lambda done, of: told.append((done, of))).split(os.pathsep)
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert all(Path(jar).is_file() for jar in found)
    class_path(lambda done, of: told.append((done, of)))
    assert len(told) == 3, "nothing is fetched twice"


def test_what_is_not_the_pinned_one_is_refused_and_not_kept(
    lacking: list[Pinned], mirrored: Serve, repository: Path, tmp_path: Path
) -> None:
    mirror = copied(repository, lacking, tmp_path / "mirror")
    (mirror / lacking[1].path).write_bytes(b"something else")
    mirrored(mirror)
    with pytest.raises(KonkyoError, match=f"{re.escape(str(lacking[1]))}: What was fetched is not what the lock file"):
        class_path()
    assert not (tmp_path / "repository" / lacking[1].path).exists()
    shutil.copy(repository / lacking[1].path, mirror / lacking[1].path)
    assert class_path(), "a second run completes it"


@pytest.mark.parametrize(("language", "words"), [("en", "Neo4j cannot be fetched"), ("ja", "取り寄せられません")])
def test_unreachable_artifacts_are_said_and_leave_nothing_behind(
    lacking: list[Pinned], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, words: str
) -> None:
    monkeypatch.setenv("KONKYO_LANG", language)
    with pytest.raises(KonkyoError, match=f"(?s){words}.*→.*HTTPS_PROXY"):
        start(tmp_path / "neo4j")
    left = [path for path in (tmp_path / "repository").rglob("*") if path.is_file() and not path.is_symlink()]
    assert left == []


def test_one_that_another_tool_left_incomplete_is_fetched_again(
    lacking: list[Pinned], mirrored: Serve, repository: Path, tmp_path: Path
) -> None:
    mirrored(copied(repository, lacking, tmp_path / "mirror"))
    cut = tmp_path / "repository" / lacking[0].path
    cut.parent.mkdir(parents=True)
    cut.write_bytes((repository / lacking[0].path).read_bytes()[:100])
    class_path()
    assert cut.read_bytes() == (repository / lacking[0].path).read_bytes()


def test_a_mirror_that_lacks_one_is_named(lacking: list[Pinned], mirrored: Serve, tmp_path: Path) -> None:
    (tmp_path / "mirror").mkdir()
    url = mirrored(tmp_path / "mirror")
    with pytest.raises(KonkyoError, match="cannot be fetched") as refused:
        class_path()
    assert url in str(refused.value)


def fake_java(folder: Path, says: str, code: int = 0) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    java = folder / "java"
    java.write_text(f"#!/bin/sh\necho '{says}' >&2\nexit {code}\n", encoding="utf-8")
    java.chmod(0o755)
    return java


@pytest.fixture
def no_java(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PATH with nothing on it, and no JAVA_HOME."""
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return tmp_path / "bin"


posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins for Java are shell scripts")


@pytest.mark.parametrize(("language", "words"), [("en", "needs Java 17 or later"), ("ja", "Java 17 以降が要ります")])
@pytest.mark.parametrize(
    ("system", "cure"),
    [
        ("linux", "apt-get install openjdk-17-jre-headless"),
        ("darwin", "brew install openjdk@21"),
        ("win32", "winget install Microsoft.OpenJDK.21"),
    ],
)
def test_a_missing_java_is_said_with_what_to_install(
    no_java: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, words: str, system: str, cure: str
) -> None:
    monkeypatch.setenv("KONKYO_LANG", language)
    monkeypatch.setattr(sys, "platform", system)
    with pytest.raises(KonkyoError, match=f"(?s){words}.*→.*{cure}.*JAVA_HOME"):
        start(tmp_path / "neo4j")
    assert not (tmp_path / "neo4j").exists()


@posix
@pytest.mark.parametrize(
    ("says", "version"),
    [
        ('openjdk version "11.0.22" 2024-01-16', 11),
        ('java version "1.8.0_402"', 8),
        ('openjdk version "16-ea"', 16),
    ],
)
def test_a_java_that_is_too_old_is_named(no_java: Path, says: str, version: int) -> None:
    java = fake_java(no_java, says)
    with pytest.raises(KonkyoError, match=rf"{re.escape(str(java))} \(Java {version}\).*too old"):
        find_java()


@posix
def test_a_java_that_does_not_run_counts_as_missing(no_java: Path) -> None:
    fake_java(no_java, "No Java runtime present, requesting install.", code=1)
    with pytest.raises(KonkyoError, match="needs Java 17 or later") as refused:
        find_java()
    assert "too old" not in str(refused.value)


@posix
def test_where_no_java_is_installed_the_newest_line_takes_that_of_the_embedded_store(no_java: Path) -> None:
    fake_java(no_java, 'openjdk version "17"')
    found = find_java(NEWEST_LINE.java, ours=NEWEST_LINE.ours)
    told = subprocess.run([found, "-version"], capture_output=True, text=True, check=True).stderr
    assert int(re.findall(r'version "(\d+)', told)[0]) >= NEWEST_LINE.java
    assert LONG_TERM_LINE.ours is False


@posix
def test_java_home_comes_first_unless_it_is_too_old(
    no_java: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_path = fake_java(no_java, 'openjdk version "21.0.2"')
    at_home = fake_java(tmp_path / "jdk" / "bin", 'openjdk version "17"')
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "jdk"))
    assert find_java() == str(at_home)
    fake_java(tmp_path / "jdk" / "bin", 'openjdk version "11.0.2"')
    assert find_java() == str(on_path)
