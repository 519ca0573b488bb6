"""Queries for Neo4j Browser to keep: pictures of the graph, and the questions that need nothing but Cypher."""

import re
from dataclasses import dataclass

from konkyo.graph.full_text import PASSAGE_INDEX
from konkyo.i18n import Words
from konkyo.queries.catalogue import catalogue
from konkyo.queries.question import Question

DOCUMENT = "COLLECT { MATCH (e:Evaluation) WHERE e.current RETURN e.key ORDER BY e.key LIMIT 1 }[0]"
EVALUATIONS = "COLLECT { MATCH (e:Evaluation) WHERE e.current RETURN e.key ORDER BY e.key }"


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A query with its name as a file, its title, and its parameters: name → Cypher that gives the value."""

    name: str
    title: Words
    cypher: str
    parameters: tuple[tuple[str, str], ...] = ()

    def text(self) -> str:
        """Return the file: the title as a comment, which Neo4j Browser shows in its list, the parameters, the query."""
        given = [f":param {name} => {value};" for name, value in self.parameters]
        return "\n".join([f"// {self.title}", *given, self.cypher.strip(), ""])


_PICTURES = (
    SavedQuery(
        "picture_flows",
        Words(ja="図: 一つの評価書の流れ", en="Picture: the flows of one evaluation"),
        "MATCH path = ()-[:SENDS]->(:Flow {evaluation: $document})-[:DELIVERS]->() RETURN path",
        (("document", DOCUMENT),),
    ),
    SavedQuery(
        "picture_systems",
        Words(ja="図: 事務とシステムの網", en="Picture: works and systems"),
        "MATCH path = (:Work)-[:RUNS_ON]->(:System) RETURN path\n"
        "UNION MATCH path = (:System)-[:CONNECTS_TO]->(:System) RETURN path",
    ),
    SavedQuery(
        "picture_provision",
        Words(ja="図: 番号法第19条に拠る流れ", en="Picture: flows that rest on Article 19 of the My Number Act"),
        "MATCH path = ()-[:SENDS]->(flow:Flow)-[:DELIVERS]->()\n"
        "MATCH basis = (flow)-[:BASED_ON]->(provision:Provision)\n"
        "WHERE provision.law = '番号法' AND provision.article = '19'\nRETURN path, basis LIMIT 100",
    ),
    SavedQuery(
        "picture_amendment",
        Words(ja="図: 引かれた条項は、その後どうなったか", en="Picture: what became of the provisions cited"),
        "MATCH path = (:Evaluation)-[:HAS]->(:Passage)-[:CITES]->(:Provision)-[:BECAME]->(:Provision)\n"
        "RETURN path LIMIT 50",
    ),
    SavedQuery(
        "search",
        Words(ja="評価書の文を語で探す", en="Search the texts of the evaluations"),
        f"CALL db.index.fulltext.queryNodes('{PASSAGE_INDEX}', $words) YIELD node, score\n"
        "RETURN node.evaluation AS evaluation, node.section AS section, node.text AS text, score LIMIT 50",
        (("words", "'住民税'"),),
    ),
)


def saved_queries() -> list[SavedQuery]:
    """Return the pictures, then each question that can be asked in Cypher alone, as konkyo asks it without a filter."""
    return [*_PICTURES, *(_saved(question) for question in catalogue().values() if _alone(question))]


def _alone(question: Question) -> bool:
    """Tell whether the question needs no walk, no work on its rows, and no parameter besides documents."""
    needed = [each for each in question.parameters if not each.optional]
    plain = not question.walk and not question.postprocess and question.by in (None, "evaluation")
    return plain and all(each.type == "document" for each in needed)


def _saved(question: Question) -> SavedQuery:
    given = {each.name: "null" if each.optional else DOCUMENT for each in question.parameters}
    # Which evaluations are asked konkyo finds out by itself, also from parameters that the query has not.
    told = given | {"evaluations": EVALUATIONS}
    used = [(name, told[name]) for name in told if re.search(rf"\${name}\b", question.cypher)]
    return SavedQuery(f"question_{question.id}", question.ask, question.cypher, tuple(used))
