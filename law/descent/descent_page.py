"""The pages docs/descent.md and descent.ja.md: ``python -m konkyo.law.descent.descent_page [ja]``."""

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import groupby

from konkyo.law.descent.evidence_words import descent_evidence, printed_day
from konkyo.law.descent.likeness import RUN
from konkyo.law.descent.siblings import ALIKE, CLEAR, LEAD, REWRITTEN, TIE
from konkyo.law.descent_line import Descent, DescentKind
from konkyo.law.law_facts import law_facts
from konkyo.law.law_names import ACT

_HEAD = {
    "ja": f"""# 条項の行方

[English](descent.md)

`law/data/statutes/` から作られています（`python -m konkyo.law.descent.descent_page ja > docs/descent.ja.md`）。
手で直さないでください。

番号は宛先であって同一性ではありません。番号の対応は手で書かず、二つの日の法令本文が何を述べているかを突き合わせて導きます
（`law/descent/`、`konkyo law descent FROM TO`）。

## 導き方

1. **参照を隠す。** 「第十九条第七号」「前項」「別表第二」などの参照と、括弧書きの法令番号を
   除いて比べる。表では「以下…という」の括弧と「であって…で定めるもの」も除き、情報の名は本文の付けた略称で比べる。
2. **同文。** 両側に一度ずつある同じ文言は、どこにあっても同じ条項。
3. **明らかに近い。** 文字二つ組の一致度（Dice）が {CLEAR:g} 以上で、ほかのどれよりも {LEAD:g} 以上
   近いもの。
4. **順序。** 残りは、順序を保つ最良の対応（動的計画法）で。一致度 {ALIKE:g} 以上、番号も同じなら
   {REWRITTEN:g} 以上。差が {TIE:g} 以下で決まらないものは対にしない。
5. **項と条。** 命令の条は、定める表の項の行方に従う。項の行き先が違う条どうしは、似ていても対にしない。
6. **引き継ぎ。** 同じ日に消えた表と現れた表（別の法令でもよい）は、項の三分の一以上が対になれば引き継ぎ。
   廃止された命令の条も同じ。
7. **分割・統合。** {RUN}字以上続く同じ文言で、一方がほかの複数からできているもの。
8. **判定不能。** 近いが決め手のないものは、そう言う。

| 種類 | 意味 |
|---|---|
| `renumbered` | 同じ場所で番号が変わった（親の条の番号が変わったときの項・号も） |
| `moved` | 別の表・条・法令へ移った、または順序が入れ替わった |
| `split` `merged` | 分割・統合（行き先ごと、元ごとに一行） |
| `changed` | 同じ番号で、参照のずれを超えて内容が変わった |
| `abolished` `new` | 廃止（「削除」を含む）・新設 |
| `undecidable` | 行き先かもしれないもの |

番号と内容の両方が変わった条項は一行で、`renumbered` 等とし、一致度を 1 未満とする。一致度 1 は参照のほか何も
変わらないこと。`new`・`abolished` の一致度は、反対側の最も近いものからの遠さ。期間を通した行は各日の行の合成で、
一致度は積、日付は最後の番号になった日。

## 限界

- 参照を隠すので、参照先だけが実質的に変わった改正は見えない。
- 全文は一部の版しか手もとにない。別表・第2条の表・第9条・第19条は全改正を日ごとに、条の有無と番号は見出しと項の一覧が
  示す日に、ほかは次に手もとにある版の施行日で示し、変わり得た最初の日と最後の日を添える。
- 番号法別表第二主務省令は 2021-05-19 の版を最後に、2024-05-27 の廃止時の版として比べた。
- 項を括弧で定義した語の中身だけの変更は、その項の変更とはしない。""",
    "en": f"""# What became of provisions

[日本語](descent.ja.md)

Made from `law/data/statutes/` (`python -m konkyo.law.descent.descent_page > docs/descent.md`); do not edit by hand.

A number is an address, not an identity. The correspondence of numbers is not written by hand. It is derived by
comparing the texts of two days (`law/descent/`, `konkyo law descent FROM TO`).

## How it is derived

1. **Mask references.** References (第十九条第七号, 前項, 別表第二) and law numbers in brackets are not compared.
   In tables, brackets that define words and the clause 「であって…で定めるもの」 are not compared either. Kinds
   of information are compared by the short names that the text defines.
2. **The same.** Equal texts that occur exactly once on each side are one provision, at any position.
3. **Clearly alike.** A likeness (Dice coefficient of character bigrams) of {CLEAR:g} or more, with a lead of {LEAD:g}
   over all others.
4. **Order.** The rest is paired by the best order-preserving alignment (dynamic programming): from a likeness of
   {ALIKE:g}, or of {REWRITTEN:g} if the number is the same. If the lead is {TIE:g} or less, nothing is paired.
5. **Rows and articles.** Articles of an order follow the rows that they implement. Articles whose rows did not become
   one another are never paired, however alike they are.
6. **Takeover.** If a table disappears on the day another one appears, in any law, the new one is its successor if a
   third of the rows pair. The same holds for the articles of a repealed order.
7. **Split, merged.** One provision consists of several on the other side, by equal runs of {RUN} characters or more.
8. **Undecidable.** Similar provisions that the texts do not decide are reported as undecidable.

| kind | meaning |
|---|---|
| `renumbered` | another number in the same place (of paragraphs and items too, where that of their article changed) |
| `moved` | to another table, article or law, or out of order |
| `split` `merged` | one line for each part |
| `changed` | the same address, another substance |
| `abolished` `new` | gone (also where 削除 stands in its place), come |
| `undecidable` | what it may have become |

If number and substance both changed, this is one line, `renumbered` (or `moved` …) with a score below 1. A score of 1
means that only references changed. For `new` and `abolished` the score is 1 minus the likeness of the most similar
provision on the other side. For a span of time the lines of its days are composed: the scores are multiplied, and the
day is the first day of the last number.

## Limits

- References are masked, so an amendment that only changes what a reference means is not seen.
- Full texts of some versions only are available. The tables, and 第9条 and 第19条 of 番号法, are exact to the day, and
  so are the numbers of articles that lists of captions or rows tell. Everything else has the day of the next available
  version, with the first and the last possible day.
- The last available version of 番号法別表第二主務省令, 2021-05-19, is compared with what replaced it on 2024-05-27.
- If only the meaning of a word that is defined in brackets changed, this does not count as a change of the row.""",
}
_ON, _ALL = {"ja": "施行日", "en": "on"}, {"ja": "計", "en": "all"}
_BEFORE, _AFTER = {"ja": "前", "en": "before"}, {"ja": "後", "en": "after"}


