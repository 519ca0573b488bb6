// group: law
// ja: 今の評価書のどの欄・流れが、この条項を引いているか。
// en: Which passages and flows of evaluations in force cite this provision?
// param: provision name:Provision | 条項の名（枝も書くとおり。その下の条・項・号・表の項は含まない） | a provision by its full address; what is part of it is not included | 番号法第19条第7号
// not-ja: 変更箇所の記載と、新しい版に代わられた評価書の記載は除いてある。改正の影響は konkyo impact で調べる。
// not-ja: 「その日の効力」は、評価書の日にその番号の条項があったかどうかで、引用が正しい根拠かどうかではない。
// not-en: What change logs say, and what evaluations replaced by a newer version say, is left out. For what an amendment does to it, use konkyo impact.
// not-en: “Standing at its date” tells whether a provision stood at that address on the document's date, not whether it is the right one.
// picture: document:Evaluation --status--> provision:Provision
// by: evaluation CITES
UNWIND $evaluations AS stating
// From the evaluations: a provision that thousands cite would be gone through anew for each portion of them.
MATCH (evaluation:Evaluation {key: stating})-[:HAS]->(passage:Passage)-[cites:CITES]->(provision:Provision)
WHERE provision.address IN $provision
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
OPTIONAL MATCH (flow)-[:CARRIES]->(information:Information)
WITH evaluation, passage, cites, provision, flow, collect(DISTINCT information.name) AS carried
WITH evaluation, passage, cites, provision, flow, carried ORDER BY flow.source_start, flow.key
WITH evaluation, passage, cites, provision,
     [one IN collect({key: flow.key, kind: flow.kind, label: flow.label_text, information: carried})
      WHERE one.key IS NOT NULL] AS affected_flows
RETURN evaluation.body AS body, evaluation.title AS document, evaluation.published AS published,
       passage.section AS section, passage.label_text AS label, passage.file AS file, passage.line AS line,
       cites.quote AS quote, provision.address AS provision, provision.valid_from AS valid_from,
       cites.status AS status, affected_flows, cites.start AS start, cites.end AS end, passage.key AS passage,
       evaluation.key AS evaluation
ORDER BY body, document, published, line, section, start, end, provision
