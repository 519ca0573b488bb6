"""Errors for people: what is wrong, where, why, and what to do."""

from konkyo.i18n.words import Words


class KonkyoError(Exception):
    """An error that a person can correct: ``what`` is wrong, ``where`` (file and place), ``why``, and the ``cure``.

    It is shown without a traceback. ``why`` is left out where ``what`` says it already.
    """

    def __init__(self, what: Words, *, where: str = "", why: Words | None = None, cure: Words) -> None:
        super().__init__(what, where, why, cure)
        self.what, self.where, self.why, self.cure = what, where, why, cure

    def __reduce__(self) -> tuple[object, ...]:
        # By default an exception with keyword arguments cannot be unpickled, so a worker process could not return it.
        return (_rebuild, (type(self), self.what, self.where, self.why, self.cure))

    def at(self, where: str) -> "KonkyoError":
        """Return the same error with ``where`` before the place that it names already."""
        return type(self)(
            self.what, where=f"{where}: {self.where}" if self.where else where, why=self.why, cure=self.cure
        )

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else str(self.what)
        return "\n".join([head, *([f"  {self.why}"] if self.why else []), f"  → {self.cure}"])


class UsageError(KonkyoError):
    """A mistake in a command or in the parameters of a question, whatever is stored."""


def own_fault(error: Exception, cure: Words) -> KonkyoError:
    """Return what tells people of an ``error`` that konkyo did not foresee."""
    said = f"{type(error).__name__}: {error}"
    return KonkyoError(
        Words(ja="konkyo 自身の不具合で止まりました", en="konkyo stopped because of a fault of its own"),
        why=Words.same(said),
        cure=cure,
    )


def _rebuild(kind: type[KonkyoError], what: Words, where: str, why: Words | None, cure: Words) -> KonkyoError:
    return kind(what, where=where, why=why, cure=cure)
