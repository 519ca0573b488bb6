"""What people say, and what official forms write for it: マイナンバー is 個人番号 there."""

from collections.abc import Mapping

from konkyo.law.variants import normalised

_WRITTEN: Mapping[str, tuple[str, ...]] = {
    "マイナンバー": ("個人番号",),
    "マイナンバーカード": ("個人番号カード",),
    "マイナンバー法": ("番号法",),
    "マイナポータル": ("サービス検索・電子申請機能", "情報提供等記録開示システム"),
    "住基": ("住民基本台帳",),
    "住基ネット": ("住民基本台帳ネットワーク",),
    "住基法": ("住民基本台帳法",),
    "情報提供NWS": ("情報提供ネットワークシステム",),
    "情報連携": ("情報提供ネットワークシステム", "照会"),
    "国保": ("国民健康保険",),
    "後期": ("後期高齢者医療",),
    "介護": ("介護保険",),
    "生保": ("生活保護",),
    "市民税": ("住民税", "地方税"),
    "住民税": ("地方税",),
    "確定申告": ("申告書",),
    "厚労省": ("厚生労働大臣", "厚生労働省"),
    "総務省": ("総務大臣",),
    "年金機構": ("日本年金機構",),
    "J-LIS": ("地方公共団体情報システム機構",),
    "LGWAN": ("総合行政ネットワーク",),
    "USB": ("フラッシュメモリ",),
    "外注": ("委託",),
    "my number": ("個人番号",),
    "individual number": ("個人番号",),
    "resident register": ("住民基本台帳",),
    "resident tax": ("住民税", "地方税"),
    "pension": ("年金",),
    "health insurance": ("健康保険", "国民健康保険"),
    "child allowance": ("児童手当",),
    "public assistance": ("生活保護",),
    "contractor": ("委託先",),
}
"""Everyday word → what stands for it in the documents."""

_FOLDED = {normalised(word): terms for word, terms in _WRITTEN.items()}


def terms_for(words: str) -> tuple[str, ...]:
    """Return what documents write for ``words``, all of them together; empty where nothing is known of them."""
    return _FOLDED.get(normalised(words), ())
