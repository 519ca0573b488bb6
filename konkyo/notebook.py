"""Every question as a typed function, for notebooks: the same answers that ``konkyo ask`` gives.

Made from queries/*.cypher (``python -m konkyo.queries.notebook_source > konkyo/notebook.py``); do not edit by hand.

>>> import konkyo
>>> from konkyo import notebook
>>> with konkyo.open("konkyo-graph") as store:
...     frame = notebook.contractors(store, body="呉市").to_pandas()

All raise KonkyoError for a name or document that is not stored or fits several, with those that come near.
"""

from collections.abc import Sequence

from konkyo import ask
from konkyo.graph.store import Store
from konkyo.viz.shown_answer import ShownAnswer


def as_of(store: Store, document: str, on: str) -> ShownAnswer:
    """この評価書の各欄は、その日には何と書かれていたか（変更箇所を逆にたどる）。
    What did each field of this evaluation say on a day, by its change log read backwards?

    ``document``: 評価書の題名・機関名・公表日など (例 倉敷市長 国民年金)
    ``on``: 知りたい日 (例 2022-04-01)
    ``document``: words of its title, body or date (as 倉敷市長 国民年金)
    ``on``: the day (as 2022-04-01)
    """
    return ask(store, "as_of", document=document, on=on)


def bases_of_document(store: Store, document: str, *, file: str | None = None) -> ShownAnswer:
    """この評価書の提供・移転は、何を、どのシステムで、だれに、どの条項に基づいて渡すか。
    What does each provision or transfer of this evaluation hand over, to whom, by which systems, on which
        provisions?

    ``document``: 評価書の題名・機関名・公表日など (例 倉敷市長 国民年金)
    ``file``: 特定個人情報ファイルの名（そのファイルに限る） (例 国民年金関係情報ファイル)
    ``document``: words of its title, body or date (as 倉敷市長 国民年金)
    ``file``: name of a file, to go by it only (as 国民年金関係情報ファイル)
    """
    return ask(store, "bases_of_document", document=document, file=file)


def central_systems(store: Store, *, body: str | None = None) -> ShownAnswer:
    """ほかの多くがつながり、なくなれば網が切れるシステムは、どれか。
    On which systems do most others hang, and without which does the network fall apart?

    ``body``: 評価実施機関の名（その機関の評価書の記載に限る） (例 呉市)
    ``body``: name of a body, to go by its evaluations only (as 呉市)
    """
    return ask(store, "central_systems", body=body)


def changed_between_days(store: Store, document: str, since: str, on: str) -> ShownAnswer:
    """この評価書の欄は、二つの日の間にどう変わったか（変更箇所を逆にたどる）。
    How did the fields of this evaluation change between two days, by its change log read backwards?

    ``document``: 評価書の題名・機関名・公表日など (例 倉敷市長 国民年金)
    ``since``: 前の日 (例 2022-04-01)
    ``on``: 後の日 (例 2022-06-01)
    ``document``: words of its title, body or date (as 倉敷市長 国民年金)
    ``since``: the earlier day (as 2022-04-01)
    ``on``: the later day (as 2022-06-01)
    """
    return ask(store, "changed_between_days", document=document, since=since, on=on)


def changes_between(store: Store, document: str, newer: str) -> ShownAnswer:
    """この評価書の二つの版で、どの欄がどう変わり、変更箇所はそれを述べているか。
    What changed between two versions of an evaluation, field by field, and does the change log declare it?

    ``document``: 前の版（題名・機関名・公表日など） (例 花巻市)
    ``newer``: 後の版（題名・機関名・公表日など） (例 倉敷市)
    ``document``: the older version: words of its title, body or date (as 花巻市)
    ``newer``: the newer version: words of its title, body or date (as 倉敷市)
    """
    return ask(store, "changes_between", document=document, newer=newer)


def citations_of_document(store: Store, document: str) -> ShownAnswer:
    """この評価書は、どの欄でどの条項を引いているか。その日にその条項はあったか。
    Which provisions does this evaluation cite, in which fields, and did they stand on its date?

    ``document``: 評価書の題名・機関名・公表日など (例 倉敷市長 国民年金)
    ``document``: words of its title, body or date (as 倉敷市長 国民年金)
    """
    return ask(store, "citations_of_document", document=document)


