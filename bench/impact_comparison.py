"""Make docs/impact.md and impact.ja.md: the proposals for two amendments beside the change logs of three bodies.

Run: python bench/impact_comparison.py FOLDER docs, where FOLDER has the five real documents.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from backtest_page import verdicts
from impact_words import CARD, FOOT, HEAD, LISTED, WHOLE
from markdown_parts import Section, became, listed, section, yes_or_no

from konkyo import build
from konkyo import open as opened
from konkyo.graph.store import Store
from konkyo.i18n import Words
from konkyo.law import Citation
from konkyo.law.address import Address
from konkyo.law.citation import address
from konkyo.law.descent_line import Descent, DescentKind
from konkyo.law.rewriting import Rewriting, rewrite
from konkyo.law.timeline import law_in_time
from konkyo.loaders.read_document import read_file
from konkyo.loaders.record import Change, Record
from konkyo.queries.columns import VALUES
from konkyo.queries.impact.fates import Concern
from konkyo.queries.impact.scope import Scope
from konkyo.queries.impact.touches import touched_by

PAGES = {"en": "impact.md", "ja": "impact.ja.md"}
FIRST, SECOND = date(2021, 9, 1), date(2024, 5, 27)
BODIES = {"000": "呉市", "001": "墨田区", "004": "川口市"}
"""The bodies whose change logs are compared; the document of 川口市 does not name it."""
RENUMBERED = {"004": (4, 9), "001": (124, 125, 126, 127), "000": (80, 83, 84, 85, 86, 87, 88)}
"""Numbers of the change log rows that 2021-09-01 made necessary."""
TABLE_ROW, TABLE_WORDS = 139, (146, 147, 148)
"""Numbers of the change log rows of 墨田区 that 2024-05-27 made necessary: the list, and three that name the table."""
OLD_TABLE, NEW_TABLE = Address("番号法", table="別表第二"), Address("利用特定個人情報提供命令", table="第2条の表")
PROVIDER, INFORMATION = "市町村長", "住民票関係情報"
"""What 墨田区 states that it lists: the rows in which this provider provides this information."""


@dataclass(frozen=True)
class Compared:
    """A row of a change log: what it cited before, what konkyo proposes, and whether the body wrote the same."""

    change: Change
    lines: dict[Address, list[Descent]]
    rewriting: Rewriting
    same_text: bool
    same_addresses: bool


def compared(record: Record, place: int, day: date) -> Compared:
    """Compare row ``place`` (from 1) of the change log with the proposal for the amendment of ``day``."""
    change, law = record.changes[place - 1], law_in_time()
    texts = {passage.id: passage.text for passage in record.passages}
    cited = [_citation(one) for one in change.before_citations]
    before = day - timedelta(days=1)
    lines = {}
    for one in map(address, cited):
        lines[one] = law.became(law.resolve(one, before).address, before, day)
    targets = {one: _targets(found) for one, found in lines.items()}
    text, after = (texts[side[0].section] for side in (change.before_citations, change.after_citations))
    rewriting = rewrite(text, cited, {one: to for one, to in targets.items() if to is not None and to != (one,)})
    proposed = {to for one, new in targets.items() for to in ((one,) if new is None else new)}
    written = {address(_citation(one)) for one in change.after_citations}
    return Compared(change, lines, rewriting, _bare(rewriting.text) == _bare(after), proposed == written)


def markdown(seeds: Path, store: Store) -> dict[str, str]:
    """Return the pages by language. ``store`` holds the documents of ``seeds``."""
    records = {name: read_file(next(seeds.glob(f"{name}_*"))) for name in BODIES}
    parts = [HEAD, _touched(store), _renumbered(records), *_table(records["001"]), verdicts(seeds), FOOT]
    return {code: "\n\n".join(part.in_(code) for part in parts) + "\n" for code in PAGES}


def _touched(store: Store) -> Section:
    rows = []
    for day in (FIRST, SECOND):
        touches = touched_by(store, Scope(day, day - timedelta(days=1)), law_in_time()).touches
        for body in sorted({str(one.body) for one in touches}):
            of_body = [one for one in touches if one.body == body]
            concerns = Counter(one.concern for one in of_body)
            flows = {flow["key"] for one in of_body for flow in one.affected_flows}
            said = [(VALUES["concern", one], concerns[one]) for one in Concern if concerns[one]]
            counts = Words(
                ja="、".join(f"{words.ja} {count}" for words, count in said),
                en=", ".join(f"{words.en} {count}" for words, count in said),
            )
            rows.append((day, body, len({one.passage for one in of_body}), len(flows), len(of_body), counts))
    return section(
        Words("五つの評価書に及ぶもの", "What is touched"),
        Words(
            "変更箇所一覧（川口市）には今の記載がないので、挙がらない。",
            "A list of changes (川口市) has no current passages, so it is not in the table.",
        ),
        (
            Words("施行日", "day"),
            Words("機関", "body"),
            Words("欄", "passages"),
            Words("流れ", "flows"),
            Words("引用", "citations"),
            Words("見るべき点", "to look at"),
        ),
        rows,
    )


def _renumbered(records: dict[str, Record]) -> Section:
    rows = []
    for name, places in RENUMBERED.items():
        for place in places:
            one = compared(records[name], place, FIRST)
            moved = [
                f"{old} → {'、'.join(str(line.to) for line in lines if line.to)}"
                for old, lines in one.lines.items()
                if any(line.to != old for line in lines)
            ]
            added, gone = _difference(one.change)
            rows.append(
                (
                    BODIES[name], place, listed(moved), became(gone, added),
                    Words("はい", "yes") if one.same_text else Words("いいえ", "no"),
                )
            )  # fmt: skip
    return section(
        Words("2021-09-01: 変更箇所との比較", "2021-09-01: comparison with the change logs"),
        Words(*(CARD.in_(code).format(items=_moved_items()) for code in ("ja", "en"))),
        (
            Words("機関", "body"),
            Words("行", "row"),
            Words("konkyo の案", "proposal"),
            Words("実際の変更", "written"),
            Words("文言まで同じ", "the same text"),
        ),
        rows,
    )


def _moved_items() -> str:
    law, before = law_in_time(), FIRST - timedelta(days=1)
    found = []
    for item in range(1, 10):
        for line in law.became(Address("個人番号カード省令", "35", "1", str(item)), before, FIRST):
            if line.to is not None and line.to.article == "23の2":
                found.append(f"第{item}号 → 第{line.to.item}号")
    return "、".join(found)


def _table(record: Record) -> Iterator[Section]:
    law = law_in_time()
    one = compared(record, TABLE_ROW, SECOND)
    written = {each.row for each in one.change.after_citations if each.table == NEW_TABLE.table and each.row}
    rows, verdicts, reached = [], Counter[Words](), set()
    for old, lines in one.lines.items():
        if old.table != OLD_TABLE.table or not old.row:
            continue
        for line in lines:
            to = line.to.row if line.to and line.kind is not DescentKind.UNDECIDABLE else None
            reached.add(to)
            named = bool(to) and _names(Address(NEW_TABLE.law, table=NEW_TABLE.table, row=to))
            verdict = _verdict(to, to in written, named)
            verdicts[verdict] += 1
            rows.append((old.row, to or "―", f"{line.score:g}", yes_or_no(to in written), yes_or_no(named), verdict))
    yield section(
        Words("2024-05-27: 墨田区の一覧、項ごと", "2024-05-27: 墨田区's list, row by row"),
        LISTED,
        (
            Words("別表第二の項", "old row"),
            "konkyo",
            Words("一致度", "score"),
            Words("墨田区にある", "listed"),
            Words("法令", "law"),
            Words("判定", "verdict"),
        ),
        rows,
    )
    yield section(
        Words("まとめ", "Summary"),
        None,
        (Words("判定", "verdict"), Words("項", "rows")),
        verdicts.most_common(),
    )
    more = sorted(written - reached, key=int)
    rule = {
        str(each.row)
        for each in law.standing(str(NEW_TABLE.law), SECOND)
        if each.table == NEW_TABLE.table and each.row and _names(each)
    }
    yield section(
        Words("墨田区が加えた項", "Rows 墨田区 added"),
        Words("前の一覧のどの項の行き先でもない項。", "Rows that none of the rows in the old list became."),
        (Words("第2条の表の項", "row"), Words("法令", "law"), Words("判定", "verdict")),
        [(row, yes_or_no(row in rule), _ADDED if row in rule else _NOT_IN_LAW) for row in more],
    )
    yield section(
        Words("条件に合う項の全体", "All rows that meet the condition"),
        Words(
            f"2024-05-27 の第2条の表で条件を満たす項は {len(rule)}、墨田区の一覧は {len(written)}。",
            f"{len(rule)} rows met the condition on 2024-05-27; 墨田区 lists {len(written)}.",
        ),
        ("", Words("項", "rows")),
        [
            (Words("法令にあり、墨田区にない", "in the law, not listed"), listed(sorted(rule - written, key=_order))),
            (Words("墨田区にあり、法令にない", "listed, not in the law"), listed(sorted(written - rule, key=_order))),
        ],
    )
    yield _words(record)


def _words(record: Record) -> Section:
    rows = []
    for place in TABLE_WORDS:
        one = compared(record, place, SECOND)
        added, gone = _difference(one.change)
        proposed = [f"{old} → {lines[0].to}" for old, lines in one.lines.items() if lines and lines[0].to != old]
        rows.append((place, listed(proposed), became(gone, added)))
    return section(
        Words("2024-05-27: 表そのものを引く行", "2024-05-27: rows that cite the table as a whole"),
        WHOLE,
        (Words("行", "row"), Words("konkyo の案", "proposal"), Words("実際の変更", "written")),
        rows,
    )


_BOTH = Words("一致。法令も支持", "the same, and the law agrees")
_OMITTED = Words("墨田区が省いた。法令は墨田区を支持", "墨田区 left it out, and the law supports that")
_MISSING = Words("墨田区にないが、法令は konkyo を支持", "not listed, though the law supports it")
_NO_SUCCESSOR = Words("行き先なし（廃止か判定不能）", "no successor (abolished or undecidable)")
_NOT_IN_LAW = Words("墨田区にあるが、法令の項は条件を満たさない", "listed, though the row does not meet the condition")
_ADDED = Words("法令は墨田区を支持", "the law supports 墨田区")


def _verdict(to: str | None, listed: bool, named: bool) -> Words:
    if to is None:
        return _NO_SUCCESSOR
    if listed:
        return _BOTH if named else _NOT_IN_LAW
    return _MISSING if named else _OMITTED


def _names(row: Address) -> bool:
    permits = law_in_time().permits(row, SECOND)
    return any(PROVIDER in (one.provider or "") and INFORMATION in one.information for one in permits)


def _difference(change: Change) -> tuple[list[str], list[str]]:
    """Return the addresses that a change log row cites only after the change, and those that it cites only before."""
    before, after = (
        {address(_citation(one)): None for one in side} for side in (change.before_citations, change.after_citations)
    )
    return [str(one) for one in after if one not in before], [str(one) for one in before if one not in after]


def _citation(one: Citation) -> Citation:
    return Citation(one.law, one.article, one.paragraph, one.item, one.table, one.row, one.start, one.end, one.quote)


def _targets(lines: list[Descent]) -> tuple[Address, ...] | None:
    """Return the addresses to write instead; None where the provision did not change."""
    if not lines:
        return None
    if any(line.kind in (DescentKind.ABOLISHED, DescentKind.UNDECIDABLE) for line in lines):
        return ()
    return tuple(dict.fromkeys(line.to for line in lines if line.to is not None))


def _order(row: str) -> tuple[int, ...]:
    return tuple(map(int, row.split("の")))


def _bare(text: str) -> str:
    return "".join(text.split())


def main() -> None:
    """Read the documents in the folder of the first argument, and write the pages into that of the second."""
    seeds, docs = map(Path, sys.argv[1:])
    with tempfile.TemporaryDirectory() as folder:
        build(seeds, into=folder)
        with opened(folder) as store:
            for code, page in markdown(seeds, store).items():
                (docs / PAGES[code]).write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
