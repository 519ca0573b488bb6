"""The lists of options that the official forms print, as far as the renderer fills them in."""

PERSONS = ("1万人未満", "1万人以上10万人未満", "10万人以上100万人未満", "100万人以上1,000万人未満", "1,000万人以上")
WORK = ("1,000人未満", "1,000人以上1万人未満", "1万人以上10万人未満", "10万人以上30万人未満", "30万人以上")
HANDLERS = (
    "10人未満",
    "10人以上50人未満",
    "50人以上100人未満",
    "100人以上500人未満",
    "500人以上1,000人未満",
    "1,000人以上",
)
DONE = ("特に力を入れて行っている", "十分に行っている", "十分に行っていない")
HAPPENED = ("発生あり", "発生なし")

CHOICES: dict[str, tuple[str, ...]] = {
    "work.subjects": WORK,
    "network.exists": ("実施する", "実施しない", "未定"),
    "threshold.handlers": ("500人以上", "500人未満"),
    "threshold.accidents": HAPPENED,
    "document.threshold": (
        "基礎項目評価及び全項目評価の実施が義務付けられる",
        "基礎項目評価及び重点項目評価の実施が義務付けられる",
        "基礎項目評価の実施が義務付けられる（任意に重点項目評価を実施）",
        "基礎項目評価の実施が義務付けられる",
    ),
    "file.kind": ("システム用ファイル", "その他の電子ファイル（表計算ファイル等）"),
    "file.subjects": PERSONS,
    "file.items_band": ("10項目未満", "10項目以上50項目未満", "50項目以上100項目未満", "100項目以上"),
    "use.handlers": HANDLERS,
    "entrust.count": ("委託する", "委託しない"),
    "entrustment.scope": ("特定個人情報ファイルの全体", "特定個人情報ファイルの一部"),
    "entrustment.subjects": PERSONS,
    "entrustment.handlers": HANDLERS,
    "entrustment.re_exists": ("再委託する", "再委託しない"),
    "provision.subjects": PERSONS,
    "transfer.subjects": PERSONS,
    "risk.enough": ("特に力を入れている", "十分である", "課題が残されている"),
    "risk.procedure": DONE,
    "risk.past": HAPPENED,
}
"""Meaning of a field → the options of its printed list, in order."""

OTHER = "その他"
MEDIUM = "電子記録媒体（フラッシュメモリを除く。）"

BOXES: dict[str, tuple[str, ...]] = {
    "system.connections": (
        "情報提供ネットワークシステム",
        "庁内連携システム",
        "住民基本台帳ネットワークシステム",
        "既存住民基本台帳システム",
        "宛名システム等",
        "税務システム",
        OTHER,
    ),
    "file.main_items": (
        "個人番号",
        "個人番号対応符号",
        "4情報（氏名、性別、生年月日、住所）",
        "連絡先（電話番号等）",
        "地方税関係情報",
        "生活保護・社会福祉関係情報",
        OTHER,
    ),
    "acquisition.sources": (
        "本人又は本人の代理人",
        "評価実施機関内の他部署",
        "行政機関・独立行政法人等",
        "地方公共団体・地方独立行政法人",
        "民間事業者",
        OTHER,
    ),
    "acquisition.methods": (
        "紙",
        MEDIUM,
        "フラッシュメモリ",
        "電子メール",
        "専用線",
        "庁内連携システム",
        "情報提供ネットワークシステム",
        OTHER,
    ),
    "entrustment.methods": ("専用線", "電子メール", MEDIUM, "フラッシュメモリ", "紙", OTHER),
    "provision.methods": (
        "情報提供ネットワークシステム",
        "専用線",
        "電子メール",
        MEDIUM,
        "フラッシュメモリ",
        "紙",
        OTHER,
    ),
    "transfer.methods": ("庁内連携システム", "専用線", "電子メール", MEDIUM, "フラッシュメモリ", "紙", OTHER),
}
"""Meaning of a field → the options beside its boxes, in order."""

NAMED = frozenset(BOXES["acquisition.sources"][1:]) | {OTHER}
"""Options behind which the form prints brackets to be filled in."""
