"""Foreign words that one document spells in several ways: サーバー and サーバ, ウイルス and ウィルス."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from konkyo.i18n import Words
from konkyo.queries.checks.compact_text import CompactText
from konkyo.queries.checks.counted_names import most_used, names_with_counts
from konkyo.queries.checks.evaluation_view import EvaluationView
from konkyo.queries.checks.finding import Finding, FindingEvidence, Severity

_WORD = re.compile("[ァ-ヶーｦ-ﾟ]{3,}")
_LARGE = str.maketrans("ァィゥェォヵヶ", "アイウエオカケ", "ー")


def foreign_words(document: EvaluationView) -> Iterator[Finding]:
    """Yield all such words as one finding; its places are those of the spellings that are used less."""
    words: dict[str, dict[str, list[FindingEvidence]]] = defaultdict(lambda: defaultdict(list))
    for field in document.readable:
        for word, at in CompactText.of(field).finditer(_WORD):
            written = unicodedata.normalize("NFKC", word[0])
            words[spelt_alike(written)][written].append(at)
    several = [most_used(group) for group in words.values() if len(group) > 1]
    if not several:
        return
    said = [names_with_counts(group) for group in several]
    rare = [place for group in several for _, places in group[1:] for place in places]
    yield Finding.at(
        Severity.NOTE,
        "spelling",
        Words(
            ja=f"同じ語の書き方が揺れている: {'; '.join(one.ja for one in said)}",
            en=f"words are spelt in several ways: {'; '.join(one.en for one in said)}",
        ),
        Words(ja="書き方をそろえる", en="spell each in one way"),
        rare,
    )


def spelt_alike(word: str) -> str:
    """Return what the spellings of a word have in common: プラットホーム and プラットフォーム, サーバ and サーバー."""
    return word.replace("フォ", "ホ").translate(_LARGE)
