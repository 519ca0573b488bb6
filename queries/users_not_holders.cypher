// group: handling
// ja: 所管の部署として挙げられずにファイルを使う部署は、どれか。
// en: Which departments use a file without being named as in charge of it?
// param: body name:Body? | 評価実施機関の名（その機関の評価書の記載に限る） | name of a body, to go by its evaluations only | 倉敷市
// param: document document? | 評価書の題名・機関名・公表日など（その評価書だけを見る） | words of one evaluation, to go by it only | 呉市
// param: file name:File? | 特定個人情報ファイルの名（そのファイルに限る） | name of a file, to go by it only | 住民基本台帳ファイル
// column: holders | 所管の部署 | In charge
// not-ja: 使ってはならないことを意味しない。様式は使用部署と事務担当部署を別の欄で問い、違ってもよい。
// not-ja: 部署の名は書かれたとおりに比べている。上の組織の名の有無で別の部署と見えることがある。新しい版に代わられた評価書の記載は、指定しない限り除いてある。
// not-en: It does not mean that they may not use it: the form asks for users and for those in charge in two fields, and they may differ.
// not-en: Names are compared as written; with and without the name of the division above it, one department may look like two. What evaluations replaced by a newer version say is left out unless one is named.
// picture: file:File --kind--> department:Department
// by: evaluation
UNWIND $evaluations AS stating
MATCH (evaluation:Evaluation {key: stating})
MATCH (flow:Flow {evaluation: evaluation.key}) WHERE flow.kind = 'use'
MATCH (flow)-[delivers:DELIVERS]->(department:Department)
MATCH (flow)<-[:SENDS]-(file:File)
WHERE ($file IS NULL OR file.name IN $file)
  AND NOT EXISTS { MATCH (department)-[held:HOLDS]->(file) WHERE held.evaluation = evaluation.key }
OPTIONAL MATCH (holder:Department)-[holds:HOLDS]->(file) WHERE holds.evaluation = evaluation.key
WITH evaluation, flow, file, delivers, department, holder ORDER BY holder.name
WITH evaluation, flow, file, delivers, department, collect(DISTINCT holder.name) AS holders
OPTIONAL MATCH (passage:Passage {key: delivers.passage})
RETURN DISTINCT department.name AS department, file.name AS file, flow.kind AS kind, holders, flow.purpose AS purpose,
       evaluation.body AS body, evaluation.title AS document, evaluation.published AS published,
       passage.section AS section, passage.line AS line, delivers.quote AS quote,
       {ja: delivers.inferred_ja, en: delivers.inferred_en} AS inferred,
       file.key AS file_key, department.key AS department_key, flow.key AS flow
ORDER BY body, document, published, line, file, department, quote
