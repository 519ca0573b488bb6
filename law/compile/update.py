"""Brings the facts of laws up to date with a source of dated texts, or adds those of laws that are not held."""

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from konkyo.law.added_folder import SUFFIX, added_folder, hold_anew
from konkyo.law.compile.continued import continued, facts_held, last_in_force
from konkyo.law.compile.derive import derived
from konkyo.law.compile.kept_texts import KeptTexts
from konkyo.law.compile.sources import Sources
from konkyo.law.compile.write_file import write_file
from konkyo.law.facts_file import StatuteFacts
from konkyo.law.facts_fingerprint import tied_laws
from konkyo.law.law_error import LawError
from konkyo.law.law_facts import LawFacts, law_facts
from konkyo.law.law_names import names
from konkyo.law.statute_head import StatuteHead, read_head
from konkyo.law.statutes.law_listing import LawListing, LawSource, ListedVersion

TEXTS = "texts"
"""The folder of the fetched texts, beside the files of facts."""


@dataclass(frozen=True, slots=True)
class LawUpdate:
    """What was done for one law."""

    law_id: str
    law: str
    before: date | None
    """until when it was known before; None if it was not held"""
    until: date | None = None
    """until when it is known now; None if it is not held"""
    new: tuple[date, ...] = ()
    """the days of effect, up to ``until``, of versions that were not known before"""
    upcoming: tuple[date, ...] = ()
    """those of versions enacted and not yet in force; ``NOT_FIXED`` where no day is fixed"""
    error: LawError | None = None
    """why nothing was done; what was held is as it was"""


