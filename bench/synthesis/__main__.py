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
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    for document in documents(options.count, options.seed, options.mix):
        (options.folder / document.name).write_text(document.text, encoding="utf-8")


main()
