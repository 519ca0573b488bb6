"""Several provisions in one short text: 番号法別表第二の1、2、85の2の項."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from konkyo.law.address import Address

_SHOWN = 80


def joined_numbers(addresses: Iterable[Address]) -> str:
    """Return the addresses in a text, in their order: rows of one table, and articles of one law, behind its name."""
    rows: dict[Address, list[str]] = defaultdict(list)
    others: list[Address] = []
    for one in dict.fromkeys(addresses):
        if one.row:
            rows[replace(one, row=None)].append(one.row)
        else:
            others.append(one)
    texts = [f"{of}の{_listed(each)}の項" for of, each in rows.items()]
    laws: dict[str | None, list[str]] = defaultdict(list)
    for one in others:
        laws[one.law].append(str(replace(one, law=None)))
    texts += [f"{law or ''}{_listed(each)}" for law, each in laws.items()]
    return "、".join(texts)


def _listed(each: list[str]) -> str:
    return "、".join(each[:_SHOWN]) + (f"…（ほか {len(each) - _SHOWN}）" if len(each) > _SHOWN else "")
