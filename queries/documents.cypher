// group: documents
// ja: どの評価書が収めてあるか。
// en: Which evaluations are stored?
// column: replaced_by | 新しい版 | Newer version
// column: key | key | Key
// column: unread_percent | 読めなかった文字 (%) | Characters unread (%)
// not-ja: 版の順は公表日から推したもので、公表日の記載がない評価書は順に入らない。その評価書は、書かれたことから推した日の法令で判断する。
// not-en: The order of versions is derived from the dates of publication; an evaluation without one is not put in order; it is judged by the law of a day inferred from what it says.
MATCH (evaluation:Evaluation)
OPTIONAL MATCH (flow:Flow {evaluation: evaluation.key})
WITH evaluation, count(DISTINCT flow) AS flows
OPTIONAL MATCH (newer:Evaluation)-[:REPLACES]->(evaluation)
WITH evaluation, flows, newer ORDER BY newer.published, newer.key
WITH evaluation, flows, collect(DISTINCT newer.published) AS replaced_by
RETURN DISTINCT evaluation.body AS body, evaluation.number AS number, evaluation.title AS document,
       evaluation.form AS form, evaluation.published AS published, evaluation.written AS written,
       {ja: evaluation.written_ja, en: evaluation.written_en} AS inferred, flows,
       size(coalesce(evaluation.gaps_ja, [])) AS gaps, round(evaluation.unread_share * 1000) / 10 AS unread_percent,
       evaluation.read_in_part AS read_in_part, replaced_by, evaluation.key AS key
ORDER BY body, number, document, published, key
