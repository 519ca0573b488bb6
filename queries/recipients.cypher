// group: lineage
// ja: だれが、どの情報を、どの条項に基づいて受け取るか。
// en: Who receives what, on which provision?
// param: provision name:Provision/Law? | 条項か法令の名（その下の条・項・号・表の項も含む） | a provision or law, with all that is part of it | 番号法第19条第7号
// param: body name:Body? | 評価実施機関の名（その機関の評価書の記載に限る） | name of a body, to go by its evaluations only | 呉市
// param: document document? | 評価書の題名・機関名・公表日など（その評価書だけを見る） | words of one evaluation, to go by it only | 花巻市
// param: file name:File? | 特定個人情報ファイルの名（そのファイルに限る） | name of a file, to go by it only | 住民基本台帳ファイル
// param: information name:Information? | 情報の名（評価書の呼び方のまま。呼び方は分かれうる） | kind of information, by one of the names that documents give it | 住民票関係情報
// param: recipient name:Party/Department? | 受け取る相手の名 | who receives | 厚生労働大臣
// not-ja: 評価書に書かれた流れ（申告）だけを示す。実際に渡された記録ではなく、書かれていない流れが無いことも意味しない。
// not-ja: 委託・再委託・提供・移転の流れを示す。条項は評価書が根拠として挙げたもので、それが正しい根拠かどうかは判断していない。
// not-ja: 新しい版に代わられた評価書の記載は、指定しない限り除いてある。
// not-en: It shows flows that evaluations declare: no log of what was handed over, and no proof that there is no other flow.
// not-en: Entrustments, sub-entrustments, provisions and transfers are shown. The provisions are those the evaluation names; whether they are the right basis is not judged.
// not-en: What evaluations replaced by a newer version say is left out unless one is named.
// picture: file:File --kind--> recipient:recipient_label
// by: evaluation BASED_ON CARRIES DELIVERS
OPTIONAL MATCH (named:Provision) WHERE named.address IN $provision
WITH collect(DISTINCT {law: named.law, article: named.article, paragraph: named.paragraph, item: named.item,
                       table: named.table, row: named.row}) AS wholes
UNWIND $evaluations AS stating
MATCH (evaluation:Evaluation {key: stating})
MATCH (flow:Flow {evaluation: evaluation.key})
WHERE flow.kind IN ['entrustment', 'subentrustment', 'provision', 'transfer']
  AND ($file IS NULL OR flow.file IN $file)
  AND ($information IS NULL
       OR EXISTS { MATCH (flow)-[:CARRIES]->(carried:Information) WHERE carried.name IN $information })
OPTIONAL MATCH (flow)-[delivers:DELIVERS]->(recipient)
WITH evaluation, flow, delivers, recipient, wholes
WHERE $recipient IS NULL OR recipient.name IN $recipient
OPTIONAL MATCH (flow)-[based:BASED_ON]->(provision:Provision)
WITH evaluation, flow, delivers, recipient, based, provision, wholes
WHERE $provision IS NULL OR provision.law IN $provision
   OR any(whole IN wholes WHERE whole.law = provision.law
          AND (whole.article IS NULL OR whole.article = provision.article)
          AND (whole.paragraph IS NULL OR whole.paragraph = provision.paragraph)
          AND (whole.item IS NULL OR whole.item = provision.item)
          AND (whole.table IS NULL OR whole.table = provision.table)
          AND (whole.row IS NULL OR whole.row = provision.row))
OPTIONAL MATCH (source)-[sends:SENDS]->(flow)
OPTIONAL MATCH (passage:Passage {key: coalesce(based.passage, delivers.passage, sends.passage)})
RETURN DISTINCT recipient.name AS recipient, flow.kind AS kind, flow.label_text AS label, flow.file AS file,
       flow.information AS information, flow.purpose AS purpose, provision.address AS provision,
       based.status AS status, evaluation.body AS body, evaluation.title AS document,
       evaluation.published AS published, passage.section AS section, passage.line AS line,
       coalesce(based.quote, delivers.quote, sends.quote) AS quote,
       {ja: coalesce(flow.inferred_ja, []) + coalesce(delivers.inferred_ja, []) + coalesce(based.inferred_ja, []),
        en: coalesce(flow.inferred_en, []) + coalesce(delivers.inferred_en, []) + coalesce(based.inferred_en, [])} AS inferred,
       labels(recipient)[0] AS recipient_label, recipient.key AS recipient_key,
       flow.key AS flow
ORDER BY body, document, published, recipient, line, flow, provision, section, quote
