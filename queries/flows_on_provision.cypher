// group: law
// ja: この条項（その下の条・項・号・表の項も含む）に基づくのは、どの流れか。
// en: Which flows rest on this provision, or on what is part of it?
// param: provision name:Provision/Law | 条項か法令の名（その下の条・項・号・表の項も含む） | a provision or law, with all that is part of it | 番号法第19条第7号
// param: body name:Body? | 評価実施機関の名（その機関の評価書の記載に限る） | name of a body, to go by its evaluations only | 花巻市
// param: document document? | 評価書の題名・機関名・公表日など（その評価書だけを見る） | words of one evaluation, to go by it only | 花巻市
// param: file name:File? | 特定個人情報ファイルの名（そのファイルに限る） | name of a file, to go by it only | 個人住民税課税情報ファイル
// not-ja: 条項は、評価書がその日の番号で書いたものである。番号が変わった条項は、前の番号と後の番号を別に問う。
// not-ja: 正しい根拠かどうかは判断していない。新しい版に代わられた評価書の記載は、指定しない限り除いてある。
// not-en: Provisions go by the numbers they are written with. Of one that was renumbered, ask by the old and by the new number.
// not-en: Whether it is the right basis is not judged. What evaluations replaced by a newer version say is left out unless one is named.
// picture: sender:sender_label --kind--> receiver:receiver_label
// by: evaluation BASED_ON
OPTIONAL MATCH (named:Provision) WHERE named.address IN $provision
WITH collect(DISTINCT {law: named.law, article: named.article, paragraph: named.paragraph, item: named.item,
                       table: named.table, row: named.row}) AS wholes
UNWIND $evaluations AS stating
MATCH (evaluation:Evaluation {key: stating})
MATCH (flow:Flow {evaluation: stating})-[based:BASED_ON]->(provision:Provision)
WHERE ($file IS NULL OR flow.file IN $file)
  AND (provision.law IN $provision
   OR any(whole IN wholes WHERE whole.law = provision.law
          AND (whole.article IS NULL OR whole.article = provision.article)
          AND (whole.paragraph IS NULL OR whole.paragraph = provision.paragraph)
          AND (whole.item IS NULL OR whole.item = provision.item)
          AND (whole.table IS NULL OR whole.table = provision.table)
          AND (whole.row IS NULL OR whole.row = provision.row)))
OPTIONAL MATCH (sender)-[:SENDS]->(flow)
OPTIONAL MATCH (flow)-[:DELIVERS]->(receiver)
OPTIONAL MATCH (passage:Passage {key: based.passage})
RETURN DISTINCT provision.address AS provision, based.status AS status, sender.name AS sender, flow.kind AS kind,
       flow.label_text AS label, receiver.name AS receiver, flow.information AS information, flow.purpose AS purpose,
       evaluation.body AS body, evaluation.title AS document, evaluation.published AS published,
       passage.section AS section, passage.line AS line, based.quote AS quote,
       {ja: based.inferred_ja, en: based.inferred_en} AS inferred,
       labels(sender)[0] AS sender_label, sender.key AS sender_key,
       labels(receiver)[0] AS receiver_label,
       receiver.key AS receiver_key, flow.key AS flow
ORDER BY body, document, published, provision, line, flow, quote, sender, receiver
