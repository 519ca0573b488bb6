// group: systems
// ja: この二つのシステムは、どのシステムを介してつながるか（最も短い道）。
// en: Through which systems are two systems connected (the shortest ways)?
// param: origin name:System | 一方のシステム | one system | eLTAX
// param: goal name:System | もう一方のシステム | the other system | 中間サーバー
// not-ja: 接続は評価書が挙げたものだけで、向きはない。つながっていることは、情報が渡ることを意味しない（流れの道は path_between）。
// not-ja: 全国のシステムは機関をまたいで一つなので、道が別の機関を通ることがある。新しい版に代わられた評価書の記載は除いてある。
// not-en: Only connections that evaluations list, without direction. Being connected does not mean that information passes (for the ways of flows: path_between).
// not-en: National systems are one for all bodies, so a way may lead through another body. What evaluations replaced by a newer version say is left out.
// marks: connections
// picture: sender:System --option--> receiver:System
// by: connection
UNWIND $connections AS found
MATCH (one:System {key: found.one})-[joined:CONNECTS_TO]-(other:System {key: found.other})
MATCH (evaluation:Evaluation {key: joined.evaluation}) WHERE evaluation.current
OPTIONAL MATCH (passage:Passage {key: joined.passage})
RETURN DISTINCT found.way AS way, found.step AS step, one.name AS sender, joined.option AS option,
       other.name AS receiver, evaluation.body AS body, evaluation.title AS document,
       evaluation.published AS published, passage.section AS section, passage.line AS line, joined.quote AS quote,
       {ja: joined.inferred_ja, en: joined.inferred_en} AS inferred, one.key AS sender_key,
       other.key AS receiver_key
ORDER BY way, step, body, document, published, line, option, quote
