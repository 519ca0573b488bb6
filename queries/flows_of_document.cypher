// group: documents
// ja: この評価書は、どの流れを述べているか。
// en: Which flows does this evaluation state?
// param: document document | 評価書の題名・機関名・公表日など | words of its title, body or date | 倉敷市長 国民年金
// param: file name:File? | 特定個人情報ファイルの名（そのファイルに限る） | name of a file, to go by it only | 国民年金関係情報ファイル
// not-ja: 評価書に書かれた流れ（申告）だけを示す。実際に渡された記録ではなく、書かれていない流れが無いことも意味しない。
// not-ja: どれも直接の流れである。
// not-en: It shows flows that evaluations declare: no log of what was handed over, and no proof that there is no other flow.
// not-en: All of them are direct flows.
// marks: methods
// picture: sender:sender_label --kind--> receiver:receiver_label
MATCH (evaluation:Evaluation {key: $document})
MATCH (flow:Flow {evaluation: $document}) WHERE $file IS NULL OR flow.file IN $file
OPTIONAL MATCH (sender)-[sends:SENDS]->(flow)
OPTIONAL MATCH (flow)-[delivers:DELIVERS]->(receiver)
WITH flow, sender, receiver,
     CASE WHEN flow.kind = 'acquisition' THEN coalesce(sends.passage, delivers.passage)
          ELSE coalesce(delivers.passage, sends.passage) END AS place,
     CASE WHEN flow.kind = 'acquisition' THEN coalesce(sends.quote, delivers.quote)
          ELSE coalesce(delivers.quote, sends.quote) END AS quote,
     {ja: coalesce(flow.inferred_ja, []) + coalesce(sends.inferred_ja, []) + coalesce(delivers.inferred_ja, []),
      en: coalesce(flow.inferred_en, []) + coalesce(sends.inferred_en, []) + coalesce(delivers.inferred_en, [])} AS inferred
OPTIONAL MATCH (flow)-[:BASED_ON]->(basis:Provision)
WITH flow, sender, receiver, place, quote, inferred, basis ORDER BY basis.address
WITH flow, sender, receiver, place, quote, inferred, collect(DISTINCT basis.address) AS legal_basis
OPTIONAL MATCH (passage:Passage {key: place})
RETURN DISTINCT flow.file AS file, flow.kind AS kind, flow.label_text AS label, sender.name AS sender,
       receiver.name AS receiver, flow.information AS information, flow.purpose AS purpose,
       CASE WHEN flow.methods_illegible THEN ['illegible'] ELSE flow.methods END AS methods,
       flow.methods_illegible AS methods_illegible, legal_basis,
       flow.legal_basis_text AS legal_basis_text, passage.section AS section, passage.line AS line, quote,
       inferred, labels(sender)[0] AS sender_label, sender.key AS sender_key,
       labels(receiver)[0] AS receiver_label, receiver.key AS receiver_key,
       flow.key AS flow
ORDER BY line, flow, sender, receiver, quote
