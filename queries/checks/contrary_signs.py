"""Signs that make two things, each rightly named, of words alike in all else: 新台帳 and 旧台帳, 入室 and 出室."""

from collections.abc import Set

_TOGETHER = tuple(
    frozenset(signs)
    for signs in (
        "新旧",
        "前後",
        "入出",
        "受送",
        "上下",
        "内外",
        "元先",
        "自他",
        "発失",
        "国都道府県市区町村",
        "長短",
        "一二三四五六七八九十百",
        "0123456789",
    )
)


def are_contrary(signs: Set[str]) -> bool:
    """Tell whether ``signs``, by which two words differ, name two things."""
    return any(signs <= together for together in _TOGETHER)
