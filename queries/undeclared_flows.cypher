// group: law
// ja: 法令の表が許すのに、この評価書が提供先として挙げていない照会者は、だれか。
// en: To whom would the law's table let this body hand over the information, though the evaluation declares no such flow?
// param: document document | 評価書の題名・機関名・公表日など | words of its title, body or date | 花巻市
// param: information string? | 情報の名（法令の表のとおり。省けば評価書の提供から取る） | kind of information as the table names it (taken from the evaluation's provisions unless told) | 地方税関係情報
// param: on date? | 法令をみる日（省けば評価書の日） | the day of the law (the evaluation's own unless told) | 2020-03-29
// column: listed | どこかに書かれている | Named somewhere
// column: declared_to | 番号なしで書かれた提供 | Provisions naming no row
// not-ja: 提供しなければならないことも、実際に提供していることも意味しない。照会がないのかもしれず、ほかの評価書に書かれているのかもしれない。
// not-ja: 表の提供者が市町村長など、この機関でありうる行だけを挙げる。「どこかに書かれている」は、評価書のどこか（情報連携の根拠の欄など）にその項が書かれているかどうか。
// not-ja: 「番号なしで書かれた提供」は、同じ相手への提供で、項の番号を挙げていないもの。その項による提供が、番号なしで書かれているのかもしれない。
// not-ja: 情報を指定しないときは、評価書の提供が運ぶ情報のうち表の言葉に合うもの、なければ根拠に挙げた項のすべてに共通する情報とする（「推定の理由」に述べる）。
// not-en: It does not mean that it must be handed over, nor that it is: nobody may have asked, or another evaluation may say it.
// not-en: Only rows whose provider may be this body. “Named somewhere” tells whether the evaluation names the row anywhere, such as in the field on the information network.
// not-en: “Provisions naming no row” are provisions to the same recipient that name no row: the flow may be declared there, without its number.
// not-en: Unless told, the kind of information is that which the evaluation's provisions carry in the table's words or, where there is none, what all the rows they cite have in common (said under “inferred”).
// picture: body:Body ----> requester:Party
// postprocess: permits
// columns: provision requester provider names listed declared_to on body document published inferred
MATCH (evaluation:Evaluation {key: $document})
OPTIONAL MATCH (publisher:Body)-[:PUBLISHES]->(evaluation)
CALL (evaluation) {
  MATCH (flow:Flow {evaluation: evaluation.key})-[:CARRIES]->(information:Information)
  WHERE flow.kind = 'provision'
  RETURN information.name AS carried, null AS law, null AS table_name, null AS row_number, false AS basis,
         null AS label, null AS receiver
  UNION
  MATCH (flow:Flow {evaluation: evaluation.key})-[:BASED_ON]->(provision:Provision)
  WHERE flow.kind = 'provision' AND provision.row IS NOT NULL
  RETURN null AS carried, provision.law AS law, provision.table AS table_name, provision.row AS row_number,
         true AS basis, null AS label, null AS receiver
  UNION
  MATCH (evaluation)-[:HAS]->(:Passage)-[:CITES]->(provision:Provision)
  WHERE provision.row IS NOT NULL
  RETURN null AS carried, provision.law AS law, provision.table AS table_name, provision.row AS row_number,
         false AS basis, null AS label, null AS receiver
  UNION
  MATCH (flow:Flow {evaluation: evaluation.key})-[:DELIVERS]->(receiver) WHERE flow.kind = 'provision'
  AND NOT EXISTS { MATCH (flow)-[:BASED_ON]->(provision:Provision) WHERE provision.row IS NOT NULL }
  RETURN null AS carried, null AS law, null AS table_name, null AS row_number, false AS basis,
         flow.label_text AS label, receiver.name AS receiver
}
RETURN DISTINCT evaluation.title AS document, evaluation.published AS published,
       coalesce(evaluation.published, evaluation.written) AS written, publisher.name AS body, carried, law,
       table_name, row_number, basis, label, receiver
ORDER BY carried, law, table_name, row_number, basis, label, receiver
