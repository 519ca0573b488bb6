"""Part III and the following: measures against risks. They have long texts and few facts."""

from collections.abc import Sequence

from synthesis.paper import Paper

_ENOUGH = ("特に力を入れている", "十分である", "課題が残されている")
_DONE = ("特に力を入れて行っている", "十分に行っている", "十分に行っていない")

_STEPS = (
    # (heading, risks under it)
    ("2. 特定個人情報の入手(情報提供ネットワークシステムを通じた入手を除く。)", ("目的外の入手が行われるリスク",)),
    ("3. 特定個人情報の使用", ("目的を超えた紐付け、事務に必要のない情報との紐付けが行われるリスク",
                     "権限のない者（元職員、アクセス権限のない職員等）によって不正に使用されるリスク")),
    ("4. 特定個人情報ファイルの取扱いの委託\t[] 委託しない", ("委託先における不正な使用等のリスク",)),
    ("5. 特定個人情報の提供・移転(委託や情報提供ネットワークシステムを通じた提供を除く。)\t[] 提供・移転しない", ("不正な提供・移転が行われるリスク",)),
    ("6. 情報提供ネットワークシステムとの接続\t[] 接続しない(入手) [] 接続しない(提供)",
     ("目的外の入手が行われるリスク", "不正な提供が行われるリスク")),
    ("7. 特定個人情報の保管・消去", ("特定個人情報の漏えい・滅失・毀損リスク",)),
)  # fmt: skip


def risks(
    paper: Paper, city: str, files: Sequence[str], roman: Sequence[str], prose: int, evaluated: str, *, full: bool
) -> None:
    """Print the parts from III up to the change log."""
    title = "特定個人情報ファイルの取扱いプロセスにおけるリスク対策 ※" if full else "リスク対策 ※(7. ②を除く。)"
    for ordinal, name in enumerate(files, 1):
        paper.line(f"{roman[0]} {title}", "")
        paper.cell("1. 特定個人情報ファイル名")
        paper.line(f"({ordinal}) {name}" if len(files) > 1 else name)
        for heading, named in _STEPS:
            paper.line(heading if "\t" in heading else f"{heading}\t")
            for number, risk in enumerate(named, 1):
                paper.line(f"リスク{number if len(named) > 1 else ''}: {risk}")
                paper.cell("リスクに対する措置の内容", paper.prose(prose * 2))
                paper.choice("リスクへの対策は十分か", _ENOUGH, paper.random.choice(_ENOUGH[:2]))
                if full:
                    paper.cell("その他の措置の内容", paper.prose(prose * 2))
        if not full:
            paper.cell("8. 監査")
            paper.boxes("実施の有無", ("自己点検", "内部監査", "外部監査"), {"自己点検": ""})
            paper.cell("9. 従業者に対する教育・啓発")
            paper.choice("従業者に対する教育・啓発", _DONE, _DONE[1])
            paper.cell("具体的な方法", paper.prose(prose))
            paper.cell("10. その他のリスク対策")
            paper.line("－")
        paper.line("")
    if full:
        paper.line(f"{roman[1]} その他のリスク対策 ※", "")
        paper.cell("1. 監査")
        paper.choice("①自己点検", _DONE, _DONE[1])
        paper.cell("具体的なチェック方法", paper.prose(prose))
        paper.cell("2. 従業者に対する教育・啓発")
        paper.choice("従業者に対する教育・啓発", _DONE, _DONE[1])
        paper.cell("具体的な方法", paper.prose(prose))
        paper.cell("3. その他のリスク対策")
        paper.line("－", "")
    requests, procedure = roman[-2], roman[-1]
    paper.line(f"{requests} 開示請求、問合せ", "")
    paper.cell("1. 特定個人情報の開示・訂正・利用停止請求")
    paper.cell("①請求先", f"{city}総務部総務課")
    paper.cell("②請求方法", paper.prose(40))
    paper.cell("2. 特定個人情報ファイルの取扱いに関する問合せ")
    paper.cell("①連絡先", f"{city}総務部総務課")
    paper.cell("②対応方法", paper.prose(40))
    paper.line("", f"{procedure} 評価実施手続", "")
    paper.cell("1. 基礎項目評価")
    paper.cell("①実施日", evaluated)
    kind = "全項目評価" if full else "重点項目評価"
    paper.choice("②しきい値判断結果", (f"基礎項目評価及び{kind}の実施が義務付けられる", "基礎項目評価の実施が義務付けられる"),
                 f"基礎項目評価及び{kind}の実施が義務付けられる")  # fmt: skip
    paper.cell("2. 国民・住民等からの意見の聴取" if full else "2. 国民・住民等からの意見の聴取【任意】")
    paper.cell("①方法", paper.prose(40) if full else "－")
    paper.cell("3. 第三者点検" if full else "3. 第三者点検【任意】")
    paper.cell("①実施日", evaluated if full else "－")
    paper.cell("②方法", paper.prose(40) if full else "－")
    if full:
        paper.cell("4. 個人情報保護委員会の承認【行政機関等のみ】")
        paper.cell("①提出日", "－")
    paper.line("")


def short_risks(paper: Paper) -> None:
    """Print part IV of the 基礎項目評価書: the same sections, each with one answer for each risk."""
    paper.line(
        "",
        "Ⅳ リスク対策",
        "",
        "1．提出する特定個人情報保護評価書の種類",
        "[ 基礎項目評価書 ] ＜選択肢＞ 1) 基礎項目評価書",
    )
    for heading, named in _STEPS:
        number, words = heading.split(". ", 1)
        paper.line(f"{number}．{words.replace('[]', '[ ]')}")
        for risk in named:
            paper.choice(f"{risk}への対策は十分か", _ENOUGH, paper.random.choice(_ENOUGH[:2]))
    paper.line("8．監査")
    paper.boxes("実施の有無", ("自己点検", "内部監査", "外部監査"), {"自己点検": ""})
    paper.line("9．従業者に対する教育・啓発")
    paper.choice("従業者に対する教育・啓発", _DONE, _DONE[1])
