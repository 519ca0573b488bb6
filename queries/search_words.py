"""Find what words name or occur in: provisions, parties, files, information, systems …, and passages."""

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass

from konkyo.graph.full_text import PASSAGE_INDEX, index_query
from konkyo.graph.store import Own, ResultRow, Store
from konkyo.i18n import UsageError, Words
from konkyo.law.citation import address
from konkyo.law.find import find
from konkyo.law.variants import normalised
from konkyo.queries.columns import COMMON
from konkyo.queries.everyday_words import terms_for
from konkyo.queries.joined_information import JoinedInformation, joined_information
from konkyo.queries.name_match import keys_of, normalise, stored_names
from konkyo.queries.passage_texts import PassageTexts
from konkyo.queries.searched_things import TELLING, passages_by_key, passages_with, stated_of, with_first_place

PASSAGE, LOGGED = "Passage", "Change"
"""Kinds of hits in texts: fields of the form, and the change log, which tells of other days."""
HIT_KINDS = (*TELLING, PASSAGE, LOGGED)
"""What a hit may be, in the order in which they are shown."""
HIT_WORDS = COMMON.extended(
    {"places": Words(ja="箇所の数", en="Places")},
    {
        ("kind", "Provision"): Words(ja="条項", en="provision"),
        ("kind", "Information"): Words(ja="情報", en="information"),
        ("kind", "Party"): Words(ja="相手", en="party"),
        ("kind", "File"): Words(ja="ファイル", en="file"),
        ("kind", "System"): Words(ja="システム", en="system"),
        ("kind", "Department"): Words(ja="部署", en="department"),
        ("kind", "Work"): Words(ja="事務", en="work"),
        ("kind", "RecordItem"): Words(ja="記録項目", en="recorded item"),
        ("kind", PASSAGE): Words(ja="欄の文", en="passage"),
        ("kind", LOGGED): Words(ja="変更箇所の文", en="change log"),
    },
)
"""The headings and words of hits."""
LIMIT = 20
_AROUND = 24
"""How many characters before and after the word a snippet has."""

_PARTS = Own("""UNWIND $cited AS cited
MATCH (provision:Provision)
WHERE provision.law = cited.law AND (cited.article IS NULL OR provision.article = cited.article)
  AND (cited.paragraph IS NULL OR provision.paragraph = cited.paragraph)
  AND (cited.item IS NULL OR provision.item = cited.item)
  AND (cited.table IS NULL OR provision.table = cited.table) AND (cited.row IS NULL OR provision.row = cited.row)
RETURN DISTINCT provision.key AS key""")


