// group: documents
// ja: この評価書の欄は、それぞれ何を述べているか。
// en: What does each field of this evaluation say?
// param: document document | 評価書の題名・機関名・公表日など | words of its title, body or date | 倉敷市長 国民年金
// not-ja: 原文の欄の文であり、読み取りや判断を加えていない。様式にない文は、頁の名の欄にある。
// not-en: These are the texts of the fields as printed. What stands in no field of the form is listed under its page.
MATCH (:Evaluation {key: $document})-[:HAS]->(passage:Passage)
RETURN DISTINCT passage.section AS section, passage.label_text AS label, passage.meaning AS meaning, passage.file AS file, passage.line AS line,
       passage.text AS text
ORDER BY line, section
