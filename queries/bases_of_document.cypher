// group: law
// ja: この評価書の提供・移転は、何を、どのシステムで、だれに、どの条項に基づいて渡すか。
// en: What does each provision or transfer of this evaluation hand over, to whom, by which systems, on which provisions?
// param: document document | 評価書の題名・機関名・公表日など | words of its title, body or date | 倉敷市長 国民年金
// param: file name:File? | 特定個人情報ファイルの名（そのファイルに限る） | name of a file, to go by it only | 国民年金関係情報ファイル
// column: kinds | 情報の種類 | Kinds of information
// not-ja: 条項は評価書が根拠として挙げたもので、それが正しい根拠かどうかは判断していない（konkyo check が調べる）。
// not-en: The provisions are those the evaluation names; whether they are the right basis is not judged here (konkyo check looks into it).
// picture: file:File --kind--> provision:Provision
MATCH (flow:Flow {evaluation: $document})
WHERE flow.kind IN ['provision', 'transfer'] AND ($file IS NULL OR flow.file IN $file)
OPTIONAL MATCH (flow)-[:VIA]->(system:System)
WITH flow, system ORDER BY system.name
WITH flow, collect(DISTINCT system.name) AS systems
OPTIONAL MATCH (flow)-[:CARRIES]->(carried:Information)
WITH flow, systems, carried ORDER BY carried.name
WITH flow, systems, collect(DISTINCT carried.name) AS kinds
OPTIONAL MATCH (flow)-[says:SENDS|DELIVERS]-()
WITH flow, systems, kinds, says ORDER BY type(says), says.passage, says.start, says.key
WITH flow, systems, kinds, collect({passage: says.passage, quote: says.quote})[0] AS said
OPTIONAL MATCH (flow)-[based:BASED_ON]->(provision:Provision)
OPTIONAL MATCH (passage:Passage {key: coalesce(based.passage, said.passage)})
RETURN DISTINCT flow.file AS file, flow.kind AS kind, flow.label_text AS label, flow.counterparty AS counterparty,
       flow.information AS information, flow.purpose AS purpose, kinds, systems, flow.legal_basis_text AS legal_basis_text,
       provision.address AS provision, based.status AS status, passage.section AS section,
       coalesce(passage.line, flow.line) AS line, coalesce(based.quote, said.quote) AS quote,
       flow.refers_to_annex AS refers_to_annex, flow.annex_fields AS annex_fields,
       flow.annex_row AS annex_row, flow.block AS block, provision.law AS law,
       provision.article AS article, provision.paragraph AS paragraph, provision.item AS item,
       provision.table AS table_name, provision.row AS row_number, flow.key AS flow
ORDER BY file, line, flow, provision, quote
