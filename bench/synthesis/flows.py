"""Part II of the forms: one file, with the flows into it and out of it."""

from dataclasses import dataclass

from synthesis import words
from synthesis.paper import BANDS, COUNTS, ENTRY, PROVISION, SOURCES, STAFF, TRANSFER, Paper


@dataclass(frozen=True)
class Amounts:
    """How much a document contains; the numbers are drawn at random for each document."""

    files: int
    systems: int
    items: int
    """Record items of all files together."""
    entrusted: int
    """Per file, like the next two."""
    provided: int
    transferred: int
    rows: int
    """Rows of 別表第二 that section I-5 lists."""
    changes: int
    prose: int
    """Characters of a descriptive text."""


def file_part(
    paper: Paper, office: tuple[str, str, str, tuple[int, ...], str], city: str, amounts: Amounts, ordinal: int, name: str, *,
    roman: str, full: bool, several: bool,
) -> None:  # fmt: skip
    """Print part II for one file."""
    random = paper.random
    paper.line(f"{roman} 特定個人情報ファイルの概要", "")
    paper.cell("1. 特定個人情報ファイル名")
    paper.line(f"({ordinal}) {name}" if several else name)
    paper.cell("2. 基本情報")
    paper.choice(
        "①ファイルの種類 ※", ("システム用ファイル", "その他の電子ファイル(表計算ファイル等)"), "システム用ファイル"
    )
    paper.choice("②対象となる本人の数", BANDS, random.choice(BANDS))
    paper.cell("③対象となる本人の範囲 ※", f"{city}の{office[0].removesuffix('に関する事務')}の対象者")
    paper.cell("その必要性", paper.prose(amounts.prose))
    items = random.sample(words.ITEMS, max(3, amounts.items // amounts.files))
    band = COUNTS[sum(len(items) >= least for least in (10, 50, 100))]
    paper.choice("④記録される項目", COUNTS, band)
    paper.cell("その妥当性", paper.prose(amounts.prose))
    paper.cell("全ての記録項目", "別添２を参照。" if full else "別添1を参照。")
    paper.cell("⑤保有開始日", "平成27年7月27日")
    paper.cell("⑥事務担当部署", office[2])
    paper.truth["files"].append({"name": name, "record_items": items, "department": office[2]})
    paper.line("")
    _acquired(paper, office, amounts, name, full=full)
    _entrusted(paper, amounts, name, full=full)
    _handed_on(paper, city, amounts, name)
    paper.cell("6. 特定個人情報の保管・消去")
    paper.cell("①保管場所 ※" if full else "保管場所 ※", paper.prose(amounts.prose * 2))
    if full:
        paper.choice("②保管期間", ("1年未満", "1年", "5年", "10年以上"), "5年")
        paper.cell("その妥当性", paper.prose(amounts.prose))
        paper.cell("③消去方法", paper.prose(amounts.prose))
    paper.cell("7. 備考", "－" if full else "")
    paper.line("")


def _flow(paper: Paper, file: str, kind: str, label: str, counterparty: str | None, **more: object) -> None:
    paper.truth["flows"].append({"file": file, "kind": kind, "label": label, "counterparty": counterparty, **more})


def _acquired(
    paper: Paper, office: tuple[str, str, str, tuple[int, ...], str], amounts: Amounts, name: str, *, full: bool
) -> None:
    random = paper.random
    own = [department for department in words.DEPARTMENTS if department != office[2]]
    ticked = {"本人又は本人の代理人": ""}
    if random.random() < 0.8:
        ticked["評価実施機関内の他部署"] = "、".join(random.sample(own, random.randint(1, 3)))
    if random.random() < 0.7:
        ticked["行政機関・独立行政法人等"] = "、".join(
            random.sample(("日本年金機構", "国税庁長官", "厚生労働大臣"), random.randint(1, 2))
        )
    if random.random() < 0.5:
        ticked["民間事業者"] = random.choice(words.SOURCES)
    paper.cell("3. 特定個人情報の入手・使用")
    paper.boxes("①入手元 ※", SOURCES, ticked)
    methods = dict.fromkeys(sorted(random.sample(ENTRY[:-1], random.randint(1, 4)), key=ENTRY.index), "")
    if random.random() < 0.5:
        methods["その他"] = random.choice(words.SYSTEMS)
    said = tuple(paper.boxes("②入手方法", ENTRY, methods))
    if full:
        paper.cell("③入手の時期・頻度", "届出の都度")
        paper.cell("④入手に係る妥当性", paper.prose(amounts.prose))
        paper.cell("⑤本人への明示", paper.prose(amounts.prose))
    for option, text in ticked.items():
        _flow(paper, name, "acquisition", option, text or option, methods=said)
    purpose = f"{name.removesuffix('ファイル')}に関する{random.choice(('資格の管理', '給付の決定', '賦課及び徴収', '記録の正確な管理'))}"
    paper.cell("⑥使用目的 ※" if full else "③使用目的 ※", purpose)
    if full:
        paper.cell("", "変更の妥当性\t－")
    users = "、".join([office[2], *random.sample(own, random.randint(0, 2))])
    paper.line(f"{'⑦' if full else '④'}使用の主体\t使用部署\t{users}")
    paper.choice("\t使用者数", STAFF, random.choice(STAFF))
    paper.cell("⑧使用方法 ※" if full else "⑤使用方法", paper.prose(amounts.prose))
    paper.line(f"\t情報の突合\t{paper.prose(amounts.prose)}")
    if full:
        paper.line(f"\t情報の統計分析 ※\t{paper.prose(40)}", f"\t権利利益に影響を与え得る決定 ※\t{paper.prose(40)}")
    paper.cell("⑨使用開始日" if full else "⑥使用開始日", "平成28年1月1日")
    _flow(paper, name, "use", "使用", users, purpose=purpose)
    paper.line("")


def _entrusted(paper: Paper, amounts: Amounts, name: str, *, full: bool) -> None:
    random = paper.random
    paper.cell("4. 特定個人情報ファイルの取扱いの委託")
    paper.choice("委託の有無 ※", ("委託する", "委託しない"), "委託する", f" ( {amounts.entrusted} ) 件")
    for number in range(1, amounts.entrusted + 1):
        if number % 5 == 2:
            paper.line(f"委託事項{number}～{number + 3}")
        matter = f"{random.choice(words.SYSTEMS)}の{random.choice(('運用及び保守', '改修', '帳票の印刷', '入力'))}"
        company, content = random.choice(words.COMPANIES), f"{matter}に関する作業の{random.choice(('全部', '一部'))}"
        again = random.random() < 0.4
        paper.cell(f"委託事項{number}", matter)
        paper.cell("①委託内容", content)
        if full:
            paper.choice("②取扱いを委託する特定個人情報ファイルの範囲", ("特定個人情報ファイルの全体", "特定個人情報ファイルの一部"),
                         "特定個人情報ファイルの全体")  # fmt: skip
            paper.choice("\t対象となる本人の数", BANDS, random.choice(BANDS))
            paper.line("\t対象となる本人の範囲 ※\t対象者の全員", f"\tその妥当性\t{paper.prose(40)}")
        paper.choice("③委託先における取扱者数" if full else "②委託先における取扱者数", STAFF, random.choice(STAFF))
        if full:
            paper.boxes("④委託先への特定個人情報ファイルの提供方法", PROVISION[1:], {"専用線": ""})
            paper.cell("⑤委託先名の確認方法", paper.prose(40))
        paper.cell("⑥委託先名" if full else "③委託先名", company)
        paper.choice(
            f"再委託\t{'⑦' if full else '④'}再委託の有無 ※",
            ("再委託する", "再委託しない"),
            "再委託する" if again else "再委託しない",
        )
        part = f"{matter}の夜間の監視" if again else ""
        paper.line(f"\t{'⑧' if full else '⑤'}再委託の許諾方法\t{paper.prose(60) if again else ''}")
        paper.line(f"\t{'⑨' if full else '⑥'}再委託事項\t{part}")
        _flow(paper, name, "entrustment", f"委託事項{number}", company, purpose=content, matter=matter)
        if again:
            _flow(paper, name, "subentrustment", f"委託事項{number} 再委託", None, purpose=part)
    paper.line("")


def _handed_on(paper: Paper, city: str, amounts: Amounts, name: str) -> None:
    paper.cell("5. 特定個人情報の提供・移転(委託に伴うものを除く。)")
    provided, transferred = amounts.provided, amounts.transferred
    yes = '[<input checked="" type="checkbox"/>]' if paper.html else "[ ○ ]"
    no = "[]" if paper.html else "[ ]"
    marks = [yes if provided else no, yes if transferred else no, no if provided or transferred else yes]
    paper.cell("提供・移転の有無", f"{marks[0]} 提供を行っている ( {provided or ''} ) 件 "
               f"{marks[1]} 移転を行っている ( {transferred or ''} ) 件 {marks[2]} 行っていない")  # fmt: skip
    paper.truth["declared_counts"][name] = {
        "entrustment": amounts.entrusted, "provision": provided or None, "transfer": transferred or None
    }  # fmt: skip
    random = paper.random
    for number in range(1, provided + 1):
        row = random.randint(1, 120)
        basis = [("番号法", "19", "8", None, None), ("番号法", None, None, "別表第二", str(row))]
        _handed(
            paper,
            name,
            "provision",
            "提供",
            number,
            random.choice(words.PARTIES),
            f"番号法第19条第8号 別表第二の{row}の項",
            basis,
        )
    for number in range(1, transferred + 1):
        basis = [("番号法", "9", None, None, None)]
        _handed(paper, name, "transfer", "移転", number, random.choice(words.DEPARTMENTS), "番号法第9条第2項", basis)
    paper.line("")


def _handed(
    paper: Paper, name: str, kind: str, word: str, number: int, party: str, basis: str,
    cited: list[tuple[str | None, ...]],
) -> None:  # fmt: skip
    random = paper.random
    if number % 5 == 2:
        paper.line(f"{word}先{number}～{number + 3}")
    purpose = f"{random.choice(words.OFFICES)[0]}のうち{random.choice(('資格の確認', '給付の決定', '所得の把握', '対象者の抽出'))}"
    information, band = random.choice(words.INFORMATION), random.choice(BANDS)
    paper.cell(f"{word}先{number}", party)
    paper.cell("①法令上の根拠", basis)
    paper.cell(f"②{word}先における用途", purpose)
    paper.cell(f"③{word}する情報", information)
    paper.choice(f"④{word}する情報の対象となる本人の数", BANDS, band)
    paper.cell(f"⑤{word}する情報の対象となる本人の範囲", "「2. ③対象となる本人の範囲」に同じ")
    options = PROVISION if kind == "provision" else TRANSFER
    ticked = {random.choice(options[:-1]): ""}
    if random.random() < 0.3:
        ticked["その他"] = random.choice(words.SYSTEMS)
    methods = tuple(paper.boxes(f"⑥{word}方法", options, ticked))
    often = random.choice(("随時", "月次", "日次", "年1回", "照会を受けた都度"))
    paper.cell("⑦時期・頻度", often)
    _flow(paper, name, kind, f"{word}先{number}", party, purpose=purpose, information=information, subjects_band=band,
          methods=methods, frequency=often, legal_basis_text=basis.replace(" ", ""), legal_basis=cited)  # fmt: skip