@dataclass(frozen=True, slots=True)
class FetchProgress:
    """How far an update is: ``text`` of ``texts`` texts of this law, which is number ``number`` of ``laws``."""

    law: str
    number: int
    laws: int
    text: int
    texts: int


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be done for one law."""

    law_id: str
    held: StatuteHead | None
    listing: LawListing
    texts: list[ListedVersion]
    """those to read: the one in force on the day of the last text held, and all later ones"""
    changed: bool
    """whether there is anything to read"""


@dataclass
class LawUpdater:
    """Takes laws from ``source`` into the folder ``into``: one file of facts for each law, and its texts.

    ``since``: of laws that are not held, only the version in force on that day and later ones are taken. ``tell`` is
    called with the progress. A law between which and others provisions moved is brought up to date together with them,
    or not at all. Nothing is written for a law before its facts are derived.
    """

    source: LawSource
    into: Path
    today: date = field(default_factory=date.today)
    since: date | None = None
    tell: Callable[[FetchProgress], None] = lambda progress: None

    def run(self, law_ids: Iterable[str]) -> Iterator[LawUpdate]:
        """Yield what was done for each law, and for those tied to it. Errors of single laws are in what is yielded.

        Raises :class:`LawError` if the facts held cannot be read, or if the folder cannot be written.
        """
        facts = law_facts()
        groups = _groups(law_ids, facts)
        laws, number = sum(map(len, groups)), 0
        for group in groups:
            yield from self._group(group, facts, number, laws)
            number += len(group)

    def _group(self, law_ids: Sequence[str], facts: LawFacts, number: int, laws: int) -> Iterator[LawUpdate]:
        heads = {head.law_id: head for head in facts.laws.values()}
        # Of a law that was repealed, nothing changes any more.
        wanted = [law_id for law_id in law_ids if law_id not in heads or heads[law_id].repealed is None]
        asked = [law_id for law_id in wanted if self.source.has(law_id)]
        try:
            plans = [self._plan(law_id, heads.get(law_id)) for law_id in asked]
            for place, plan in enumerate(plans, number + 1):
                self._fetch(plan, place, laws)
            written = self._written(plans, facts)
            _check_tied(written, heads, sorted(set(wanted) - set(asked)), self.source.where)
        except LawError as error:
            if error.code == "not_written":
                raise
            for law_id in asked:
                before = heads[law_id].known_until if law_id in heads else None
                yield LawUpdate(law_id, _name(law_id, heads), before, before, error=error)
            return
        for one in written:
            write_file(self.into / one.file_name(), one.to_text().encode())
        now = {one.head.law_id: one.head for one in written}
        for plan in plans:
            yield _told(plan, now.get(plan.law_id, plan.held))

    def _plan(self, law_id: str, held: StatuteHead | None) -> _Plan:
        listing = self.source.listing(law_id)
        if held is None:
            return _Plan(law_id, None, listing, listing.texts(self.since), True)
        on = last_in_force(held)
        texts = listing.texts(on)
        _check_list(listing, held, on, self.source.where)
        made = {(one.revision.valid_from, one.revision.amended_by) for one in listing.versions}
        known = {(day, by) for day, ids in held.amendments for by in ids}
        later = {one for one in (made ^ known if listing.taken else made - known) if one[0] > on}
        changed = bool(later or listing.repealed or self._kept.lacking(texts[1:]))
        return _Plan(law_id, held, listing, texts, changed)

    def _fetch(self, plan: _Plan, number: int, laws: int) -> None:
        """Fetch the texts that are lacking; then note the list, so that it never names more than was fetched."""
        name = plan.held.law if plan.held else _name(plan.law_id, {})
        lacking = self._kept.lacking(plan.texts) if plan.changed else []
        self.tell(FetchProgress(name, number, laws, 0, len(lacking)))
        for text, version in enumerate(lacking, 1):
            self._kept.fetch([version], self.source)
            self.tell(FetchProgress(name, number, laws, text, len(lacking)))
        if plan.changed:
            self._kept.note(plan.listing)

    def _written(self, plans: Sequence[_Plan], facts: LawFacts) -> list[StatuteFacts]:
        """Return the facts to write."""
        found = []
        later = self._derived([plan for plan in plans if plan.changed])
        for plan in plans:
            held = facts_held(facts, plan.held.law) if plan.held else None
            if plan.changed:
                found.append(continued(held, later[plan.law_id]) if held else later[plan.law_id])
            elif held and plan.listing.taken:
                until = max(held.head.known_until, plan.listing.taken)
                found.append(replace(held, head=replace(held.head, known_until=until)))
        return found

    def _derived(self, plans: Sequence[_Plan]) -> dict[str, StatuteFacts]:
        """Return e-Gov id → what the texts of the plans say."""
        if not plans:
            return {}
        with TemporaryDirectory(prefix="konkyo-law-") as name:
            folder = KeptTexts(Path(name))
            for plan in plans:
                for version in plan.texts:
                    shutil.copyfile(self._kept.path(version), folder.path(version))
                if plan.listing.taken:
                    folder.note(plan.listing)
            sources = Sources.read(folder.folder)
            ids = {dated.versions[-1].law_id: law for law, dated in sources.texts.items()}
            ended = {ids[plan.law_id]: plan.listing.repealed for plan in plans if plan.listing.repealed}
            taken = min((plan.listing.taken or self.today for plan in plans), default=self.today)
            return {one.head.law_id: one for one in derived(replace(sources, ended=ended), taken)}

    @property
    def _kept(self) -> KeptTexts:
        return KeptTexts(self.into / TEXTS)


def set_aside_unreadable() -> list[str]:
    """Rename the files of facts in the folder of added facts that this konkyo cannot read, and return the laws' ids.

    They were made by another version of konkyo, or are damaged. What is to be taken again is held no longer.
    """
    added = added_folder()
    found = []
    for path in sorted(added.path.glob(f"*{SUFFIX}")) if added else ():
        try:
            read_head(path)
        except LawError as error:
            if error.code != "not_facts":
                raise
            path.replace(path.with_suffix(".unreadable"))
            found.append(path.stem)
    if found:
        hold_anew()
    return found


def _groups(law_ids: Iterable[str], facts: LawFacts) -> list[list[str]]:
    """Return the laws in the groups in which they must be read, with all laws held that are tied to one of them."""
    ids = {name: head.law_id for name, head in facts.laws.items()}
    tied = [sorted(ids[law] for law in group) for group in tied_laws(facts.laws.values())]
    wanted: dict[tuple[str, ...], None] = {}
    for law_id in law_ids:
        group = next((one for one in tied if law_id.upper() in one), [law_id.upper()])
        wanted[tuple(group)] = None
    return [list(group) for group in wanted]


def _name(law_id: str, heads: dict[str, StatuteHead]) -> str:
    return heads[law_id].law if law_id in heads else names().by_id.get(law_id, law_id)


def _told(plan: _Plan, head: StatuteHead | None) -> LawUpdate:
    if head is None:
        return LawUpdate(plan.law_id, _name(plan.law_id, {}), None)
    known = plan.held.texts if plan.held else ()
    new = tuple(day for day in head.texts if day not in known and day <= head.known_until)
    before = plan.held.known_until if plan.held else None
    return LawUpdate(plan.law_id, head.law, before, head.known_until, new, head.upcoming)


def _check_tied(
    written: Sequence[StatuteFacts], heads: dict[str, StatuteHead], missing: Sequence[str], where: str
) -> None:
    """Raise :class:`LawError` if provisions are gone that may have moved to a law whose texts are ``missing``."""
    for one in written:
        held = heads.get(one.head.law_id)
        gone = [line for line in one.descent if held and line.to is None and line.on > last_in_force(held)]
        if missing and gone:
            laws = ", ".join(f"{heads[law_id].law}（{law_id}）" for law_id in missing)
            raise LawError(
                "texts_missing",
                f"{gone[0].address} が {gone[0].on} に無くなった。移った先かもしれない法令の本文が無い: {laws}",
                f"{gone[0].address} is gone on {gone[0].on}; perhaps to a law whose texts are lacking: {laws}",
                where=where,
                cure_ja="その法令の本文も、手もとの最後の版から置いてください。",
                cure_en="Lay the texts of that law there, too, from the last version held on.",
            )


def _check_list(listing: LawListing, held: StatuteHead, on: date, where: str) -> None:
    """Raise :class:`LawError` if a list cannot continue what is held."""
    days = [one.revision.valid_from for one in listing.versions]
    if listing.taken and max(day for day in days if day <= listing.taken) < on:
        raise LawError(
            "older_list",
            f"{held.law} の版の一覧は {max(days)} で終わるが、手もとには {on} の本文の事実がある",
            f"the list of versions of {held.law} ends at {max(days)}, but facts of a text of {on} are held",
            where=where,
            cure_ja="取得元を確かめ、しばらくしてからもう一度試してください。手もとの事実は元のままです。",
            cure_en="Check the source; try again later. What is held is as it was.",
        )
    if min(days) > on:
        by = dict(held.amendments)[on][-1]
        raise LawError(
            "no_text",
            f"{held.law} の、手もとの最後の本文（{held.law_id}_{on:%Y%m%d}_{by}）が無い",
            f"the text of {held.law} that was held last is lacking: {held.law_id}_{on:%Y%m%d}_{by}",
            where=where,
            cure_ja="その XML も置いてください。新しい本文とその間に何が変わったかは、二つを比べて分かります。",
            cure_en="Lay its XML there, too: what changed is found by comparing it with the newer texts.",
        )
