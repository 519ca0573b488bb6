"""The texts of docs/impact.md and impact.ja.md."""

from konkyo.i18n import Words

HEAD = Words(
    ja="""# 改正の影響

[English](impact.md)

実在の五つの評価書で、2021-09-01（号ずれ）と 2024-05-27（別表第二の廃止）の影響を `konkyo impact` で調べ、その案を、
川口市・墨田区・呉市が自分の変更箇所に書いたものと比べます。`python bench/impact_comparison.py ../shared/seeds docs`
が作ります。手で直さないでください。使い方は [amendments.ja.md](amendments.ja.md)。""",
    en="""# What two amendments touch

[日本語](impact.ja.md)

`konkyo impact` for five real documents on 2021-09-01 (items renumbered) and 2024-05-27 (別表第二 abolished), and its
proposals compared with what three bodies wrote in their own change logs. Made by
`python bench/impact_comparison.py ../shared/seeds docs`; do not edit by hand. How to use the command:
[amendments.md](amendments.md).""",
)

FOOT = Words(
    ja="""## 読み方

- 「文言まで同じ」は、空白と改行を除いて案と変更後の記載が一字ずつ同じこと。
- 法令がどちらを支持するかは、同梱の法令の事実（[descent.ja.md](descent.ja.md)）だけで決めている。
- `konkyo impact` は、評価書が引いている項の行き先を示す。新しく加えるべき項は `konkyo check` が調べる。""",
    en="""## How to read it

- “The same text”: every character is the same, except white space.
- Which side the law supports is decided only by the facts of the law that are shipped with konkyo
  ([descent.md](descent.md)).
- `konkyo impact` shows what the cited rows became; `konkyo check` looks for rows to be added.""",
)

CARD = Words(
    ja="""呉市が第35条を第23条の2に改めた行では、konkyo は両方を選択肢として並べる。
その日、第35条は残り、その第1項の各号の一部が第23条の2へ移った（{items}）。
どちらの事務を引くのかで行き先が決まる。法令は、機構が処理する事務を引く欄では第23条の2を、
委任を引く欄では第35条を支持する。`konkyo impact` はこれを「一部が別の条へ」として示す。""",
    en="""Where 呉市 replaced 第35条 by 第23条の2, konkyo lays out both: on that day 第35条 stayed, and some items of
its first paragraph moved to 第23条の2 ({items}). It depends on what the passage means: the law supports 第23条の2 for
the work of the agency, and 第35条 for its delegation. `konkyo impact` shows this as “parts went elsewhere”.""",
)

LISTED = Words(
    ja="""墨田区は別表第二の項の一覧を、第2条の表の項の一覧に書き換えた。
墨田区の欄は、第三欄が市町村長で第四欄に住民票関係情報がある項を挙げると自ら述べている。
「法令」は、2024-05-27 の第2条の表の項がそれを満たすか。""",
    en="""墨田区 replaced its list of rows of 別表第二 by a list of rows of 第2条の表. It states that it lists the rows
in which 市町村長 provides 住民票関係情報. “Law” says whether the row does so on 2024-05-27.""",
)

WHOLE = Words(
    ja="""墨田区は番号法第19条第8号の引用を、それを題名に含む提供命令の名に置き換えた。
第19条第8号は効力を保つので、konkyo は残す。表の行き先は両者とも同じで、法令は両方を支持する。""",
    en="""墨田区 replaced the citation of 第19条第8号 by the name of the order, which contains it. The item stays in
force, so konkyo keeps the citation. Both name the same table, and the law supports both.""",
)
