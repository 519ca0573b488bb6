// group: documents
// ja: 様式が述べる件数と、読み取れた件数は合うか。
// en: Do the counts that the form declares agree with what was found?
// param: body name:Body? | 評価実施機関の名（その機関の評価書の記載に限る） | name of a body, to go by its evaluations only | 呉市
// param: document document? | 評価書の題名・機関名・公表日など（その評価書だけを見る） | words of one evaluation, to go by it only | 花巻市
// param: file name:File? | 特定個人情報ファイルの名（そのファイルに限る） | name of a file, to go by it only | 住民基本台帳ファイル
// not-ja: 件数が合わないのは、評価書の書き方によることも、読み取りの漏れによることもある。どちらであるかは述べない。
// not-ja: 「件数」の欄が空のときは、合うかどうかも空である。
// not-ja: 評価書を指定しなければ、新しい版に代わられた評価書の記載は除いてある。
// not-en: Counts may differ by how the evaluation is written or by what was missed in reading; this does not say which.
// not-en: Where the form leaves the count blank, whether they agree is blank too.
// not-en: Unless an evaluation is named, what evaluations replaced by a newer version say is left out.
// by: evaluation
UNWIND $evaluations AS stating
MATCH (evaluation:Evaluation {key: stating})
MATCH (evaluation)-[:ASSESSES]->(:Work)-[keeps:KEEPS {evaluation: evaluation.key}]->(file:File)
WHERE $file IS NULL OR file.name IN $file
UNWIND [{kind: 'entrustment', declared: keeps.declared_entrustments},
        {kind: 'provision', declared: keeps.declared_provisions},
        {kind: 'transfer', declared: keeps.declared_transfers}] AS asked
OPTIONAL MATCH (file)-[:SENDS {evaluation: evaluation.key}]->(flow:Flow {kind: asked.kind})
WHERE flow.refers_to_annex IS NULL
WITH evaluation, keeps, file, asked, count(DISTINCT flow) AS found
RETURN DISTINCT file.name AS file, asked.kind AS kind, asked.declared AS declared, found,
       asked.declared = found AS agrees, evaluation.body AS body, evaluation.title AS document,
       evaluation.published AS published, keeps.ordinal AS ordinal
ORDER BY body, document, published, ordinal, file, kind
