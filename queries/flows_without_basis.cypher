// group: law
// ja: 根拠の条項が分からない提供・移転は、どれか。
// en: Which provisions and transfers name no provision of law that could be read?
// param: body name:Body? | 評価実施機関の名（その機関の評価書の記載に限る） | name of a body, to go by its evaluations only | 呉市
// param: document document? | 評価書の題名・機関名・公表日など（その評価書だけを見る） | words of one evaluation, to go by it only | 呉市
// param: file name:File? | 特定個人情報ファイルの名（そのファイルに限る） | name of a file, to go by it only | 住民基本台帳ファイル
// column: why | なぜ | Why
// value: why blank | 空欄 | blank
// value: why words | 番号のない言葉 | words without a number
// value: why annex | 別紙を指す | points to an annex
// value: why annex_row | 別紙の行 | row of an annex
// not-ja: 根拠がないことを意味しない。欄が空であるか、条項の番号のない言葉だけであるか、別紙の行で行ごとの根拠の欄がないか、別紙を指すだけである。
// not-ja: 様式が根拠を問うのは提供と移転だけで、入手・使用・委託は見ていない。新しい版に代わられた評価書の記載は、指定しない限り除いてある。
// not-en: It does not mean that there is no basis. The field is blank, or has words without a number, or it is a row of an annex that has no field for it, or only points to an annex.
// not-en: The forms ask for the basis of provisions and transfers only; nothing else is looked at. What evaluations replaced by a newer version say is left out unless one is named.
// picture: file:File --kind--> receiver:receiver_label
// by: evaluation
UNWIND $evaluations AS stating
MATCH (evaluation:Evaluation {key: stating})
MATCH (flow:Flow {evaluation: evaluation.key})
WHERE flow.kind IN ['provision', 'transfer'] AND NOT (flow)-[:BASED_ON]->(:Provision)
  AND ($file IS NULL OR flow.file IN $file)
OPTIONAL MATCH (source:File)-[sends:SENDS]->(flow)
OPTIONAL MATCH (flow)-[delivers:DELIVERS]->(receiver)
OPTIONAL MATCH (passage:Passage {key: coalesce(delivers.passage, sends.passage)})
RETURN DISTINCT CASE WHEN flow.refers_to_annex IS NOT NULL OR 'legal_basis_text' IN coalesce(flow.annex_fields, []) THEN 'annex'
                     WHEN flow.legal_basis_text IS NOT NULL THEN 'words'
                     WHEN flow.annex_row IS NOT NULL THEN 'annex_row'
                     ELSE 'blank' END AS why,
       flow.file AS file, flow.kind AS kind, flow.label_text AS label, receiver.name AS receiver,
       flow.information AS information, flow.legal_basis_text AS legal_basis_text, evaluation.body AS body,
       evaluation.title AS document, evaluation.published AS published, passage.section AS section,
       coalesce(passage.line, flow.line) AS line, coalesce(delivers.quote, sends.quote) AS quote,
       source.key AS file_key, labels(receiver)[0] AS receiver_label,
       receiver.key AS receiver_key, flow.key AS flow
ORDER BY body, document, published, line, flow, receiver, quote
