// group: documents
// ja: この評価書の欄は、二つの日の間にどう変わったか（変更箇所を逆にたどる）。
// en: How did the fields of this evaluation change between two days, by its change log read backwards?
// param: document document | 評価書の題名・機関名・公表日など | words of its title, body or date | 倉敷市長 国民年金
// param: since date | 前の日 | the earlier day | 2022-04-01
// param: on date | 後の日 | the later day | 2022-06-01
// column: state | どう分かったか | State
// column: before | 前の日の記載 | On the earlier day
// column: after | 後の日の記載 | On the later day
// column: entries | 間の行 | Rows of the change log
// value: state changed | 変わった | changed
// value: state partly | 一部しか戻せない | partly undone
// value: state not_located | 戻せない | cannot be undone
// value: state unplaced | どの欄か不明 | leads to no one field
// value: state undated | 日付がなく不明 | undated
// not-ja: 変更箇所に書かれない変更は分からない。両日の版そのものを収めていれば konkyo ask changes_between で比べられる。
// not-ja: 変更箇所を新しい順に戻している。「戻せない」は、変更後の記載が欄の中にただ一か所では見つからない行である。「どの欄か不明」は、どの欄のことか決められない行である。「日付がなく不明」は、間の日のものか分からない行がある。
// not-en: What the log does not tell is not known. Two stored versions are compared by konkyo ask changes_between.
// not-en: The log is undone, the newest row first. “cannot be undone”: rows whose text after the change was not found in just one place of the field. “leads to no one field”: a row that leads to no one field. “undated”: some row may or may not be of a day between.
// postprocess: between_days
// columns: state section label file before after entries not_located line
MATCH (change:Change {evaluation: $document})
OPTIONAL MATCH (change)-[:CHANGES]->(passage:Passage)
WITH passage, CASE WHEN passage IS NULL THEN change ELSE null END AS alone,
     collect({ordinal: change.ordinal, date: change.date, before: change.before, after: change.after}) AS entries
RETURN passage.section AS section, coalesce(passage.label_text, alone.item) AS label, passage.file AS file,
       passage.text AS text, entries, coalesce(passage.line, alone.line) AS line
ORDER BY line, section, label
