"""The Java artifacts of Neo4j, and their download by their Maven coordinates.

``artifacts.lock`` lists each with its SHA-256, as requirements/*.lock do for Python, so that every machine runs the
same bytes (``lock.py`` makes it).

They are kept in Maven's local repository (~/.m2, or M2_REPO), which other tools share. The download uses a mirror of
Maven Central from ~/.m2/settings.xml or from jgo's own settings, and HTTPS_PROXY and REQUESTS_CA_BUNDLE.
"""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from konkyo.i18n import KonkyoError, Words

if TYPE_CHECKING:
    from jgo.maven import Artifact, MavenContext

VERSION = "5.26.30"
"""Neo4j Community's line with long-term support; docker-compose.yml starts the same."""

BROWSER = "org.neo4j.client:neo4j-browser:5.24.0"
"""The newest browser for Neo4j, under its own licence; downloaded only if the browser is asked for."""


@dataclass(frozen=True, slots=True)
class ServerLine:
    """A line of Neo4j's versions: the version of it, the class that runs it, the oldest Java, and its lock file.

    ``ours``: it supports the Java that comes with the embedded store.
    """

    name: str
    version: str
    main: str
    java: int
    lock: str
    ours: bool = False

    @property
    def product(self) -> str:
        """The coordinate of the server."""
        return f"org.neo4j:neo4j:{self.version}"


LONG_TERM_LINE = ServerLine("5.26", VERSION, "org.neo4j.server.CommunityEntryPoint", 17, "artifacts.lock")
NEWEST_LINE = ServerLine("2026", "2026.08.1", "org.neo4j.server.Neo4jCommunity", 21, "artifacts-2026.lock", ours=True)
"""The line of new features, whose own language is Cypher 25."""
SERVER_LINES = {line.name: line for line in (LONG_TERM_LINE, NEWEST_LINE)}

_AT_A_TIME = 8

Told = Callable[[int, int], None]
"""Called with the number of artifacts downloaded, and the number of all."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """One jar of the lock file."""

    group: str
    name: str
    classifier: str
    version: str
    sha256: str

    @property
    def path(self) -> Path:
        """Its path in a Maven repository."""
        file = "-".join(filter(None, (self.name, self.version, self.classifier)))
        return Path(*self.group.split("."), self.name, self.version, f"{file}.jar")

    def __str__(self) -> str:
        return ":".join(filter(None, (self.group, self.name, self.classifier, self.version)))


def pinned(of: ServerLine = LONG_TERM_LINE) -> Iterator[Pinned]:
    """Yield the artifacts of the lock file, in the order of the class path."""
    for line in Path(__file__).with_name(of.lock).read_text(encoding="ascii").splitlines():
        if line and not line.startswith("#"):
            coordinate, sha256 = line.split()
            group, name, *classifier, version = coordinate.split(":")
            yield Pinned(group, name, "".join(classifier), version, sha256)


def class_path(told: Told = lambda done, of: None, *, browser: bool = False, line: ServerLine = LONG_TERM_LINE) -> str:
    """Return the class path of the server, with its ``browser`` or without; download the artifacts that are missing.

    ``told`` is called during the download. Raises KonkyoError if an artifact cannot be downloaded or differs from the
    lock file.
    """
    jars = [jar for jar in pinned(line) if browser or str(jar) != BROWSER]
    context = _context()
    places = [context.repo_cache / jar.path for jar in jars]
    with ThreadPoolExecutor(_AT_A_TIME) as pool:
        # Its hash is checked too: the download of another tool may have been interrupted.
        sums = pool.map(_sha256, places)
        missing = [jar for jar, sum in zip(jars, sums, strict=True) if sum != jar.sha256]
        fetched = [pool.submit(_fetch, jar, context) for jar in missing]
        try:
            for done, each in enumerate(as_completed(fetched), 1):
                each.result()
                told(done, len(missing))
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    return os.pathsep.join(map(str, places))


def _sha256(file: Path) -> str | None:
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except FileNotFoundError:
        return None


def _fetch(jar: Pinned, context: "MavenContext") -> None:
    """Download ``jar`` into the local repository: complete and with the pinned hash, or not at all."""
    from requests import RequestException

    place = context.repo_cache / jar.path
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        # To another name first, because an interrupted download would later be taken for the jar.
        with tempfile.TemporaryDirectory(dir=place.parent) as aside:
            got = _artifact(jar, _context(Path(aside))).resolve()
            if (found := _sha256(got)) != jar.sha256:
                raise _not_the_pinned(jar, found)
            got.replace(place)
    except (RequestException, RuntimeError, OSError) as error:
        raise _unreachable(jar, error, context) from error


def _context(repository: Path | None = None) -> "MavenContext":
    """Return the settings by which jgo reaches Maven repositories; artifacts are kept in ``repository``."""
    from jgo.config import GlobalSettings
    from jgo.maven import MavenContext

    settings = GlobalSettings.load()
    central = {"central": mirror} if (mirror := _mirror()) else {}
    # A repository named like Central replaces it; any other would only be asked after it.
    remote = {**MavenContext().remote_repos, **central, **settings.repositories}
    return MavenContext(repo_cache=repository or settings.repo_cache, remote_repos=remote, timeout=30)


def _mirror() -> str | None:
    """Return the mirror of Maven Central in the user's Maven settings, or None."""
    file = Path.home() / ".m2" / "settings.xml"
    try:
        mirrors = etree.parse(file, etree.XMLParser(resolve_entities=False)).iterfind(".//{*}mirror")
        for mirror in mirrors:
            of = (mirror.findtext("{*}mirrorOf") or "").replace(" ", "").split(",")
            if "!central" not in of and {"central", "*", "external:*"} & set(of):
                return (mirror.findtext("{*}url") or "").strip().rstrip("/") or None
    except (OSError, etree.XMLSyntaxError):
        return None
    return None


def _artifact(jar: Pinned, context: "MavenContext") -> "Artifact":
    return context.project(jar.group, jar.name).at_version(jar.version).artifact(jar.classifier)


def _unreachable(jar: Pinned, error: Exception, context: "MavenContext") -> KonkyoError:
    said = f"{jar}: {str(error).splitlines()[0] if str(error) else type(error).__name__}"
    return KonkyoError(
        Words(ja="Neo4j を取り寄せられません", en="Neo4j cannot be fetched"),
        where=", ".join(context.remote_repos.values()),
        why=Words.same(said),
        cure=Words(
            ja="接続、代理サーバ（HTTPS_PROXY）、証明書（REQUESTS_CA_BUNDLE）、~/.m2/settings.xml の mirror を確かめ、"
            "もう一度実行してください（取り寄せ済みの分は残っています）",
            en="check the network, proxy (HTTPS_PROXY), certificates (REQUESTS_CA_BUNDLE) and the mirror in "
            "~/.m2/settings.xml, and try again (what was fetched is kept)",
        ),
    )


def _not_the_pinned(jar: Pinned, found: str | None) -> KonkyoError:
    return KonkyoError(
        Words(ja="取り寄せたものが固定した版と一致しません", en="What was fetched is not what the lock file pins"),
        where=str(jar),
        why=Words(ja=f"SHA-256 は {found} です", en=f"its SHA-256 is {found}"),
        cure=Words(
            ja="代理サーバかミラーが差し替えています。そこの管理者に知らせてください",
            en="a proxy or mirror replaces it: tell who runs that",
        ),
    )
