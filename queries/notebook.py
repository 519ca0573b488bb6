"""Every question as a typed function, for notebooks: the same answers that ``konkyo ask`` gives.

Made from queries/*.cypher (``python -m konkyo.queries.notebook_source > queries/notebook.py``); do not edit by hand.

>>> import konkyo
>>> from konkyo.queries import notebook
>>> with konkyo.open("konkyo-graph") as store:
...     frame = notebook.contractors(store, body="呉市").to_pandas()

All raise KonkyoError for a name or document that is not stored or fits several, with those that come near.
"""

from konkyo.graph.store import Store
from konkyo.queries.answer import Answer, answer


def as_of(store: Store, document: str, on: str) -> Answer:
    """What did each field of this evaluation say on a day, by its change log read backwards?
    ``document``: words of its title, body or date (as 倉敷市長 国民年金)
    ``on``: the day (as 2022-04-01)
    """
    return answer(store, "as_of", {"document": document, "on": on})


def bases_of_document(store: Store, document: str) -> Answer:
    """What does each provision or transfer of this evaluation hand over, to whom, by which systems, on which
    provisions?
    ``document``: words of its title, body or date (as 倉敷市長 国民年金)
    """
    return answer(store, "bases_of_document", {"document": document})


def central_systems(store: Store, *, body: str | None = None) -> Answer:
    """On which systems do most others hang, and without which does the network fall apart?
    ``body``: name of a body, to go by its evaluations only (as 呉市)
    """
    return answer(store, "central_systems", {"body": body})


def changed_between_days(store: Store, document: str, since: str, on: str) -> Answer:
    """How did the fields of this evaluation change between two days, by its change log read backwards?
    ``document``: words of its title, body or date (as 倉敷市長 国民年金)
    ``since``: the earlier day (as 2022-04-01)
    ``on``: the later day (as 2022-06-01)
    """
    return answer(store, "changed_between_days", {"document": document, "since": since, "on": on})


def changes_between(store: Store, document: str, newer: str) -> Answer:
    """What changed between two versions of an evaluation, field by field, and does the change log declare it?
    ``document``: the older version: words of its title, body or date (as 花巻市)
    ``newer``: the newer version: words of its title, body or date (as 倉敷市)
    """
    return answer(store, "changes_between", {"document": document, "newer": newer})


def citations_of_document(store: Store, document: str) -> Answer:
    """Which provisions does this evaluation cite, in which fields, and did they stand on its date?
    ``document``: words of its title, body or date (as 倉敷市長 国民年金)
    """
    return answer(store, "citations_of_document", {"document": document})


def cited_most(store: Store, *, law: str | None = None) -> Answer:
    """Which provisions are cited most?
    ``law``: name of a law, to go by its provisions only (as 番号法)
    """
    return answer(store, "cited_most", {"law": law})


def connection_path(store: Store, origin: str, goal: str) -> Answer:
    """Through which systems are two systems connected (the shortest ways)?
    ``origin``: one system (as eLTAX)
    ``goal``: the other system (as 中間サーバー)
    """
    return answer(store, "connection_path", {"origin": origin, "goal": goal})


def contractors(store: Store, *, contractor: str | None = None, body: str | None = None) -> Answer:
    """Who is entrusted with what, how many people there handle it, and is it entrusted further (across bodies)?
    ``contractor``: name of a contractor (as 富士通株式会社中国支社)
    ``body``: name of a body, to go by its evaluations only (as 呉市)
    """
    return answer(store, "contractors", {"contractor": contractor, "body": body})


def counts(store: Store, *, body: str | None = None, document: str | None = None) -> Answer:
    """Do the counts that the form declares agree with what was found?
    ``body``: name of a body, to go by its evaluations only (as 呉市)
    ``document``: words of one evaluation, to go by it only (as 花巻市)
    """
    return answer(store, "counts", {"body": body, "document": document})


def documents(store: Store) -> Answer:
    """Which evaluations are stored?"""
    return answer(store, "documents", {})


def downstream(
    store: Store, name: str, *, body: str | None = None, steps: int | None = None, through_shared: bool | None = None
) -> Answer:
    """Where does what this holds go, step by step?
    ``name``: name of a file, system, kind of information, department or party (as 住民基本台帳ファイル)
    ``body``: name of a body, to go by its evaluations only (as 呉市)
    ``steps``: how many steps at most (1 is direct; 4 unless told) (as 1)
    ``through_shared``: whether to go on through parties that bodies share (no unless told) (as yes)
    """
    return answer(store, "downstream", {"name": name, "body": body, "steps": steps, "through_shared": through_shared})