@dataclass(frozen=True, slots=True)
class Hit:
    """Where one document says something of a thing that has the words, or a passage with them.

    ``kind`` is one of ``HIT_KINDS``; ``name`` what the document calls the thing, or the label of the passage.
    ``places``: in how many places; ``section`` and ``line`` are the first. ``text``: of a passage, what stands around
    the words. ``inferred``: why a thing of another name is meant too.
    """

    kind: str
    name: str
    key: str
    body: str | None
    document: str | None
    published: str | None
    evaluation: str
    section: str | None
    line: int | None
    places: int = 1
    text: str | None = None
    inferred: Words | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The ``hits`` of a search for ``words``, by kind and body. ``counts``: kind → how many there are in all.

    ``terms``: what documents write for these words, which are everyday ones.
    """

    words: str
    hits: tuple[Hit, ...]
    counts: dict[str, int]
    terms: tuple[str, ...]


def search(
    store: Store,
    words: str,
    limit: int | None = LIMIT,
    kinds: Collection[str] = HIT_KINDS,
    texts: PassageTexts | None = None,
) -> Found:
    """Find what all ``words``, parted by white space, name or occur in, in evaluations that no newer one replaced.

    Width, case and white space in what is stored make no difference. A citation (番号法19条7号) also finds the
    provision and its parts. ``limit``: at most so many hits of each kind. ``texts``: those
    of the store where they are in memory. Raises UsageError where there is no word.
    """
    wanted = [normalised(word) for word in words.split()]
    if not wanted:
        raise UsageError(
            Words(ja="探す言葉がありません", en="there is no word to look for"),
            cure=Words(ja="例: konkyo search 地方税", en="for example: konkyo search 地方税"),
        )
    hits: list[Hit] = []
    counts: dict[str, int] = {}
    for kind, count, found in (
        *_things(store, words, wanted, kinds, limit),
        *_passages(store, wanted, kinds, limit, texts),
    ):
        counts[kind] = count
        hits += found
    return Found(words, tuple(hits), counts, terms_for(words))


def _things(
    store: Store, words: str, wanted: list[str], kinds: Collection[str], limit: int | None
) -> Iterable[tuple[str, int, list[Hit]]]:
    """Yield each kind of thing with the number of all its hits and the first ``limit`` of them."""
    for label in TELLING:
        if label in kinds:
            rows = stated_of(store, label, _keys(store, label, words, wanted))
            meant = _joined(store, wanted) if label == "Information" else {}
            rows += [
                row for row in stated_of(store, label, keys_of(store, label, {name for name, _ in meant}))
                if (row["name"], row["evaluation"]) in meant
            ]  # fmt: skip
            inferred = {(name, key): one.inferred for (name, key), one in meant.items()}
            yield label, len(rows), [
                Hit(kind=label, **row, inferred=inferred.get((row["name"], row["evaluation"])))
                for row in with_first_place(store, label, rows[:limit])
            ]  # fmt: skip


def _passages(
    store: Store, wanted: list[str], kinds: Collection[str], limit: int | None, texts: PassageTexts | None
) -> Iterable[tuple[str, int, list[Hit]]]:
    """Yield each kind of passage as ``_things`` does."""
    asked = [kind for kind in (PASSAGE, LOGGED) if kind in kinds]
    every = passages_with(store, wanted, PASSAGE_INDEX, index_query(wanted)) if asked and texts is None else []
    for kind in asked:
        if texts is None:
            rows = [row for row in every if row["logged"] == (kind == LOGGED)]
            count = len(rows)
        else:
            numbers = texts.with_words(wanted, logged=kind == LOGGED)
            rows, count = passages_by_key(store, [texts.key(number) for number in numbers[:limit]]), len(numbers)
        yield kind, count, [_passage(kind, row, wanted) for row in rows[:limit]]


def _keys(store: Store, label: str, words: str, wanted: list[str]) -> set[str]:
    names = {
        name
        for name, aliases in stored_names(store, (label,)).items()
        if any(all(word in normalise(each) for word in wanted) for each in (name, *aliases))
    }
    keys = set(keys_of(store, label, names))
    cited = [asdict(address(one)) for one in find(words)] if label == "Provision" else []
    return keys | {row["key"] for row in store.read(_PARTS, {"cited": cited})} if cited else keys


def _joined(store: Store, wanted: list[str]) -> dict[tuple[str, str], JoinedInformation]:
    """Return the other names, by evaluation, for kinds of information whose name in the law has the words."""
    return {
        (one.name, one.evaluation): one
        for one in joined_information(store)
        if all(word in normalise(one.kind) for word in wanted)
        and not all(word in normalise(one.name) for word in wanted)
    }


def _passage(kind: str, row: ResultRow, wanted: list[str]) -> Hit:
    told = {name: row[name] for name in ("key", "body", "document", "published", "evaluation", "section", "line")}
    return Hit(kind=kind, name=row["label"], text=_around(row["text"], wanted[0]), **told)


def _around(text: str, word: str) -> str:
    """Return what stands around ``word``, folded, in ``text`` as printed; line ends are blanks."""
    flat = " ".join(text.split())
    places = [at for at, char in enumerate(flat) if not char.isspace()]
    folded = [(at, part) for at in places for part in normalised(flat[at])]
    found = "".join(part for _, part in folded).find(word)
    if found < 0:
        # Its characters are folded together only where they stand side by side.
        return flat[: 2 * _AROUND]
    first, last = folded[found][0], folded[found + len(word) - 1][0]
    start, end = max(0, first - _AROUND), min(len(flat), last + 1 + _AROUND)
    return ("…" if start else "") + flat[start:end] + ("…" if end < len(flat) else "")
