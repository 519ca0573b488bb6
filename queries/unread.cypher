// group: documents
// ja: 何が読めなかったか。どこを推定で読んだか。
// en: What could not be read, and what was read only by inference?
// param: body name:Body? | 評価実施機関の名（その機関の評価書の記載に限る） | name of a body, to go by its evaluations only | 呉市
// param: document document? | 評価書の題名・機関名・公表日など（その評価書だけを見る） | words of one evaluation, to go by it only | 呉市
// not-ja: 読めなかった所を補ってはいない。ここに何もないことは、原文に誤りがないことを意味しない。
// not-ja: 新しい版に代わられた評価書の記載は、指定しない限り除いてある。
// not-en: Nothing was filled in for what could not be read. An empty answer does not mean that the source is without faults.
// not-en: What evaluations replaced by a newer version say is left out unless one is named.
// by: evaluation
UNWIND $evaluations AS stating
MATCH (evaluation:Evaluation {key: stating})
WITH collect(evaluation) AS evaluations
CALL (evaluations) {
  UNWIND evaluations AS evaluation
  UNWIND range(0, size(coalesce(evaluation.gaps_ja, [])) - 1) AS n
  RETURN evaluation, 'gap' AS finding, [evaluation.gaps_ja[n]] AS ja, [evaluation.gaps_en[n]] AS en, null AS counterparty, null AS file, null AS place, null AS line
  UNION
  UNWIND evaluations AS evaluation
  UNWIND range(0, size(coalesce(evaluation.notes_ja, [])) - 1) AS n
  RETURN evaluation, 'note' AS finding, [evaluation.notes_ja[n]] AS ja, [evaluation.notes_en[n]] AS en, null AS counterparty, null AS file, null AS place, null AS line
  UNION
  UNWIND evaluations AS evaluation
  MATCH (flow:Flow {evaluation: evaluation.key}) WHERE flow.methods_illegible
  OPTIONAL MATCH (flow)-[:STATED_IN]->(field:Passage) WHERE field.meaning ENDS WITH '.methods'
  WITH evaluation, flow, min(field.line) AS ticked
  RETURN evaluation, 'illegible_methods' AS finding, null AS ja, null AS en, flow.counterparty AS counterparty,
         flow.file AS file, flow.label_text AS place, coalesce(ticked, flow.line) AS line
  UNION
  UNWIND evaluations AS evaluation
  MATCH (:Evaluation {key: evaluation.key})-[:ASSESSES]->(:Work)-[runs:RUNS_ON]->(system:System)
  WHERE runs.evaluation = evaluation.key AND runs.connections_illegible IS NOT NULL
  OPTIONAL MATCH (passage:Passage {key: runs.passage})
  RETURN evaluation, 'illegible_connections' AS finding, runs.connections_illegible AS ja,
         runs.connections_illegible AS en, system.name AS counterparty, null AS file, passage.section AS place,
         passage.line AS line
  UNION
  UNWIND evaluations AS evaluation
  MATCH (flow:Flow {evaluation: evaluation.key}) WHERE flow.inferred_ja IS NOT NULL
  RETURN evaluation, 'inferred' AS finding, flow.inferred_ja AS ja, flow.inferred_en AS en,
         flow.counterparty AS counterparty, flow.file AS file, flow.label_text AS place, flow.line AS line
  UNION
  UNWIND evaluations AS evaluation
  UNWIND coalesce(evaluation.unfilled, []) AS label
  RETURN evaluation, 'unfilled' AS finding, null AS ja, null AS en, null AS counterparty, null AS file, label AS place, null AS line
  UNION
  UNWIND evaluations AS evaluation
  MATCH (evaluation)-[:HAS]->(passage:Passage) WHERE passage.unread
  RETURN evaluation, 'unread' AS finding, [passage.text] AS ja, [passage.text] AS en, null AS counterparty,
         passage.file AS file, passage.section AS place, passage.line AS line
}
RETURN DISTINCT finding, {ja: ja, en: en} AS said, counterparty, file, place, line, evaluation.body AS body, evaluation.title AS document,
       evaluation.published AS published
ORDER BY body, document, published, finding, line, place, said.ja
