"""The file of facts of one law: JSON Lines, so that the difference between two editions can be read line by line.

First comes the head (:mod:`konkyo.law.statute_head`), then one line for each address that ever had a provision, then
one line of descent for each change. A line of descent is in the file of the law that the provision left, or in which it
is new. The files are made by ``python -m konkyo.law.compile`` and never edited by hand.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from konkyo.law.added_folder import SUFFIX
from konkyo.law.address import Address
from konkyo.law.descent_line import Descent, DescentKind, Ground
from konkyo.law.law_error import unreadable_file
from konkyo.law.statute_facts import AddressState, address_from, address_json, state_from, state_json
from konkyo.law.statute_head import StatuteHead, not_facts


@dataclass(frozen=True, slots=True)
class StatuteFacts:
    """The content of a file of facts."""

    head: StatuteHead
    states: Mapping[Address, Sequence[AddressState]]
    """address → its states in the order of the days; addresses in the order of the texts"""
    descent: Sequence[Descent]
    """in the order of the days"""

    def file_name(self) -> str:
        """Return the name of the file."""
        return self.head.law_id + SUFFIX

    def to_text(self) -> str:
        """Return the text of the file. Equal facts give equal text."""
        return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in self._lines())

    def _lines(self) -> Iterator[dict[str, Any]]:
        law = self.head.law
        yield from self.head.lines()
        for address, states in self.states.items():
            yield {"at": address_json(address, law), "states": [state_json(one, law) for one in states]}
        for line in self.descent:
            yield _descent_json(line, law)


def law_of_line(line: Descent) -> str:
    """Return the law whose file has a line of descent."""
    address = line.address or line.to
    return address.law or "" if address else ""


@dataclass(frozen=True, slots=True)
class FactsBody:
    """A file of facts without its head. States are converted on demand, because most questions need few."""

    path: Path
    law: str
    written: Mapping[Address, Sequence[dict[str, Any]]]
    descent: tuple[Descent, ...]

    def states(self, address: Address) -> tuple[AddressState, ...]:
        """Return the states of an address, in order; () if it never had a provision.

        Raises :class:`LawError` if the file is damaged.
        """
        try:
            return tuple(state_from(one, self.law) for one in self.written.get(address, ()))
        except (ValueError, KeyError, TypeError) as error:
            raise not_facts(str(self.path), f"{address}: {error}") from error


def read_body(path: Path, law: str) -> FactsBody:
    """Read the file of facts of ``law`` without its head. Raises :class:`LawError` if it is damaged."""
    written: dict[Address, Sequence[dict[str, Any]]] = {}
    descent: list[Descent] = []
    where = str(path)
    try:
        with path.open(encoding="utf-8") as file:
            for number, text in enumerate(file, 1):
                where = f"{path}:{number}"
                line = json.loads(text)
                if "at" in line:
                    written[address_from(line["at"], law)] = line["states"]
                elif "kind" in line:
                    descent.append(_descent_from(line, law))
    except OSError as error:
        raise unreadable_file(path, error) from error
    except (ValueError, KeyError, TypeError) as error:
        raise not_facts(where, f"{type(error).__name__}: {error}") from error
    return FactsBody(path, law, written, tuple(descent))


def _descent_json(line: Descent, law: str) -> dict[str, Any]:
    written = {
        "kind": line.kind,
        "address": line.address and address_json(line.address, law),
        "to": line.to and address_json(line.to, law),
        "on": str(line.on),
        "score": line.score,
        "ground": line.ground,
        "differs": line.differs,
        "lost": line.lost,
        "gained": line.gained,
        "between": line.between and [str(day) for day in line.between],
    }
    return {name: value for name, value in written.items() if value not in (None, ())}


def _descent_from(written: dict[str, Any], law: str) -> Descent:
    old, new = (address_from(written[end], law) if end in written else None for end in ("address", "to"))
    bounds = [date.fromisoformat(day) for day in written.get("between", ())]
    lost, gained = (tuple((by, kind) for by, kind in written.get(name, ())) for name in ("lost", "gained"))
    return Descent(
        old, DescentKind(written["kind"]), new, date.fromisoformat(written["on"]), written["score"],
        Ground(written["ground"]), tuple(written.get("differs", ())), lost, gained,
        (bounds[0], bounds[1]) if bounds else None,
    )  # fmt: skip
