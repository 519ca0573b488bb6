// group: risks
// ja: 重大事故があったと述べる評価書、対策に課題が残ると述べる評価書はどれか。
// en: Which evaluations declare a serious incident, or a risk that is not dealt with well enough?
// param: body name:Body? | 評価実施機関の名（その機関の評価書の記載に限る） | name of a body, to go by its evaluations only | 灯坂市
// value: finding incident | 重大事故 | incident
// value: finding rating | 課題が残されている | not dealt with well enough
// column: years | 過去何年のうちか | In the last … years
// column: remedy | 再発防止策・措置の内容 | Remedy or measures
// column: what | 事故の内容・リスクの題 | Incident or risk
// not-ja: 評価書が自ら述べるものだけを示す。ここにないことは、事故や課題がないことを意味しない。
// not-ja: 事故の問いは、重点項目評価書と全項目評価書では過去三年、基礎項目評価書では過去一年を尋ねる。印が読めないものは含まない。
// not-ja: 新しい版に代わられた評価書の記載は除いてある。
// not-en: Only what evaluations say of themselves. Not to be listed here does not mean that there was no incident.
// not-en: The form asks about the last three years, the 基礎項目評価書 about the last one. Answers that are illegible are left out.
// not-en: What evaluations replaced by a newer version say is left out.
// marks: ratings
// by: evaluation
CALL () {
  UNWIND $evaluations AS stating
  MATCH (incident:Incident {evaluation: stating}) WHERE incident.happened = 'yes'
  MATCH (incident)<-[stated:HAS]-(evaluation:Evaluation)
  RETURN evaluation, stated, 'incident' AS finding, incident.years AS years, incident.what AS what,
         incident.remedy AS remedy, incident.file AS file
  UNION
  UNWIND $evaluations AS stating
  MATCH (risk:Risk {evaluation: stating}) WHERE risk.rating = '課題が残されている'
  MATCH (risk)<-[:HAS]-(evaluation:Evaluation)
  MATCH (risk)-[stated:STATED_IN]->(rated:Passage) WHERE rated.meaning IN ['risk.enough', 'risk.priority_enough']
  RETURN evaluation, stated, 'rating' AS finding, null AS years, risk.name AS what, risk.measure AS remedy,
         risk.file AS file
}
OPTIONAL MATCH (passage:Passage {key: stated.passage})
RETURN DISTINCT finding, years, what, remedy, file, evaluation.body AS body, evaluation.title AS document,
       evaluation.published AS published, passage.section AS section, passage.line AS line, stated.quote AS quote
ORDER BY body, document, published, line, finding, file, what
