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
CALL () {
  MATCH (thing:Party)-[:SENDS]->(flow:Flow)
  RETURN thing, flow.evaluation AS said, flow.key AS flow, 'gives' AS part
  UNION
  MATCH (flow:Flow)-[:DELIVERS]->(thing:Party)
  RETURN thing, flow.evaluation AS said, flow.key AS flow, 'gets' AS part
  UNION
  MATCH (flow:Flow)-[:VIA]->(thing:System)
  RETURN thing, flow.evaluation AS said, flow.key AS flow, 'through' AS part
  UNION
  MATCH (one:System)-[joined:CONNECTS_TO]->(thing:System)
  RETURN thing, joined.evaluation AS said, null AS flow, 'connected' AS part
  UNION
  MATCH (:Work)-[runs:RUNS_ON]->(thing:System)
  RETURN thing, runs.evaluation AS said, null AS flow, 'runs' AS part
}
MATCH (body:Body)-[:PUBLISHES]->(evaluation:Evaluation {key: said, current: true})
WITH thing, body, count(DISTINCT CASE WHEN part = 'gives' THEN flow ELSE null END) AS gives,
     count(DISTINCT CASE WHEN part = 'gets' THEN flow ELSE null END) AS gets,
     count(DISTINCT CASE WHEN part = 'through' THEN flow ELSE null END) AS through
WITH thing, collect({body: body, gives: gives, gets: gets, through: through}) AS by_body
WHERE size(by_body) > 1
UNWIND by_body AS one
RETURN thing.name AS name, labels(thing)[0] AS name_label, size(by_body) AS bodies, one.body.name AS body,
       one.gives AS gives, one.gets AS gets, one.through AS through, thing.key AS name_key
ORDER BY bodies DESC, name, name_label, body
