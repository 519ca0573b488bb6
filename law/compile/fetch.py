"""Fetches the dated texts of one law into a folder, for ``add``."""

from collections.abc import Callable
from pathlib import Path

from konkyo.law.compile.kept_texts import KeptTexts
from konkyo.law.statutes.law_listing import LawSource


def fetch(law: str, folder: Path, source: LawSource, tell: Callable[[Path], None] = lambda path: None) -> list[Path]:
    """Fetch all versions of ``law`` (a name or e-Gov's id), also those enacted and not yet in force, and their list.

    The name of each file is the revision id. A file that exists is not fetched again, so that an interrupted fetch
    can be continued. ``tell`` is called with each fetched file. Returns the files of all texts of the law. Raises
    :class:`LawError` as ``source`` does, and if the folder cannot be written; fetched files are kept.
    """
    listing, kept = source.listing(source.find(law)), KeptTexts(folder)
    texts = listing.texts()
    kept.fetch(kept.lacking(texts), source, tell)
    # Last, so that the list never names more versions than were fetched.
    kept.note(listing)
    return [kept.path(one) for one in texts]