def due(store: Store, on: str, *, body: str | None = None) -> Answer:
    """Which evaluations are due for their yearly review, or for the assessment before five years have passed?
    ``on``: on which day (as 2026-12-01)
    ``body``: name of a body, to go by its evaluations only (as 呉市)
    """
    return answer(store, "due", {"on": on, "body": body})


def flow_map(store: Store, evaluation: str) -> Answer:
    """Where does the personal information of this evaluation come from, which file holds it, where does it go,
    and on what basis?
    ``evaluation``: evaluation (as 花巻市 個人住民税)
    """
    return answer(store, "flow_map", {"evaluation": evaluation})


def flows_by_medium(store: Store, *, medium: str | None = None, body: str | None = None) -> Answer:
    """What passes by which method: paper, storage media, leased line and so on?
    ``medium``: the method, as the form's option says it (as 紙)
    ``body``: name of a body, to go by its evaluations only (as 花巻市)
    """
    return answer(store, "flows_by_medium", {"medium": medium, "body": body})


def flows_of_document(store: Store, document: str) -> Answer:
    """Which flows does this evaluation state?
    ``document``: words of its title, body or date (as 倉敷市長 国民年金)
    """
    return answer(store, "flows_of_document", {"document": document})


def flows_on_provision(store: Store, provision: str, *, body: str | None = None) -> Answer:
    """Which flows rest on this provision, or on what is part of it?
    ``provision``: a provision or law, with all that is part of it (as 番号法第19条第7号)
    ``body``: name of a body, to go by its evaluations only (as 花巻市)
    """
    return answer(store, "flows_on_provision", {"provision": provision, "body": body})


def flows_without_basis(store: Store, *, body: str | None = None) -> Answer:
    """Which provisions and transfers name no provision of law that could be read?
    ``body``: name of a body, to go by its evaluations only (as 呉市)
    """
    return answer(store, "flows_without_basis", {"body": body})


def impact(store: Store, provision: str) -> Answer:
    """Which passages and flows of evaluations in force cite this provision?
    ``provision``: a provision by its full address; what is part of it is not included (as 番号法第19条第7号)
    """
    return answer(store, "impact", {"provision": provision})


def not_revised_since(store: Store, *, law: str | None = None, on: str | None = None) -> Answer:
    """Which evaluations have not been revised since an amendment changed what they cite?
    ``law``: name of a law, to go by its amendments only (as 番号法)
    ``on``: amendments up to which day (the last one known unless told) (as 2024-06-01)
    """
    return answer(store, "not_revised_since", {"law": law, "on": on})


def number_items(store: Store, *, body: str | None = None) -> Answer:
    """Which recorded items of which files hold the Individual Number?
    ``body``: name of a body, to go by its evaluations only (as 呉市)
    """
    return answer(store, "number_items", {"body": body})


def open_risks(store: Store, *, body: str | None = None) -> Answer:
    """Which evaluations declare a serious incident, or a risk that is not dealt with well enough?
    ``body``: name of a body, to go by its evaluations only (as 灯坂市)
    """
    return answer(store, "open_risks", {"body": body})


def passages_of_document(store: Store, document: str) -> Answer:
    """What does each field of this evaluation say?
    ``document``: words of its title, body or date (as 倉敷市長 国民年金)
    """
    return answer(store, "passages_of_document", {"document": document})


def path_between(
    store: Store, origin: str, goal: str, *, body: str | None = None, through_shared: bool | None = None
) -> Answer:
    """By which flows does information get from one thing to another (the shortest ways)?
    ``origin``: where it starts (as 日本年金機構)
    ``goal``: where it ends (as 厚生労働大臣)
    ``body``: name of a body, to go by its evaluations only (as 花巻市)
    ``through_shared``: whether to go on through parties that bodies share (no unless told) (as yes)
    """
    given = {"origin": origin, "goal": goal, "body": body, "through_shared": through_shared}
    return answer(store, "path_between", given)


def permitted_by_rows(store: Store, *, document: str | None = None, recipient: str | None = None) -> Answer:
    """What did the table row that a flow rests on permit on the day of its evaluation: to whom, from whom, which
    information?
    ``document``: words of one evaluation, to go by it only (as 花巻市)
    ``recipient``: name of a requester that a row permits (as 市町村長)
    """
    return answer(store, "permitted_by_rows", {"document": document, "recipient": recipient})


def provisions_of_flow(store: Store, document: str, *, label: str | None = None, on: str | None = None) -> Answer:
    """On which provisions does a flow rest, and what did the law of a day say there?
    ``document``: words of its title, body or date (as 花巻市)
    ``label``: heading of the flow (all unless told) (as 提供先3)
    ``on``: the day of the law (the evaluation's own unless told) (as 2024-06-01)
    """
    return answer(store, "provisions_of_flow", {"document": document, "label": label, "on": on})


