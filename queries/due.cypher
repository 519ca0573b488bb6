// group: documents
// ja: どの評価書が、年一回の見直し（規則第14条）と公表から五年の再実施（規則第15条）の時期に来ているか。
// en: Which evaluations are due for their yearly review, or for the assessment before five years have passed?
// param: on date | どの日に | on which day | 2026-12-01
// param: body name:Body? | 評価実施機関の名（その機関の評価書に限る） | name of a body, to go by its evaluations only | 呉市
// column: duty | 何の時期か | What is due
// column: state | その日に | On that day
// column: since | いつから数えて | Counted from
// column: due | いつまでに | Due by
// column: evaluated | 基礎項目評価の実施日 | Basic assessment of
// value: duty review | 年一回の見直し | yearly review
// value: duty assessment | 五年前の再実施 | assessment before five years have passed
// value: state past | 過ぎた | past
// value: state ahead | これから | ahead
// value: state unknown | 不明 | unknown
// not-ja: 見直しは、公表日と変更箇所の変更日の最も新しい日から一年、再実施は、収めた版の公表日から五年と数えている。どちらも努力義務である。
// not-ja: 変更のなかった見直しは評価書に書かれず、公表が再実施によるか修正によるかも書かれないので、実際の時期は違うことがある。日のない評価書は不明とし、推した日は使わない。変更箇所だけの文書は評価書でないので、数えない。
// not-en: The review is counted one year from the newest of 公表日 and the days of the change log, the assessment five years from 公表日 of the stored version. Both are duties to endeavour.
// not-en: A review that changes nothing is not printed, nor whether a version was published after an assessment or a correction, so what is really due may differ. Without a day it is unknown; inferred days are not used. A document of a change log alone is no evaluation, so it is not counted.
// postprocess: duties
// columns: duty state since due body document published evaluated evaluation
// by: evaluation
UNWIND $evaluations AS stating
MATCH (evaluation:Evaluation {key: stating}) WHERE evaluation.form <> '変更箇所一覧'
OPTIONAL MATCH (change:Change {evaluation: evaluation.key})
WITH evaluation, max(change.date) AS changed
RETURN evaluation.body AS body, evaluation.title AS document, evaluation.published AS published,
       evaluation.evaluated AS evaluated, changed, evaluation.key AS evaluation
ORDER BY body, document, published, evaluation
