"""The heads of the files of facts: which laws konkyo holds, from when until when, and under which names.

Each file holds the facts of one law (see :mod:`konkyo.law.facts_file`). The files that come with konkyo are in
``law/data/statutes``. There may be more in the folder of added facts (:mod:`konkyo.law.added_folder`); a file there
replaces the one that comes with konkyo for the same law.
"""

import json
from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import takewhile
from pathlib import Path
from typing import Any

from konkyo.law.added_folder import SUFFIX, VARIABLE, AddedFolder, held_now
from konkyo.law.law_error import LawError, unreadable_file
from konkyo.law.statute_version import ENACTMENT

FORMAT = 4
SHIPPED = Path(str(files("konkyo.law") / "data" / "statutes"))


@dataclass(frozen=True, slots=True)
class StatuteHead:
    """What is known of one law as a whole."""

    law: str
    """canonical name"""
    law_id: str
    """e-Gov's id"""
    number: str | None
    """law number, folded: 平成25年法律第27号"""
    titles: tuple[str, ...]
    """the titles in its texts, the latest first"""
    texts: tuple[date, ...]
    """the days of effect of the full texts that were read"""
    amendments: tuple[tuple[date, tuple[str, ...]], ...]
    """every known day of effect with the ids of the amending laws; the last one made the version in force"""
    listed: bool
    """whether ``amendments`` is complete; otherwise it has only those that made the texts"""
    enacted: bool
    """whether the first text is the law as enacted; otherwise the law is older than its first text"""
    known_until: date
    """from this day on nothing is known but what was enacted before it; answers for later days assume nothing else"""
    repealed: date | None
    passes_to: tuple[str, ...]
    """other laws to which lines of descent lead from this one"""
    sources: tuple[tuple[str, str], ...]
    """name and SHA-256 of each file from which the facts were made"""

    @property
    def upcoming(self) -> tuple[date, ...]:
        """The days of effect of the texts that were enacted and not yet in force on ``known_until``.

        ``NOT_FIXED`` stands for a day that is not fixed.
        """
        return tuple(day for day in self.texts if day > self.known_until)

    def amended_by(self, on: date) -> str | None:
        """Return the id of the law that amended this one on a day.

        None if there is no amendment on that day, and if it is not certain which law made a change: there are several;
        parts of the law as enacted took effect on that day; or the list of amendments is not complete.
        """
        ids = dict(self.amendments).get(on, ())
        return ids[0] if self.listed and len(ids) == 1 and ids[0] not in (ENACTMENT, self.law_id) else None

    def lines(self) -> Iterator[dict[str, Any]]:
        """Yield the head as JSON lines: one with its facts, then one for each amendment and each source."""
        yield {
            "format": FORMAT, "law": self.law, "id": self.law_id, "number": self.number, "titles": self.titles,
            "texts": [str(day) for day in self.texts], "listed": self.listed, "enacted": self.enacted,
            "known_until": str(self.known_until), "repealed": str(self.repealed) if self.repealed else None,
            "passes_to": self.passes_to,
        }  # fmt: skip
        for on, ids in self.amendments:
            yield {"amended": str(on), "by": ids}
        for name, sha256 in self.sources:
            yield {"source": name, "sha256": sha256}


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A file of facts and its head."""

    path: Path
    head: StatuteHead


def held_files() -> dict[str, HeldFile]:
    """Return e-Gov id → file of facts, in order of the laws' names: added ones replace those shipped.

    The heads are read once. Raises :class:`LawError` as :func:`added_files`.
    """
    return _held(*held_now())


def added_files() -> dict[str, HeldFile]:
    """Return e-Gov id → file of facts, for the folder of added facts.

    Raises :class:`LawError` if ``KONKYO_LAW`` names a folder that is missing or has no file of facts, and if one of the
    files cannot be read.
    """
    return _added(*held_now())


@cache
def _held(added: AddedFolder | None, times: int) -> dict[str, HeldFile]:
    found = heads_in(SHIPPED) | _added(added, times)
    return dict(sorted(found.items(), key=lambda one: one[1].head.law))


@cache
def _added(added: AddedFolder | None, times: int) -> dict[str, HeldFile]:
    found = heads_in(added.path) if added else {}
    if added and added.named and not found:
        raise _no_facts(added.path)
    return found


def _no_facts(folder: Path) -> LawError:
    if not folder.is_dir():
        return LawError(
            "no_folder",
            f"環境変数 {VARIABLE} が示すフォルダーがない",
            f"the folder that {VARIABLE} names is missing",
            where=str(folder),
            cure_ja=f"{VARIABLE} を外すか、python -m konkyo.law.compile add の出力先を指定するか、"
            "konkyo law add か konkyo law update でそこに置いてください。",
            cure_en=f"Unset {VARIABLE}, name the folder that python -m konkyo.law.compile add wrote to, or fill it "
            "with konkyo law add or konkyo law update.",
        )
    return LawError(
        "no_facts",
        f"環境変数 {VARIABLE} が示すフォルダーに、法令の事実のファイル（{SUFFIX}）がない",
        f"the folder that {VARIABLE} names has no file of facts of a law ({SUFFIX})",
        where=str(folder),
        cure_ja=f"法令の本文（.xml・.md）なら、python -m konkyo.law.compile add {folder} --into 別のフォルダー "
        f"で事実のファイルを作り、その出力先を {VARIABLE} に指定してください。",
        cure_en=f"From texts of laws (.xml, .md) make the files: python -m konkyo.law.compile add {folder} "
        f"--into ANOTHER_FOLDER; then set {VARIABLE} to that folder. Otherwise unset it.",
    )


def unlisted_heads(listed: Set[str]) -> list[StatuteHead]:
    """Return the heads of the laws whose ids are not ``listed``."""
    return [one.head for law_id, one in held_files().items() if law_id not in listed]


def heads_in(folder: Path) -> dict[str, HeldFile]:
    """Return e-Gov id → file of facts, for the files in a folder. Raises :class:`LawError` as :func:`read_head`."""
    held = (HeldFile(path, read_head(path)) for path in sorted(folder.glob(f"*{SUFFIX}")))
    return {one.head.law_id: one for one in held}


def read_head(path: Path) -> StatuteHead:
    """Read the head of a file of facts. Raises :class:`LawError` if it is not a file that this konkyo can read."""
    try:
        with path.open(encoding="utf-8") as file:
            # The head ends at the first provision; the rest is read when it is needed.
            first, *more = [json.loads(line) for line in takewhile(lambda line: not line.startswith('{"at"'), file)]
        if first["format"] != FORMAT:
            raise not_facts(str(path), f"format {first['format']}")
        return StatuteHead(
            first["law"],
            first["id"],
            first["number"],
            tuple(first["titles"]),
            tuple(map(date.fromisoformat, first["texts"])),
            tuple((date.fromisoformat(one["amended"]), tuple(one["by"])) for one in more if "amended" in one),
            first["listed"],
            first["enacted"],
            date.fromisoformat(first["known_until"]),
            date.fromisoformat(first["repealed"]) if first["repealed"] else None,
            tuple(first["passes_to"]),
            tuple((one["source"], one["sha256"]) for one in more if "source" in one),
        )
    except OSError as error:
        raise unreadable_file(path, error) from error
    except (ValueError, KeyError, TypeError) as error:
        raise not_facts(str(path), f"{type(error).__name__}: {error}") from error


def not_facts(where: str, why: str) -> LawError:
    """Return the error for a file that is not a file of facts of this konkyo."""
    return LawError(
        "not_facts",
        f"この版の konkyo が作った法令の事実のファイルではない（{why}）",
        f"this is no file of facts of a law that this konkyo can read ({why})",
        where=where,
        cure_ja="konkyo law update を実行して取り直すか、手もとの本文から "
        "python -m konkyo.law.compile add で作り直してください。",
        cure_en="Run konkyo law update, which takes the law again, or make the file from texts of your own: "
        "python -m konkyo.law.compile add.",
    )
