"""The figures of speed: how a ratio is made, and that the pages show the kept ones."""

from pathlib import Path

import pytest
import speed
import speed_page
from speed_workplace import Measure, MissingPartError

from konkyo.i18n import Words

DOCS = Path(__file__).resolve().parents[2] / "docs"


def measure(works: list[float], baselines: list[float], **more: int) -> Measure:
    said = Words("仕事", "work")
    return Measure("one", said, said, iter(works).__next__, iter(baselines).__next__, **more)


@pytest.mark.parametrize(
    ("works", "baselines", "warm", "ratio"),
    [
        ([2, 4, 6], [1, 1, 1], 0, 4),
        # The machine was slow in the second round, for both alike.
        ([2, 20, 2], [1, 10, 1], 0, 2),
        # The first ones filled the caches.
        ([90, 2, 2, 2], [1, 1, 1, 1], 1, 2),
    ],
)
def test_a_ratio_is_the_median_of_those_of_the_rounds(
    works: list[float], baselines: list[float], warm: int, ratio: float
) -> None:
    found = speed.figure(measure(works, baselines, warm=warm), 3)
    assert found is not None
    assert found["ratio"] == ratio


def test_what_cannot_be_measured_says_what_it_needs(capsys: pytest.CaptureFixture[str]) -> None:
    def missing() -> float:
        raise MissingPartError("pip install this")

    said = Words("仕事", "work")
    assert speed.figure(Measure("one", said, said, missing, missing), 3) is None
    assert "pip install this" in capsys.readouterr().err


@pytest.mark.parametrize("code", ["en", "ja"])
def test_the_pages_show_the_kept_figures(code: str) -> None:
    kept = (DOCS / speed_page.PAGES[code][0]).read_text(encoding="utf-8")
    assert kept == speed_page.markdown(speed.last_run(), code), "run: python bench/speed.py page"
