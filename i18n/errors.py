"""The error a person reads: what is wrong, where, why, and what to do."""

from konkyo.i18n.words import Words


class KonkyoError(Exception):
    """Something a person can mend. ``what`` names it, ``where`` the file and place, ``cure`` the next step.

    It is shown without a traceback. ``why`` may be left out where ``what`` says it already.
    """

    def __init__(self, what: Words, *, where: str = "", why: Words | None = None, cure: Words) -> None:
        super().__init__(what, where, why, cure)
        self.what, self.where, self.why, self.cure = what, where, why, cure

    def __reduce__(self) -> tuple[object, ...]:
        # Exceptions with keyword arguments do not survive the way back from a worker process by themselves.
        return (_rebuild, (type(self), self.what, self.where, self.why, self.cure))

    def at(self, where: str) -> "KonkyoError":
        """Return the same error with ``where`` put before the place it already names."""
        return type(self)(
            self.what, where=f"{where}: {self.where}" if self.where else where, why=self.why, cure=self.cure
        )

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else str(self.what)
        return "\n".join([head, *([f"  {self.why}"] if self.why else []), f"  → {self.cure}"])


class UsageError(KonkyoError):
    """A command or question was put wrongly; what is stored does not matter."""


def _rebuild(kind: type[KonkyoError], what: Words, where: str, why: Words | None, cure: Words) -> KonkyoError:
    return kind(what, where=where, why=why, cure=cure)
