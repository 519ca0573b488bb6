// group: law
// ja: 流れが根拠に挙げる表の項は、その評価書の日に、だれが、だれから、どの情報の提供を受けることを認めていたか。
// en: What did the table row that a flow rests on permit on the day of its evaluation: to whom, from whom, which information?
// param: body name:Body? | 評価実施機関の名（その機関の評価書の記載に限る） | name of a body, to go by its evaluations only | 花巻市
// param: document document? | 評価書の題名・機関名・公表日など（その評価書だけを見る） | words of one evaluation, to go by it only | 花巻市
// param: file name:File? | 特定個人情報ファイルの名（そのファイルに限る） | name of a file, to go by it only | 個人住民税課税情報ファイル
// param: recipient name:Party? | 項が認める情報照会者の名 | name of a requester that a row permits | 市町村長
// not-ja: 評価書の言うこと（相手・情報）と法令の言うこと（情報照会者・情報提供者・情報）を並べるだけで、合うかどうかは判断していない（konkyo check）。
// not-ja: その日に有効な項で、情報提供者を定めるもの（別表第二、提供命令 第2条の表）だけを示す。日の分からない評価書は出ない。新しい版に代わられた評価書は、指定しない限り除いてある。
// not-en: It sets what the evaluation says (other side, information) beside what the law says (requester, provider, information); whether they agree is not judged (konkyo check).
// not-en: Only rows that stood that day and name a provider (別表第二, the table of the order of 2024) are shown, and no evaluation of which no day is known. Unless one is named, evaluations replaced by a newer version are left out.
// picture: provision:Provision ----> requester:Party
// by: evaluation PERMITS
MATCH (cited)-[permits:PERMITS]->(requester)
WHERE permits.evaluation IN $evaluations AND ($recipient IS NULL OR requester.name IN $recipient)
WITH permits.evaluation AS stating, cited.key AS row, collect({permits: permits, requester: requester}) AS permitted
WITH stating, collect({row: row, permitted: permitted}) AS rows
MATCH (flow:Flow {evaluation: stating})-[based:BASED_ON {status: 'valid'}]->(provision:Provision)
WHERE $file IS NULL OR flow.file IN $file
WITH stating, rows, collect({flow: flow, based: based, provision: provision, row: provision.key}) AS resting,
     collect(DISTINCT provision.key) AS named
WITH stating, [one IN rows WHERE one.row IN named] AS rows, resting
UNWIND resting AS rest
UNWIND [one IN rows WHERE one.row = rest.row | one.permitted] AS permitted
UNWIND permitted AS one
MATCH (evaluation:Evaluation {key: stating})
WITH rest.flow AS flow, rest.based AS based, rest.provision AS provision, one.permits AS permits,
     one.requester AS requester, evaluation, coalesce(evaluation.published, evaluation.written) AS day
WHERE permits.valid_from <= day
  AND (permits.valid_to IS NULL OR permits.valid_to > day + substring('-12-31', size(day) - 4))
OPTIONAL MATCH (passage:Passage {key: based.passage})
RETURN DISTINCT flow.file AS file, flow.kind AS kind, flow.label_text AS label, flow.counterparty AS counterparty,
       flow.information AS information, provision.address AS provision, requester.name AS requester,
       permits.provider AS provider, permits.information AS names, evaluation.body AS body,
       evaluation.title AS document, evaluation.published AS published, passage.section AS section,
       passage.line AS line, based.quote AS quote, provision.key AS provision_key, requester.key AS requester_key,
       flow.key AS flow
ORDER BY body, document, published, file, line, flow, provision, requester, provider, quote
