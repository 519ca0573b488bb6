"""What people call the parameters of questions: in Japanese, by the heading of the column, by other words."""

from collections.abc import Iterator, Mapping

from konkyo.queries.name_match import normalise
from konkyo.queries.question import Parameter, Question

CALLED: Mapping[str, tuple[str, ...]] = {
    "name": ("名", "名前", "名称", "もの", "what", "thing"),
    "body": ("機関", "評価実施機関", "自治体", "市区町村", "市町村", "団体", "bodies", "city"),
    "bodies": ("機関", "評価実施機関", "自治体", "市区町村", "市町村", "団体", "body", "city"),
    "document": ("評価書", "評価書名", "文書", "書類", "事務", "evaluation", "doc", "work"),
    "newer": ("新しい版", "新版", "新", "新しい評価書", "new"),
    "other": ("もう一方", "相手", "他方", "ほかの評価書", "比較"),
    "file": ("ファイル", "特定個人情報ファイル"),
    "information": ("情報", "情報の名", "特定個人情報", "info", "kind_of_information"),
    "recipient": ("受け取る相手", "相手", "提供先", "移転先", "渡す相手", "情報照会者", "receiver", "to", "party"),
    "contractor": ("委託先", "委託先名", "会社", "事業者", "業者", "相手", "company", "party"),
    "provision": ("条項", "条", "根拠", "根拠条項", "法的根拠", "根拠法令", "article", "legal_basis", "basis"),
    "law": ("法令", "法律", "法", "根拠法令", "statute"),
    "label": ("見出し", "欄", "流れ", "heading", "flow"),
    "medium": ("方法", "手段", "媒体", "提供方法", "method", "methods"),
    "system": ("システム", "ネットワーク", "network"),
    "risk": ("リスク",),
    "rating": ("評価", "対策は十分か", "十分か"),
    "origin": ("出発点", "起点", "始点", "どこから", "から", "from", "start", "source"),
    "goal": ("到着点", "終点", "どこへ", "まで", "to", "end", "target"),
    "since": ("から", "起点日", "始め", "前の日", "以後", "from", "start", "after"),
    "on": ("日", "日付", "基準日", "その日", "時点", "まで", "day", "date", "as_of", "until", "to"),
    "steps": ("段", "段数", "何段", "depth", "step"),
    "through_shared": ("共通の相手も", "共有先も", "共通の相手をたどる", "shared"),
}  # fmt: skip
"""Parameter → what people call it, the usual Japanese word first. One word may mean several, in different questions."""

_STANDS_FOR: Mapping[str, tuple[str, ...]] = {
    "ファイル": ("name",), "システム": ("name",), "部署": ("name", "recipient"), "情報": ("name",),
    "file": ("name",), "system": ("name",), "department": ("name", "recipient"), "information": ("name",),
    "機関": ("document",), "body": ("document",), "条項": ("law",), "provision": ("law",),
}  # fmt: skip
"""Words that also mean another parameter, in a question that has none that is called so."""


def parameter_called(asked: Question, said: str) -> Parameter | None:
    """Return the parameter of ``asked`` that a person calls ``said``; None if it has none of that name."""
    wanted = normalise(said).replace("-", "_")
    declared = {parameter.name: parameter for parameter in asked.parameters}
    if wanted in declared:
        return declared[wanted]
    for parameter in asked.parameters:
        heading = asked.column_words.heading(parameter.name)
        called = (*CALLED.get(parameter.name, ()), heading.ja, heading.en)
        if wanted in map(normalise, called):
            return parameter
    return next((declared[name] for name in _STANDS_FOR.get(wanted, ()) if name in declared), None)


def words_for_parameters() -> Iterator[str]:
    """Yield all words for parameters, those of ``CALLED`` and those that stand for others."""
    for called in CALLED.values():
        yield from called
    yield from _STANDS_FOR


def shown_name(parameter: Parameter) -> str:
    """Return the name of ``parameter`` and the usual Japanese word for it, as in "body（機関）"."""
    called = CALLED.get(parameter.name)
    return f"{parameter.name}（{called[0]}）" if called else parameter.name
