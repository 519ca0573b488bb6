// group: systems
// ja: このシステム・ネットワークが止まると、どの流れが止まり、何が届かなくなるか。
// en: If this system or network is down, which flows stop, and what arrives no longer?
// param: system name:System | システム・ネットワークの名 | name of a system or network | 情報提供ネットワークシステム
// param: body name:Body? | 評価実施機関の名（その機関の評価書の記載に限る） | name of a body, to go by its evaluations only | 花巻市
// column: effect | 影響 | Effect
// column: still_reached | ほかの流れが届く | Still reached
// column: other_methods | ほかの方法 | Other methods
// value: effect stops | 止まる | stops
// value: effect starves | 元が途絶える | its source dries up
// value: effect other_way | ほかの方法がある | has another way
// value: effect runs_on | 事務が用いる | a work runs on it
// not-ja: 評価書の方法の欄による。「止まる」は、書かれた方法がこれだけの流れ。「元が途絶える」は、元になるファイルへの流れがすべて止まる流れ。「ほかの方法がある」は、ほかの方法も書かれている流れ。「事務が用いる」は、これを用いる事務で、何が止まるかは様式が述べない。
// not-ja: ファイルに既にある情報は、止まっても渡せるかもしれない。方法の欄が読めなかった流れは、止まるとはしていない。
// not-ja: 「ほかの流れが届く」は、その相手にほかの流れがまだ届くかどうか。新しい版に代わられた評価書の記載は除いてある。
// not-en: By the methods the evaluations state. “Stops”: it is the only one stated. “Its source dries up”: every flow into the file it comes from stops. “Has another way”: another method is stated too. “A work runs on it”: what of it stops, the form does not say.
// not-en: What a file already holds may still be handed over. A flow whose methods could not be read is not said to stop.
// not-en: “Still reached” tells whether some other flow still arrives there. What evaluations replaced by a newer version say is left out.
// marks: methods
// picture: sender:sender_label --effect--> receiver:receiver_label
// postprocess: dominance
// columns: effect sender kind label receiver still_reached other_methods file body document published section line sender_label sender_key receiver_label receiver_key flow
MATCH (system:System) WHERE system.name IN $system
MATCH (system)-[said:VIA|RUNS_ON]-()
WITH DISTINCT said.evaluation AS said
MATCH (evaluation:Evaluation {key: said}) WHERE evaluation.current
MATCH (publisher:Body)-[:PUBLISHES]->(evaluation)
WHERE $body IS NULL OR publisher.name IN $body
WITH DISTINCT evaluation
MATCH (flow:Flow {evaluation: evaluation.key})
RETURN flow.key AS flow, flow.kind AS kind, flow.label_text AS label, flow.file AS file, flow.methods AS methods,
       flow.line AS line,
       [(flow)-[:STATED_IN]->(field:Passage) WHERE field.meaning ENDS WITH '.methods' |
        {section: field.section, line: field.line, key: field.key}] AS fields,
       [(flow)<-[:SENDS]-(sender) | {label: labels(sender)[0], key: sender.key, name: sender.name}] AS senders,
       [(flow)-[:DELIVERS]->(receiver) | {label: labels(receiver)[0], key: receiver.key, name: receiver.name}] AS receivers,
       [(flow)-[via:VIA]->(through:System) | {name: through.name, method: via.method}] AS via,
       evaluation.body AS body, evaluation.title AS document, evaluation.published AS published
UNION ALL
MATCH (system:System) WHERE system.name IN $system
MATCH (system)<-[runs:RUNS_ON]-(work:Work)
WITH DISTINCT system, work, runs.evaluation AS said
MATCH (evaluation:Evaluation {key: said}) WHERE evaluation.current
MATCH (publisher:Body)-[:PUBLISHES]->(evaluation)
WHERE $body IS NULL OR publisher.name IN $body
MATCH (evaluation)-[:ASSESSES]->(work)
WITH DISTINCT system, work, evaluation
RETURN null AS flow, null AS kind, work.name AS label, null AS file, null AS methods, null AS line, [] AS fields,
       [{label: 'System', key: system.key, name: system.name}] AS senders,
       [{label: 'Work', key: work.key, name: work.name}] AS receivers, [] AS via, evaluation.body AS body,
       evaluation.title AS document, evaluation.published AS published
