// group: documents
// ja: この二つの日の間に、どの評価書が公表され、変更箇所のどの欄が改められたか。
// en: Between two days, which evaluations were published, and which fields did their change logs change?
// param: since date | この日より後 | after this day | 2021-01-01
// param: on date | この日まで | up to this day | 2022-12-31
// param: body name:Body? | 評価実施機関の名（その機関の評価書の記載に限る） | name of a body, to go by its evaluations only | 呉市
// column: day | 日 | Day
// column: event | 何が | What
// value: event published | 公表 | published
// value: event logged | 変更箇所 | change log
// not-ja: 変更箇所は評価書が自ら述べるもので、日付のない行、書かれない変更は出ない。日が年・月だけの行は、その初日とみる。
// not-ja: 版どうしを欄ごとに比べるには konkyo ask changes_between、その日の記載に戻すには konkyo ask as_of。新しい版に代わられた評価書は、公表だけを示す。
// not-ja: 法令の変化は konkyo impact 2021-01-01 2022-12-31。
// not-en: The change log is what an evaluation says of itself; rows without a date and changes it does not tell are not here. A row of a year or a month counts by its first day.
// not-en: To compare two versions field by field: changes_between; to undo the log: as_of. Of evaluations replaced by a newer version only the publication is shown.
// not-en: For changes of the law: konkyo impact 2021-01-01 2022-12-31.
// picture: document:Evaluation ----> body:Body
// by: day
UNWIND $dated AS found
CALL (found) {
  MATCH (evaluation:Evaluation {key: found.evaluation}) WHERE evaluation.published IN found.days
  RETURN evaluation, evaluation.published AS day, 'published' AS event, null AS section, null AS label,
         null AS before, null AS after, evaluation.line AS line, null AS ordinal
  UNION ALL
  MATCH (evaluation:Evaluation {key: found.evaluation}) WHERE evaluation.current
  MATCH (change:Change {evaluation: found.evaluation}) WHERE change.date IN found.days
  OPTIONAL MATCH (change)-[:CHANGES]->(field:Passage)
  WITH evaluation, change, field ORDER BY field.line, field.key
  WITH evaluation, change, collect(field.section)[0] AS section
  RETURN evaluation, change.date AS day, 'logged' AS event, section, change.item AS label, change.before AS before,
         change.after AS after, change.line AS line, change.ordinal AS ordinal
}
OPTIONAL MATCH (publisher:Body)-[:PUBLISHES]->(evaluation)
WITH evaluation, publisher, day, event, section, label, before, after, line, ordinal
WHERE $body IS NULL OR publisher.name IN $body
RETURN DISTINCT day, event, evaluation.body AS body, section, label, before, after, evaluation.title AS document,
       evaluation.published AS published, line, ordinal, publisher.key AS body_key, evaluation.key AS document_key
ORDER BY day, body, document, event, ordinal, line, section
