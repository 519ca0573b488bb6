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
// not-ja: 「ほかの流れが届く」は、その相手に、同じ機関のほかの流れがまだ届くかどうか。新しい版に代わられた評価書の記載は除いてある。
// not-en: By the methods the evaluations state. “Stops”: it is the only one stated. “Its source dries up”: every flow into the file it comes from stops. “Has another way”: another method is stated too. “A work runs on it”: what of it stops, the form does not say.
// not-en: What a file already holds may still be handed over. A flow whose methods could not be read is not said to stop.
// not-en: “Still reached” tells whether some other flow of the same body still arrives there. What evaluations replaced by a newer version say is left out.
// marks: methods
// picture: sender:sender_label --effect--> receiver:receiver_label
// by: outage
CALL () {
  UNWIND [one IN $stopped WHERE one.flow IS NOT NULL | one] AS found
  MATCH (flow:Flow {key: found.flow})
  OPTIONAL MATCH (flow)-[:STATED_IN]->(field:Passage) WHERE field.meaning ENDS WITH '.methods'
  WITH found, flow, field ORDER BY field.line, field.key
  WITH found, flow, head(collect(field)) AS field
  OPTIONAL MATCH (sender)-[:SENDS]->(flow)
  OPTIONAL MATCH (flow)-[:DELIVERS]->(receiver)
  RETURN DISTINCT found, flow.kind AS kind, flow.label_text AS label, flow.file AS file, field.section AS section,
         coalesce(field.line, flow.line) AS line, sender, receiver,
         CASE WHEN receiver IS NULL THEN null ELSE receiver.key IN found.reached END AS still_reached
  UNION ALL
  UNWIND [one IN $stopped WHERE one.work IS NOT NULL | one] AS found
  MATCH (receiver:Work {key: found.work})
  MATCH (sender:System {key: found.system})
  RETURN found, null AS kind, receiver.name AS label, null AS file, null AS section, null AS line, sender, receiver,
         null AS still_reached
}
MATCH (evaluation:Evaluation {key: found.evaluation})
RETURN found.effect AS effect, sender.name AS sender, kind, label, receiver.name AS receiver, still_reached,
       found.others AS other_methods, file, evaluation.body AS body, evaluation.title AS document,
       evaluation.published AS published, section, line, labels(sender)[0] AS sender_label, sender.key AS sender_key,
       labels(receiver)[0] AS receiver_label, receiver.key AS receiver_key, found.flow AS flow
ORDER BY found.place, line, flow, sender_key, receiver_key, label