def cited_most(store: Store, *, law: str | None = None) -> ShownAnswer:
    """最も多く引かれる条項は、どれか。
    Which provisions are cited most?

    ``law``: 法令の名（その法令の条項に限る） (例 番号法)
    ``law``: name of a law, to go by its provisions only (as 番号法)
    """
    return ask(store, "cited_most", law=law)


def connection_path(store: Store, origin: str, goal: str) -> ShownAnswer:
    """この二つのシステムは、どのシステムを介してつながるか（最も短い道）。
    Through which systems are two systems connected (the shortest ways)?

    ``origin``: 一方のシステム (例 eLTAX)
    ``goal``: もう一方のシステム (例 中間サーバー)
    ``origin``: one system (as eLTAX)
    ``goal``: the other system (as 中間サーバー)
    """
    return ask(store, "connection_path", origin=origin, goal=goal)


def contractors(
    store: Store,
    *,
    contractor: str | None = None,
    body: str | None = None,
    document: str | None = None,
    file: str | None = None,
) -> ShownAnswer:
    """だれに何を委託し、何人が扱い、再委託するか（機関をまたいで）。
    Who is entrusted with what, how many people there handle it, and is it entrusted further (across bodies)?

    ``contractor``: 委託先の名 (例 富士通株式会社中国支社)
    ``body``: 評価実施機関の名（その機関の評価書の記載に限る） (例 呉市)
    ``document``: 評価書の題名・機関名・公表日など（その評価書だけを見る） (例 呉市)
    ``file``: 特定個人情報ファイルの名（そのファイルに限る） (例 住民基本台帳ファイル)
    ``contractor``: name of a contractor (as 富士通株式会社中国支社)
    ``body``: name of a body, to go by its evaluations only (as 呉市)
    ``document``: words of one evaluation, to go by it only (as 呉市)
    ``file``: name of a file, to go by it only (as 住民基本台帳ファイル)
    """
    return ask(store, "contractors", contractor=contractor, body=body, document=document, file=file)


def contractors_of_several(store: Store, *, contractor: str | None = None) -> ShownAnswer:
    """いくつもの機関から委託を受ける会社は、どれか（支社・グループ会社・旧社名をまとめて）。
    Which companies are entrusted with work by several bodies (branches, groups and former names taken
        together)?

    ``contractor``: 委託先の名 (例 富士通株式会社)
    ``contractor``: name of a contractor (as 富士通株式会社)
    """
    return ask(store, "contractors_of_several", contractor=contractor)


def counts(
    store: Store, *, body: str | None = None, document: str | None = None, file: str | None = None
) -> ShownAnswer:
    """様式が述べる件数と、読み取れた件数は合うか。
    Do the counts that the form declares agree with what was found?

    ``body``: 評価実施機関の名（その機関の評価書の記載に限る） (例 呉市)
    ``document``: 評価書の題名・機関名・公表日など（その評価書だけを見る） (例 花巻市)
    ``file``: 特定個人情報ファイルの名（そのファイルに限る） (例 住民基本台帳ファイル)
    ``body``: name of a body, to go by its evaluations only (as 呉市)
    ``document``: words of one evaluation, to go by it only (as 花巻市)
    ``file``: name of a file, to go by it only (as 住民基本台帳ファイル)
    """
    return ask(store, "counts", body=body, document=document, file=file)


def documents(store: Store) -> ShownAnswer:
    """どの評価書が収めてあるか。
    Which evaluations are stored?
    """
    return ask(store, "documents")


def downstream(
    store: Store, name: str, *, body: str | None = None, steps: int | None = None, through_shared: bool | None = None
) -> ShownAnswer:
    """これの情報は、どこへ、どの流れで行くか（一段ずつ）。
    Where does what this holds go, step by step?

    ``name``: ファイル・システム・情報・部署・相手の名 (例 住民基本台帳ファイル)
    ``body``: 評価実施機関の名（その機関の評価書の記載に限る） (例 呉市)
    ``steps``: 何段まで見るか（1は直接。省けば4） (例 1)
    ``through_shared``: 機関をまたいで共通の相手の先もたどるか（省けば no） (例 yes)
    ``name``: name of a file, system, kind of information, department or party (as 住民基本台帳ファイル)
    ``body``: name of a body, to go by its evaluations only (as 呉市)
    ``steps``: how many steps at most (1 is direct; 4 unless told) (as 1)
    ``through_shared``: whether to go on through parties that bodies share (no unless told) (as yes)
    """
    return ask(store, "downstream", name=name, body=body, steps=steps, through_shared=through_shared)


