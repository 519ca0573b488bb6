// group: handling
// ja: どのファイルのどの記録項目が、個人番号を持つか。
// en: Which recorded items of which files hold the Individual Number?
// param: body name:Body? | 評価実施機関の名（その機関の評価書の記載に限る） | name of a body, to go by its evaluations only | 呉市
// param: document document? | 評価書の題名・機関名・公表日など（その評価書だけを見る） | words of one evaluation, to go by it only | 呉市
// param: file name:File? | 特定個人情報ファイルの名（そのファイルに限る） | name of a file, to go by it only | 住民基本台帳ファイル
// not-ja: 名に「個人番号」とある項目だけを示す。「個人番号」は名がそれで終わるもの、「名に含む」はその言葉を含むほかのもの（個人番号カードの情報など）で、番号そのものとは限らない。
// not-ja: 記録項目の一覧が読めなかったファイルは「項目が読めない」とする。特定個人情報ファイルである以上、番号を持たないことを意味しない。
// not-ja: 新しい版に代わられた評価書の記載は、指定しない限り除いてある。
// not-en: Only items whose name says 個人番号. “The number”: the name ends with it; “named”: other names that hold the word (data on the card and such), not necessarily the number itself.
// not-en: A file whose list of items could not be read is shown as “items not read”; being what it is, it does hold the number somewhere.
// not-en: What evaluations replaced by a newer version say is left out unless one is named.
// by: evaluation
UNWIND $evaluations AS stating
MATCH (evaluation:Evaluation {key: stating})
MATCH (evaluation)-[:ASSESSES]->(:Work)-[keeps:KEEPS]->(file:File) WHERE keeps.evaluation = evaluation.key
  AND ($file IS NULL OR file.name IN $file)
OPTIONAL MATCH (file)-[records:RECORDS]->(item:RecordItem) WHERE item.evaluation = evaluation.key
WITH evaluation, file, keeps, collect({records: records, item: item}) AS all_items, count(item) AS items
WITH evaluation, file, keeps, items,
     CASE WHEN items = 0 THEN [{records: keeps, item: null}]
          ELSE [one IN all_items WHERE one.item.name CONTAINS '個人番号'] END AS found
UNWIND found AS one
WITH evaluation, file, keeps, items, one.records AS records, one.item AS item
OPTIONAL MATCH (passage:Passage {key: records.passage})
RETURN DISTINCT file.name AS file, item.name AS item,
       CASE WHEN item IS NULL THEN 'no_items' WHEN item.name ENDS WITH '個人番号' THEN 'number' ELSE 'named' END AS finding,
       item.ordinal AS ordinal, items, keeps.subjects_band AS subjects_band, evaluation.body AS body,
       evaluation.title AS document, evaluation.published AS published, passage.section AS section,
       passage.line AS line, records.quote AS quote
ORDER BY body, document, published, file, ordinal, item
