"""Fill in the forms: 基礎項目, 重点項目, 全項目, and the list of changes that is published separately."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from synthesis import words
from synthesis.flows import Amounts, file_part
from synthesis.paper import CONNECTIONS, PEOPLE, Paper
from synthesis.risks import risks, short_risks

LAW = "行政手続における特定の個人を識別するための番号の利用等に関する法律（平成25年法律第27号。以下「番号法」という。）"


@dataclass(frozen=True)
class Task:
    """What is assessed: the body, the number of the work, the work itself (``office``), and the day of publication."""

    city: str
    prefecture: str
    number: int
    office: tuple[str, str, str, tuple[int, ...], str]
    published: date

    @property
    def rows(self) -> str:
        """The rows of 別表第二 that the work rests on, as printed."""
        return "、".join(map(str, self.office[3]))


def japanese(day: date) -> str:
    """Return a day in the Japanese calendar, as documents print it."""
    era, first = ("令和", 2018) if day >= date(2019, 5, 1) else ("平成", 1988)
    return f"{era}{day.year - first}年{day.month}月{day.day}日"


def cover(paper: Paper, task: Task, form: str, stamp: str) -> None:
    """Print the first page."""
    opening, closing = ("(", ")") if paper.html else ("（", "）")
    title = f"{task.office[0]} {form}"
    paper.line(
        f"特定個人情報保護評価書{opening}{form}{closing}", "", "評価書番号\t評価書名", f"{task.number}\t{title}", ""
    )
    paper.line("個人のプライバシー等の権利利益の保護の宣言", "")
    paper.line(
        f"{task.city}は、{task.office[0]}で扱う特定個人情報ファイルについて、{paper.prose(60)}以上を宣言する。", ""
    )
    paper.line("特記事項", "", "－" if not paper.html else "", "", "評価実施機関名", "", f"{task.city}長", "")
    paper.line("公表日", "", japanese(task.published), "", stamp, "")
    paper.truth["document"] = {
        "number": str(task.number),
        # A record leaves out white space between Japanese characters, because transcriptions add it at will.
        "title": title.replace(" ", ""),
        "form": form,
        "body": f"{task.city}長",
        "published": task.published.isoformat(),
    }


def evaluation(paper: Paper, task: Task, amounts: Amounts, *, full: bool) -> None:
    """Fill in the 重点項目評価書, or the 全項目評価書 if ``full``."""
    roman = ("Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ", "Ⅵ") if full else ("I", "II", "III", "IV", "V")
    form = "全項目評価書" if full else "重点項目評価書"
    cover(paper, task, form, "［令和6年10月 様式4］" if full else "[平成30年5月 様式3]")
    annexes = {"items": "（別添２）", "changes": "（別添３）"} if full else {"items": "(別添1)", "changes": "(別添2)"}
    headings = [
        f"{roman[0]} 基本情報",
        f"{roman[1]} 特定個人情報ファイルの概要",
        f"{annexes['items']} 特定個人情報ファイル記録項目",
    ]
    paper.line("項目一覧", "", *headings, f"{annexes['changes']} 変更箇所", "", headings[0], "")
    files = [task.office[1], "宛名情報ファイル", "照会記録ファイル"][: amounts.files]
    _basics(paper, task, amounts, files, full=full)
    paper.truth |= {"files": [], "flows": [], "declared_counts": {}}
    for ordinal, name in enumerate(files, 1):
        file_part(
            paper, task.office, task.city, amounts, ordinal, name, roman=roman[1], full=full, several=len(files) > 1
        )
    paper.line(headings[2], "")
    for ordinal, (name, made) in enumerate(zip(files, paper.truth["files"], strict=True), 1):
        items = made["record_items"]
        paper.line(f"({ordinal}) {name}", "", ", ".join(f"{n}. {item}" for n, item in enumerate(items, 1)), "")
    risks(paper, task.city, files, roman[2:], amounts.prose, japanese(task.published - timedelta(days=40)), full=full)
    paper.line(f"{annexes['changes']} 変更箇所", "")
    changes(paper, task, amounts.changes, roman[1], files)


def _basics(paper: Paper, task: Task, amounts: Amounts, files: list[str], *, full: bool) -> None:
    paper.cell("1. 特定個人情報ファイルを取り扱う事務")
    paper.cell("①事務の名称", task.office[0])
    paper.cell("②事務の内容", f"{LAW}及び{task.office[4]}に従い、次の事務を行う。{paper.prose(amounts.prose * 2)}")
    paper.choice("③対象人数", PEOPLE, paper.random.choice(PEOPLE[2:]))
    paper.line("")
    paper.cell("2. 特定個人情報ファイルを取り扱う事務において使用するシステム")
    own = task.office[0].removesuffix("に関する事務") + "システム"
    names = [own, *paper.random.sample(words.SYSTEMS, amounts.systems - 1)]
    paper.truth["systems"] = []
    for ordinal, name in enumerate(names, 1):
        paper.line(f"システム{ordinal}")
        paper.cell("①システムの名称", name)
        paper.cell("②システムの機能", paper.prose(amounts.prose))
        ticked = dict.fromkeys(paper.random.sample(CONNECTIONS[:-1], paper.random.randint(1, 4)), "")
        others = paper.random.sample([other for other in names if other != name], min(2, len(names) - 1))
        if others and paper.random.random() < 0.7:
            ticked["その他"] = "、".join(others)
        paper.boxes("③他のシステムとの接続", CONNECTIONS, ticked)
        paper.truth["systems"].append(
            {"name": name, "connections": {option: option in ticked for option in CONNECTIONS}}
        )
    paper.line("")
    paper.cell("3. 特定個人情報ファイル名")
    paper.line(" ".join(f"({n}){name}" for n, name in enumerate(files, 1)) if len(files) > 1 else files[0])
    if full:
        paper.cell("4. 特定個人情報ファイルを取り扱う理由")
        paper.cell("①事務実施上の必要性", paper.prose(amounts.prose))
        paper.cell("②実現が期待されるメリット", paper.prose(amounts.prose))
    at = 5 if full else 4
    paper.cell(f"{at}. 個人番号の利用 ※")
    paper.cell("法令上の根拠", f"番号法第9条第1項 別表第一の{task.office[3][0]}の項")
    paper.cell(f"{at + 1}. 情報提供ネットワークシステムによる情報連携 ※")
    paper.choice("①実施の有無", ("実施する", "実施しない", "未定"), "実施する")
    listed = paper.random.sample(range(1, 121), amounts.rows)
    rows = "、".join(map(str, sorted(listed)))
    paper.cell(
        "②法令上の根拠",
        f"番号法第19条第8号 別表第二 （情報提供の根拠） 別表第二の{rows}の項 （情報照会の根拠） 別表第二の{task.rows}の項",
    )
    paper.truth["rows"] = {*map(str, listed), *map(str, task.office[3])}
    paper.cell(f"{at + 2}. 評価実施機関における担当部署")
    paper.cell("①部署", task.office[2])
    paper.cell("②所属長の役職名", f"{task.office[2].split('部')[-1]}長")
    paper.cell(f"{at + 3}. 他の評価実施機関")
    paper.line("－", "")


def changes(paper: Paper, task: Task, count: int, roman: str, files: list[str]) -> None:
    """Print the change log."""
    paper.line("変更日\t項目\t変更前の記載\t変更後の記載\t提出時期\t提出時期に係る説明")
    paper.truth["changes"] = []
    for number in range(count):
        day = task.published - timedelta(days=30 * (count - number))
        timing = paper.random.choice(("事前", "事後"))
        item, before, after = _change(paper.random, paper, roman, files)
        paper.line("\t".join((japanese(day), item, before, after, timing, words.sentence(paper.random))))
        paper.truth["changes"].append({"date": day.isoformat(), "timing": timing})


def _change(random: Random, paper: Paper, roman: str, files: list[str]) -> tuple[str, str, str]:
    item = f"{roman} 特定個人情報ファイルの概要 ({1 + random.randrange(len(files))}){random.choice(files)} "
    if random.random() < 0.3:
        item += f"5. 特定個人情報の提供・移転 提供先{random.randint(1, 6)} ①法令上の根拠"
        return item, "番号法第19条第7号", "番号法第19条第8号"
    item += f"3. 特定個人情報の入手・使用 {random.choice(('⑤使用方法', '③使用目的', '②入手方法'))}"
    return item, words.prose(random, random.randint(20, 160)), words.prose(random, random.randint(20, 160))


def list_of_changes(paper: Paper, task: Task, count: int) -> None:
    """Fill in a list of changes that is published separately."""
    title = f"{task.city}{task.office[0]}における変更箇所一覧"
    paper.line(title, "", "項目番号\tページ数・位置\t変更前 (公表済み評価書)\t変更後\t概要")
    paper.truth |= {"document": {"title": title, "form": "変更箇所一覧"}, "changes": []}
    for number in range(1, count + 1):
        item, before, after = _change(paper.random, paper, "II", [task.office[1]])
        timing = paper.random.choice(("事前", "事後"))
        paper.line(f"{number}\tP{number + 2} {item}\t{before}\t{after}\t{timing} {words.sentence(paper.random)}")
        paper.truth["changes"].append({"timing": timing})


def basic(paper: Paper, task: Task, amounts: Amounts) -> None:
    """Fill in the 基礎項目評価書."""
    cover(paper, task, "基礎項目評価書", "［平成31年1月 様式2］")
    own = task.office[0].removesuffix("に関する事務") + "システム"
    names = [own, *paper.random.sample(words.SYSTEMS, amounts.systems - 1)]
    paper.truth["systems"] = [{"name": name} for name in names]
    paper.truth["files"] = [{"name": task.office[1], "record_items": []}]
    paper.truth["flows"] = []
    paper.line("Ⅰ 関連情報", "", "1．特定個人情報ファイルを取り扱う事務")
    paper.cell("①事務の名称", task.office[0])
    paper.cell("②事務の概要", f"{LAW}及び{task.office[4]}に従い、次の事務を行う。{paper.prose(amounts.prose)}")
    paper.cell("③システムの名称", "、".join(names))
    paper.line("2．特定個人情報ファイル名", task.office[1], "3．個人番号の利用")
    paper.cell("法令上の根拠", f"番号法第9条第1項 別表第一の{task.office[3][0]}の項")
    paper.line("4．情報提供ネットワークシステムによる情報連携")
    paper.choice("①実施の有無", ("実施する", "実施しない", "未定"), "実施する")
    listed = paper.random.sample(range(1, 121), amounts.rows)
    paper.truth["rows"] = {*map(str, listed), *map(str, task.office[3])}
    paper.cell("②法令上の根拠", f"番号法第19条第8号 （情報提供の根拠） 別表第二の{'、'.join(map(str, sorted(listed)))}の項 "
               f"（情報照会の根拠） 別表第二の{task.rows}の項")  # fmt: skip
    paper.line("5．評価実施機関における担当部署")
    paper.cell("①部署", task.office[2])
    paper.cell("②所属長の役職名", f"{task.office[2].split('部')[-1]}長")
    paper.line("6．他の評価実施機関", "－", "7．特定個人情報の開示・訂正・利用停止請求")
    paper.cell("請求先", f"{task.city}総務部総務課 {task.prefecture}{task.city}中央1丁目1番1号")
    paper.line("8．特定個人情報ファイルの取扱いに関する問合せ")
    paper.cell("連絡先", f"{task.city}{task.office[2]} {task.prefecture}{task.city}中央1丁目1番1号")
    paper.line("", "Ⅱ しきい値判断項目", "", "1．対象人数")
    paper.choice("評価対象の事務の対象人数は何人か", PEOPLE, paper.random.choice(PEOPLE[1:]))
    paper.cell("いつ時点の計数か", f"{japanese(task.published - timedelta(days=90))} 時点")
    paper.line("2．取扱者数")
    paper.choice("特定個人情報ファイル取扱者数は500人以上か", ("500人以上", "500人未満"), "500人未満")
    paper.line("3．重大事故")
    paper.choice(
        "過去1年以内に、評価実施機関において特定個人情報に関する重大事故が発生したか",
        ("発生あり", "発生なし"),
        "発生なし",
    )
    paper.line("", "Ⅲ しきい値判断結果", "")
    paper.cell("しきい値判断結果", "基礎項目評価の実施が義務付けられる")
    short_risks(paper)
    paper.line("", "変更箇所", "")
    changes(paper, task, amounts.changes, "Ⅰ", [task.office[1]])