def due(store: Store, on: str, *, body: str | None = None) -> ShownAnswer:
    """どの評価書が、年一回の見直し（規則第14条）と公表から五年の再実施（規則第15条）の時期に来ているか。
    Which evaluations are due for their yearly review, or for the assessment before five years have passed?

    ``on``: どの日に (例 2026-12-01)
    ``body``: 評価実施機関の名（その機関の評価書に限る） (例 呉市)
    ``on``: on which day (as 2026-12-01)
    ``body``: name of a body, to go by its evaluations only (as 呉市)
    """
    return ask(store, "due", on=on, body=body)


def flow_map(store: Store, document: str) -> ShownAnswer:
    """この評価書の個人情報は、どこから来て、どのファイルに入り、何に基づいて、どこへ渡るか。
    Where does the personal information of this evaluation come from, which file holds it, where does it go,
        and on what basis?

    ``document``: 評価書 (例 花巻市 個人住民税)
    ``document``: evaluation (as 花巻市 個人住民税)
    """
    return ask(store, "flow_map", document=document)


def flows_by_medium(
    store: Store,
    *,
    medium: str | None = None,
    body: str | None = None,
    document: str | None = None,
    file: str | None = None,
) -> ShownAnswer:
    """紙・電子記録媒体・専用線など、どの方法で、何が渡るか。
    What passes by which method: paper, storage media, leased line and so on?

    ``medium``: 方法（様式の選択肢のとおり） (例 紙)
    ``body``: 評価実施機関の名（その機関の評価書の記載に限る） (例 花巻市)
    ``document``: 評価書の題名・機関名・公表日など（その評価書だけを見る） (例 花巻市)
    ``file``: 特定個人情報ファイルの名（そのファイルに限る） (例 個人住民税課税情報ファイル)
    ``medium``: the method, as the form's option says it (as 紙)
    ``body``: name of a body, to go by its evaluations only (as 花巻市)
    ``document``: words of one evaluation, to go by it only (as 花巻市)
    ``file``: name of a file, to go by it only (as 個人住民税課税情報ファイル)
    """
    return ask(store, "flows_by_medium", medium=medium, body=body, document=document, file=file)


def flows_of_document(store: Store, document: str, *, file: str | None = None) -> ShownAnswer:
    """この評価書は、どの流れを述べているか。
    Which flows does this evaluation state?

    ``document``: 評価書の題名・機関名・公表日など (例 倉敷市長 国民年金)
    ``file``: 特定個人情報ファイルの名（そのファイルに限る） (例 国民年金関係情報ファイル)
    ``document``: words of its title, body or date (as 倉敷市長 国民年金)
    ``file``: name of a file, to go by it only (as 国民年金関係情報ファイル)
    """
    return ask(store, "flows_of_document", document=document, file=file)


def flows_on_provision(
    store: Store, provision: str, *, body: str | None = None, document: str | None = None, file: str | None = None
) -> ShownAnswer:
    """この条項（その下の条・項・号・表の項も含む）に基づくのは、どの流れか。
    Which flows rest on this provision, or on what is part of it?

    ``provision``: 条項か法令の名（その下の条・項・号・表の項も含む） (例 番号法第19条第7号)
    ``body``: 評価実施機関の名（その機関の評価書の記載に限る） (例 花巻市)
    ``document``: 評価書の題名・機関名・公表日など（その評価書だけを見る） (例 花巻市)
    ``file``: 特定個人情報ファイルの名（そのファイルに限る） (例 個人住民税課税情報ファイル)
    ``provision``: a provision or law, with all that is part of it (as 番号法第19条第7号)
    ``body``: name of a body, to go by its evaluations only (as 花巻市)
    ``document``: words of one evaluation, to go by it only (as 花巻市)
    ``file``: name of a file, to go by it only (as 個人住民税課税情報ファイル)
    """
    return ask(store, "flows_on_provision", provision=provision, body=body, document=document, file=file)


