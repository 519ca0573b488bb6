// group: systems
// ja: ほかの多くがつながり、なくなれば網が切れるシステムは、どれか。
// en: On which systems do most others hang, and without which does the network fall apart?
// param: body name:Body? | 評価実施機関の名（その機関の評価書の記載に限る） | name of a body, to go by its evaluations only | 呉市
// column: works | 用いる事務 | Works that run on it
// column: betweenness | 媒介の度合い | Betweenness
// column: articulation | 要となる | Holds the network together
// column: cut_off | 切り離されるもの | Would be cut off
// not-ja: 接続は評価書が挙げたものだけで、向きはない。betweenness は、ほかの二つを結ぶ最も短い道のうち、これを通るものの割合（0〜1）。
// not-ja: cut_off は、これがなければ網の残りから切り離されるシステム。実際に止まるかどうかは、つながり方によるので述べない。
// not-ja: 全国のシステムは機関をまたいで一つ、そのほかは機関ごとに別である。新しい版に代わられた評価書の記載は除いてある。
// not-en: Only connections that evaluations list, without direction. “betweenness” is the share of shortest ways between two others that lead through it (0 to 1).
// not-en: “cut_off” are those it would part from the rest of the network. Whether they would stop depends on what the connection is for; that is not said.
// not-en: National systems are one for all bodies, others belong to each body. What evaluations replaced by a newer version say is left out.
// picture: system:System ----> connected:System
// postprocess: centrality
// columns: system body connections betweenness articulation cut_off flows works bodies connected system_key connected_key
MATCH (publisher:Body)-[:PUBLISHES]->(evaluation:Evaluation {current: true})
WHERE $body IS NULL OR publisher.name IN $body
WITH collect(DISTINCT evaluation.key) AS asked
CALL (asked) {
  MATCH (one:System)-[joined:CONNECTS_TO]->(other:System) WHERE joined.evaluation IN asked
  RETURN one AS system, other AS connected, null AS flow, null AS work, joined.evaluation AS said
  UNION
  MATCH (flow:Flow)-[via:VIA]->(one:System) WHERE via.evaluation IN asked
  RETURN one AS system, null AS connected, flow.key AS flow, null AS work, via.evaluation AS said
  UNION
  MATCH (work:Work)-[runs:RUNS_ON]->(one:System) WHERE runs.evaluation IN asked
  RETURN one AS system, null AS connected, null AS flow, work.name AS work, runs.evaluation AS said
}
MATCH (publisher:Body)-[:PUBLISHES]->(evaluation:Evaluation {key: said})
RETURN DISTINCT system.key AS system_key, system.name AS system, system.body AS owner, connected.key AS connected_key,
       connected.name AS connected, connected.body AS connected_owner, flow, work, publisher.name AS body
ORDER BY system_key, connected_key, flow, work, body
