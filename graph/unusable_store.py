"""Why a store cannot be used as it is. Every store says it in the same words."""

from collections.abc import Mapping

from konkyo.graph.store import StoreUnusableError
from konkyo.i18n import Words

NOT_FINISHED = Words(ja="作成が途中で終わっています", en="its making was not finished")


def other_version(found: Mapping[str, object], ours: Mapping[str, object]) -> Words:
    """Return that the store was made by the versions ``found``, and not by ``ours``."""
    return Words(
        ja=f"別の版で作られています: {found}（今の版: {ours}）",
        en=f"it was made by another version: {found} (this one: {ours})",
    )


def unusable_store(where: str, why: Words, again: str) -> StoreUnusableError:
    """Return the error for the store at ``where``; ``again`` is the command that makes it again from the records."""
    return StoreUnusableError(
        Words(ja="このデータベースは使えません", en="This database cannot be used"),
        where=where,
        why=why,
        cure=Words(
            ja=f"評価書の記録は無事です。{again} で作り直してください",
            en=f"The evaluation records are untouched: make it again with {again}",
        ),
    )