def flows_without_basis(
    store: Store, *, body: str | None = None, document: str | None = None, file: str | None = None
) -> ShownAnswer:
    """根拠の条項が分からない提供・移転は、どれか。
    Which provisions and transfers name no provision of law that could be read?

    ``body``: 評価実施機関の名（その機関の評価書の記載に限る） (例 呉市)
    ``document``: 評価書の題名・機関名・公表日など（その評価書だけを見る） (例 呉市)
    ``file``: 特定個人情報ファイルの名（そのファイルに限る） (例 住民基本台帳ファイル)
    ``body``: name of a body, to go by its evaluations only (as 呉市)
    ``document``: words of one evaluation, to go by it only (as 呉市)
    ``file``: name of a file, to go by it only (as 住民基本台帳ファイル)
    """
    return ask(store, "flows_without_basis", body=body, document=document, file=file)


def impact(store: Store, provision: str) -> ShownAnswer:
    """今の評価書のどの欄・流れが、この条項を引いているか。
    Which passages and flows of evaluations in force cite this provision?

    ``provision``: 条項の名（枝も書くとおり。その下の条・項・号・表の項は含まない） (例 番号法第19条第7号)
    ``provision``: a provision by its full address; what is part of it is not included (as 番号法第19条第7号)
    """
    return ask(store, "impact", provision=provision)


def listed_beyond_flows(store: Store, document: str, *, information: str | None = None) -> ShownAnswer:
    """この評価書が自ら挙げる表の項は、書かれた提供のほかに、だれへの提供を認めているか。
    What do the table rows that an evaluation itself lists permit beyond the flows that it declares?

    ``document``: 評価書の題名・機関名・公表日など (例 花巻市)
    ``information``: 情報の名（法令の表のとおり） (例 地方税関係情報)
    ``document``: words of its title, body or date (as 花巻市)
    ``information``: kind of information as the table names it (as 地方税関係情報)
    """
    return ask(store, "listed_beyond_flows", document=document, information=information)


def not_revised_since(store: Store, *, law: str | None = None, on: str | None = None) -> ShownAnswer:
    """引いている条項が改正で変わったのに、その後に改められていない評価書は、どれか。
    Which evaluations have not been revised since an amendment changed what they cite?

    ``law``: 法令の名（その法令の改正に限る） (例 番号法)
    ``on``: いつまでの改正をみるか（省けば知られている最後の日） (例 2024-06-01)
    ``law``: name of a law, to go by its amendments only (as 番号法)
    ``on``: amendments up to which day (the last one known unless told) (as 2024-06-01)
    """
    return ask(store, "not_revised_since", law=law, on=on)


def number_items(
    store: Store, *, body: str | None = None, document: str | None = None, file: str | None = None
) -> ShownAnswer:
    """どのファイルのどの記録項目が、個人番号を持つか。
    Which recorded items of which files hold the Individual Number?

    ``body``: 評価実施機関の名（その機関の評価書の記載に限る） (例 呉市)
    ``document``: 評価書の題名・機関名・公表日など（その評価書だけを見る） (例 呉市)
    ``file``: 特定個人情報ファイルの名（そのファイルに限る） (例 住民基本台帳ファイル)
    ``body``: name of a body, to go by its evaluations only (as 呉市)
    ``document``: words of one evaluation, to go by it only (as 呉市)
    ``file``: name of a file, to go by it only (as 住民基本台帳ファイル)
    """
    return ask(store, "number_items", body=body, document=document, file=file)


def open_risks(store: Store, *, body: str | None = None) -> ShownAnswer:
    """重大事故があったと述べる評価書、対策に課題が残ると述べる評価書はどれか。
    Which evaluations declare a serious incident, or a risk that is not dealt with well enough?

    ``body``: 評価実施機関の名（その機関の評価書の記載に限る） (例 灯坂市)
    ``body``: name of a body, to go by its evaluations only (as 灯坂市)
    """
    return ask(store, "open_risks", body=body)


def passages_of_document(store: Store, document: str) -> ShownAnswer:
    """この評価書の欄は、それぞれ何を述べているか。
    What does each field of this evaluation say?

    ``document``: 評価書の題名・機関名・公表日など (例 倉敷市長 国民年金)
    ``document``: words of its title, body or date (as 倉敷市長 国民年金)
    """
    return ask(store, "passages_of_document", document=document)


