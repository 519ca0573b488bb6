"""The options that the official forms print, as the renderer prints them.

They are written out from the forms, not taken from the tables that the reader uses: what is read back is tested against
them.
"""

BASIC, FOCUSED, FULL = "基礎項目評価書", "重点項目評価書", "全項目評価書"
OTHER = "その他"
MEDIUM = "電子記録媒体（フラッシュメモリを除く。）"

_PERSONS = ("1万人未満", "1万人以上10万人未満", "10万人以上100万人未満", "100万人以上1,000万人未満", "1,000万人以上")
_HANDLERS = (
    "10人未満", "10人以上50人未満", "50人以上100人未満", "100人以上500人未満", "500人以上1,000人未満", "1,000人以上",
)  # fmt: skip
_DONE = ("特に力を入れて行っている", "十分に行っている", "十分に行っていない")
_ARRANGED = ("特に力を入れて整備している", "十分に整備している", "十分に整備していない")
_IN_ALL = {
    "work.subjects": (
        "1,000人未満", "1,000人以上1万人未満", "1万人以上10万人未満", "10万人以上30万人未満", "30万人以上",
    ),
    "network.exists": ("実施する", "実施しない", "未定"),
    "file.kind": ("システム用ファイル", "その他の電子ファイル（表計算ファイル等）"),
    "file.subjects": _PERSONS,
    "entrustment.subjects": _PERSONS,
    "provision.subjects": _PERSONS,
    "transfer.subjects": _PERSONS,
    "file.items_band": ("10項目未満", "10項目以上50項目未満", "50項目以上100項目未満", "100項目以上"),
    "use.handlers": _HANDLERS,
    "entrustment.handlers": _HANDLERS,
    "entrust.count": ("委託する", "委託しない"),
    "entrustment.scope": ("特定個人情報ファイルの全体", "特定個人情報ファイルの一部"),
    "entrustment.re_exists": ("再委託する", "再委託しない"),
    "risk.enough": ("特に力を入れている", "十分である", "課題が残されている"),
    "risk.contract_exists": ("定めている", "定めていない"),
    "risk.rules_exist": ("定めている", "定めていない"),
    "risk.authentication": ("行っている", "行っていない"),
    "risk.subentrusted": (*_DONE, "再委託していない"),
    "risk.procedure": _DONE,
    "risk.training": _DONE,
    "risk.past": ("発生あり", "発生なし"),
    "change.timing": ("事前", "事後"),
    "change.kind": ("変更", "新規", "削除", "追加", "修正"),
}  # fmt: skip

