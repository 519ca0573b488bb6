"""What reading a document fell short of, as a build counts it."""

from dataclasses import dataclass

from konkyo.loaders.record import Record


@dataclass(frozen=True, slots=True)
class Shortfall:
    """Number of ``gaps`` in the source, share of its characters that is ``unread`` (None: not known), ``in_part``."""

    gaps: int = 0
    unread: float | None = None
    in_part: bool = False

    @classmethod
    def of(cls, record: Record) -> "Shortfall":
        """Return that of ``record``."""
        account = record.account
        if account is None:
            return cls(len(record.gaps))
        return cls(len(record.gaps), account.shares["unread"], account.read_in_part)