def path_between(
    store: Store, origin: str, goal: str, *, body: str | None = None, through_shared: bool | None = None
) -> ShownAnswer:
    """こちらからあちらへ、情報はどの流れを通って行くか（最も短いもの）。
    By which flows does information get from one thing to another (the shortest ways)?

    ``origin``: 出発点の名 (例 日本年金機構)
    ``goal``: 到着点の名 (例 厚生労働大臣)
    ``body``: 評価実施機関の名（その機関の評価書の記載に限る） (例 花巻市)
    ``through_shared``: 機関をまたいで共通の相手の先もたどるか（省けば no） (例 yes)
    ``origin``: where it starts (as 日本年金機構)
    ``goal``: where it ends (as 厚生労働大臣)
    ``body``: name of a body, to go by its evaluations only (as 花巻市)
    ``through_shared``: whether to go on through parties that bodies share (no unless told) (as yes)
    """
    return ask(store, "path_between", origin=origin, goal=goal, body=body, through_shared=through_shared)


def permitted_by_rows(
    store: Store,
    *,
    body: str | None = None,
    document: str | None = None,
    file: str | None = None,
    recipient: str | None = None,
) -> ShownAnswer:
    """流れが根拠に挙げる表の項は、その評価書の日に、だれが、だれから、どの情報の提供を受けることを認めていたか。
    What did the table row that a flow rests on permit on the day of its evaluation: to whom, from whom, which
        information?

    ``body``: 評価実施機関の名（その機関の評価書の記載に限る） (例 花巻市)
    ``document``: 評価書の題名・機関名・公表日など（その評価書だけを見る） (例 花巻市)
    ``file``: 特定個人情報ファイルの名（そのファイルに限る） (例 個人住民税課税情報ファイル)
    ``recipient``: 項が認める情報照会者の名 (例 市町村長)
    ``body``: name of a body, to go by its evaluations only (as 花巻市)
    ``document``: words of one evaluation, to go by it only (as 花巻市)
    ``file``: name of a file, to go by it only (as 個人住民税課税情報ファイル)
    ``recipient``: name of a requester that a row permits (as 市町村長)
    """
    return ask(store, "permitted_by_rows", body=body, document=document, file=file, recipient=recipient)


def provisions_of_flow(
    store: Store, document: str, *, file: str | None = None, label: str | None = None, on: str | None = None
) -> ShownAnswer:
    """この流れは、どの条項に基づき、その条項はその日の法令で何を定めていたか。
    On which provisions does a flow rest, and what did the law of a day say there?

    ``document``: 評価書の題名・機関名・公表日など (例 花巻市)
    ``file``: 特定個人情報ファイルの名（そのファイルに限る） (例 個人住民税課税情報ファイル)
    ``label``: 流れの見出し（省けばすべて） (例 提供先3)
    ``on``: 法令をみる日（省けば評価書の日） (例 2024-06-01)
    ``document``: words of its title, body or date (as 花巻市)
    ``file``: name of a file, to go by it only (as 個人住民税課税情報ファイル)
    ``label``: heading of the flow (all unless told) (as 提供先3)
    ``on``: the day of the law (the evaluation's own unless told) (as 2024-06-01)
    """
    return ask(store, "provisions_of_flow", document=document, file=file, label=label, on=on)


def recipients(
    store: Store,
    *,
    provision: str | None = None,
    body: str | None = None,
    document: str | None = None,
    file: str | None = None,
    information: str | None = None,
    recipient: str | None = None,
) -> ShownAnswer:
    """だれが、どの情報を、どの条項に基づいて受け取るか。
    Who receives what, on which provision?

    ``provision``: 条項か法令の名（その下の条・項・号・表の項も含む） (例 番号法第19条第7号)
    ``body``: 評価実施機関の名（その機関の評価書の記載に限る） (例 呉市)
    ``document``: 評価書の題名・機関名・公表日など（その評価書だけを見る） (例 花巻市)
    ``file``: 特定個人情報ファイルの名（そのファイルに限る） (例 住民基本台帳ファイル)
    ``information``: 情報の名（評価書の呼び方のまま。呼び方は分かれうる） (例 住民票関係情報)
    ``recipient``: 受け取る相手の名 (例 厚生労働大臣)
    ``provision``: a provision or law, with all that is part of it (as 番号法第19条第7号)
    ``body``: name of a body, to go by its evaluations only (as 呉市)
    ``document``: words of one evaluation, to go by it only (as 花巻市)
    ``file``: name of a file, to go by it only (as 住民基本台帳ファイル)
    ``information``: kind of information, by one of the names that documents give it (as 住民票関係情報)
    ``recipient``: who receives (as 厚生労働大臣)
    """
    return ask(
        store,
        "recipients",
        provision=provision,
        body=body,
        document=document,
        file=file,
        information=information,
        recipient=recipient,
    )


