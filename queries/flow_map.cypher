// group: lineage
// ja: この評価書の個人情報は、どこから来て、どのファイルに入り、何に基づいて、どこへ渡るか。
// en: Where does the personal information of this evaluation come from, which file holds it, where does it go, and on what basis?
// param: document document | 評価書 | evaluation | 花巻市 個人住民税
// column: frequency | 時期・頻度 | Time and frequency
// column: title | 評価書名 | Title
// column: publishers | 公表した機関 | Published by
// column: changes | 変更箇所の行の数 | Rows of the change log
// column: files | ファイル | Files
// column: annex_table | 別紙 | Annex
// column: sender_inferred | 「どこから」の推定の理由 | Sender inferred
// column: receiver_inferred | 「どこへ」の推定の理由 | Receiver inferred
// column: unread_share | 読めなかった文字の割合 | Share of characters not read
// column: unfilled | 値のない欄 | Labels without a value
// column: via | 経由するシステム | Via system
// not-ja: 評価書に書かれた流れだけを示す。実際に行われた提供の記録ではなく、書かれていない流れが無いことも意味しない。
// not-en: It shows the flows that the evaluation states. It is no log of what was handed over, and no proof that there is no other flow.
// not-ja: システムの接続には向きがない（様式が問わない）。
// not-en: Connections of systems have no direction (the form does not ask it).
// picture: sender:sender_label --kind--> receiver:receiver_label
MATCH (e:Evaluation) WHERE e.key = $document
OPTIONAL MATCH (publisher:Body)-[publishes:PUBLISHES]->(e) WHERE publishes.evaluation = $document
WITH e, publisher, publishes ORDER BY publishes.start, publishes.key
WITH e, collect(DISTINCT CASE WHEN publisher IS NULL THEN null
                              ELSE {name: publisher.name,
                                    inferred: {ja: coalesce(publishes.inferred_ja, []),
                                               en: coalesce(publishes.inferred_en, [])}} END) AS publishers
OPTIONAL MATCH (e)-[:HAS]->(change:Change)
WITH e, publishers, count(change) AS changes
OPTIONAL MATCH (e)-[:ASSESSES]->(:Work)-[keeps:KEEPS]->(kept:File) WHERE keeps.evaluation = $document
WITH e, publishers, changes, kept, keeps ORDER BY keeps.ordinal, keeps.key
WITH e, publishers, changes,
     collect(DISTINCT CASE WHEN kept IS NULL THEN null
                           ELSE {key: kept.key, name: kept.name, entrustment: keeps.declared_entrustments,
                                 provision: keeps.declared_provisions, transfer: keeps.declared_transfers} END) AS files
OPTIONAL MATCH (e)-[:ASSESSES]->(:Work)-[runs:RUNS_ON]->(system:System) WHERE runs.evaluation = $document
WITH e, publishers, changes, files, system, runs ORDER BY runs.ordinal, runs.key
WITH e, publishers, changes, files,
     collect(DISTINCT CASE WHEN system IS NULL THEN null ELSE {key: system.key, name: system.name} END) AS systems
OPTIONAL MATCH (e)-[:ASSESSES]->(:Work)-[runs:RUNS_ON]->(one:System)-[joined:CONNECTS_TO]->(other:System)
  WHERE runs.evaluation = $document AND joined.evaluation = $document
WITH e, publishers, changes, files, systems, runs, one, other, joined ORDER BY runs.ordinal, joined.start, joined.key
WITH e, publishers, changes, files, systems,
     collect(DISTINCT CASE WHEN other IS NULL THEN null
                           ELSE {system: one.key, key: other.key, name: other.name, option: joined.option} END)
       AS connections
// What is the same in every row travels as one map, so that the flows are grouped by it once.
WITH {title: e.title, number: e.number, form: e.form, body: e.body, published: e.published,
      read_in_part: e.read_in_part, unread_share: e.unread_share, unfilled: coalesce(e.unfilled, []),
      gaps: {ja: coalesce(e.gaps_ja, []), en: coalesce(e.gaps_en, [])}, publishers: publishers, changes: changes, files: files, systems: systems,
      connections: connections} AS whole
