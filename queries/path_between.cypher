// group: lineage
// ja: こちらからあちらへ、情報はどの流れを通って行くか（最も短いもの）。
// en: By which flows does information get from one thing to another (the shortest ways)?
// param: origin name:File/System/Information/Department/Party | 出発点の名 | where it starts | 日本年金機構
// param: goal name:File/System/Information/Department/Party | 到着点の名 | where it ends | 厚生労働大臣
// param: body name:Body? | 評価実施機関の名（その機関の評価書の記載に限る） | name of a body, to go by its evaluations only | 花巻市
// param: through_shared boolean? | 機関をまたいで共通の相手の先もたどるか（省けば no） | whether to go on through parties that bodies share (no unless told) | yes
// not-ja: 流れの向きにだけたどる。4段より長い道は探していない。道がないことは、情報が渡らないことを意味しない。
// not-ja: 続く二つの流れで、同じ情報が渡るとは限らない。
// not-ja: 相手（厚生労働大臣など）がいくつもの機関に共通のとき、その先は、たどってきた機関の流れだけをたどる。別の機関へ続く流れの数は、答えの下に示す（through_shared=yes でたどる）。
// not-ja: 新しい版に代わられた評価書の記載は除いてある。
// not-en: Only followed in the direction of the flows, and over 4 steps at most. No way found does not mean that no information passes.
// not-en: Two flows in a row need not carry the same information.
// not-en: From a party that several bodies share, it only goes on with flows of the bodies it came from; how many others lead on from there is told below the answer (through_shared=yes follows them).
// not-en: What evaluations replaced by a newer version say is left out.
// picture: sender:sender_label --kind--> receiver:receiver_label
// walk: between
UNWIND $found AS found
MATCH (flow:Flow {key: found.flow})
WITH flow, found.way AS way, found.step AS step, found.senders AS senders, found.receivers AS receivers
OPTIONAL MATCH (sender)-[sends:SENDS]->(flow) WHERE senders IS NULL OR sender.key IN senders
OPTIONAL MATCH (flow)-[delivers:DELIVERS]->(receiver) WHERE receivers IS NULL OR receiver.key IN receivers
WITH way, step, flow, sender, receiver,
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
