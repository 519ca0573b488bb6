// group: law
// ja: 最も多く引かれる条項は、どれか。
// en: Which provisions are cited most?
// param: law name:Law? | 法令の名（その法令の条項に限る） | name of a law, to go by its provisions only | 番号法
// column: documents | 評価書 | Evaluations
// not-ja: 評価書の欄が引く数で、変更箇所の記載と、新しい版に代わられた評価書の記載は除いてある。
// not-ja: 同じ番号でも、時期によって別の規定であれば別に数える。多く引かれることは、それが正しいことを意味しない。
// not-en: Citations by fields of evaluations; what change logs say, and what evaluations replaced by a newer version say, is left out.
// not-en: One number that stood for different norms at different times is counted apart. Being cited often does not make a citation right.
// picture: documents:Evaluation ----> provision:Provision
// by: state
MATCH (provision:Provision) WHERE $law IS NULL OR provision.law IN $law
MATCH (provision)<-[cites:CITES]-(passage:Passage)
WITH provision, cites.evaluation AS said, count(DISTINCT cites.passage) AS passages, count(cites) AS citations
WITH said, collect({provision: provision, passages: passages, citations: citations}) AS cited
MATCH (evaluation:Evaluation {key: said}) WHERE evaluation.current
WITH evaluation, cited ORDER BY evaluation.body, evaluation.title, evaluation.key
UNWIND cited AS one
WITH one.provision AS provision, sum(one.citations) AS citations, sum(one.passages) AS passages,
     collect(coalesce(evaluation.body, '') + ' ' + coalesce(evaluation.title, '')) AS documents,
     collect(evaluation.key) AS documents_key
OPTIONAL MATCH (provision)<-[:BASED_ON]-(flow:Flow) WHERE flow.current
WITH provision, citations, passages, documents, documents_key, count(DISTINCT flow) AS flows
RETURN provision.address AS provision, citations, passages, flows, documents, provision.valid_from AS valid_from,
       provision.valid_to AS valid_to, documents_key, provision.key AS provision_key
ORDER BY citations DESC, provision, valid_from
