// group: systems
// ja: この機関の事務は、どのシステムを用い、それは何とつながるか。
// en: Which systems do the works of a body run on, and to what are they connected?
// param: body name:Body? | 評価実施機関の名（その機関の評価書の記載に限る） | name of a body, to go by its evaluations only | 呉市
// param: document document? | 評価書の題名・機関名・公表日など（その評価書だけを見る） | words of one evaluation, to go by it only | 呉市
// column: work | 事務 | Work
// column: connections_illegible | 印が読めない接続先 | Connections of which the mark is lost
// not-ja: 接続の向きは様式が問わない。つながっていることは、情報が流れることを意味しない。
// not-ja: 印が読めない接続先は、つながっているともいないとも言えない。新しい版に代わられた評価書の記載は、指定しない限り除いてある。
// not-en: The form does not ask the direction of a connection, and being connected does not mean that information flows.
// not-en: Where the mark of a connection is lost, the system may or may not be connected. What evaluations replaced by a newer version say is left out unless one is named.
// marks: connections
// picture: work:Work ----> system:System
// picture: system:System --option--> connected:System
// by: evaluation
UNWIND $evaluations AS stating
MATCH (evaluation:Evaluation {key: stating})
MATCH (evaluation)-[:ASSESSES]->(work:Work)-[runs:RUNS_ON]->(system:System) WHERE runs.evaluation = evaluation.key
OPTIONAL MATCH (system)-[joined:CONNECTS_TO]->(connected:System) WHERE joined.evaluation = evaluation.key
OPTIONAL MATCH (passage:Passage {key: coalesce(joined.passage, runs.passage)})
RETURN DISTINCT work.name AS work, runs.ordinal AS ordinal, system.name AS system, joined.option AS option,
       connected.name AS connected, runs.connections_illegible AS connections_illegible, evaluation.body AS body, evaluation.title AS document,
       evaluation.published AS published, passage.section AS section, passage.line AS line,
       coalesce(joined.quote, runs.quote) AS quote,
       {ja: coalesce(joined.inferred_ja, runs.inferred_ja),
        en: coalesce(joined.inferred_en, runs.inferred_en)} AS inferred,
       work.key AS work_key, system.key AS system_key, connected.key AS connected_key
ORDER BY body, document, published, ordinal, system, line, option, connected, quote
