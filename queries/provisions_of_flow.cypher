// group: law
// ja: この流れは、どの条項に基づき、その条項はその日の法令で何を定めていたか。
// en: On which provisions does a flow rest, and what did the law of a day say there?
// param: document document | 評価書の題名・機関名・公表日など | words of its title, body or date | 花巻市
// param: file name:File? | 特定個人情報ファイルの名（そのファイルに限る） | name of a file, to go by it only | 個人住民税課税情報ファイル
// param: label value:Flow.label_text? | 流れの見出し（省けばすべて） | heading of the flow (all unless told) | 提供先3
// param: on date? | 法令をみる日（省けば評価書の日） | the day of the law (the evaluation's own unless told) | 2024-06-01
// column: standing | 法令をみる日の効力 | Standing on the day of the law
// column: address_then | その日の番号 | Address that day
// column: caption | 条の見出し | Caption
// value: standing valid | 有効 | in force
// value: standing stale | 旧番号 | no longer valid
// value: standing future | 未施行 | not yet in force
// value: standing unknown | その番号の条項なし | no such provision
// value: standing unversioned | 法令の版が未収録 | law's versions not held
// value: standing undated | 日付がなく未確認 | no date to look it up by
// not-ja: 条文そのものは持っていない。示すのは、その日の番号・見出しと、表の項が定める照会者・提供者・情報の名である。
// not-ja: 評価書の日が分からず日も指定しないとき、法令の版が未収録のときは、印刷された番号だけを示す。正しい根拠かどうかは判断していない（konkyo check）。
// not-en: The text itself is not held: shown are its number and caption that day, and the requester, provider and information that a row of a table names.
// not-en: Where no day of the evaluation is known and none is told, or no version of the law is held, only the number as printed is shown. Whether it is the right basis is not judged (konkyo check).
// picture: file:File --label--> provision:Provision
// postprocess: law_on_day
// columns: file kind label counterparty information provision status on standing address_then became caption requester provider names section line quote flow
MATCH (evaluation:Evaluation {key: $document})
MATCH (flow:Flow {evaluation: $document})
WHERE ($label IS NULL OR flow.label_text IN $label) AND ($file IS NULL OR flow.file IN $file)
MATCH (flow)-[based:BASED_ON]->(provision:Provision)
OPTIONAL MATCH (passage:Passage {key: based.passage})
RETURN DISTINCT flow.file AS file, flow.kind AS kind, flow.label_text AS label, flow.counterparty AS counterparty,
       flow.information AS information, provision.address AS provision, based.status AS status,
       coalesce(evaluation.published, evaluation.written) AS written, provision.law AS law, provision.article AS article,
       provision.paragraph AS paragraph, provision.item AS item, provision.table AS table_name,
       provision.row AS row_number, passage.section AS section, passage.line AS line, based.quote AS quote,
       flow.key AS flow
ORDER BY file, line, flow, provision, quote
