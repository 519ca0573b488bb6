"""Which stored names a person means by one that he gives: as it is stored, by another name, or as the law calls it."""

from collections.abc import Sequence

from konkyo.graph.store import Own, Store
from konkyo.i18n import KonkyoError, UsageError, Words
from konkyo.law.citation import address
from konkyo.law.dates import day
from konkyo.law.find import find
from konkyo.queries.joined_information import joined_information
from konkyo.queries.name_match import match, normalise, parted_names, stored_names
from konkyo.queries.postprocess.other_names import OtherName, declared_names, names_above
from konkyo.queries.question import Parameter
from konkyo.queries.remembered import remembered

_PERMITTED = Own("MATCH (:Provision)-[:PERMITS]->(party:Party) RETURN DISTINCT party.name AS name ORDER BY name")
"""Parties that rows of the law's table let receive information."""


def several_given_names(store: Store, given: Sequence[str], parameter: Parameter, listed: str) -> list[str]:
    """Return the stored names that a list means, also where one text names several: 「呉市、墨田区」.

    Raises as ``given_names`` does.
    """
    known = set(map(normalise, remembered(store, _known, parameter.labels, declared_names())))
    # A comma alone parts nothing: it is no name either, and is refused as one.
    names = [one for said in given for one in ((normalise(said) not in known and parted_names(said)) or [said])]
    meant = (name for one in names for name in given_names(store, one, parameter, listed))
    return list(dict.fromkeys(meant))


def given_names(store: Store, given: str, parameter: Parameter, listed: str) -> list[str]:
    """Return the stored names that ``given`` means for ``parameter``; ``listed`` is a command that lists them all.

    Raises UsageError for a day where a provision is asked for, and KonkyoError where it means none or several.
    """
    # Kept with the names that were declared, for a person may change his file of them.
    known = remembered(store, _known, parameter.labels, declared_names())
    if parameter.labels == ("Body",) and given.endswith("長") and normalise(given) not in map(normalise, known):
        # Documents print a body by its head: 呉市長 is 呉市.
        given = given.removesuffix("長")
    if "Provision" in parameter.labels:
        given = _provision(given, known, parameter)
    joined = joined_information(store) if "Information" in parameter.labels else ()
    try:
        meant = match(given, known, parameter.words, listed)
    except KonkyoError:
        # No document names it; the answer is empty and says which rows would permit it.
        if "Party" not in parameter.labels or not (meant := remembered(store, _by_law_alone, normalise(given))):
            raise
    called = {normalise(name) for name in meant} | {normalise(given)}
    return list(dict.fromkeys([*meant, *(one.name for one in joined if normalise(one.kind) in called)]))


def _known(store: Store, labels: tuple[str, ...], _declared: tuple[OtherName, ...]) -> dict[str, list[str]]:
    """Return the stored names with ``labels``, each with its other names: stored, declared, or those of the law."""
    known = {name: list(others) for name, others in stored_names(store, labels).items()}
    for label in {"Party", "System", "Department"} & set(labels):
        for name, others in known.items():
            others.extend(step.name for step in names_above(name, label))
    for one in joined_information(store) if "Information" in labels else ():
        known.setdefault(one.name, []).append(one.kind)
    return known


def _by_law_alone(store: Store, wanted: str) -> list[str]:
    return [row["name"] for row in store.read(_PERMITTED) if normalise(row["name"]) == wanted]


def _provision(given: str, known: dict[str, list[str]], parameter: Parameter) -> str:
    """Return the address that ``given`` cites, however it is written: 番号法19条7号 is 番号法第19条第7号."""
    if (on := day(given)) is not None:
        raise UsageError(
            Words(ja=f"「{given}」は日であって条項ではありません", en=f"“{given}” is a day, no provision"),
            why=parameter.words,
            cure=Words(
                ja=f"その日の改正が及ぶ欄を調べるには: konkyo impact {on}",
                en=f"to see what an amendment of that day touches: konkyo impact {on}",
            ),
        )
    if normalise(given) in map(normalise, known):
        return given
    cited = find(given)
    return str(address(cited[0])) if len(cited) == 1 else given
