"""The office that heads a body, with the holder's own name behind it: 「水無瀬川市長　海原　誠一」."""

import re

_HEADS = (
    "[都道府県市区町村]長|知事|理事長|管理者|企業長|組合長|連合長|支部長|会長|総裁|学長|機構長|委員長|長官|大臣|教育長"
    "|局長"
)
_NAME = r"[一-鿿々ヶぁ-ゖァ-ヺー]{1,5}"
# A name is no further office, part of the body or other party: 「管理者　奥雫村長」「市長部局」「大臣又は共済組合等」.
_NO_PERSON = re.compile(
    r"[都道府県市区町村]$|(?:[長者]|[部局課係室署院所会]|大臣|知事|組合|連合|機構|法人|公社|事業団|協会|事務|評価書?)$"
    r"|又は|及び|並びに|若しくは|その他|[等ほか]$"
)
_WITH_NAME = re.compile(
    rf"(?P<office>\S.*?(?:{_HEADS}))(?P<name>\s+{_NAME}(?:\s{{0,3}}{_NAME})?|{_NAME}\s?{_NAME})\s*", re.S
)
_FEWEST = 2  # characters of a name


def office(printed: str, *, glued: bool = True) -> str:
    """Return the beginning of ``printed`` up to the office, without the name of the person who holds it.

    All of it where no person is named: 「介護保険事務組合　管理者　奥雫村長」. ``glued``: the name may follow the
    office without a space, as on a cover; elsewhere 「大臣指定試験機関」 is no person.
    """
    found = _WITH_NAME.fullmatch(printed)
    if not found or not (glued or found["name"][0].isspace()):
        return printed
    name = "".join(found["name"].split())
    return printed if len(name) < _FEWEST or _NO_PERSON.search(name) else found["office"]
