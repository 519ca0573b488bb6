"""The questions konkyo can answer: every .cypher file of this folder, with the words of its header.

A file is a header of comment lines and then one query, the same text for every engine::

    // id: upstream
    // group: lineage
    // ja: このファイルの情報はどこから来るか。
    // en: Where does what this file holds come from?
    // param: name name:File/System | 名 | name | 住民基本台帳ファイル
    // param: steps integer:1-4? | 何段まで | how many steps at most | 2
    // not-ja: この答えが意味しないこと
    // not-en: what the answer does not mean
    // picture: sender:sender_label --kind--> receiver:receiver_label
    MATCH …

The id is the file's name, the group one of ``GROUPS``. ``ja``, ``en``, ``not-ja`` and ``not-en`` may take several
lines; they are joined. The parts of a ``param`` line are parted by a bar between spaces. A parameter's type is one of

- ``string``;
- ``integer:least-most``;
- ``date``: a day as 2024-05-27;
- ``name:Label`` (``name:Party/Department`` for several labels): a name as a person writes it, which reaches the query
  as the list of the stored names it means;
- ``value:Label.property``: likewise a value of a property;
- ``document``: words of a title, body or date, which reach the query as the key of one Evaluation.

``?`` marks a parameter that may be left out; it is then null in the query. Every item of the last
RETURN is a name or says ``AS name``. How the rows are drawn is said by ``picture`` (see
:mod:`konkyo.queries.arrow_rule`);
without that line there is no picture. What Cypher cannot work out is done in Python with the rows of the query::

    // postprocess: centrality
    // columns: system connections rank

names the module of :mod:`konkyo.queries.postprocess` that does it, and the columns of its rows, which are the answer.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from konkyo.graph.schema import NODE_TYPES, node_properties
from konkyo.graph.store import Own
from konkyo.i18n import UsageError, Words
from konkyo.queries import arrow_rule
from konkyo.queries.name_match import nearest

_HEADER = re.compile(r"//\s*(?P<field>[a-z-]+):\s*(?P<value>.*?)\s*$")
_PARAMETER = re.compile(
    r"(?P<name>[a-z_]+) "
    r"(?P<type>string|integer:(?P<least>\d+)-(?P<most>\d+)|date|document|name:(?P<labels>[A-Za-z/]+)"
    r"|value:(?P<of>[A-Za-z]+\.[a-z_]+))(?P<optional>\?)?"
    r" \| (?P<ja>.+?) \| (?P<en>.+?) \| (?P<example>.+)"
)
_BRACKETED = re.compile(r"[(\[{][^()\[\]{}]*[)\]}]")
_USED = re.compile(r"\$(\w+)")
_REQUIRED = ("id", "group", "ja", "en", "not-ja", "not-en")
_FIELDS = {*_REQUIRED, "param", "picture", "postprocess", "columns"}

GROUPS = {
    "lineage": Words(ja="どこから来て、どこへ行くか", en="Where information comes from and goes to"),
    "law": Words(ja="どの条項に基づくか", en="On which provisions"),
    "systems": Words(ja="どのシステムを通るか", en="Through which systems"),
    "handling": Words(ja="だれが、何を扱うか", en="Who handles what"),
    "documents": Words(ja="評価書とその版", en="The evaluations and their versions"),
}
"""What a question is about, in the order in which they are listed."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question asks of the person.

    ``type`` is "string", "date", "document", "integer" (``bounds``: the least and the most), "name" (of ``labels``) or
    "value" (``of``: a label and a property of it).
    """

    name: str
    type: str
    words: Words
    example: str
    optional: bool = False
    labels: tuple[str, ...] = ()
    bounds: tuple[int, int] = (0, 0)
    of: tuple[str, str] = ("", "")

    @property
    def type_in_full(self) -> str:
        """The type as the header of the question's file writes it, without the mark of what is optional."""
        if self.type == "integer":
            return f"{self.type}:{self.bounds[0]}-{self.bounds[1]}"
        if self.type == "value":
            return f"{self.type}:{'.'.join(self.of)}"
        return f"{self.type}:{'/'.join(self.labels)}" if self.labels else self.type


@dataclass(frozen=True, slots=True)
class Question:
    """One question: how it is asked, what it needs, what its answer does not mean, its Cypher and its columns.

    ``columns`` are those of the answer; those of the query differ from them where ``postprocess`` names what is done
    with its rows. ``pictures`` say how the rows are drawn; none, where they are not.
    """

    id: str
    group: str
    ask: Words
    parameters: tuple[Parameter, ...]
    not_meant: Words
    cypher: Own
    query_columns: tuple[str, ...]
    columns: tuple[str, ...]
    postprocess: str | None = None
    pictures: tuple[arrow_rule.ArrowRule, ...] = ()


@cache
def catalogue() -> dict[str, Question]:
    """Return every question by its id, in the order of the ids. Raises ValueError where a file is not well formed."""
    found: dict[str, Question] = {}
    for file in sorted(files("konkyo.queries").iterdir(), key=lambda entry: entry.name):
        if not file.name.endswith(".cypher"):
            continue
        question = parse(file.read_text(encoding="utf-8"), file.name)
        if file.name != f"{question.id}.cypher":
            raise ValueError(f"{file.name}: a question {question.id!r} belongs in a file of that name")
        found[question.id] = question
    return found


