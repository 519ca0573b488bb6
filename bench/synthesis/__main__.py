"""Write documents into a folder: python -m synthesis COUNT FOLDER [--seed N] [--mix nation|long], from bench/."""

import argparse
from pathlib import Path

from synthesis import MIXES, documents


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mix", choices=MIXES, default="nation")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    for one in documents(given.count, given.seed, given.mix):
        (given.folder / one.name).write_text(one.text, encoding="utf-8")


main()
