"""What the last word of a name says: a department, a party, a system; and which texts are no names at all."""

import re

from konkyo.loaders.annex_pointers import points_to_annex

_BRACKET = r"(?:[(（][^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)*[)）])?"
_DEPARTMENT = re.compile(
    r".*(?:[部局課係室所班署館院]|部署|センター|ｾﾝﾀｰ|グループ|担当|支所|出張所|事務局|窓口|学校|幼稚園|保育園|こども園|図書館|"
    r"教育委員会|選挙管理委員会|農業委員会|公平委員会|監査委員|議会)" + _BRACKET,
    re.S,
)
_LEAF = re.compile(r".+[課係]" + _BRACKET, re.S)
_BELOW_LEAF = re.compile(r".*(?:係|グループ|担当|班)" + _BRACKET, re.S)
_PARTY = re.compile(
    r".*(?:大臣|長官|[庁省]|機構|基金|組合|連合|連合会|協会|協議会|事業団|財団|法人|会社|公社|公庫|委員会|知事|[市町村区]長|市町村|"
    r"市区町村|都道府県|自治体|団体|者|銀行|病院|医療機関|大学|学校|センター|支店|支社|営業所|事業所|[県市町村区])等?"
    + _BRACKET,
    re.S,
)
_ORGAN = re.compile(r"(?:教育委員会|選挙管理委員会|農業委員会|公平委員会|監査委員|消防本部|(?:上下)?水道局|議会)")
_OFFICE = re.compile(r".*[部課係]" + _BRACKET, re.S)
_OF_ANOTHER = re.compile(r"会社|機構|法人|銀行|[庁省署]|大学|連合|協会|組合|公社|基金")
_OF_A_PLACE = re.compile(
    r"[^\s・]{1,6}[都道府県市区町村](?=教育委員会|選挙管理委員会|農業委員会|公平委員会|監査委員|消防|上下水道|水道|議会)"
)
_CLAUSE = re.compile(
    r"に規定する|に定める|に掲げる|である|を行う|とされ|に係る|に基づ|により|による|に該当|した|する(?!者)"
)
_SYSTEM = re.compile(r"(?:障がい|[^のをがはにで])*(?:システム|サーバー?|ネットワーク|端末|機能)" + _BRACKET, re.S)
_REFERENCE = re.compile(r"別表.{0,20}(?:参照|記載|とおり|通り|掲げる)|を参照|に同じ|と同じ|同上|上記", re.S)
_NOBODY = re.compile(r"[\s・○●◯\-ー－―—‐–]*|(?:該当)?な(?:し|い)。?|無し?|未定|未記入|空白|[(（]空白[)）]")
_OWN = re.compile(r"(?:自|当|同)(?:部署|部|課|所管課|部局)(?:内)?")


def is_department(name: str) -> bool:
    """Whether ``name`` ends in a word for a department or an organ of a body: 課, 支所, 教育委員会."""
    return bool(_DEPARTMENT.fullmatch(name)) and len(name) > 1


def is_leaf(name: str) -> bool:
    """Whether ``name`` ends in 課 or 係, of which only a 係 can be a part."""
    return bool(_LEAF.fullmatch(name))


def is_below_leaf(name: str) -> bool:
    """Whether ``name`` ends in what may be a part of a 課: 係, グループ, 担当, 班."""
    return bool(_BELOW_LEAF.fullmatch(name))


def is_party(name: str) -> bool:
    """Whether ``name`` ends in a word for a body, an office or a company (大臣, 機構, 会社), and contains no clause."""
    return bool(_PARTY.fullmatch(name)) and len(name) > 1 and not holds_clause(name)


def holds_clause(name: str) -> bool:
    """Whether ``name`` contains a clause outside its brackets: 「…に規定する事業主体である…」."""
    return bool(_CLAUSE.search(re.sub(r"[(（].*?[)）]", "", name)))


def is_organ_of_no_place(name: str) -> bool:
    """Whether ``name`` is a department or an organ without the name of its body: 教育委員会学務課, 市民課."""
    if _OF_A_PLACE.match(name) or _OF_ANOTHER.search(name):
        return False
    return bool(_ORGAN.match(name) or _OFFICE.fullmatch(name))


def is_system(name: str) -> bool:
    """Whether ``name`` is the name of a system, not a phrase about one (「システムの直接操作」)."""
    return bool(_SYSTEM.fullmatch(name))


def is_reference(text: str) -> bool:
    """Whether ``text`` refers to another place instead of naming anybody: 「別紙1を参照」."""
    return points_to_annex(text) or bool(_REFERENCE.search(text))


def is_nobody(text: str) -> bool:
    """Whether ``text`` says that there is nobody, or nobody yet: 「なし」, 「未定」, 「―」."""
    return bool(_NOBODY.fullmatch(text.strip()))


def is_own_department(text: str) -> bool:
    """Whether ``text`` means the department in charge itself: 「自部署」."""
    return bool(_OWN.fullmatch(text.strip()))
