// group: systems
// ja: ほかの多くがつながり、なくなれば網が切れるシステムは、どれか。
// en: On which systems do most others hang, and without which does the network fall apart?
// param: body name:Body? | 評価実施機関の名（その機関の評価書の記載に限る） | name of a body, to go by its evaluations only | 呉市
// column: connections | 接続の数 | Connections
// column: works | 用いる事務 | Works that run on it
// column: betweenness | 媒介の度合い | Betweenness
// column: articulation | 要となる | Holds the network together
// column: cut_off | 切り離されるもの | Would be cut off
// not-ja: 接続は評価書が挙げたものだけで、向きはない。「媒介の度合い」は、ほかの二つを結ぶ最も短い道のうち、これを通るものの割合（0〜1）。
// not-ja: 「切り離されるもの」は、これがなければ網の残りから切り離されるシステム。実際に止まるかどうかは、つながり方によるので述べない。
// not-ja: 全国のシステムは機関をまたいで一つ、そのほかは機関ごとに別である。新しい版に代わられた評価書の記載は除いてある。
// not-en: Only connections that evaluations list, without direction. “Betweenness” is the share of shortest ways between two others that lead through it (0 to 1).
// not-en: “Would be cut off” are those it would part from the rest of the network. Whether they would stop depends on what the connection is for; that is not said.
// not-en: National systems are one for all bodies, others belong to each body. What evaluations replaced by a newer version say is left out.
// marks: connections
// picture: system:System ----> connected:System
// postprocess: centrality
// by: state
// columns: system body connections betweenness articulation cut_off flows works bodies connected system_key connected_key
CALL () {
  MATCH (one:System)-[joined:CONNECTS_TO]->(other:System)
  RETURN DISTINCT one.key AS system_key, one.name AS system, one.body AS owner, other.key AS connected_key,
         other.name AS connected, other.body AS connected_owner, joined.evaluation AS said, null AS work, 0 AS flows
  UNION ALL
  MATCH (one:System)<-[:VIA]-(flow:Flow) WHERE flow.current
  RETURN one.key AS system_key, one.name AS system, one.body AS owner, null AS connected_key, null AS connected,
         null AS connected_owner, flow.evaluation AS said, null AS work, count(DISTINCT flow.key) AS flows
  UNION ALL
  MATCH (one:System)<-[runs:RUNS_ON]-(work:Work)
  RETURN DISTINCT one.key AS system_key, one.name AS system, one.body AS owner, null AS connected_key,
         null AS connected, null AS connected_owner, runs.evaluation AS said, work.name AS work, 0 AS flows
}
MATCH (evaluation:Evaluation {key: said}) WHERE evaluation.current
MATCH (publisher:Body)-[:PUBLISHES]->(evaluation) WHERE $body IS NULL OR publisher.name IN $body
RETURN system_key, system, owner, connected_key, connected, connected_owner, said, flows, work,
       publisher.name AS body
ORDER BY system_key, connected_key, work, body
