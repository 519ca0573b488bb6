// group: lineage
// ja: これの情報は、どこへ、どの流れで行くか（一段ずつ）。
// en: Where does what this holds go, step by step?
// param: name name:File/System/Information/Department/Party | ファイル・システム・情報・部署・相手の名 | name of a file, system, kind of information, department or party | 住民基本台帳ファイル
// param: body name:Body? | 評価実施機関の名（その機関の評価書の記載に限る） | name of a body, to go by its evaluations only | 呉市
// param: steps integer:1-4? | 何段まで見るか（1は直接。省けば4） | how many steps at most (1 is direct; 4 unless told) | 1
// param: through_shared boolean? | 機関をまたいで共通の相手の先もたどるか（省けば no） | whether to go on through parties that bodies share (no unless told) | yes
// not-ja: 評価書に書かれた流れ（申告）だけを示す。実際に渡された記録ではない。
// not-ja: 1段目は直接の流れ。2段目以降は、途中の相手が受け取り、また渡すと書かれていることだけを示し、同じ情報が渡り続けるとは限らない。4段より先は見ていない。
// not-ja: システムについては、そのシステムを経由すると書かれた流れと、そのシステムを用いる事務のファイルの流れを示す。ファイルがそのシステムに入っているとまでは、様式は述べない。
// not-ja: 相手（厚生労働大臣など）がいくつもの機関に共通のとき、その先は、たどってきた機関の流れだけをたどる。別の機関へ続く流れの数は、答えの下に示す（through_shared=yes でたどる）。
// not-ja: 新しい版に代わられた評価書の記載は除いてある。
// not-en: It shows flows that evaluations declare, not a log of what was handed over.
// not-en: Step 1 is direct. From step 2 on it only says that the one between receives and also sends; it need not be the same information that travels on. Nothing beyond 4 steps was looked at.
// not-en: For a system it shows the flows said to go via it and those of the files of the works that run on it; the form does not say that a file lies in that system.
// not-en: From a party that several bodies share, it only goes on with flows of the bodies it came from; how many others lead on from there is told below the answer (through_shared=yes follows them).
// not-en: What evaluations replaced by a newer version say is left out.
// picture: sender:sender_label --kind--> receiver:receiver_label
// walk: forwards
UNWIND $found AS found
MATCH (flow:Flow {key: found.flow})
WITH flow, found.number AS number, found.step AS step, found.senders AS senders, found.receivers AS receivers
OPTIONAL MATCH (sender)-[sends:SENDS]->(flow) WHERE senders IS NULL OR sender.key IN senders
OPTIONAL MATCH (flow)-[delivers:DELIVERS]->(receiver) WHERE receivers IS NULL OR receiver.key IN receivers
WITH number, step, flow, sender, receiver,
     CASE WHEN flow.kind = 'acquisition' THEN coalesce(sends.passage, delivers.passage)
          ELSE coalesce(delivers.passage, sends.passage) END AS place,
     CASE WHEN flow.kind = 'acquisition' THEN coalesce(sends.quote, delivers.quote)
          ELSE coalesce(delivers.quote, sends.quote) END AS quote,
     {ja: coalesce(flow.inferred_ja, []) + coalesce(sends.inferred_ja, []) + coalesce(delivers.inferred_ja, []),
      en: coalesce(flow.inferred_en, []) + coalesce(sends.inferred_en, []) + coalesce(delivers.inferred_en, [])} AS inferred
OPTIONAL MATCH (flow)-[:BASED_ON]->(basis:Provision)
WITH number, step, flow, sender, receiver, place, quote, inferred, basis ORDER BY basis.address
WITH number, step, flow, sender, receiver, place, quote, inferred, collect(DISTINCT basis.address) AS legal_basis
MATCH (evaluation:Evaluation {key: flow.evaluation})
OPTIONAL MATCH (passage:Passage {key: place})
WITH DISTINCT number, step, sender.name AS sender, flow.kind AS kind, flow.label_text AS label, receiver.name AS receiver,
       flow.information AS information, legal_basis, flow.legal_basis_text AS legal_basis_text,
       evaluation.body AS body, evaluation.title AS document, evaluation.published AS published,
       passage.section AS section, passage.line AS line, quote, inferred,
       labels(sender)[0] AS sender_label, sender.key AS sender_key,
       labels(receiver)[0] AS receiver_label, receiver.key AS receiver_key,
       flow.key AS flow
RETURN step, sender, kind, label, receiver, information, legal_basis, legal_basis_text, body, document, published, section, line,
       quote, inferred, sender_label, sender_key, receiver_label, receiver_key, flow
ORDER BY number, sender, receiver, quote