def recipients(
    store: Store,
    *,
    provision: str | None = None,
    body: str | None = None,
    information: str | None = None,
    recipient: str | None = None,
) -> Answer:
    """Who receives what, on which provision?
    ``provision``: a provision or law, with all that is part of it (as 番号法第19条第7号)
    ``body``: name of a body, to go by its evaluations only (as 呉市)
    ``information``: kind of information, by one of the names that documents give it (as 住民票関係情報)
    ``recipient``: who receives (as 厚生労働大臣)
    """
    given = {"provision": provision, "body": body, "information": information, "recipient": recipient}
    return answer(store, "recipients", given)


def relying(store: Store, provision: str) -> Answer:
    """Who relies on this provision, or on what is part of it: in which document and field, and what goes to whom
    on it?
    ``provision``: a provision or law, with all that is part of it (as 番号法第19条第8号)
    """
    return answer(store, "relying", {"provision": provision})


def risk_ratings(
    store: Store, *, body: str | None = None, risk: str | None = None, rating: str | None = None
) -> Answer:
    """How do the bodies rate their measures against each risk of the form, side by side?
    ``body``: name of a body, to go by its evaluations only (as 呉市)
    ``risk``: title of a risk, as the form words it (as 不正な提供・移転が行われるリスク)
    ``rating``: an option of the rating (as 十分である)
    """
    return answer(store, "risk_ratings", {"body": body, "risk": risk, "rating": rating})


def shared(store: Store) -> Answer:
    """Which parties and systems do several bodies have in common?"""
    return answer(store, "shared", {})


def side_by_side(store: Store, document: str, other: str) -> Answer:
    """Two bodies that do the same work: what do they have in common, and where do they differ?
    ``document``: one evaluation (as 呉市)
    ``other``: the other evaluation (as 墨田区)
    """
    return answer(store, "side_by_side", {"document": document, "other": other})


def stops_without(store: Store, system: str, *, body: str | None = None) -> Answer:
    """If this system or network is down, which flows stop, and what arrives no longer?
    ``system``: name of a system or network (as 情報提供ネットワークシステム)
    ``body``: name of a body, to go by its evaluations only (as 花巻市)
    """
    return answer(store, "stops_without", {"system": system, "body": body})


def systems(store: Store, *, body: str | None = None) -> Answer:
    """Which systems do the works of a body run on, and to what are they connected?
    ``body``: name of a body, to go by its evaluations only (as 呉市)
    """
    return answer(store, "systems", {"body": body})


def together(store: Store, *, bodies: str | None = None) -> Answer:
    """Which parties and systems do these bodies have in common, and what has each document to do with them?
    ``bodies``: name of a body; all of them unless given (as 呉市)
    """
    return answer(store, "together", {"bodies": bodies})


def undeclared_flows(store: Store, document: str, *, information: str | None = None, on: str | None = None) -> Answer:
    """To whom would the law's table let this body hand over the information, though the evaluation declares no
    such flow?
    ``document``: words of its title, body or date (as 花巻市)
    ``information``: kind of information as the table names it (taken from the evaluation's provisions unless told) (as
        地方税関係情報)
    ``on``: the day of the law (the evaluation's own unless told) (as 2020-03-29)
    """
    return answer(store, "undeclared_flows", {"document": document, "information": information, "on": on})


def unread(store: Store, *, body: str | None = None) -> Answer:
    """What could not be read, and what was read only by inference?
    ``body``: name of a body, to go by its evaluations only (as 呉市)
    """
    return answer(store, "unread", {"body": body})


def upstream(
    store: Store, name: str, *, body: str | None = None, steps: int | None = None, through_shared: bool | None = None
) -> Answer:
    """Where does what this holds come from, step by step?
    ``name``: name of a file, system, kind of information, department or party (as 住民基本台帳ファイル)
    ``body``: name of a body, to go by its evaluations only (as 呉市)
    ``steps``: how many steps at most (1 is direct; 4 unless told) (as 1)
    ``through_shared``: whether to go on through parties that bodies share (no unless told) (as yes)
    """
    return answer(store, "upstream", {"name": name, "body": body, "steps": steps, "through_shared": through_shared})


def users_not_holders(store: Store, *, body: str | None = None) -> Answer:
    """Which departments use a file without being named as in charge of it?
    ``body``: name of a body, to go by its evaluations only (as 倉敷市)
    """
    return answer(store, "users_not_holders", {"body": body})
