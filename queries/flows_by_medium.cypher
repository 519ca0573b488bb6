// group: systems
// ja: 紙・電子記録媒体・専用線など、どの方法で、何が渡るか。
// en: What passes by which method: paper, storage media, leased line and so on?
// param: medium value:Flow.method_names? | 方法（様式の選択肢のとおり） | the method, as the form's option says it | 紙
// param: body name:Body? | 評価実施機関の名（その機関の評価書の記載に限る） | name of a body, to go by its evaluations only | 花巻市
// param: document document? | 評価書の題名・機関名・公表日など（その評価書だけを見る） | words of one evaluation, to go by it only | 花巻市
// param: file name:File? | 特定個人情報ファイルの名（そのファイルに限る） | name of a file, to go by it only | 個人住民税課税情報ファイル
// column: medium | 方法 | Method
// not-ja: 一つの流れに印がいくつもあれば、その数だけ行がある。どれがどれだけ使われるかは、様式が問わない。
// not-ja: 印が読めなかった流れは、「印が原文で失われている」とし、方法を指定しないときにだけ行に示す。方法の欄のない様式の流れは出ない。
// not-ja: 新しい版に代わられた評価書の記載は、指定しない限り除いてある。
// not-en: A flow with several ticks has a row for each; how much goes by which, the form does not ask.
// not-en: Flows whose ticks could not be read are rows of their own only where no method is asked for; they are always counted below the answer. Flows for which the form has no such field are not shown.
// not-en: What evaluations replaced by a newer version say is left out unless one is named.
// value: medium illegible | 印が原文で失われている | marks lost in the source
// marks: methods
// picture: sender:sender_label --medium--> receiver:receiver_label
// by: evaluation
UNWIND $evaluations AS stating
MATCH (evaluation:Evaluation {key: stating})
MATCH (flow:Flow {evaluation: evaluation.key}) WHERE $file IS NULL OR flow.file IN $file
UNWIND CASE WHEN coalesce(flow.methods_illegible, false) THEN [null]
            ELSE range(0, size(coalesce(flow.methods, [])) - 1) END AS place
WITH evaluation, flow, flow.methods[place] AS medium, flow.method_names[place] AS option
WHERE $medium IS NULL OR option IN $medium
OPTIONAL MATCH (sender)-[sends:SENDS]->(flow)
OPTIONAL MATCH (flow)-[delivers:DELIVERS]->(receiver)
WITH evaluation, flow, medium, sender, receiver,
     coalesce(delivers.passage, sends.passage) AS place
OPTIONAL MATCH (flow)-[ticked:STATED_IN]->(field:Passage) WHERE field.meaning ENDS WITH '.methods'
WITH evaluation, flow, medium, sender, receiver, place, ticked, field ORDER BY field.line, field.key
WITH evaluation, flow, medium, sender, receiver, place,
     collect({section: field.section, line: field.line, quote: ticked.quote})[0] AS said
OPTIONAL MATCH (passage:Passage {key: place})
RETURN DISTINCT CASE WHEN flow.methods_illegible THEN 'illegible' ELSE medium END AS medium,
       flow.methods_illegible AS methods_illegible, sender.name AS sender, flow.kind AS kind,
       flow.label_text AS label, receiver.name AS receiver, flow.file AS file, flow.information AS information,
       evaluation.body AS body, evaluation.title AS document, evaluation.published AS published,
       coalesce(said.section, passage.section) AS section, coalesce(said.line, passage.line, flow.line) AS line,
       said.quote AS quote,
       labels(sender)[0] AS sender_label, sender.key AS sender_key,
       labels(receiver)[0] AS receiver_label,
       receiver.key AS receiver_key, flow.key AS flow
ORDER BY body, document, published, medium, line, flow, sender, receiver
