// group: law
// ja: この評価書は、どの欄でどの条項を引いているか。その日にその条項はあったか。
// en: Which provisions does this evaluation cite, in which fields, and did they stand on its date?
// param: document document | 評価書の題名・機関名・公表日など | words of its title, body or date | 倉敷市長 国民年金
// column: status_basis | 効力の判断に足りない点 | How far it is known
// column: first | 最初の文字 | First character
// column: last | 最後の文字の次 | One past the last
// value: status_basis before_first_text | 最初の本文より前 | before the first text
// value: status_basis between_texts | 本文のない期間 | between two texts
// value: status_basis after_last_text | 最後の本文より後 | after the last text
// not-ja: 変更箇所の記載は除いてある。「その日の効力」は、評価書の日にその番号の条項があったかどうかで、引用が正しい根拠かどうかではない。
// not-en: What the change log says is left out. “Standing at its date” tells whether a provision stood at that address on the document's date, not whether it is the right one.
// picture: section:Passage --status--> provision:Provision
MATCH (:Evaluation {key: $document})-[:HAS]->(passage:Passage)-[cites:CITES]->(provision:Provision)
WHERE cites.evaluation = $document
RETURN DISTINCT passage.section AS section, passage.label_text AS label, passage.line AS line, cites.quote AS quote,
       provision.address AS provision, cites.status AS status, cites.status_basis AS status_basis,
       provision.valid_from AS valid_from, provision.valid_to AS valid_to, provision.law AS law,
       provision.article AS article, provision.paragraph AS paragraph, provision.item AS item,
       provision.table AS table_name, provision.row AS row_number, cites.start AS first, cites.end AS last
ORDER BY line, section, first, last, provision
