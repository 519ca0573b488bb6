"""The notebooks of docs/, made from one list of cells:

``python -m konkyo.cli.notebook_page ja > docs/notebook.ja.ipynb``
"""

import json
import sys

from konkyo.i18n import LANGUAGES, Words

NOTEBOOK_CELLS: tuple[Words | str, ...] = (
    Words(
        ja="# 根拠をノートブックで使う\n\n架空の市「灯坂市」の六つの評価書で試します。"
        "自分の評価書には、`konkyo.EXAMPLES` の代わりにフォルダーを指定してください。",
        en="# konkyo in a notebook\n\nWith six documents of the fictional city 灯坂市. "
        "For your own documents, name their folder instead of `konkyo.EXAMPLES`.",
    ),
    'import konkyo\n\nkonkyo.build(konkyo.EXAMPLES, into="konkyo-graph").counts.nodes["Evaluation"]',
    Words(
        ja="グラフを開きます。読むだけなら、ほかのノートブックや `konkyo` コマンドと同時に開けます。"
        "開いている間に `konkyo build` を実行しても構いません。次の問いからは、新しい内容を読みます。",
        en="Open the graph. Other notebooks and the command `konkyo` can have it open at the same time. "
        "`konkyo build` can run meanwhile; the next question reads what it made.",
    ),
    'graph = konkyo.open("konkyo-graph")',
    Words(
        ja="## 問う\n\n答えは表になります。上に注意、下の「この答えについて」に、"
        "問うた評価書、欠けている所、この答えが意味しないことがあります。",
        en="## Ask\n\nAn answer is a table. Warnings are above it; “About this answer” below it has the evaluations "
        "that were asked, what is missing in them, and what the answer does not mean.",
    ),
    'answer = konkyo.ask(graph, "recipients", provision="番号法第19条第8号", body="灯坂市")\nanswer',
    Words(
        ja="行は辞書で、pandas と polars の表にもなります。",
        en="The rows are dictionaries, and become frames of pandas or polars.",
    ),
    'answer.to_pandas().groupby(["file", "information"]).size()',
    'answer.to_polars().select("recipient", "information", "line").head(3)',
    Words(
        ja="## 補完の効く問い\n\nどの問いも `konkyo.notebook` の関数でもあります。Shift+Tab で、条件の説明が出ます。",
        en="## Questions with completion\n\nEach question is a function of `konkyo.notebook`, too. "
        "Shift+Tab shows its parameters.",
    ),
    'from konkyo import notebook\n\nnotebook.systems(graph, body="灯坂市")',
    Words(
        ja='## 図\n\n図はノートブックの中で動きます。`.save("図.html")` で一枚の HTML になります。',
        en='## Maps\n\nA map works inside the notebook. `.save("map.html")` writes it as one HTML page.',
    ),
    'notebook.flow_map(graph, "灯坂市 個人住民税 2022").map()',
    Words(
        ja="## 法令の改正\n\n条項に触れる欄と、その欄が引く文です。",
        en="## An amendment\n\nThe fields that a provision concerns, and how they cite it.",
    ),
    'touched = konkyo.impact(graph, "番号法第19条第7号").touches\n'
    "[(touch.document, touch.section, touch.quote) for touch in touched]",
    Words(ja="## 自分の Cypher", en="## Cypher of your own"),
    'graph.read("MATCH (f:Flow) RETURN f.kind AS kind, count(f) AS flows ORDER BY flows DESC")',
    Words(ja="終わったら閉じます。", en="Close it at the end."),
    "graph.close()",
)
"""Texts in both languages, and code."""


def notebook_json(code: str) -> str:
    """Return the notebook in the language ``code``, in the format of Jupyter (nbformat 4.5)."""
    cells = [_cell(number, one, code) for number, one in enumerate(NOTEBOOK_CELLS)]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    whole = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _cell(number: int, one: Words | str, code: str) -> dict[str, object]:
    common: dict[str, object] = {"id": f"cell-{number}", "metadata": {}}
    if isinstance(one, Words):
        return {"cell_type": "markdown", **common, "source": one.in_(code)}
    return {"cell_type": "code", **common, "execution_count": None, "outputs": [], "source": one}


if __name__ == "__main__":
    (language,) = [one for one in sys.argv[1:] if one in LANGUAGES]
    sys.stdout.write(notebook_json(language))
