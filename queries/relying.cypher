// group: law
// ja: だれが、どの評価書のどの欄で、この条項（その下の条・項・号・表の項も含む）に拠り、それで何をだれに渡すか。
// en: Who relies on this provision, or on what is part of it: in which document and field, and what goes to whom on it?
// param: provision name:Provision/Law | 条項か法令の名（その下の条・項・号・表の項も含む） | a provision or law, with all that is part of it | 番号法第19条第8号
// column: stated_by | 引く評価書 | Stated by
// column: stands | その期間の条項 | Provision of its time
// not-ja: 条項は、評価書がその日の番号で書いたものである。同じ番号でも、日によって別の規定なら別に示す。
// not-ja: 引いた条項が正しい根拠かどうかは判断していない。変更箇所と、新しい版に代わられた評価書の記載は除いてある。
// not-en: Provisions go by the numbers they are written with; what is another norm on another day is shown apart.
// not-en: Whether it is the right basis is not judged. Change logs, and what evaluations replaced by a newer version say, are left out.
// picture: stated_by:Evaluation ----> stands:Provision
// picture: stands:Provision --kind--> receiver:receiver_label
// by: evaluation CITES
CALL () {
  MATCH (provision:Provision) WHERE provision.law IN $provision
  RETURN provision
  UNION
  MATCH (named:Provision) WHERE named.address IN $provision
  WITH DISTINCT named.law AS law, named.article AS article, named.paragraph AS paragraph, named.item AS item,
       named.table AS table_name, named.row AS row_number
  MATCH (provision:Provision)
  WHERE provision.law = law AND (article IS NULL OR provision.article = article)
    AND (paragraph IS NULL OR provision.paragraph = paragraph) AND (item IS NULL OR provision.item = item)
    AND (table_name IS NULL OR provision.table = table_name) AND (row_number IS NULL OR provision.row = row_number)
  RETURN provision
}
MATCH (provision)<-[cites:CITES]-(passage:Passage) WHERE cites.evaluation IN $evaluations
MATCH (evaluation:Evaluation {key: cites.evaluation})
WITH evaluation, collect({passage: passage, cites: cites, provision: provision}) AS cited
OPTIONAL MATCH (flow:Flow {evaluation: evaluation.key})-[based:BASED_ON]->(on:Provision)
         WHERE on.key IN [one IN cited | one.provision.key]
WITH evaluation, cited, flow, on.key AS on, based.passage AS says, based.start AS start, based.end AS end
WITH evaluation, cited, collect({flow: flow, passage: says, start: start, end: end, on: on}) AS rests
UNWIND cited AS one
WITH evaluation, one.passage AS passage, one.cites AS cites, one.provision AS provision, rests
WITH evaluation, passage, cites, provision,
     [rest IN rests WHERE rest.passage = passage.key AND rest.start = cites.start AND rest.end = cites.end
                      AND rest.on = provision.key | rest.flow] AS flows
UNWIND CASE WHEN flows = [] THEN [null] ELSE flows END AS flow
OPTIONAL MATCH (flow)-[:DELIVERS]->(receiver)
RETURN DISTINCT provision.address AS provision, cites.status AS status, evaluation.body AS body,
       evaluation.title AS document, evaluation.published AS published, passage.section AS section,
       passage.line AS line, cites.quote AS quote, flow.kind AS kind, flow.label_text AS label,
       flow.file AS file, receiver.name AS receiver, flow.information AS information, flow.purpose AS purpose,
       coalesce(evaluation.body, '') + ' ' + coalesce(evaluation.title, '') + ' ' + coalesce(evaluation.published, '')
         AS stated_by,
       provision.address + CASE WHEN provision.valid_from IS NULL THEN ''
                                ELSE ' (' + provision.valid_from + '–' + coalesce(provision.valid_to, '') + ')' END
         AS stands,
       labels(receiver)[0] AS receiver_label,
       evaluation.key AS stated_by_key, provision.key AS stands_key, receiver.key AS receiver_key, flow.key AS flow,
       evaluation.key AS evaluation
ORDER BY body, document, published, provision, stands, line, flow, quote, receiver
