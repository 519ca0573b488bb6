// group: systems
// ja: いくつもの機関が共に名を挙げる相手・システムは、どれか。
// en: Which parties and systems do several bodies have in common?
// column: gives | 渡す流れ | Flows it gives
// column: gets | 受ける流れ | Flows it gets
// column: through | 経由する流れ | Flows through it
// not-ja: 名が同じものを同じとみている。書き方が違えば別のものになり、全国の名でないシステムは機関ごとに別である。
// not-ja: 数は評価書に書かれた流れの数で、渡された量ではない。新しい版に代わられた評価書の記載は除いてある。
// not-en: Things are one where their names are. Another way of writing makes another thing, and systems that are not national belong to each body.
// not-en: Flows stated in evaluations are counted, not what was handed over. What evaluations replaced by a newer version say is left out.
// picture: body:Body ----> name:name_label
// by: thing
CALL () {
  UNWIND [one IN $things WHERE one.label = 'Party' | one.key] AS named
  MATCH (thing:Party {key: named})-[:SENDS]->(flow:Flow) WHERE flow.current
  RETURN thing, flow.evaluation AS said, count(DISTINCT flow) AS gives, 0 AS gets, 0 AS through
  UNION ALL
  UNWIND [one IN $things WHERE one.label = 'Party' | one.key] AS named
  MATCH (thing:Party {key: named})<-[:DELIVERS]-(flow:Flow) WHERE flow.current
  RETURN thing, flow.evaluation AS said, 0 AS gives, count(DISTINCT flow) AS gets, 0 AS through
  UNION ALL
  UNWIND [one IN $things WHERE one.label = 'System' | one.key] AS named
  MATCH (thing:System {key: named})<-[:VIA]-(flow:Flow) WHERE flow.current
  RETURN thing, flow.evaluation AS said, 0 AS gives, 0 AS gets, count(DISTINCT flow) AS through
  UNION ALL
  UNWIND [one IN $things WHERE one.label = 'System' | one.key] AS named
  MATCH (thing:System {key: named})<-[joined:CONNECTS_TO]-(:System)
  RETURN thing, joined.evaluation AS said, 0 AS gives, 0 AS gets, 0 AS through
  UNION ALL
  UNWIND [one IN $things WHERE one.label = 'System' | one.key] AS named
  MATCH (thing:System {key: named})<-[runs:RUNS_ON]-(:Work)
  RETURN thing, runs.evaluation AS said, 0 AS gives, 0 AS gets, 0 AS through
}
WITH said, collect({thing: thing, gives: gives, gets: gets, through: through}) AS named
MATCH (evaluation:Evaluation {key: said}) WHERE evaluation.current
MATCH (body:Body)-[:PUBLISHES]->(evaluation)
UNWIND named AS one
WITH one.thing AS thing, body, sum(one.gives) AS gives, sum(one.gets) AS gets, sum(one.through) AS through
WITH thing, collect({body: body, gives: gives, gets: gets, through: through}) AS by_body
WHERE size(by_body) > 1
UNWIND by_body AS one
RETURN thing.name AS name, labels(thing)[0] AS name_label, size(by_body) AS bodies, one.body.name AS body,
       one.gives AS gives, one.gets AS gets, one.through AS through, thing.key AS name_key
ORDER BY bodies DESC, name, name_label, body
