// group: law
// ja: 引いている条項が改正で変わったのに、その後に改められていない評価書は、どれか。
// en: Which evaluations have not been revised since an amendment changed what they cite?
// param: law name:Law? | 法令の名（その法令の改正に限る） | name of a law, to go by its amendments only | 番号法
// param: on date? | いつまでの改正をみるか（省けば知られている最後の日） | amendments up to which day (the last one known unless told) | 2024-06-01
// column: amended_by | 改正法令 | Amended by
// column: provisions | 変わった条項 | Provisions changed
// column: in_short | 変わった条項（まとめて） | Provisions changed, in short
// not-ja: 収めた評価書の最も新しい版についていう。その後の版が公表されていて、収めていないだけかもしれない。
// not-ja: 評価書の日は公表日で、なければ評価書の中身から推した日（推定）。どちらもない評価書は出ない。
// not-ja: 法令の版を収めていない法令の改正は分からない。文言だけの改正が、評価書の修正を要するとは限らない。
// not-ja: 同じ日に複数の改正法令が施行されたときは、そのすべてを示す。どれがこの条項を改めたかは分からない。
// not-en: It goes by the newest version that is stored; a later one may have been published and not been stored.
// not-en: An evaluation is of its day of publication or, without one, of the day inferred from what it says. Without either it is not shown.
// not-en: Amendments of laws whose versions are not held are not known. A change of the wording alone need not call for a revision.
// not-en: Of several laws that amended it on one day all are named; which of them changed this is not known.
// picture: document:Evaluation ----> provisions:Provision
// postprocess: amended
// columns: body document published written on law amended_by became provisions in_short citations evaluation
// by: evaluation CITES
UNWIND $evaluations AS stating
MATCH (dated:Evaluation {key: stating})
WHERE $on IS NULL OR coalesce(dated.published, dated.written) < $on
MATCH (dated)-[:HAS]->(:Passage)-[cites:CITES]->(provision:Provision)
WITH stating, provision.key AS cited, count(cites) AS citations
WITH cited, collect({stating: stating, citations: citations}) AS citing
MATCH (provision:Provision {key: cited}) WHERE $law IS NULL OR provision.law IN $law
WITH {provision: provision.address, law: provision.law, article: provision.article, paragraph: provision.paragraph,
      item: provision.item, table_name: provision.table, row_number: provision.row} AS provision, citing
UNWIND citing AS one
WITH one.stating AS stating, collect({provision: provision, citations: one.citations}) AS cited
MATCH (evaluation:Evaluation {key: stating})
RETURN evaluation.body AS body, evaluation.title AS document, evaluation.published AS published,
       coalesce(evaluation.published, evaluation.written) AS written, cited, evaluation.key AS evaluation
ORDER BY body, document, published, evaluation
