// group: handling
// ja: いくつもの機関から委託を受ける会社は、どれか（支社・グループ会社・旧社名をまとめて）。
// en: Which companies are entrusted with work by several bodies (branches, groups and former names taken together)?
// param: contractor name:Party? | 委託先の名 | name of a contractor | 富士通株式会社
// column: company | 会社 | Company
// not-ja: 会社は、名に「支社」などと書かれたものと、別名として宣言されたもの（other_names.csv、--aliases のファイル）をまとめた。評価書はそう述べていない。理由は「推定の理由」に示す。
// not-ja: 宣言されていない別名は別の会社として数える。新しい版に代わられた評価書の記載は除いてある。
// not-en: Companies are put together by names that say 支社 or the like and by declared names (other_names.csv, the file of --aliases). No evaluation says so; why is told under “inferred”.
// not-en: Names that are not declared count as companies of their own. What evaluations replaced by a newer version say is left out.
// picture: company:Party --label--> body:Body
// postprocess: companies
// columns: company bodies body contractor file label matter document published section line quote inferred company_key body_key flow
// by: state
MATCH (flow:Flow {kind: 'entrustment'})-[delivers:DELIVERS]->(party:Party) WHERE flow.current
MATCH (evaluation:Evaluation {key: flow.evaluation})
MATCH (publisher:Body)-[:PUBLISHES]->(evaluation)
OPTIONAL MATCH (passage:Passage {key: delivers.passage})
RETURN DISTINCT party.name AS contractor, publisher.name AS body, publisher.key AS body_key, flow.file AS file,
       flow.label_text AS label, coalesce(flow.matter, flow.purpose) AS matter, evaluation.title AS document,
       evaluation.published AS published, passage.section AS section, coalesce(passage.line, flow.line) AS line,
       delivers.quote AS quote, {ja: delivers.inferred_ja, en: delivers.inferred_en} AS inferred, flow.key AS flow
ORDER BY contractor, body, document, published, line, flow