def relying(store: Store, provision: str) -> ShownAnswer:
    """だれが、どの評価書のどの欄で、この条項（その下の条・項・号・表の項も含む）に拠り、それで何をだれに渡すか。
    Who relies on this provision, or on what is part of it: in which document and field, and what goes to whom
        on it?

    ``provision``: 条項か法令の名（その下の条・項・号・表の項も含む） (例 番号法第19条第8号)
    ``provision``: a provision or law, with all that is part of it (as 番号法第19条第8号)
    """
    return ask(store, "relying", provision=provision)


def revised_between(store: Store, since: str, on: str, *, body: str | None = None) -> ShownAnswer:
    """この二つの日の間に、どの評価書が公表され、変更箇所のどの欄が改められたか。
    Between two days, which evaluations were published, and which fields did their change logs change?

    ``since``: この日より後 (例 2021-01-01)
    ``on``: この日まで (例 2022-12-31)
    ``body``: 評価実施機関の名（その機関の評価書の記載に限る） (例 呉市)
    ``since``: after this day (as 2021-01-01)
    ``on``: up to this day (as 2022-12-31)
    ``body``: name of a body, to go by its evaluations only (as 呉市)
    """
    return ask(store, "revised_between", since=since, on=on, body=body)


def risk_ratings(
    store: Store,
    *,
    body: str | None = None,
    document: str | None = None,
    risk: str | None = None,
    rating: str | None = None,
) -> ShownAnswer:
    """様式の各リスクへの対策を、どの機関がどう評価しているか。
    How do the bodies rate their measures against each risk of the form, side by side?

    ``body``: 評価実施機関の名（その機関の評価書の記載に限る） (例 呉市)
    ``document``: 評価書の題名・機関名・公表日など（その評価書だけを見る） (例 呉市)
    ``risk``: リスクの題（様式の言い方） (例 不正な提供・移転が行われるリスク)
    ``rating``: 評価の選択肢 (例 十分である)
    ``body``: name of a body, to go by its evaluations only (as 呉市)
    ``document``: words of one evaluation, to go by it only (as 呉市)
    ``risk``: title of a risk, as the form words it (as 不正な提供・移転が行われるリスク)
    ``rating``: an option of the rating (as 十分である)
    """
    return ask(store, "risk_ratings", body=body, document=document, risk=risk, rating=rating)


def shared(store: Store) -> ShownAnswer:
    """いくつもの機関が共に名を挙げる相手・システムは、どれか。
    Which parties and systems do several bodies have in common?
    """
    return ask(store, "shared")


def side_by_side(store: Store, document: str, other: str) -> ShownAnswer:
    """同じ事務をする二つの機関は、どこが同じで、どこが違うか。
    Two bodies that do the same work: what do they have in common, and where do they differ?

    ``document``: 一方の評価書 (例 呉市)
    ``other``: もう一方の評価書 (例 墨田区)
    ``document``: one evaluation (as 呉市)
    ``other``: the other evaluation (as 墨田区)
    """
    return ask(store, "side_by_side", document=document, other=other)


def stops_without(store: Store, system: str, *, body: str | None = None) -> ShownAnswer:
    """このシステム・ネットワークが止まると、どの流れが止まり、何が届かなくなるか。
    If this system or network is down, which flows stop, and what arrives no longer?

    ``system``: システム・ネットワークの名 (例 情報提供ネットワークシステム)
    ``body``: 評価実施機関の名（その機関の評価書の記載に限る） (例 花巻市)
    ``system``: name of a system or network (as 情報提供ネットワークシステム)
    ``body``: name of a body, to go by its evaluations only (as 花巻市)
    """
    return ask(store, "stops_without", system=system, body=body)


