// group: systems
// ja: これらの機関に共通の相手・システムは何で、どの評価書がそれにどう関わるか。
// en: Which parties and systems do these bodies have in common, and what has each document to do with them?
// param: bodies names:Body? | 評価実施機関の名を二つ以上（省けば全機関） | names of two or more bodies; all of them unless given | 呉市、墨田区
// column: giver | 渡す側 | Giver
// value: kind runs_on | 事務が用いる | a work runs on it
// value: kind connects_to | 接続 | connection
// value: kind via | 経由 | passes through it
// not-ja: 二つ以上の機関の評価書が同じ名で挙げる相手と、全国で共用のシステムだけを示す。書き方が違えば別のものになる。
// not-ja: 同じ相手に渡すことは、機関どうしが情報を交わすことを意味しない。新しい版に代わられた評価書の記載は除いてある。
// not-ja: 委託先が更に渡す再委託は、渡した先の相手としてだけ示す。
// not-en: What a contractor hands on is shown only at whom it is handed to.
// not-en: Only parties that documents of two or more bodies name alike are shown, and systems that are national. Another way of writing makes another thing.
// not-en: Two bodies that give to one party need not exchange anything. What evaluations replaced by a newer version say is left out.
// picture: giver:giver_label --kind--> receiver:receiver_label
// by: thing
// postprocess: several
// columns: name bodies kind label body document published file information section line quote inferred
// columns: giver giver_label giver_key receiver receiver_label receiver_key flow
CALL () {
  UNWIND [one IN $things WHERE one.label = 'Party' | one.key] AS named
  MATCH (thing:Party {key: named})-[says:SENDS]->(flow:Flow) WHERE flow.kind = 'acquisition'
  RETURN thing, says, flow, flow.kind AS kind, true AS gives
  UNION ALL
  UNWIND [one IN $things WHERE one.label = 'Party' | one.key] AS named
  MATCH (thing:Party {key: named})<-[says:DELIVERS]-(flow:Flow)
  RETURN thing, says, flow, flow.kind AS kind, false AS gives
  UNION ALL
  UNWIND [one IN $things WHERE one.label = 'System' | one.key] AS named
  MATCH (thing:System {key: named})<-[says:VIA]-(flow:Flow)
  RETURN thing, says, flow, 'via' AS kind, false AS gives
  UNION ALL
  UNWIND [one IN $things WHERE one.label = 'System' | one.key] AS named
  MATCH (thing:System {key: named})<-[says:CONNECTS_TO]-(joined:System)
  WHERE EXISTS { MATCH (joined)<-[runs:RUNS_ON]-(:Work) WHERE runs.evaluation = says.evaluation }
  RETURN thing, says, null AS flow, 'connects_to' AS kind, false AS gives
  UNION ALL
  UNWIND [one IN $things WHERE one.label = 'System' | one.key] AS named
  MATCH (thing:System {key: named})<-[says:RUNS_ON]-(:Work)
  RETURN thing, says, null AS flow, 'runs_on' AS kind, false AS gives
}
MATCH (evaluation:Evaluation {key: says.evaluation}) WHERE evaluation.current
MATCH (body:Body)-[:PUBLISHES]->(evaluation) WHERE $bodies IS NULL OR body.name IN $bodies
OPTIONAL MATCH (passage:Passage {key: says.passage})
WITH thing, body, evaluation, says, flow, kind, gives, passage,
     body.name + ' ' + coalesce(evaluation.title, '') AS stated_by
RETURN DISTINCT thing.name AS name, kind, flow.label_text AS label, body.name AS body,
       evaluation.title AS document, evaluation.published AS published, flow.file AS file,
       flow.information AS information, passage.section AS section, passage.line AS line, says.quote AS quote,
       {ja: says.inferred_ja, en: says.inferred_en} AS inferred,
       CASE WHEN gives THEN thing.name ELSE stated_by END AS giver,
       CASE WHEN gives THEN labels(thing)[0] ELSE 'Evaluation' END AS giver_label,
       CASE WHEN gives THEN thing.key ELSE evaluation.key END AS giver_key,
       CASE WHEN gives THEN stated_by ELSE thing.name END AS receiver,
       CASE WHEN gives THEN 'Evaluation' ELSE labels(thing)[0] END AS receiver_label,
       CASE WHEN gives THEN evaluation.key ELSE thing.key END AS receiver_key, flow.key AS flow
