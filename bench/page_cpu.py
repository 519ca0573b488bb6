"""What each page of ``konkyo open`` costs by itself: the CPU time of the thread that makes it, once all is warm.

Run: python bench/page_cpu.py --store FOLDER --documents N [--draws 20] [--page NAME ...]

The pages are made in this process, without a server, one after the other. Their thread also runs what the engine does
for them; what its compilers and collectors do beside it, and what is looked for beside the pages, is not counted. So it
is what a page takes on a machine at rest, and it hardly depends on other work of the machine. Each page is made for as
many other draws before it is measured. The figures go beside those of bench/explorer_pages.py.
"""

import argparse
import json
import random
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from explorer_pages import KEPT, pages_of
from questions import quantile

from konkyo.explorer.desk import GraphDesk
from konkyo.explorer.page_request import PageRequest
from konkyo.explorer.renderer import rendered
from konkyo.explorer.replies import Reply, ShownPage
from konkyo.explorer.site_map import READS

_SITE = {"form_token": "", "read_only": True, "graph_name": ""}
_VIEWS = {re.compile(re.sub(r"\{[^}]*\}", "[^/]+", path)): view for path, view in READS.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--draws", type=int, default=20)
    parser.add_argument("--page", action="append")
    options = parser.parse_args()
    with GraphDesk(options.store) as desk:
        with desk.reading() as store:
            drawn = pages_of(store)
        for name, draw in drawn.items():
            if options.page and name not in options.page:
                continue
            chance = random.Random(name)
            used = [_cpu_of(desk, draw(chance)) for _ in range(2 * options.draws)][options.draws :]
            result = {
                "page": f"{name}, by itself", "documents": options.documents, "draws": len(used),
                "p50": quantile(used, 50), "p95": quantile(used, 95),
            }  # fmt: skip
            print(result, file=sys.stderr)
            with KEPT.open("a", encoding="utf-8") as file:
                file.write(json.dumps(result, ensure_ascii=False) + "\n")


def _cpu_of(desk: GraphDesk, address: str) -> float:
    """Make the page at ``address``, and return the milliseconds of CPU that this took its thread."""
    at = urlsplit(address)
    asked = PageRequest(at.path, dict(parse_qsl(at.query)), (), address)
    view: Callable[[GraphDesk, PageRequest], Reply] = next(
        view for path, view in _VIEWS.items() if path.fullmatch(at.path)
    )
    begun = time.thread_time()
    reply = view(desk, asked)
    if isinstance(reply, ShownPage):
        rendered(reply, asked, _SITE)
    return (time.thread_time() - begun) * 1000


if __name__ == "__main__":
    main()
