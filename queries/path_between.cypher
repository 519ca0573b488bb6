// group: lineage
// ja: こちらからあちらへ、情報はどの流れを通って行くか（最も短いもの）。
// en: By which flows does information get from one thing to another (the shortest ways)?
// param: origin name:File/System/Information/Department/Party | 出発点の名 | where it starts | 日本年金機構
// param: goal name:File/System/Information/Department/Party | 到着点の名 | where it ends | 厚生労働大臣
// not-ja: 流れの向きにだけたどる。4段より長い道は探していない。道がないことは、情報が渡らないことを意味しない。
// not-ja: 続く二つの流れで、同じ情報が渡るとは限らない。
// not-ja: 新しい版に代わられた評価書の記載は除いてある。
// not-en: Only followed in the direction of the flows, and over 4 steps at most. No way found does not mean that no information passes.
// not-en: Two flows in a row need not carry the same information.
// not-en: What evaluations replaced by a newer version say is left out.
// picture: sender:sender_label --kind--> receiver:receiver_label
MATCH (named:File|System|Information|Department|Party) WHERE named.name IN $origin
OPTIONAL MATCH (named)<-[:VIA|CARRIES]-(through:Flow)
WITH collect(DISTINCT named) AS all_named, collect(DISTINCT through) AS all_through
UNWIND all_named AS named
OPTIONAL MATCH (named)<-[runs:RUNS_ON]-(work:Work)-[keeps:KEEPS]->(kept:File), (stating:Evaluation)-[:ASSESSES]->(work)
         WHERE stating.current AND runs.evaluation = stating.key AND keeps.evaluation = stating.key
WITH all_named, all_through, collect(DISTINCT kept) AS all_kept
WITH all_named + all_through + all_kept AS origins
MATCH (named:File|System|Information|Department|Party) WHERE named.name IN $goal
OPTIONAL MATCH (named)<-[:VIA|CARRIES]-(through:Flow)
WITH origins, collect(DISTINCT named) AS all_named, collect(DISTINCT through) AS all_through
UNWIND all_named AS named
OPTIONAL MATCH (named)<-[runs:RUNS_ON]-(work:Work)-[keeps:KEEPS]->(kept:File), (stating:Evaluation)-[:ASSESSES]->(work)
         WHERE stating.current AND runs.evaluation = stating.key AND keeps.evaluation = stating.key
WITH origins, all_named, all_through, collect(DISTINCT kept) AS all_kept
WITH origins, all_named + all_through + all_kept AS goals
UNWIND origins AS origin
UNWIND goals AS goal
WITH DISTINCT origin, goal
MATCH path = (origin)-[:SENDS|DELIVERS*0..8]->(goal)
WHERE none(node IN nodes(path) WHERE node:Flow AND NOT node.current)
WITH [node IN nodes(path) WHERE node:Flow | node.key] AS flows,
     CASE WHEN 'Flow' IN labels(origin) THEN [''] ELSE [] END + [node IN nodes(path) | node.key]
     + CASE WHEN 'Flow' IN labels(goal) THEN [''] ELSE [] END AS keys
WHERE size(flows) > 0
WITH flows, collect(DISTINCT keys) AS variants ORDER BY size(flows), flows[0], flows[1], flows[2], flows[3]
WITH collect({flows: flows, variants: variants}) AS all_ways
WITH [way IN all_ways WHERE size(way.flows) = size(all_ways[0].flows)] AS ways
UNWIND range(0, size(ways) - 1) AS nth
WITH nth, ways[nth] AS way
UNWIND range(0, size(way.flows) - 1) AS place
WITH nth, place, way.flows[place] AS key, [keys IN way.variants | keys[2 * place]] AS senders,
     [keys IN way.variants | keys[2 * place + 2]] AS receivers
MATCH (flow:Flow {key: key})
OPTIONAL MATCH (sender)-[sends:SENDS]->(flow) WHERE '' IN senders OR sender.key IN senders
OPTIONAL MATCH (flow)-[delivers:DELIVERS]->(receiver) WHERE '' IN receivers OR receiver.key IN receivers
WITH nth + 1 AS way, place + 1 AS step, flow, sender, receiver,
     CASE WHEN flow.kind = 'acquisition' THEN coalesce(sends.passage, delivers.passage)
          ELSE coalesce(delivers.passage, sends.passage) END AS place,
     CASE WHEN flow.kind = 'acquisition' THEN coalesce(sends.quote, delivers.quote)
          ELSE coalesce(delivers.quote, sends.quote) END AS quote,
     {ja: coalesce(flow.inferred_ja, []) + coalesce(sends.inferred_ja, []) + coalesce(delivers.inferred_ja, []),
      en: coalesce(flow.inferred_en, []) + coalesce(sends.inferred_en, []) + coalesce(delivers.inferred_en, [])} AS inferred
OPTIONAL MATCH (flow)-[:BASED_ON]->(basis:Provision)
WITH way, step, flow, sender, receiver, place, quote, inferred, basis ORDER BY basis.address
WITH way, step, flow, sender, receiver, place, quote, inferred, collect(DISTINCT basis.address) AS legal_basis
MATCH (evaluation:Evaluation {key: flow.evaluation})
OPTIONAL MATCH (passage:Passage {key: place})
RETURN DISTINCT way, step, sender.name AS sender, flow.kind AS kind, flow.label_text AS label,
       receiver.name AS receiver, flow.information AS information, legal_basis,
       flow.legal_basis_text AS legal_basis_text, evaluation.body AS body, evaluation.title AS document,
       evaluation.published AS published, passage.section AS section, passage.line AS line, quote, inferred,
       labels(sender)[0] AS sender_label, sender.key AS sender_key,
       labels(receiver)[0] AS receiver_label, receiver.key AS receiver_key,
       flow.key AS flow
ORDER BY way, step, sender, receiver, quote
