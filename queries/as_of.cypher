// group: documents
// ja: この評価書の各欄は、その日には何と書かれていたか（変更箇所を逆にたどる）。
// en: What did each field of this evaluation say on a day, by its change log read backwards?
// param: document document | 評価書の題名・機関名・公表日など | words of its title, body or date | 倉敷市長 国民年金
// param: on date | 知りたい日 | the day | 2022-04-01
// column: state | その日の欄 | State
// column: now | 今の記載 | As it is now
// column: entries | 戻す行 | Rows of the change log
// value: state unchanged | 変わらない | unchanged
// value: state replayed | 戻した | undone
// value: state partly | 一部戻した | partly undone
// value: state not_located | 戻せない | cannot be undone
// value: state unplaced | どの欄か不明 | leads to no one field
// value: state undated | 日付がなく不明 | undated
// not-ja: その日より後の日付の変更箇所を新しい順に戻したもので、その日の版そのものではない。変更箇所に書かれない変更は戻せない。
// not-ja: 「その日の欄」が「戻せない」のは、変更後の記載が欄の中にただ一か所では見つからないからで、欄は今のままである。「一部戻した」はその両方。「どの欄か不明」は、どの欄のことか決められない行である。「日付がなく不明」は、変更日がその日より後か分からない行がある。
// not-ja: 変更前が空か「空白」「追記」などであれば、記載がなかったとみている。
// not-en: Entries dated after the day are undone, the newest first. It is not that day's version itself; what the log does not tell cannot be undone.
// not-en: “Cannot be undone”: the text after the change was not found in just one place, so the field is as it is now. “Partly undone”: both. “Leads to no one field”: a row of the log that does not tell its field. “Undated”: some entry may or may not be later.
// not-en: Where the text before is empty or says 空白, 追記 or the like, it is taken that there was none.
// postprocess: replay
// columns: state section label file text now entries not_located flows line
MATCH (evaluation:Evaluation {key: $document})
CALL (evaluation) {
  MATCH (evaluation)-[:HAS]->(passage:Passage) WHERE passage.change_row IS NULL
  RETURN passage.section AS section, passage.label_text AS label, passage.file AS file, passage.text AS text,
         [(passage)<-[:CHANGES]-(change:Change) |
          {ordinal: change.ordinal, date: change.date, before: change.before, after: change.after}] AS entries,
         [(passage)<-[:STATED_IN]-(flow:Flow) | {start: flow.source_start, label: flow.label_text}] AS flows,
         passage.line AS line
  UNION
  MATCH (evaluation)-[:HAS]->(change:Change) WHERE NOT (change)-[:CHANGES]->(:Passage)
  RETURN null AS section, change.item AS label, null AS file, null AS text,
         [{ordinal: change.ordinal, date: change.date, before: change.before, after: change.after}] AS entries,
         [] AS flows, change.line AS line
}
RETURN section, label, file, text, entries, flows, line
ORDER BY line, section, label
