// group: risks
// ja: 様式の各リスクへの対策を、どの機関がどう評価しているか。
// en: How do the bodies rate their measures against each risk of the form, side by side?
// param: body name:Body? | 評価実施機関の名（その機関の評価書の記載に限る） | name of a body, to go by its evaluations only | 呉市
// param: document document? | 評価書の題名・機関名・公表日など（その評価書だけを見る） | words of one evaluation, to go by it only | 呉市
// param: risk value:Risk.name? | リスクの題（様式の言い方） | title of a risk, as the form words it | 不正な提供・移転が行われるリスク
// param: rating value:Risk.rating? | 評価の選択肢 | an option of the rating | 十分である
// column: risk | リスク | Risk
// column: rating | 対策は十分か | Rating
// column: measure | 措置の内容 | Measures
// column: answers | ほかの答え | Other answers
// value: rating illegible | 読めない | illegible
// not-ja: 評価は評価書が自ら述べるもので、対策が足りているかどうかを判断したものではない。
// not-ja: 評価の欄が空の行は、様式の欄が空であること（委託や接続をしないときなど）を示す。
// not-ja: リスクの題は様式の言い方にそろえた。同じ題でも、節（入手と情報連携など）が違えば別のリスクである。
// not-ja: 新しい版に代わられた評価書の記載は、指定しない限り除いてある。
// not-en: A rating is what the evaluation says of itself; whether the measures are enough is not judged.
// not-en: A row without a rating: the form's field is blank, as where nothing is entrusted or connected.
// not-en: Titles are in the form's words. Risks of the same title in different sections (acquisition, the network) are different ones.
// not-en: What evaluations replaced by a newer version say is left out unless one is named.
// marks: ratings
// by: evaluation
UNWIND $evaluations AS stating
MATCH (evaluation:Evaluation {key: stating})
MATCH (risk:Risk {evaluation: stating})
WHERE ($risk IS NULL OR risk.name IN $risk) AND ($rating IS NULL OR risk.rating IN $rating)
MATCH (risk)<-[has:HAS]-(evaluation)
OPTIONAL MATCH (risk)-[stated:STATED_IN]->(rated:Passage) WHERE rated.meaning IN ['risk.enough', 'risk.priority_enough']
OPTIONAL MATCH (passage:Passage {key: coalesce(stated.passage, has.passage)})
RETURN DISTINCT risk.name AS risk, CASE WHEN risk.rating_illegible THEN 'illegible' ELSE risk.rating END AS rating,
       evaluation.body AS body, risk.file AS file, evaluation.title AS document, evaluation.published AS published,
       passage.section AS section, passage.line AS line, coalesce(stated.quote, has.quote) AS quote,
       risk.measure AS measure, risk.answers AS answers
ORDER BY body, document, published, line, risk, file