def markdown(code: str = "en") -> str:
    """Return the whole page in the language ``code``."""
    lines = law_facts().descent
    return "\n\n".join([_HEAD[code], _by_day(lines, code), _shifts(lines, code), _undecided(lines, code)]) + "\n"


def _by_day(lines: tuple[Descent, ...], code: str) -> str:
    rows = []
    for on, day in groupby(lines, key=lambda line: line.on):
        count = Counter(line.kind for line in day)
        rows.append(f"| {on} | " + " | ".join(str(count[kind] or "") for kind in DescentKind) + f" | {count.total()} |")
    total = Counter(line.kind for line in lines)
    every = _ALL[code]
    rows.append(f"| **{every}** | " + " | ".join(str(total[kind]) for kind in DescentKind) + f" | {total.total()} |")
    title = {"ja": "日ごとの行数", "en": "Lines by day"}[code]
    head = [f"## {title}", "", f"| {_ON[code]} | " + " | ".join(DescentKind) + f" | {every} |"]
    return "\n".join([*head, "|---" * (len(DescentKind) + 2) + "|", *rows])


def _shifts(lines: tuple[Descent, ...], code: str) -> str:
    title = {"ja": f"{ACT}の番号のずれ", "en": f"The shifts of {ACT}"}
    about = {
        "ja": "本則と表で、番号だけが変わった（内容も変わったものは * を付けた）条項。続くものはまとめた。",
        "en": "Provisions that got another number (*: their substance changed too); those in a row are put together.",
    }
    columns = " | ".join(one[code] for one in (_ON, _BEFORE, _AFTER))
    head = [f"## {title[code]}", "", about[code], "", f"| {columns} |", "|---|---|---|"]
    return "\n".join([*head, *(f"| {on} | {before} | {after} |" for on, before, after in _runs(lines))])


def _runs(lines: tuple[Descent, ...]) -> Iterator[tuple[date, str, str]]:
    """Yield each run of provisions that stand in one place before and after: its day, and its ends on both sides."""
    run: list[Descent] = []

    for line in lines:
        old, new = line.address, line.to
        if old is None or new is None or old.law != ACT or old == new or line.kind is DescentKind.UNDECIDABLE:
            continue
        # What stands under an article went with it.
        if old.article and new.article and (old.paragraph or old.item) and old.article != new.article:
            continue
        if run and _place(run[-1]) != _place(line):
            yield _run(run)
            run = []
        run.append(line)
    if run:
        yield _run(run)


def _run(run: list[Descent]) -> tuple[date, str, str]:
    sides = [[f"{end}{'*' * (line.score < 1)}" for end in ends] for line in run for ends in [(line.address, line.to)]]
    before, after = (
        each[0] if len(each) == 1 else f"{each[0]} … {each[-1]}（{len(each)}）" for each in zip(*sides, strict=True)
    )
    return run[0].on, before, after


def _place(line: Descent) -> tuple[object, ...]:
    ends = (line.address, line.to)
    return (line.on, *((end.law, end.table, end.article if end.paragraph or end.item else None) for end in ends if end))


def _undecided(lines: tuple[Descent, ...], code: str) -> str:
    headings = (_ON, _BEFORE, _AFTER, {"ja": "一致度", "en": "score"}, {"ja": "理由", "en": "why"})
    title = {"ja": "判定不能", "en": "Undecidable"}[code]
    head = [f"## {title}", "", f"| {' | '.join(one[code] for one in headings)} |", "|---|---|---|---|---|"]
    rows = (
        f"| {printed_day(line)} | {line.address} | {line.to} | {line.score:g} | {_why(line)[code]} |"
        for line in lines
        if line.kind is DescentKind.UNDECIDABLE
    )
    return "\n".join([*head, *rows])


def _why(line: Descent) -> dict[str, str]:
    ja, en = descent_evidence(line)
    return {"ja": ja, "en": en}


if __name__ == "__main__":
    sys.stdout.write(markdown(*sys.argv[1:]))
