// group: documents
// ja: どの評価書が収めてあるか。
// en: Which evaluations are stored?
// column: replaced_by | 新しい版 | Newer version
// column: key | key | Key
// column: unread_percent | 読めなかった文字 (%) | Characters unread (%)
// keep: unread_percent flows published document
// not-ja: 版の順は公表日から推したもので、公表日の記載がない評価書は順に入らない。その評価書は、書かれたことから推した日の法令で判断する。
// not-en: The order of versions is derived from the dates of publication; an evaluation without one is not put in order; it is judged by the law of a day inferred from what it says.
MATCH (evaluation:Evaluation)
OPTIONAL MATCH (publisher:Body)-[publishes:PUBLISHES]->(evaluation) WHERE evaluation.body IS NULL
WITH evaluation, publisher, publishes ORDER BY publisher.name
WITH evaluation, collect(publisher.name)[0] AS publisher, collect(publishes.inferred_ja)[0] AS publisher_ja,
     collect(publishes.inferred_en)[0] AS publisher_en
OPTIONAL MATCH (flow:Flow {evaluation: evaluation.key})
WITH evaluation, publisher, publisher_ja, publisher_en, count(DISTINCT flow) AS flows
OPTIONAL MATCH (newer:Evaluation)-[:REPLACES]->(evaluation)
WITH evaluation, publisher, publisher_ja, publisher_en, flows, newer ORDER BY newer.published, newer.key
WITH evaluation, publisher, publisher_ja, publisher_en, flows, collect(DISTINCT newer.published) AS replaced_by
RETURN DISTINCT coalesce(evaluation.body, publisher) AS body, evaluation.number AS number, evaluation.title AS document,
       evaluation.form AS form, evaluation.published AS published, evaluation.written AS written,
       {ja: coalesce(publisher_ja, []) + coalesce(evaluation.written_ja, []),
        en: coalesce(publisher_en, []) + coalesce(evaluation.written_en, [])} AS inferred, flows,
       size(coalesce(evaluation.gaps_ja, [])) AS gaps, round(evaluation.unread_share * 10000) / 100 AS unread_percent,
       evaluation.read_in_part AS read_in_part, replaced_by, evaluation.key AS key
ORDER BY body, number, document, published, key
