"""One file of facts a law: JSON Lines, so that a difference between two editions can be read line by line.

First the head (:mod:`konkyo.law.statute_head`), then a line for each address at which anything ever stood, then a line
of descent for each change. A line of descent lies in the file of the law that its provision left, or of the law in
which it is new. The files are made by ``python -m konkyo.law.compile`` and never edited by hand.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from konkyo.law.address import Address
from konkyo.law.descent.descent_line import Descent, DescentKind, Ground
from konkyo.law.law_error import unreadable_file
from konkyo.law.statute_facts import AddressState, address_from, address_json, state_from, state_json
from konkyo.law.statute_head import SUFFIX, StatuteHead, not_facts


@dataclass(frozen=True, slots=True)
class StatuteFacts:
    """All that a file of facts holds."""

    head: StatuteHead
    states: Mapping[Address, Sequence[AddressState]]
    """in the order of the texts; of each address in the order of the days"""
    descent: Sequence[Descent]
    """in the order of the days"""

    def file_name(self) -> str:
        """Return the name of its file."""
        return self.head.law_id + SUFFIX

    def to_text(self) -> str:
        """Return what its file holds. Equal facts, equal text."""
        return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in self._lines())

    def _lines(self) -> Iterator[dict[str, Any]]:
        law = self.head.law
        yield from self.head.lines()
        for address, states in self.states.items():
            yield {"at": address_json(address, law), "states": [state_json(one, law) for one in states]}
        for line in self.descent:
            yield _descent_json(line, law)


def law_of_line(line: Descent) -> str:
    """Return the law in whose file a line of descent lies."""
    address = line.address or line.to
    return address.law or "" if address else ""


@dataclass(frozen=True, slots=True)
class FactsBody:
    """A file of facts without its head. Most questions need few states, so those are kept as they are written."""

    path: Path
    law: str
    written: Mapping[Address, Sequence[dict[str, Any]]]
    descent: tuple[Descent, ...]

    def states(self, address: Address) -> tuple[AddressState, ...]:
        """Return what stood at an address, in order; () where nothing ever did.

        Raises :class:`LawError` where the file is damaged.
        """
        try:
            return tuple(state_from(one, self.law) for one in self.written.get(address, ()))
        except (ValueError, KeyError, TypeError) as error:
            raise not_facts(str(self.path), f"{address}: {error}") from error


def read_body(path: Path, law: str) -> FactsBody:
    """Read what follows the head in the file of facts of ``law``. Raises :class:`LawError` where it is damaged."""
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
    }
    return {name: value for name, value in written.items() if value not in (None, ())}


def _descent_from(written: dict[str, Any], law: str) -> Descent:
    old, new = (address_from(written[end], law) if end in written else None for end in ("address", "to"))
    lost, gained = (tuple((by, kind) for by, kind in written.get(name, ())) for name in ("lost", "gained"))
    return Descent(
        old, DescentKind(written["kind"]), new, date.fromisoformat(written["on"]), written["score"],
        Ground(written["ground"]), tuple(written.get("differs", ())), lost, gained,
    )  # fmt: skip
