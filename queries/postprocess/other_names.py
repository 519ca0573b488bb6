"""Names that are declared to be of one thing: a company with its branches, its group and its former names.

``other_names.csv`` has those that konkyo brings along. The variable KONKYO_ALIASES, or ``--aliases``, names a file of
the same columns that an analyst wrote. No document says that two names are one; each join says how, and who says so.
"""

import csv
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from io import StringIO
from pathlib import Path

from konkyo.i18n import UsageError, Words
from konkyo.law.variants import normalised

ALIASES = "KONKYO_ALIASES"
"""The variable that names the file of an analyst."""

_COLUMNS = ("kind", "name", "other", "relation", "source")
_NEEDED = ("name", "other")
_RELATIONS = {
    "branch": Words(ja="支社・支店", en="a branch"),
    "former": Words(ja="旧社名", en="a former name"),
    "merged": Words(ja="合併した会社", en="merged into it"),
    "group": Words(ja="グループ会社", en="of its group"),
    "spelling": Words(ja="別の書き方", en="another spelling"),
    "": Words(ja="別名", en="another name"),
}
_BRANCH = re.compile(
    r"(?P<company>\S*(?:株式会社|有限会社|合同会社))(?P<branch>\S{1,12}(?:支社|支店|営業所|事業所|支部))"
)
"""「富士通株式会社中国支社」, 「日本電気株式会社岩手支店」: what stands behind 株式会社 is its branch."""
_STEPS = 5
"""Former names of former names are followed so far."""


@dataclass(frozen=True, slots=True)
class OtherName:
    """``other`` is declared to be ``name``. ``kind``: a label of the graph, or empty for any."""

    kind: str
    name: str
    other: str
    relation: str
    source: str

    @property
    def said(self) -> Words:
        """Why the two are taken as one."""
        relation = _RELATIONS.get(self.relation, Words(ja=self.relation, en=self.relation))
        source = f" ({self.source})" if self.source else ""
        return Words(
            ja=f"{self.other}は{self.name}の{relation.ja}{source}",
            en=f"{self.other}: {relation.en} of {self.name}{source}",
        )


def declared_names() -> tuple[OtherName, ...]:
    """Return the declared names, the analyst's first. Raises UsageError where his file cannot be read."""
    own = os.environ.get(ALIASES)
    return (*(_of_file(own, Path(own).stat().st_mtime_ns if Path(own).is_file() else 0) if own else ()), *_ours())


def names_above(name: str, kind: str = "Party") -> list[OtherName]:
    """Return what ``name`` is declared or printed to belong to, step by step: branch → company → group."""
    steps: list[OtherName] = []
    while len(steps) < _STEPS and (step := _above(steps[-1].name if steps else name, kind)):
        if step.name in {one.name for one in steps}:
            break
        steps.append(step)
    return steps


def _above(name: str, kind: str) -> OtherName | None:
    wanted = normalised(name)
    for one in declared_names():
        if one.kind in ("", kind) and normalised(one.other) == wanted and normalised(one.name) != wanted:
            return one
    printed = _BRANCH.fullmatch(name) if kind == "Party" else None
    return OtherName(kind, printed["company"], name, "branch", "") if printed else None


@lru_cache(maxsize=1)
def _ours() -> tuple[OtherName, ...]:
    file = files("konkyo.queries") / "other_names.csv"
    return tuple(_rows(StringIO(file.read_text(encoding="utf-8")), "other_names.csv"))


@lru_cache(maxsize=4)
def _of_file(path: str, changed: int) -> tuple[OtherName, ...]:
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            Words(ja="別名のファイルを読めません", en="the file of other names cannot be read"),
            where=path,
            why=Words.same(error),
            cure=Words(ja="UTF-8 の CSV を指定してください", en="name a CSV file in UTF-8"),
        ) from error
    return tuple(_rows(StringIO(text), path))


def _rows(lines: Iterable[str], where: str) -> Iterator[OtherName]:
    table = csv.DictReader(lines)
    if not set(_NEEDED) <= set(table.fieldnames or ()):
        raise UsageError(
            Words(
                ja="別名のファイルに name と other の列がありません", en="a file of other names needs name and other"
            ),
            where=where,
            cure=Words(ja=f"一行目: {','.join(_COLUMNS)}", en=f"its first line: {','.join(_COLUMNS)}"),
        )
    for row in table:
        if row["name"] and row["other"]:
            yield OtherName(*((row.get(column) or "").strip() for column in _COLUMNS))
