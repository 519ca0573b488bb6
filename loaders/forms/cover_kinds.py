"""What a value of the cover looks like: a number, a title, a body, a date, a declaration.

A value that stands right beside its label may look freely (``may_be``). One that stands apart is known by its look
alone (``looks_like``).
"""

import re

from konkyo.loaders.forms.matching import fold_label
from konkyo.loaders.names.office_holders import office

NUMBER, TITLE, BODY, DATE = "document.number", "document.title", "document.body", "document.published"
APPROVED = "document.approved"
DECLARATION, REMARKS = "document.declaration", "document.remarks"

LOST = re.compile(r"[□■▯�?？]{2,}|#+|#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!|NUM!)|ILLEGIBLE")
"""What stands where the words were lost: 「□□□」, 「########」, 「#REF!」, and what readers put there."""

_DIGITS = re.compile(r"(?:第|No[.:]?)?\d{1,8}(?:-\d{1,4})?号?|[A-Z]{1,3}-\d{1,4}", re.I)
_ANY_NUMBER = re.compile(r"[^。、\s]{0,10}\d[^。、\s]{0,10}|[.,]*\d[\d.,]*")
_ERA = r"(?:明治|大正|昭和|平成?|令和?|[MTSHR])"
_DATE = re.compile(
    rf"(?:{_ERA}(?:元|\d{{1,2}})|\d{{4}}|{_ERA}[一二三四五六七八九十元]+)[年./\-](?:[\d一二三四五六七八九十]{{1,3}}(?:[月./\-]|$))?"
    r"(?:[\d一二三四五六七八九十]{1,3}日?)?(?:現在|付|改定|公表|更新)?(?:\([^()]*\))?"
)
_OF_FORM = re.compile(r"特定個人情報保護評価書(?:\([^()]*\))?")  # what the form calls itself is no title of a document
_LABEL_WITHIN = re.compile(r"評価書番号|評価書名|特記事項|評価実施機関名|公表日")
_DECLARATION_LABEL = "個人のプライバシー等の権利利益の保護の宣言"
_BARE = re.compile(r"\d{1,3}")  # of a page or a list
_SENTENCE = re.compile(r"。|宣言(?:する|します|いたします|致します)?$|(?:する|ます)$")
_OF_DECLARATION = re.compile(
    r"宣言(?:する|します)$|個人情報ファイルの取扱いに(?:あた|当た)り|プライバシー等の権利利益|[長市区町村都道府県会合構]は.{1,40}における特定個人情報"
)
_TITLE = re.compile(
    r"(?:事務|業務|事業|制度|関すること|評価書?)(?:全般)?(?:\((?:素?案|[^()]*項目評価書)\)|【[^【】]*】)*$"
)
_BODY = re.compile(
    r"(?:[都道府県市区町村]長?|知事|大臣|長官|管理者|企業長|理事長|学長|総裁|会長|連合長|議長|教育長|理事会|議会|組合長?|機構|連合会?|協会|協議会|事業団|事業本部"
    r"|基金|公社|委員会|公庫|銀行|センター|公営企業|水道局|病院|大学|独立行政法人[^は、]+|国立[^は、]+法人[^は、]+|[^は、]+法人[^は、]+)$"
)
_BRACKETED = re.compile(r"[(（][^()（）]*(?:[)）]|$)")
_ANY_BODY = re.compile(
    r"(?:都道府県|市区?町村|特別区|[都道府県市区町村])(?:知事|長)?等?"
)  # of statutes, no body's name
_LONGEST_TITLE = 160
_LONGEST_BODY = 60
_LONGEST_PHRASE = 70
_LONGEST = {TITLE: _LONGEST_TITLE, BODY: _LONGEST_BODY}
_OTHERS = {
    NUMBER: (DATE, TITLE),
    TITLE: (NUMBER, DATE, REMARKS, BODY),
    BODY: (NUMBER, DATE, REMARKS, TITLE, DECLARATION),
    DATE: (TITLE, BODY, DECLARATION),
}
"""Label → the labels whose values are not taken for its own."""


def looks_like(meaning: str, text: str) -> bool:
    """Tell whether ``text`` shows by itself that it is the value of the cover's label ``meaning``."""
    flat = fold_label(text)
    if meaning == NUMBER:
        return bool(_DIGITS.fullmatch(flat))
    if meaning == DATE:
        return bool(_DATE.fullmatch(flat))
    if meaning == DECLARATION:
        return bool(_SENTENCE.search(flat)) or len(flat) > _LONGEST_PHRASE
    if meaning == TITLE:
        return (
            bool(_TITLE.search(flat))
            and not _OF_FORM.fullmatch(flat)
            and not _is_phrase(flat)
            and len(flat) <= _LONGEST_TITLE
        )
    if meaning == BODY:
        named = fold_label(office(text.strip()))
        return (
            bool(_BODY.search(named))
            and not _ANY_BODY.fullmatch(flat)
            and not _is_phrase(flat)
            and "を" not in flat
            and not looks_like(TITLE, text)
            and len(flat) <= _LONGEST_BODY
        )
    return not re.sub(r"[\W_]", "", flat)  # 「－」


def declares(text: str) -> bool:
    """Tell whether ``text`` is the declaration of the form, or a piece of it, by its own words."""
    return bool(_OF_DECLARATION.search(fold_label(text)))


def may_be(meaning: str, text: str) -> bool:
    """Tell whether ``text`` can be the value of the label ``meaning`` that it stands beside."""
    flat = fold_label(text)
    if LOST.fullmatch(flat) or looks_like(meaning, text):
        return True
    if any(looks_like(other, text) for other in _OTHERS.get(meaning, ())):
        return False
    if meaning in (TITLE, BODY) and (declares(text) or _OF_FORM.fullmatch(flat)):
        return False
    if meaning == NUMBER:
        return bool(_ANY_NUMBER.fullmatch(flat))
    if meaning == DATE:
        return any(map(str.isdigit, flat)) and not _BARE.fullmatch(flat)
    return meaning not in _LONGEST or (len(flat) <= _LONGEST[meaning] and not is_prose(flat))


def is_impossible(meaning: str, text: str) -> bool:
    """Tell whether ``text`` cannot be the value of the cover's label ``meaning``, wherever it stands.

    A number that is a sentence, a title that is a date, a body that is a number, words that are lost.
    """
    flat = fold_label(text)
    if LOST.fullmatch(flat) or _LABEL_WITHIN.search(flat) or _DECLARATION_LABEL.startswith(flat):
        return True
    if meaning == NUMBER:
        return not may_be(NUMBER, text)
    if meaning == TITLE:
        return (
            not _BRACKETED.sub("", flat)
            or _is_phrase(flat)
            or len(flat) > _LONGEST_TITLE
            or looks_like(NUMBER, text)
            or looks_like(DATE, text)
        )
    return not may_be(meaning, text) or (meaning == BODY and bool(_ANY_BODY.fullmatch(flat)))


def is_no_name(text: str) -> bool:
    """Tell whether ``text`` cannot be the name of a work or a system: a sentence, or words that are lost."""
    flat = fold_label(text)
    return is_prose(flat) or bool(LOST.fullmatch(flat))


def is_prose(text: str) -> bool:
    """Tell whether ``text`` holds a sentence outside brackets: a name may be explained in them (「（…という。）」)."""
    return "。" in _BRACKETED.sub("", text)


def _is_phrase(flat: str) -> bool:
    return is_prose(flat) or bool(_OF_DECLARATION.search(flat))
