import doctest

from konkyo import law
from konkyo.law import citation


def test_the_example_of_the_package_holds() -> None:
    assert doctest.testmod(law).attempted == 3
    assert doctest.testmod(law).failed == 0


def test_each_mark_speaks_both_languages_and_has_a_code_of_its_own() -> None:
    marks = [value for value in vars(citation).values() if isinstance(value, law.CitationMark)]
    assert len({mark.code for mark in marks}) == len(marks) > 10
    assert all(mark.ja and mark.en for mark in marks)
