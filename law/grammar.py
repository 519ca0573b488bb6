"""The patterns of citations in folded text. Each has an example of the phrase that needs it."""

import re

from konkyo.law.fold import DELIMITER, RANGE

# 枝番: 24の2, 59の2の2; but not 第3条の1部 (一部), 第5条の10人.
BRANCH = r"(?:の\d+(?!\d|部|人|名|年|月|日|円|件|つ|定|般|方|切|種|回|以上))"
# 第〇条 and 第0条 are placeholders of a template.
UNIT_NUMBER = rf"(?:[1-9]\d*+{BRANCH}*+)"
# 「1、2、85の2」, 「1､2 , 3」, 「1～4」, 「第5条及び6条」, doubled 「1、、2」, abbreviated 「1、…、59」.
SEPARATOR = rf"(?:(?:{DELIMITER}|…|\.\.\.)++|{RANGE}|[-ー]| )"
_PREFIX = r"(?:第|[Nn][Oo]\.?|№)"
"""「第5条」, 「No.16、No.30」."""
LIST = rf"{_PREFIX}?{UNIT_NUMBER}(?:{SEPARATOR}{_PREFIX}?{UNIT_NUMBER})*+"

# 「3項目」, 「5条例」, 「第1号被保険者」, 「第5号様式」, 「(第3条関係)」 and the like are no citations.
ARTICLE = r"条(?!件|例|約|文|坊|市|通|関係\))"
PARAGRAPH = r"項(?!目|番(?!号(?:利用)?法))"
ITEM = r"号(?!被保険者|様式|保険料|研修|事業|議案|会員|通所|訪問|介護|機|室|棟|線|館|車|店|俸|給|ずれ)"
UNIT = rf"(?P<unit>{ARTICLE}|の?{PARAGRAPH}|{ITEM})"

COMPONENT = re.compile(rf"(?P<list>{LIST})(?:{UNIT}(?P<branch>{BRANCH}*))?+")
"""第1、2、3項; 第24条の2; 85の2の項. Numbers without a unit are matched too, so that each is read only once."""

FOLLOWING = re.compile(rf"の?(?P<list>{LIST}){UNIT}(?P<branch>{BRANCH}*)")
"""A smaller unit directly after a larger one: 第19条 第8号, 第7条 11項, 第9条 の第1項."""

EVERY = re.compile(r"各[項号]")
"""番号法第19条各号."""

BRANCHED = re.compile(rf"第?[1-9]\d*{BRANCH}+")
"""「国保法76条、76の3」: a number with a branch at the end of a list of articles."""

ELEMENT = re.compile(rf"(?P<join>{SEPARATOR})?(?P<prefix>{_PREFIX})?(?P<number>{UNIT_NUMBER})")

OWN_TABLE = re.compile(rf"第?(?P<article>{UNIT_NUMBER})条の?表(?!示|題|紙)")
"""第二条の表, also printed 第二条表."""

TABLE = re.compile(r"別表(?:(?P<prefix>第)?(?P<number>\d+))?")
"""別表, 別表第一, 別表1."""

WITH_ORDER = re.compile(rf"別表の?{UNIT_NUMBER}の?項\([^()]{{0,12}}主務省令第?\d")
"""別表の24の項（主務省令第16条）: only the 別表 of 番号法 has such an order."""

COUNTED = re.compile(r"[件人名年月日時分回個つ社種円%]|世帯|箇所|か所")
"""「情報提供3件」: no row of a table."""

OWN_ANNEX = re.compile(r"(?:の(?:とおり|通り)|に(?:記載|示す|まとめ)|を?参照)")
"""別表第1のとおり: a table of the document itself."""

ROW_OF_ONE = re.compile(rf"別表(?:第?\d+|[12]の|(?![12]の)\d+(?:の\d+)*の){PARAGRAPH}")
"""別表16の項, 別表第16項: a row of the one 別表; but 別表第一の項 names a table, and 別表1の16の項 a row of that."""

MORE_ROWS = re.compile(
    rf"(?:(?P<to>{RANGE}|[-ー])|{DELIMITER})(?:別表)?第(?P<number>\d+)(?!の?\d*[項号]|[条\d]|の\d)(?:まで)?"
)
"""More tables of one law: 別表第1から第6まで, 別表第一及び第二."""

_SIDE = (
    r"[(【\[〈<]?(?:情報)?(?:照会|提供)(?:者)?(?:の?根拠|に(?:かか|係)る[項条]|側|分)?[)】\]〉>]?"
    r":?(?:なし|無し|該当なし|-)?"
)
SIDES = re.compile(
    rf"(?:(?:{DELIMITER}|[。:○●※■ の])*{_SIDE})+(?:{DELIMITER}|[: ])*(?:の?項番号?:?|の)?[(【\[「]?(?:No\.?)?"
)
"""What may part rows from their table, or two lists of its rows: 【情報照会】項番, (情報照会)なし(情報提供)【."""