CHOICES = {
    BASIC: {
        **_IN_ALL,
        "threshold.handlers": ("500人以上", "500人未満"),
        "threshold.accidents": ("発生あり", "発生なし"),
        "document.threshold": (
            "基礎項目評価及び全項目評価の実施が義務付けられる",
            "基礎項目評価及び重点項目評価の実施が義務付けられる",
            "基礎項目評価の実施が義務付けられる",
            "特定個人情報保護評価の実施が義務付けられない",
        ),
        "risk.report": ("基礎項目評価書", "基礎項目評価書及び重点項目評価書", "基礎項目評価書及び全項目評価書"),
        # Ⅳ 11, since 令和6年10月.
        "risk.priority": (
            "目的外の入手が行われるリスクへの対策",
            "目的を超えた紐付け、事務に必要のない情報との紐付けが行われるリスクへの対策",
            "権限のない者によって不正に使用されるリスクへの対策",
            "委託先における不正な使用等のリスクへの対策",
            "不正な提供・移転が行われるリスクへの対策",
            "情報提供ネットワークシステムを通じて目的外の入手が行われるリスクへの対策",
            "情報提供ネットワークシステムを通じて不正な提供が行われるリスクへの対策",
            "特定個人情報の漏えい・滅失・毀損リスクへの対策",
            "従業者に対する教育・啓発",
        ),
        "risk.priority_enough": ("特に力を入れている", "十分である", "課題が残されている"),
    },
    FOCUSED: {
        **_IN_ALL,
        "document.threshold": (
            "基礎項目評価及び重点項目評価の実施が義務付けられる",
            "基礎項目評価の実施が義務付けられる（任意に重点項目評価を実施）",
            "特定個人情報保護評価の実施が義務付けられない（任意に重点項目評価を実施）",
        ),
    },
    FULL: {
        **_IN_ALL,
        "document.threshold": (
            "基礎項目評価及び全項目評価の実施が義務付けられる",
            "基礎項目評価及び重点項目評価の実施が義務付けられる（任意に全項目評価を実施）",
            "基礎項目評価の実施が義務付けられる（任意に全項目評価を実施）",
            "特定個人情報保護評価の実施が義務付けられない（任意に全項目評価を実施）",
        ),
        "risk.rights": ("行っている", "行っていない"),
        "risk.rights_given": ("行っている", "行っていない"),
        "risk.use_recorded": ("記録を残している", "記録を残していない"),
        "risk.viewers_limited": ("制限している", "制限していない"),
        "risk.handling_recorded": ("記録を残している", "記録を残していない"),
        "risk.handing_rules_exist": ("定めている", "定めていない"),
        "risk.deletion_rules_exist": ("定めている", "定めていない"),
        "risk.sharing_recorded": ("記録を残している", "記録を残していない"),
        "risk.standards": (
            "特に力を入れて遵守している",
            "十分に遵守している",
            "十分に遵守していない",
            "政府機関ではない",
        ),
        "risk.safety": _ARRANGED,
        "risk.safety_rules": _ARRANGED,
        "risk.safety_known": ("特に力を入れて周知している", "十分に周知している", "十分に周知していない"),
        "risk.physical": _DONE,
        "risk.technical": _DONE,
        "risk.backup": _DONE,
        "risk.the_dead": ("保管している", "保管していない"),
        "risk.deletion": ("定めている", "定めていない"),
        "review.self_inspection": _DONE,
        "review.audit": _DONE,
    },
}
"""Form → meaning of a field → the options of its printed list, in order."""

BOXES = {
    "system.connections": (
        "情報提供ネットワークシステム", "庁内連携システム", "住民基本台帳ネットワークシステム",
        "既存住民基本台帳システム", "宛名システム等", "税務システム", OTHER,
    ),
    "file.main_items": (
        "個人番号", "個人番号対応符号", "その他識別情報（内部番号）", "4情報（氏名、性別、生年月日、住所）",
        "連絡先（電話番号等）", "その他住民票関係情報", "国税関係情報", "地方税関係情報", "健康・医療関係情報",
        "医療保険関係情報", "児童福祉・子育て関係情報", "障害者福祉関係情報", "生活保護・社会福祉関係情報",
        "介護・高齢者福祉関係情報", "雇用・労働関係情報", "年金関係情報", "学校・教育関係情報", "災害関係情報", OTHER,
    ),
    "acquisition.sources": (
        "本人又は本人の代理人", "評価実施機関内の他部署", "行政機関・独立行政法人等",
        "地方公共団体・地方独立行政法人", "民間事業者", OTHER,
    ),
    "acquisition.methods": (
        "紙", MEDIUM, "フラッシュメモリ", "電子メール", "専用線", "庁内連携システム", "情報提供ネットワークシステム",
        OTHER,
    ),
    "entrustment.methods": ("専用線", "電子メール", MEDIUM, "フラッシュメモリ", "紙", OTHER),
    "sharing.count": ("提供を行っている", "移転を行っている", "行っていない"),
    "provision.methods": (
        "情報提供ネットワークシステム", "専用線", "電子メール", MEDIUM, "フラッシュメモリ", "紙", OTHER,
    ),
    "transfer.methods": ("庁内連携システム", "専用線", "電子メール", MEDIUM, "フラッシュメモリ", "紙", OTHER),
    "risk.entrustment": ("委託しない",),
    "risk.sharing": ("提供・移転しない",),
    "risk.network": ("接続しない（入手）", "接続しない（提供）"),
    "risk.audit": ("自己点検", "内部監査", "外部監査"),
}  # fmt: skip
"""Meaning of a field → the options beside its boxes, in order; the same in all forms that have the field."""

NAMED = frozenset(BOXES["acquisition.sources"][1:])
"""Options behind which the form prints brackets to be filled in."""
ONLY_BASIC = {"risk.hands": ("人手を介在させる作業はない",)}
"""Boxes that 様式2 alone has."""
