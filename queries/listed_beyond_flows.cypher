// group: law
// ja: この評価書が自ら挙げる表の項は、書かれた提供のほかに、だれへの提供を認めているか。
// en: What do the table rows that an evaluation itself lists permit beyond the flows that it declares?
// param: document document | 評価書の題名・機関名・公表日など | words of its title, body or date | 花巻市
// param: information string? | 情報の名（法令の表のとおり） | kind of information as the table names it | 地方税関係情報
// column: flows | その項による提供 | Provisions on that row
// not-ja: 項が認めることは、提供していることも、しなければならないことも意味しない。情報提供者がこの機関でありうる項だけを示す。
// not-ja: 一覧に挙げるのは、様式が「主務省令・表の項」を書かせるためであることがある。項の番号を挙げない提供は数えていない（konkyo ask undeclared_flows の「番号なしで書かれた提供」）。
// not-ja: 一覧が「照会」のために挙げる項も区別していない。
// not-en: That a row permits it does not mean that it is handed over, nor that it must be. Only rows of which this body may be the provider are shown.
// not-en: Rows listed for inquiries are not told apart. A list may be there because the form asks for it. Provisions that name no row are not counted (see “Provisions naming no row” of konkyo ask undeclared_flows).
// picture: body:Body ----> requester:Party
// postprocess: listed
// columns: provision requester provider names flows section line quote body document published requester_key body_key
MATCH (listed)-[permits:PERMITS]->(requester) WHERE permits.evaluation IN [$document]
WITH listed.key AS key, collect({permits: permits, requester: requester}) AS permitted
WITH collect({key: key, permitted: permitted}) AS rows
MATCH (evaluation:Evaluation {key: $document})-[:HAS]->(passage:Passage)-[cites:CITES]->(row:Provision)
WHERE passage.change_row IS NULL AND cites.status = 'valid' AND row.row IS NOT NULL
  AND NOT (passage)<-[:STATED_IN]-(:Flow)
WITH evaluation, passage, cites, row, rows, row.key AS key
UNWIND [one IN rows WHERE one.key = key | one.permitted] AS permitted
UNWIND permitted AS one
WITH DISTINCT evaluation, passage, cites, row, one.permits AS permits, one.requester AS requester
OPTIONAL MATCH (publisher:Body)-[:PUBLISHES]->(evaluation)
WITH evaluation, publisher, passage, cites, row, permits, requester
OPTIONAL MATCH (row)<-[:BASED_ON]-(flow:Flow {evaluation: evaluation.key}) WHERE flow.kind = 'provision'
WITH evaluation, publisher, passage, cites, row, permits, requester, count(DISTINCT flow) AS flows
RETURN row.address AS provision, requester.name AS requester, permits.provider AS provider,
       permits.information AS names, permits.valid_from AS valid_from, permits.valid_to AS valid_to, flows,
       passage.section AS section, passage.line AS line, cites.quote AS quote, publisher.name AS body,
       evaluation.title AS document, evaluation.published AS published,
       coalesce(evaluation.published, evaluation.written) AS day, requester.key AS requester_key,
       publisher.key AS body_key, row.law AS law, row.table AS table_name, row.row AS row_number
ORDER BY section, line, law, table_name, row_number, provider, requester, quote
