"""One question in one .cypher file: a header of comment lines, then one Cypher query, the same for every engine.

docs/own-questions.md describes the header. Questions of ours may also say::

    // postprocess: centrality
    // columns: system connections rank

A module of :mod:`konkyo.queries.postprocess` computes the answer, with these ``columns``, from the rows of the query.
``// by:`` may also be thing, connection, day or outage (``konkyo.queries`` has by_thing, by_connection and so on).
"""

import re
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from konkyo.graph.schema import EDGE_TYPES, NODE_TYPES
from konkyo.graph.store import Own
from konkyo.i18n import Words
from konkyo.queries import arrow_rule
from konkyo.queries import question_header as header
from konkyo.queries.columns import COMMON, ColumnWords
from konkyo.queries.lost_marks import LOST_MARKS
from konkyo.queries.name_match import nearest
from konkyo.queries.question import GROUPS, NOT_SAID, OWN, Parameter, Question, QuestionFileError

_EXAMPLE = "// param: name name:Party? | 相手の名 | name of a party | 厚生労働大臣"
_USED = re.compile(r"\$(\w+)")
_STRING = re.compile(r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*\"""", re.S)
_COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.S)


def parse_question(text: str, name: str, *, ours: bool = False) -> Question:
    """Parse the file ``name``. Raises QuestionFileError where it is no question.

    ``ours``: no store need find out first what the query would do.
    """
    return _File(text, name).question(ours=ours)


class _File:
    """A file, and where in it an error is."""

    def __init__(self, text: str, name: str) -> None:
        self.name = name
        self.header: dict[str, list[tuple[int, str]]] = {}
        lines = text.splitlines()
        first = next((number for number, line in enumerate(lines) if not line.startswith("//")), len(lines))
        self.cypher = "\n".join(lines[first:]).strip()
        self.bare = _COMMENT.sub(" ", _STRING.sub("…", self.cypher))
        for number, line in enumerate(lines[:first], 1):
            self._take(number, line)

    def question(self, *, ours: bool) -> Question:
        """Return the question."""
        ask = self._both("ja", "en")
        if ask is None:
            raise self._fault(
                Words(ja="問いの文がありません", en="it does not say what it asks"),
                Words(ja="先頭に「// ja: 問い」と書いてください", en="begin it with a line “// en: the question”"),
            )
        if not self.cypher:
            raise self._fault(
                Words(ja="Cypher がありません", en="there is no Cypher in it"),
                Words(ja="見出しの行の下に書いてください", en="write it below the lines of the header"),
            )
        parameters = tuple(self._parameter(number, value) for number, value in self._lines("param"))
        postprocess, columns = self._postprocess()
        query_columns = self._columns()
        walk, (by, tied_by) = self._walk(parameters), self._by(parameters)
        given = [name for name in ("found" if walk else None, header.BY[by] if by else None) if name]
        taken = (*header.WALKS[walk], *header.WALK_BOUNDS) if walk else header.TAKEN.get(by or "", ())
        self._check_use(parameters, given, taken, all_used=postprocess is None)
        columns = columns or query_columns
        return Question(
            id=Path(self.name).stem,
            group=self._group(),
            ask=ask,
            parameters=parameters,
            not_meant=self._both("not-ja", "not-en") or NOT_SAID,
            cypher=Own(self.cypher) if ours else self.cypher,
            query_columns=query_columns,
            columns=columns,
            postprocess=postprocess,
            pictures=tuple(self._picture(number, line, columns) for number, line in self._lines("picture")),
            column_words=self._column_words(columns),
            walk=walk,
            by=by,
            tied_by=tied_by,
            marks=tuple(name for _, name in self._known("marks", LOST_MARKS)),
            kept=tuple(name for _, name in self._known("keep", columns)),
        )

    def _take(self, number: int, line: str) -> None:
        match = header.LINE.match(line)
        field = match["field"] if match else ""
        if match is None or field not in header.HEADER_FIELDS:
            near = (nearest(field, header.HEADER_FIELDS) if field else []) or header.HEADER_FIELDS
            raise self._fault(
                Words(ja=f"見出しの行ではありません: {line}", en=f"this is no line of a header: {line}"),
                Words(
                    ja=f"書ける行: {'、'.join(f'// {each}: …' for each in near)}",
                    en=f"lines there are: {', '.join(f'// {each}: …' for each in near)}",
                ),
                number,
            )
        self.header.setdefault(field, []).append((number, match["value"]))

    def _lines(self, field: str) -> list[tuple[int, str]]:
        return self.header.get(field, [])

    def _both(self, ja: str, en: str) -> Words | None:
        texts = "".join(value for _, value in self._lines(ja)), " ".join(value for _, value in self._lines(en))
        return Words(ja=texts[0] or texts[1], en=texts[1] or texts[0]) if any(texts) else None

    def _group(self) -> str:
        return next((group for _, group in self._known("group", list(GROUPS))), OWN)

    def _parameter(self, number: int, value: str) -> Parameter:
        match = header.PARAMETER.fullmatch(value)
        if match is None:
            raise self._fault(
                Words(ja=f"条件が読めません: {value}", en=f"the parameter cannot be read: {value}"),
                Words(ja=f"例: {_EXAMPLE}", en=f"for example: {_EXAMPLE}"),
                number,
            )
        labels = tuple(match["labels"].split("/")) if match["labels"] else ()
        for each in labels:
            if each not in NODE_TYPES:
                raise self._unknown(number, each, list(NODE_TYPES))
        of, _, prop = (match["of"] or "").partition(".")
        if of and match["of"] not in header.VALUED_PROPERTIES:
            raise self._unknown(number, match["of"], header.VALUED_PROPERTIES)
        return Parameter(
            name=match["name"],
            type="name" if labels else match["type"].split(":")[0],
            words=Words(ja=match["ja"], en=match["en"]),
            example=match["example"],
            optional=match["optional"] is not None,
            labels=labels,
            bounds=(int(match["least"] or 0), int(match["most"] or 0)),
            of=(of, prop),
            many=bool(match["many"]),
        )

    def _postprocess(self) -> tuple[str | None, tuple[str, ...]]:
        named, columns = self._lines("postprocess"), self._lines("columns")
        if bool(named) != bool(columns):
            raise self._fault(
                Words(ja="postprocess と columns は一緒に書きます", en="postprocess and columns go together"),
                Words(ja="二行とも書くか、どちらも書かないでください", en="write both lines, or neither"),
                (named or columns)[0][0],
            )
        if not named:
            return None, ()
        folder = files("konkyo.queries") / "postprocess"
        known = sorted(each.name.removesuffix(".py") for each in folder.iterdir() if not each.name.startswith("_"))
        number, name = named[0]
        if name not in known:
            raise self._unknown(number, name, known)
        return name, tuple(" ".join(value for _, value in columns).split())

    def _walk(self, parameters: Sequence[Parameter]) -> str | None:
        """Return which walk the question is, if any. Raises where a parameter is missing that it begins or ends at."""
        walk = None
        for number, walk in self._known("walk", list(header.WALKS)):
            self._check_ends(number, f"walk: {walk}", header.WALKS[walk], parameters)
        return walk

    def _by(self, parameters: Sequence[Parameter]) -> tuple[str | None, tuple[str, ...]]:
        """Return what the question is asked about, some at a time, if anything, and the edge types named with it."""
        for number, line in self._lines("by"):
            by, *types = line.split() or [""]
            if by not in header.BY:
                raise self._unknown(number, by, list(header.BY))
            for name in types:
                if by != "evaluation" or name not in EDGE_TYPES:
                    raise self._unknown(number, name, list(EDGE_TYPES) if by == "evaluation" else [f"by: {by}"])
            if by == "connection":
                self._check_ends(number, f"by: {by}", header.TAKEN[by], parameters)
            return by, tuple(types)
        return None, ()

    def _known(self, field: str, known: Sequence[str]) -> Iterator[tuple[int, str]]:
        """Yield the names on the lines of ``field``. Raises where one is not ``known``."""
        for number, line in self._lines(field):
            for name in line.split():
                if name not in known:
                    raise self._unknown(number, name, known)
                yield number, name

    def _check_ends(self, number: int, line: str, ends: Sequence[str], parameters: Sequence[Parameter]) -> None:
        named = [each.name for each in parameters if each.type == "name" and not each.optional]
        for name in ends:
            if name not in named:
                raise self._fault(
                    Words(ja=f"{line} には条件 {name} が要ります", en=f"{line} needs a parameter {name}"),
                    Words(
                        ja=f"例: // param: {name} name:File/Party | 名 | name | 厚生労働大臣",
                        en=f"for example: // param: {name} name:File/Party | 名 | name | 厚生労働大臣",
                    ),
                    number,
                )

    def _columns(self) -> tuple[str, ...]:
        """Return the columns of the query: of the last RETURN, the names behind its items."""
        last = re.split(r"\bRETURN(?:\s+DISTINCT)?\b", self.bare, flags=re.IGNORECASE)[-1]
        returned = re.split(r"\b(?:ORDER\s+BY|SKIP|LIMIT)\b", last, flags=re.IGNORECASE)[0]
        while (without := header.INNERMOST_BRACKETS.sub("…", returned)) != returned:
            returned = without
        columns = tuple(item.split()[-1] if item.split() else "" for item in returned.split(","))
        if not all(column.isidentifier() for column in columns) or len(columns) != len(set(columns)):
            raise self._fault(
                Words(
                    ja="最後の RETURN に、名のない列か同じ名の列があります",
                    en="in the last RETURN a column has no name, or two have one",
                ),
                Words(ja="列ごとに AS 名 と書いてください", en="give each item a name of its own: AS name"),
            )
        return columns

    def _check_use(
        self, parameters: Sequence[Parameter], given: Sequence[str], taken: Sequence[str], *, all_used: bool
    ) -> None:
        """Raise where the parameters of the header and those of the query are not the same.

        ``given`` are those that konkyo adds, which are to be used; ``taken`` those that konkyo uses itself.
        """
        declared, used = [each.name for each in parameters], set(_USED.findall(self.bare))
        undeclared = used - set(declared) - set(given)
        unused = (set(declared) - used - set(taken) if all_used else set()) | (set(given) - used)
        for names, what in (
            ({one for one in declared if declared.count(one) > 1}, Words(ja="重複した条件", en="declared twice")),
            (undeclared, Words(ja="見出しにない条件", en="used but not declared")),
            (unused, Words(ja="使われない条件", en="declared but not used")),
        ):
            if names:
                told = ", ".join(f"${name}" for name in sorted(names))
                raise self._fault(
                    Words(ja=f"{what.ja}: {told}", en=f"{what.en}: {told}"),
                    Words(
                        ja="見出しの // param: と Cypher の $名 を合わせてください",
                        en="let the lines “// param:” and the $names of the Cypher agree",
                    ),
                )

    def _picture(self, number: int, line: str, columns: Sequence[str]) -> arrow_rule.ArrowRule:
        rule = arrow_rule.parse_arrow_rule(line)
        if rule is None:
            raise self._fault(
                Words(ja=f"図の書き方が読めません: {line}", en=f"how it is drawn cannot be read: {line}"),
                Words(
                    ja="例: // picture: sender:Party --kind--> receiver:receiver_label",
                    en="for example: // picture: sender:Party --kind--> receiver:receiver_label",
                ),
                number,
            )
        for name, known in (
            *((each, columns) for each in (rule.sender, rule.receiver, rule.kind) if each is not None),
            *((each, [*columns, *NODE_TYPES]) for each in (rule.sender_type, rule.receiver_type)),
        ):
            if name not in known:
                raise self._unknown(number, name, known)
        return rule

    def _column_words(self, columns: Sequence[str]) -> ColumnWords:
        headings: dict[str, Words] = {}
        values: dict[tuple[str, str], Words] = {}
        for field, number, line in [(name, *each) for name in ("column", "value") for each in self._lines(name)]:
            match = header.NAMED_WORDS.fullmatch(line)
            name, _, value = match["name"].partition(" ") if match else ("", "", "")
            if match is None or bool(value) != (field == "value"):
                raise self._fault(
                    Words(f"読めません: {line}", f"this cannot be read: {line}"),
                    Words(
                        ja="例: // column: share | 割合 | Share　// value: share high | 高い | high",
                        en="for example: // column: share | 割合 | Share, // value: share high | 高い | high",
                    ),
                    number,
                )
            if name not in columns:
                raise self._unknown(number, name, columns)
            if value:
                values[name, value] = Words(match["ja"], match["en"])
            else:
                headings[name] = Words(match["ja"], match["en"])
        return COMMON.extended(headings, values)

    def _unknown(self, number: int, name: str, known: Sequence[str]) -> QuestionFileError:
        near = nearest(name, known)
        ja, en = ("もしかして", "did you mean") if near else ("あるのは", "there is")
        return self._fault(
            Words(f"「{name}」はありません", f"there is no {name}"),
            Words(f"{ja}: {'、'.join(near or known)}", f"{en}: {', '.join(near or known)}"),
            number,
        )

    def _fault(self, what: Words, cure: Words, number: int = 0) -> QuestionFileError:
        return QuestionFileError(what, where=f"{self.name}:{number}" if number else self.name, cure=cure)