OPTIONAL MATCH (f:Flow) WHERE f.evaluation = $document
OPTIONAL MATCH (sender)-[sends:SENDS]->(f)
WITH whole, f, sender, sends ORDER BY sends.start, sends.key
WITH whole, f, sender, min(sends.start) AS sent_at,
     collect(DISTINCT CASE WHEN sends.inferred_ja IS NULL THEN null
                           ELSE {ja: sends.inferred_ja, en: sends.inferred_en} END) AS sender_inferred
OPTIONAL MATCH (f)-[delivers:DELIVERS]->(receiver)
WITH whole, f, sender, sent_at, sender_inferred, receiver, delivers ORDER BY delivers.start, delivers.key
WITH whole, f, sender, sent_at, sender_inferred, receiver,
     min(delivers.start) AS delivered_at,
     collect(DISTINCT CASE WHEN delivers.inferred_ja IS NULL THEN null
                           ELSE {ja: delivers.inferred_ja, en: delivers.inferred_en} END) AS receiver_inferred
OPTIONAL MATCH (f)-[via:VIA]->(through:System)
WITH whole, f, sender, sent_at, sender_inferred, receiver, delivered_at, receiver_inferred, via, through
     ORDER BY via.start, via.key
WITH whole, f, sender, sent_at, sender_inferred, receiver, delivered_at, receiver_inferred,
     collect(DISTINCT CASE WHEN through IS NULL THEN null ELSE {key: through.key, name: through.name} END) AS via
OPTIONAL MATCH (f)-[basis:BASED_ON]->(provision:Provision)
WITH whole, f, sender, sent_at, sender_inferred, receiver, delivered_at, receiver_inferred,
     via, basis, provision ORDER BY basis.start, basis.key
WITH whole, f, sender, sent_at, sender_inferred, receiver, delivered_at, receiver_inferred,
     via, collect(DISTINCT CASE WHEN provision IS NULL THEN null
                           ELSE {address: provision.address, status: basis.status, quote: basis.quote,
                                 passage: basis.passage, start: basis.start, end: basis.end,
                                 law: provision.law, article: provision.article, paragraph: provision.paragraph,
                                 item: provision.item, table: provision.table, row: provision.row} END) AS citations
OPTIONAL MATCH (f)-[:STATED_IN]->(passage:Passage)
WITH whole, f, sender, sent_at, sender_inferred, receiver, delivered_at, receiver_inferred,
     via, citations, passage ORDER BY passage.source_start, passage.key
WITH whole, f, sender, sent_at, sender_inferred, receiver, delivered_at, receiver_inferred,
     via, citations, collect(DISTINCT CASE WHEN passage IS NULL THEN null
                           ELSE {key: passage.key, section: passage.section, label: passage.label_text,
                                 text: passage.text, line: passage.line, page: passage.page} END) AS passages
RETURN whole.title AS title, whole.number AS number, whole.form AS form, whole.body AS body,
       whole.published AS published, whole.read_in_part AS read_in_part, whole.unread_share AS unread_share,
       whole.unfilled AS unfilled,
       whole.gaps AS gaps, whole.publishers AS publishers, whole.changes AS changes,
       whole.files AS files, whole.systems AS systems, whole.connections AS connections,
       f.key AS flow, f.kind AS kind, f.label_text AS label, f.block AS block,
       f.annex_table AS annex_table, f.annex_row AS annex_row, f.file AS file, f.refers_to_annex AS refers_to_annex,
       coalesce(f.annex_fields, []) AS annex_fields,
       labels(sender)[0] AS sender_label,
       sender.key AS sender_key, sender.name AS sender,
       labels(receiver)[0] AS receiver_label,
       receiver.key AS receiver_key, receiver.name AS receiver,
       f.counterparty AS counterparty, f.information AS information, f.purpose AS purpose,
       f.matter AS matter, f.methods AS methods, f.methods_illegible AS methods_illegible,
       f.frequency AS frequency, f.subjects_band AS subjects_band,
       f.legal_basis_text AS legal_basis_text, via, citations, passages,
       {ja: coalesce(f.inferred_ja, []), en: coalesce(f.inferred_en, [])} AS inferred, sender_inferred, receiver_inferred,
       f.line AS line, f.page AS page
ORDER BY f.source_start, f.line, sent_at, delivered_at, label, flow, sender_key, receiver_key
