// group: documents
// ja: 同じ事務をする二つの機関は、どこが同じで、どこが違うか。
// en: Two bodies that do the same work: what do they have in common, and where do they differ?
// param: document document | 一方の評価書 | one evaluation | 呉市
// param: other document | もう一方の評価書 | the other evaluation | 墨田区
// column: aspect | 何について | Aspect
// column: found_in | どちらに | In which
// column: here | 一方の数 | In the first
// column: there | もう一方の数 | In the second
// column: line_here | 一方の行 | Line in the first
// column: line_there | もう一方の行 | Line in the second
// value: aspect source | 入手元 | source
// value: aspect contractor | 委託先 | contractor
// value: aspect recipient | 提供先 | recipient
// value: aspect transferee | 移転先 | transferee
// value: aspect user | 使用部署 | user
// value: aspect information | 情報 | information
// value: aspect provision | 条項 | provision
// value: aspect system | システム | system
// value: aspect file | ファイル | file
// value: aspect item | 記録項目 | recorded item
// value: found_in both | 両方 | both
// value: found_in first | 一方だけ | only the first
// value: found_in second | もう一方だけ | only the second
// not-ja: 名が同じものを同じとみている。書き方が違えば違いに見え、様式（重点・全項目）が違えば問われる欄も違う。
// not-ja: 数は評価書に書かれた数である。一方だけにあることは、他方にないことを証明しない。
// not-en: Things are one where their names are: another way of writing looks like a difference, and another form asks for other fields.
// not-en: What the evaluations state is counted. What only one states may also be true of the other.
UNWIND [$document, $other] AS said
// Without the WITH before it, the embedded engine finds no passage by the edge of the match before.
CALL (said) {
  MATCH (flow:Flow {evaluation: said}) WHERE flow.kind = 'acquisition'
  MATCH (sender)-[says:SENDS]->(flow)
  WITH flow, says, sender
  OPTIONAL MATCH (passage:Passage {key: says.passage})
  RETURN 'source' AS aspect, sender.name AS name, flow.key AS counted, coalesce(passage.line, flow.line) AS line
  UNION
  MATCH (flow:Flow {evaluation: said}) WHERE flow.kind <> 'acquisition'
  MATCH (flow)-[says:DELIVERS]->(receiver)
  WITH flow, says, receiver
  OPTIONAL MATCH (passage:Passage {key: says.passage})
  RETURN CASE flow.kind WHEN 'entrustment' THEN 'contractor' WHEN 'provision' THEN 'recipient'
         WHEN 'transfer' THEN 'transferee' ELSE 'user' END AS aspect,
         receiver.name AS name, flow.key AS counted, coalesce(passage.line, flow.line) AS line
  UNION
  MATCH (flow:Flow {evaluation: said})-[says:CARRIES]->(information:Information)
  WITH flow, says, information
  OPTIONAL MATCH (passage:Passage {key: says.passage})
  RETURN 'information' AS aspect, information.name AS name, flow.key AS counted,
         coalesce(passage.line, flow.line) AS line
  UNION
  MATCH (flow:Flow {evaluation: said})-[says:BASED_ON]->(provision:Provision)
  WITH flow, says, provision
  OPTIONAL MATCH (passage:Passage {key: says.passage})
  RETURN 'provision' AS aspect, provision.address AS name, flow.key AS counted,
         coalesce(passage.line, flow.line) AS line
  UNION
  MATCH (:Evaluation {key: said})-[:ASSESSES]->(:Work)-[runs:RUNS_ON]->(system:System) WHERE runs.evaluation = said
  RETURN 'system' AS aspect, system.name AS name, system.key AS counted, null AS line
  UNION
  MATCH (:Evaluation {key: said})-[:ASSESSES]->(:Work)-[keeps:KEEPS]->(file:File) WHERE keeps.evaluation = said
  RETURN 'file' AS aspect, file.name AS name, file.key AS counted, null AS line
  UNION
  MATCH (item:RecordItem {evaluation: said})
  RETURN 'item' AS aspect, item.name AS name, item.key AS counted, null AS line
}
WITH aspect, name, count(DISTINCT CASE WHEN said = $document THEN counted ELSE null END) AS here,
     count(DISTINCT CASE WHEN said = $other THEN counted ELSE null END) AS there,
     min(CASE WHEN said = $document THEN line ELSE null END) AS line_here,
     min(CASE WHEN said = $other THEN line ELSE null END) AS line_there
RETURN aspect, name, CASE WHEN here > 0 AND there > 0 THEN 'both' WHEN here > 0 THEN 'first' ELSE 'second' END AS found_in,
       here, there, line_here, line_there
ORDER BY aspect, found_in, name
