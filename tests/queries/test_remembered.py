"""What is remembered of a store: as long as nothing is written, and only so much of it."""

import threading

from konkyo.graph.store import Store
from konkyo.queries.remembered import remembered


class Counting:
    """A stand-in for a store: all that is asked of it here is whether it changed."""

    stamp = 0


def test_what_is_asked_of_the_whole_store_stays_and_of_many_things_only_the_last_do() -> None:
    store: Store = Counting()  # type: ignore[assignment]
    asked: list[object] = []

    def whole(_: Store) -> str:
        asked.append("whole")
        return "all"

    def of_one(_: Store, number: int) -> int:
        asked.append(number)
        return number * 2

    assert remembered(store, whole) == "all"
    for number in range(1000):
        assert remembered(store, of_one, number) == number * 2
        # What is asked for again and again is kept while others come and go.
        assert remembered(store, of_one, 0) == 0
    assert asked.count(0) == 1
    assert remembered(store, whole) == "all"
    assert asked.count("whole") == 1
    assert remembered(store, of_one, 999) == 1998
    assert asked.count(999) == 1
    assert remembered(store, of_one, 1) == 2
    assert asked.count(1) == 2


def test_nothing_is_remembered_of_a_store_that_was_written_to_since() -> None:
    store = Counting()
    asked: list[int] = []

    def ask(_: Store) -> int:
        asked.append(1)
        return len(asked)

    assert remembered(store, ask) == 1  # type: ignore[arg-type]
    assert remembered(store, ask) == 1  # type: ignore[arg-type]
    store.stamp = 1
    assert remembered(store, ask) == 2  # type: ignore[arg-type]


def test_many_threads_get_what_they_asked_for() -> None:
    store: Store = Counting()  # type: ignore[assignment]
    wrong: list[int] = []

    def read(start: int) -> None:
        wrong.extend(n for n in range(start, start + 2000) if remembered(store, _tripled, n % 600) != n % 600 * 3)

    threads = [threading.Thread(target=read, args=(start,)) for start in range(0, 400, 100)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert wrong == []


def _tripled(_: Store, number: int) -> int:
    return number * 3