def systems(store: Store, *, body: str | None = None, document: str | None = None) -> ShownAnswer:
    """この機関の事務は、どのシステムを用い、それは何とつながるか。
    Which systems do the works of a body run on, and to what are they connected?

    ``body``: 評価実施機関の名（その機関の評価書の記載に限る） (例 呉市)
    ``document``: 評価書の題名・機関名・公表日など（その評価書だけを見る） (例 呉市)
    ``body``: name of a body, to go by its evaluations only (as 呉市)
    ``document``: words of one evaluation, to go by it only (as 呉市)
    """
    return ask(store, "systems", body=body, document=document)


def together(store: Store, *, bodies: str | Sequence[str] | None = None) -> ShownAnswer:
    """これらの機関に共通の相手・システムは何で、どの評価書がそれにどう関わるか。
    Which parties and systems do these bodies have in common, and what has each document to do with them?

    ``bodies``: 評価実施機関の名を二つ以上（省けば全機関） (例 呉市、墨田区)
    ``bodies``: names of two or more bodies; all of them unless given (as 呉市、墨田区)
    """
    return ask(store, "together", bodies=bodies)


def undeclared_flows(
    store: Store, document: str, *, information: str | None = None, on: str | None = None
) -> ShownAnswer:
    """法令の表が許すのに、この評価書が提供先として挙げていない照会者は、だれか。
    To whom would the law's table let this body hand over the information, though the evaluation declares no
        such flow?

    ``document``: 評価書の題名・機関名・公表日など (例 花巻市)
    ``information``: 情報の名（法令の表のとおり。省けば評価書の提供から取る） (例 地方税関係情報)
    ``on``: 法令をみる日（省けば評価書の日） (例 2020-03-29)
    ``document``: words of its title, body or date (as 花巻市)
    ``information``: kind of information as the table names it (taken from the evaluation's provisions unless told) (as
        地方税関係情報)
    ``on``: the day of the law (the evaluation's own unless told) (as 2020-03-29)
    """
    return ask(store, "undeclared_flows", document=document, information=information, on=on)


def unread(store: Store, *, body: str | None = None, document: str | None = None) -> ShownAnswer:
    """何が読めなかったか。どこを推定で読んだか。
    What could not be read, and what was read only by inference?

    ``body``: 評価実施機関の名（その機関の評価書の記載に限る） (例 呉市)
    ``document``: 評価書の題名・機関名・公表日など（その評価書だけを見る） (例 呉市)
    ``body``: name of a body, to go by its evaluations only (as 呉市)
    ``document``: words of one evaluation, to go by it only (as 呉市)
    """
    return ask(store, "unread", body=body, document=document)


def upstream(
    store: Store, name: str, *, body: str | None = None, steps: int | None = None, through_shared: bool | None = None
) -> ShownAnswer:
    """これの情報は、どこから、どの流れで来るか（一段ずつ）。
    Where does what this holds come from, step by step?

    ``name``: ファイル・システム・情報・部署・相手の名 (例 住民基本台帳ファイル)
    ``body``: 評価実施機関の名（その機関の評価書の記載に限る） (例 呉市)
    ``steps``: 何段まで見るか（1は直接。省けば4） (例 1)
    ``through_shared``: 機関をまたいで共通の相手の先もたどるか（省けば no） (例 yes)
    ``name``: name of a file, system, kind of information, department or party (as 住民基本台帳ファイル)
    ``body``: name of a body, to go by its evaluations only (as 呉市)
    ``steps``: how many steps at most (1 is direct; 4 unless told) (as 1)
    ``through_shared``: whether to go on through parties that bodies share (no unless told) (as yes)
    """
    return ask(store, "upstream", name=name, body=body, steps=steps, through_shared=through_shared)


def users_not_holders(
    store: Store, *, body: str | None = None, document: str | None = None, file: str | None = None
) -> ShownAnswer:
    """所管の部署として挙げられずにファイルを使う部署は、どれか。
    Which departments use a file without being named as in charge of it?

    ``body``: 評価実施機関の名（その機関の評価書の記載に限る） (例 倉敷市)
    ``document``: 評価書の題名・機関名・公表日など（その評価書だけを見る） (例 呉市)
    ``file``: 特定個人情報ファイルの名（そのファイルに限る） (例 住民基本台帳ファイル)
    ``body``: name of a body, to go by its evaluations only (as 倉敷市)
    ``document``: words of one evaluation, to go by it only (as 呉市)
    ``file``: name of a file, to go by it only (as 住民基本台帳ファイル)
    """
    return ask(store, "users_not_holders", body=body, document=document, file=file)