def question(question_id: str) -> Question:
    """Return the question with this id. Raises UsageError, with the ids nearest to it, where there is none."""
    known = catalogue()
    if (found := known.get(question_id.replace("-", "_"))) is not None:
        return found
    near = nearest(question_id, known) or sorted(known)
    raise UsageError(
        Words(ja=f"「{question_id}」という問いはありません", en=f"there is no question “{question_id}”"),
        cure=Words(
            ja=f"もしかして: {'、'.join(near)}（一覧: konkyo ask --list）",
            en=f"did you mean: {', '.join(near)} (all of them: konkyo ask --list)",
        ),
    )


def parse(text: str, name: str) -> Question:
    """Parse one .cypher file. Raises ValueError naming the file and what its header lacks."""
    lines = text.splitlines()
    header, body = _split(lines, name)
    for field in _REQUIRED:
        if not header.get(field):
            raise ValueError(f"{name}: the header lacks a line “// {field}: …”")
    parameters = tuple(_parameter(value, name) for value in header.get("param", ()))
    cypher = "\n".join(body).strip()
    postprocess, columns = _postprocess(header, name)
    query_columns = _columns(cypher, name)
    _compare([parameter.name for parameter in parameters], _USED.findall(cypher), name, all_used=postprocess is None)
    if (group := header["group"][0]) not in GROUPS:
        raise ValueError(f"{name}: no group {group!r}: one of {', '.join(GROUPS)}")
    return Question(
        id=" ".join(header["id"]),
        group=group,
        ask=Words(ja="".join(header["ja"]), en=" ".join(header["en"])),
        parameters=parameters,
        not_meant=Words(ja="".join(header["not-ja"]), en=" ".join(header["not-en"])),
        cypher=Own(cypher),
        query_columns=query_columns,
        columns=columns or query_columns,
        postprocess=postprocess,
        pictures=tuple(arrow_rule.parse(line, columns or query_columns, name) for line in header.get("picture", ())),
    )


def _postprocess(header: dict[str, list[str]], name: str) -> tuple[str | None, tuple[str, ...]]:
    postprocess, columns = header.get("postprocess", [None])[0], tuple(" ".join(header.get("columns", ())).split())
    if (postprocess is None) != (not columns):
        raise ValueError(f"{name}: “// postprocess: …” and “// columns: …” go together")
    if postprocess is not None and not (files("konkyo.queries") / "postprocess" / f"{postprocess}.py").is_file():
        raise ValueError(f"{name}: there is no module queries/postprocess/{postprocess}.py")
    return postprocess, columns


def _columns(cypher: str, name: str) -> tuple[str, ...]:
    returned = re.split(r"\bORDER BY\b", re.split(r"\bRETURN(?: DISTINCT)?\b", cypher)[-1])[0]
    while (without := _BRACKETED.sub("", returned)) != returned:
        returned = without
    columns = tuple(item.split()[-1] if item.split() else "" for item in returned.split(","))
    if not all(column.isidentifier() for column in columns) or len(columns) != len(set(columns)):
        raise ValueError(f"{name}: every item of the last RETURN needs a column of its own: AS …")
    return columns


def _split(lines: list[str], name: str) -> tuple[dict[str, list[str]], list[str]]:
    header: dict[str, list[str]] = {}
    for number, line in enumerate(lines):
        if not line.startswith("//"):
            return header, lines[number:]
        match = _HEADER.match(line)
        if match is None or match["field"] not in _FIELDS:
            raise ValueError(f"{name}, line {number + 1}: not a header line: {line!r}")
        header.setdefault(match["field"], []).append(match["value"])
    raise ValueError(f"{name}: there is no query after the header")


def _parameter(value: str, name: str) -> Parameter:
    match = _PARAMETER.fullmatch(value)
    if match is None:
        raise ValueError(f"{name}: not “NAME TYPE | ja | en | example”: {value!r}")
    labels = tuple((match["labels"] or "").split("/")) if match["labels"] else ()
    if unknown := [label for label in labels if label not in NODE_TYPES]:
        raise ValueError(f"{name}: parameter {match['name']}: no label {', '.join(unknown)} in graph/schema.py")
    label, _, prop = (match["of"] or "").partition(".")
    if label and (label not in NODE_TYPES or prop not in {each.name for each in node_properties(label)}):
        raise ValueError(f"{name}: parameter {match['name']}: no {match['of']} in graph/schema.py")
    return Parameter(
        name=match["name"],
        type=match["type"].split(":")[0],
        words=Words(ja=match["ja"], en=match["en"]),
        example=match["example"],
        optional=match["optional"] is not None,
        labels=labels,
        bounds=(int(match["least"] or 0), int(match["most"] or 0)),
        of=(label, prop),
    )


def _compare(declared: Iterable[str], used: Iterable[str], name: str, *, all_used: bool) -> None:
    declared, used = list(declared), set(used)
    if len(declared) != len(set(declared)):
        raise ValueError(f"{name}: a parameter is declared twice")
    if missing := used - set(declared):
        raise ValueError(f"{name}: used but not declared: {', '.join(sorted(missing))}")
    if all_used and (idle := set(declared) - used):
        raise ValueError(f"{name}: declared but not used: {', '.join(sorted(idle))}")
