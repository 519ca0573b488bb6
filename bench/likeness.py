"""Compare the synthetic documents with the real ones konkyo is tested with, by what is counted in them, form by form.

Run: python bench/likeness.py [FOLDER of real documents]
"""

import statistics
import sys
from collections import defaultdict
from pathlib import Path

from synthesis import documents

from konkyo.loaders.read_document import pages_of, read_file, read_pages
from konkyo.loaders.record import ILLEGIBLE, Record

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"


def counted(record: Record) -> dict[str, int]:
    """Return the counts of one document."""
    return {
        "characters": record.source.characters,
        "systems": len(record.systems),
        "files": len(record.files),
        "flows": len(record.flows),
        "record items": sum(len(file.record_items) for file in record.files),
        "citations": len(record.citations) + sum(len(flow.legal_basis) for flow in record.flows),
        "changes": len(record.changes),
        "passages": len(record.passages),
        "gaps": len(record.gaps),
        "illegible flows": sum(flow.methods == ILLEGIBLE for flow in record.flows),
    }


def by_form(records: list[Record]) -> dict[str, list[dict[str, int]]]:
    """Return the counts of all documents of each form."""
    found: dict[str, list[dict[str, int]]] = defaultdict(list)
    for record in records:
        found[record.document.form].append(counted(record))
    return found


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SEEDS
    real = by_form([read_file(path) for path in sorted(folder.glob("*.txt"))])
    made = by_form([read_pages(pages_of(d.text.encode(), ".txt")) for d in documents(60, mix="long")])
    print("| form | what | real: least, median, most | synthetic: least, median, most |\n| --- | --- | --- | --- |")
    for form, rows in real.items():
        for name in rows[0]:
            ranges = [
                f"{min(values):,}, {statistics.median(values):,.0f}, {max(values):,}"
                for values in ([row[name] for row in counts] for counts in (rows, made[form]))
            ]
            print(f"| {form} ({len(rows)} and {len(made[form])}) | {name} | {ranges[0]} | {ranges[1]} |")


if __name__ == "__main__":
    main()