ROWS = re.compile(
    r"(?:\((?![\d第])[^()]*\))?[のに、:・ ]*[(【\[「]*(?:の?項番号?)?(?:\((?![\d第])[^()]*\))?[(【\[「: -]*"
    rf"(?P<list>{LIST})(?:(?P<unit>の?{PARAGRAPH}|{ITEM})(?P<branch>{BRANCH}*))?"
)
"""The rows after the name of a table: の16の項, 第61項の2, 項番68, 【1、2の項】, (第三欄…)の1の項, 項番(情報提供)1."""

SAME = re.compile(
    r"同(?P<what>条例|法律|法(?!人)|政令|(?:主務)?省令|府令|命令|令|規則|条(?!件)|項(?!目)|号|表)(?P<enactment>施行令|施行規則)?"
)
"""同法第5条, 同法施行令, 同条第2項, 同項第3号, 同表の74の項."""

PREVIOUS = re.compile(r"(?P<to>前|次)(?P<many>各|[2-9])?(?P<what>条|項(?!目)|号)(?!各)")
"""前条第1項, 前号, 次条, 前二項, 前各号."""

MINISTERIAL = re.compile(r"(?:主務省令|(?<![一-龥])省令|(?<=[条項号])省令|(?<=に基づく)命令)(?=第?\d+条(?!の?表))")
"""別表第一の16の項 主務省令第16条: the order is that of the table just cited; 第19条第8号に基づく主務省令第3条."""

_BRACKETS = r"\((?:[^()]|\([^()]*+\)){0,200}+\)"

DIRECT = re.compile(rf"(?:{_BRACKETS}|[」』】\])>〉》≫のー:・、;○●※→ -]|本則|における)*+")
"""What may stand between a law's name and its provision: 番号法（平成25年法律第27号）第9条."""

_PART = r"[イロハニホヘトチ](?![ァ-ヴー])|前段|後段|本文|ただし書"
LINK = re.compile(rf"(?:{_BRACKETS}|{DELIMITER}|{_PART}|まで|と|[」』】\]>〉》≫・○●※ -]|\d\.)*+\(?")
"""What may stand inside one list: 第7条（指定及び通知） ・第16条; 第4号ロ及びハ、第5号; 第7条（第1項に限る）."""

BRACKETED = re.compile(_BRACKETS)
"""第9条（利用範囲）第1項: the caption of an article, inside the citation of its paragraph."""

RANGE_LINK = re.compile(rf"(?:{_BRACKETS})?(?:{RANGE}|[-ー])")
"""第一号から第四号."""

LIMITED = re.compile(r"\((?:旧|現(?:行|在)?の?)?$")
"""第20条（第8号に限る。）, 第10号（旧第9号）."""

SUPPLEMENT_OF = re.compile(r"附則\((?P<number>[^()]{6,40}第\d+号)\)(?=第?\d)")
"""番号法附則（令和5年法律第48号）第1条: the 附則 of the law that amended it."""

NUMBER_BETWEEN = re.compile(r"\((?P<number>[^()]{6,40}第\d+号)\)")
"""番号法（令和5年法律第48号）附則第1条: a number that is not that of the law itself."""

STATUS = re.compile(r"第?30条(?P<branch>の)?45(?:の?規定|に(?:規定|定め)する|に規定)?の?区分")
"""「法30条45規定区分」 among recorded items: the status of a foreign resident by 住民基本台帳法第30条の45."""

NOTICE_PLACE = re.compile(r"\(?第(?P<article>\d+)(?:[-の](?P<paragraph>\d+))?(?:-?\((?P<item>\d+)\))?(?![\d条])")
"""平成14年総務省告示第334号第6-7, （第6－8 …）, 第4-1-(2)."""
MORE_OF_NOTICE = re.compile(rf"{DELIMITER}(?=第\d+[-の]\d)")
"""第6-7、第6-8."""

DEFINED_IN_ROW = re.compile(r"(?<=であって)第?\d")
"""「…に関する事務であって第五十五条の二で定めるもの」, a row of 第2条の表 copied."""
DEFINES_IN_ROW = re.compile(r"で定める(?:もの|事務|情報)")

SCOPE = re.compile(r"において(?:同じ|単に|「|準用する「)")
"""「第五十五条において同じ。」 says where a definition applies; it is no citation."""

FOREIGN = re.compile(r"(?:[一-龥々ァ-ヴーA-Za-z]|[書款領綱約程針準則例]の)\Z")
"""契約書第5条, 仕様書の第3条: a provision of something that is no law."""

ANCHOR = re.compile(
    rf"(?P<own_table>第?{UNIT_NUMBER}条の?表(?!示|題|紙))|(?P<pointer>第?\d)|(?P<table>別表)|(?P<supplement>附則(?=第?\d|\())"
    r"|(?P<same>同(?=[条項号表法政省府命令規主]))|(?P<previous>[前次](?=[条項号各2-9]))"
    r"|(?P<ministerial>(?:(?:主務)?省令|(?<=に基づく)命令)(?=第?\d+条))"
    r"|(?P<open>[(])|(?P<close>[)])"
)
"""Every position where a part of a citation may begin."""
