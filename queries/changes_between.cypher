// group: documents
// ja: この評価書の二つの版で、どの欄がどう変わったか。
// en: What changed between two versions of an evaluation, field by field?
// param: document document | 前の版（題名・機関名・公表日など） | the older version: words of its title, body or date | 花巻市
// param: newer document | 後の版（題名・機関名・公表日など） | the newer version: words of its title, body or date | 倉敷市
// column: change | 変更 | Change
// column: before | 前の記載 | Before
// column: after | 後の記載 | After
// column: entry | 変更箇所の行 | Rows of the change log
// column: line_before | 前の行 | Line before
// value: change added | 追加 | added
// value: change removed | 削除 | removed
// value: change changed | 変更 | changed
// not-ja: 欄の番号で突き合わせている。様式の年が違えば同じ番号の欄が別のことを問い、別の評価書どうしではすべてが違って当然である。
// not-ja: 空白と改行の違いは見ていない。読み取りの違いが変更に見えることもある。変更箇所の欄は比べていない。
// not-ja: entry は、後の版の変更箇所のうちその欄を指すものの番号で、空でも記載がないとは限らない。
// not-en: Fields are matched by their numbers. Forms of different years may ask different things under one number, and two different evaluations differ nearly everywhere.
// not-en: White space is not compared. What was read differently may look like a change. The change logs are not compared.
// not-en: “entry” are the numbers of the rows of the newer change log that lead to the field; none does not mean that no row is about it.
UNWIND [$document, $newer] AS said
WITH DISTINCT said
MATCH (passage:Passage {evaluation: said}) WHERE passage.change_row IS NULL
OPTIONAL MATCH (change:Change)-[:CHANGES]->(passage) WHERE passage.evaluation = $newer
WITH passage, change ORDER BY change.ordinal
WITH passage, collect(DISTINCT change.ordinal) AS entry
WITH passage.section AS section,
     collect(CASE WHEN passage.evaluation = $document THEN passage ELSE null END) AS olds,
     collect(CASE WHEN passage.evaluation = $newer THEN {passage: passage, entry: entry} ELSE null END) AS news
WITH section, olds[0] AS old, news[0].passage AS new, coalesce(news[0].entry, []) AS entry
WITH section, old, new, entry,
     replace(replace(replace(coalesce(old.text, ''), ' ', ''), '　', ''), '\n', '') AS before,
     replace(replace(replace(coalesce(new.text, ''), ' ', ''), '　', ''), '\n', '') AS after
WHERE before <> after
RETURN CASE WHEN old IS NULL THEN 'added' WHEN new IS NULL THEN 'removed' ELSE 'changed' END AS change,
       section, coalesce(new.label_text, old.label_text) AS label, coalesce(new.file, old.file) AS file,
       old.text AS before, new.text AS after, entry, old.line AS line_before, new.line AS line
ORDER BY line, line_before, section
