// group: documents
// ja: この評価書の二つの版で、どの欄がどう変わり、変更箇所はそれを述べているか。
// en: What changed between two versions of an evaluation, field by field, and does the change log declare it?
// param: document document | 前の版（題名・機関名・公表日など） | the older version: words of its title, body or date | 花巻市
// param: newer document | 後の版（題名・機関名・公表日など） | the newer version: words of its title, body or date | 倉敷市
// column: change | 変更 | Change
// column: declared | 変更箇所との対応 | In the change log
// column: entry | 変更箇所の行 | Rows of the change log
// column: line_before | 前の行 | Line before
// value: change added | 追加 | added
// value: change removed | 削除 | removed
// value: change changed | 変更 | changed
// value: change entry | 変更箇所の行だけ | a row of the log alone
// value: declared declared | 記載あり | declared
// value: declared leads_there | 欄を指す行あり（文は一致せず） | a row leads there, in other words
// value: declared undeclared | 記載なし | not declared
// value: declared not_logged | 公表日（記載しない） | the day of publication, which is not logged
// value: declared not_there | 行の変更後の文が欄にない | declared and not there
// value: declared no_difference | 行の指す欄は変わっていない | declared, and the field is as it was
// value: declared unplaced | 行の指す欄が決まらない | leads to no one field
// value: declared row_gone | 前の版の行がない | a row of the older log that is gone
// not-ja: 欄は、番号と意味が同じもの、次に意味が同じものと突き合わせ、提供先などは並びと名で突き合わせている。別の評価書どうしではすべてが違って当然である。
// not-ja: 空白と改行の違いは見ていない。読み取りの違いが変更に見えることもある。どの欄のものか分からない文は比べていない。
// not-ja: 見る行は、後の版の変更箇所のうち前の版にない行だけである。「記載あり」は、その行を戻せば前の記載になることをいう。「欄を指す行あり」は、行は欄を指すが、その文（「…を追加」など）では違いのすべてを説明できない。
// not-en: Fields are matched by number and meaning, then by meaning alone; blocks such as 提供先3 by order and name. Two different evaluations differ nearly everywhere.
// not-en: White space is not compared. What was read differently may look like a change. Texts of no field are not compared.
// not-en: Only rows of the newer log that the older one lacks are looked at. “declared”: undoing them gives what the older version says. “a row leads there”: its words (such as 「…を追加」) do not account for all that differs.
// postprocess: edition_differences
// columns: change declared section label file before after entry line_before line
UNWIND [$document, $newer] AS one
WITH DISTINCT one AS said
CALL (said) {
  MATCH (:Evaluation {key: said})-[:HAS]->(passage:Passage)
  WHERE passage.part IS NOT NULL OR passage.annex_table IS NOT NULL
  RETURN null AS ordinal, passage.section AS section, passage.label_text AS label, passage.file AS file,
         passage.meaning AS meaning, passage.file_number AS file_number, passage.block_kind AS block_kind,
         passage.block AS block, passage.part AS part, passage.section_number AS section_number,
         passage.numeral AS numeral, passage.annex_table AS annex_table, passage.annex_row AS annex_row,
         passage.text AS text, null AS date, null AS item, null AS before, null AS after,
         [] AS sections, passage.line AS line
  UNION
  MATCH (:Evaluation {key: said})-[:HAS]->(change:Change)
  RETURN change.ordinal AS ordinal, null AS section, null AS label, null AS file, null AS meaning, null AS file_number,
         null AS block_kind, null AS block, null AS part, null AS section_number, null AS numeral, null AS annex_table,
         null AS annex_row, null AS text, change.date AS date, change.item AS item,
         change.before AS before, change.after AS after,
         [(change)-[:CHANGES]->(passage:Passage) | passage.section] AS sections, change.line AS line
}
RETURN said, ordinal, section, label, file, meaning, file_number, block_kind, block, part,
       section_number, numeral, annex_table, annex_row, text, date, item, before, after,
       sections, line
ORDER BY said, coalesce(ordinal, 0), line, section
