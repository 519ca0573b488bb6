"""docs/speed.md and speed.ja.md: the kept figures of bench/speed.py as a table and a chart."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from speed_measures import GROUPS
from speed_workplace import Measure, Workplace

from konkyo.i18n import Words

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGES = {"en": ("speed.md", "[日本語](speed.ja.md)"), "ja": ("speed.ja.md", "[English](speed.md)")}
_TITLE = Words("速さ", "Speed")
_ABOUT = Words(
    ja="""konkyo の主な仕事が、比べる仕事の何倍の CPU 時間を要するか。両方を同じ実行の中で交互に測り、比の中央値を示す
（`python bench/speed.py`）。時間は起動したプロセスをすべて含む CPU 秒で、ほかの仕事による待ちは入らない。
目標は、ある仕事にだけある。問いごとの時間は[問いの時間](questions-at-scale.ja.md)、文書の数との関係は
[文書が多いとき](scale.ja.md)、[頁に掛かる時間](explorer-at-scale.ja.md)も測ってある。""",
    en="""How many times the CPU time of a known piece of work the main work of konkyo takes. Both are measured in turns
in one run; shown is the median of the ratios (`python bench/speed.py`). Times are CPU seconds with those of all
processes started; waiting for other work is not in them. Only some have a goal. The time of each question:
[questions at scale](questions-at-scale.md); time and number of documents: [many documents](scale.md); time of pages:
[the explorer at scale](explorer-at-scale.md).""",
)
_HEADS = Words(
    ja="| 仕事 | 比べるもの | 仕事、秒 | 比べるもの、秒 | 比 | 目標 | 測った日 |",
    en="| work | compared with | work, seconds | compared with, seconds | ratio | goal | measured on |",
)
_CHART = Words(ja="比", en="ratio")
_AGAIN = Words(ja="## 自分で測る", en="## Measure it yourself")


def write_pages(run: dict[str, Any]) -> None:
    """Write the pages of the newest run."""
    for code, (name, _) in PAGES.items():
        (DOCS / name).write_text(markdown(run, code), encoding="utf-8")


def markdown(run: dict[str, Any], code: str) -> str:
    """Return the page in the language ``code``."""
    measures = [
        one for group in GROUPS for one in group(Workplace(Path(), run["documents"])) if run["figures"].get(one.name)
    ]
    machine = Words(
        ja=f"{run['cores']}コアの {run['machine']}、Python {run['python']}、{run['day']}。",
        en=f"{run['cores']} cores of {run['machine']}, Python {run['python']}, {run['day']}.",
    )
    return "\n".join(
        [f"# {_TITLE.in_(code)}", "", PAGES[code][1], "", _ABOUT.in_(code), "", machine.in_(code), "",
         *_table(measures, run["figures"], code), "", *_chart(measures, run["figures"], code), "",
         _AGAIN.in_(code), "", "```sh",
         "python bench/speed.py", "python bench/speed.py short", "```", ""]
    )  # fmt: skip


def _table(measures: Iterable[Measure], figures: dict[str, Any], code: str) -> Iterator[str]:
    yield _HEADS.in_(code)
    yield "| --- " * 7 + "|"
    for one in measures:
        found = figures[one.name]
        goal = "" if one.goal is None else f"{one.goal:g}" if found["ratio"] <= one.goal else f"**{one.goal:g}**"
        yield (
            f"| {one.what.in_(code)} | {one.against.in_(code)} | {found['work']:.3g} | {found['baseline']:.3g} "
            f"| {found['ratio']:.3g} | {goal} | {found['day']} |"
        )


def _chart(measures: Iterable[Measure], figures: dict[str, Any], code: str) -> Iterator[str]:
    """A bar for each ratio, drawn where the page is shown (Mermaid)."""
    shown = list(measures)
    names = ", ".join(f'"{one.name}"' for one in shown)
    ratios = ", ".join(f"{figures[one.name]['ratio']:.3g}" for one in shown)
    yield from (
        "```mermaid", "xychart-beta horizontal", f"  x-axis [{names}]", f'  y-axis "{_CHART.in_(code)}"',
        f"  bar [{ratios}]", "```",
    )  # fmt: skip
