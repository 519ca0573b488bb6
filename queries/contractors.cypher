// group: handling
// ja: だれに何を委託し、何人が扱い、再委託するか（機関をまたいで）。
// en: Who is entrusted with what, how many people there handle it, and is it entrusted further (across bodies)?
// param: contractor name:Party? | 委託先の名 | name of a contractor | 富士通株式会社中国支社
// param: body name:Body? | 評価実施機関の名（その機関の評価書の記載に限る） | name of a body, to go by its evaluations only | 呉市
// param: document document? | 評価書の題名・機関名・公表日など（その評価書だけを見る） | words of one evaluation, to go by it only | 呉市
// param: file name:File? | 特定個人情報ファイルの名（そのファイルに限る） | name of a file, to go by it only | 住民基本台帳ファイル
// column: handlers_band | 取扱者数 | People handling it
// column: entrusted_further | 再委託 | Entrusted further
// column: further_matter | 再委託事項 | Matter entrusted further
// not-ja: 人数の幅は評価書が選んだ選択肢で、実際の人数ではない。空欄は、欄が読めなかったか、様式にないことを示す。
// not-ja: 再委託先の名は、どの様式も問わない。同じ会社の支社は別の相手として数える。新しい版に代わられた評価書の記載は、指定しない限り除いてある。
// not-en: The bands are the options the evaluation chose, no head counts. Blank: not read, or not in that form.
// not-en: No form asks who the sub-contractor is. Branches of one company count as different parties. What evaluations replaced by a newer version say is left out unless one is named.
// picture: file:File --label--> contractor:contractor_label
// by: evaluation DELIVERS
UNWIND $evaluations AS stating
MATCH (evaluation:Evaluation {key: stating})
OPTIONAL MATCH (part:Flow {evaluation: evaluation.key}) WHERE part.kind = 'subentrustment'
WITH evaluation, collect(part) AS parts
MATCH (flow:Flow {evaluation: evaluation.key})
WHERE flow.kind = 'entrustment' AND ($file IS NULL OR flow.file IN $file)
OPTIONAL MATCH (flow)-[delivers:DELIVERS]->(contractor)
WITH evaluation, flow, delivers, contractor,
     [part IN parts WHERE part.file = flow.file AND part.block = flow.block] AS fitting
WHERE $contractor IS NULL OR contractor.name IN $contractor
OPTIONAL MATCH (file:File)-[sends:SENDS]->(flow)
OPTIONAL MATCH (:Work)-[keeps:KEEPS]->(file) WHERE keeps.evaluation = flow.evaluation
UNWIND CASE fitting WHEN [] THEN [null] ELSE fitting END AS further
OPTIONAL MATCH (passage:Passage {key: coalesce(delivers.passage, sends.passage)})
RETURN DISTINCT contractor.name AS contractor, evaluation.body AS body, flow.file AS file, flow.label_text AS label,
       coalesce(flow.matter, flow.purpose) AS matter, delivers.handlers_band AS handlers_band,
       coalesce(flow.subjects_band, keeps.subjects_band) AS subjects_band, further IS NOT NULL AS entrusted_further,
       further.purpose AS further_matter, evaluation.title AS document, evaluation.published AS published,
       passage.section AS section, coalesce(passage.line, flow.line) AS line,
       coalesce(delivers.quote, sends.quote) AS quote, file.key AS file_key,
       labels(contractor)[0] AS contractor_label,
       contractor.key AS contractor_key, flow.key AS flow
ORDER BY body, document, published, contractor, line, flow
