"""What ``konkyo ask`` tells beside the rows of an answer."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from konkyo.queries.catalogue import catalogue
from konkyo.queries.question import GROUPS, OWN


def test_the_list_goes_by_groups_and_has_every_question(konkyo) -> None:
    ran = konkyo("ask", "--list", "--lang", "en")
    lines = ran.out.splitlines()
    places = [lines.index(about.en) for group, about in GROUPS.items() if group != OWN]
    assert places == sorted(places)
    assert {line.strip() for line in lines if line.startswith("  ") and line[2] != " "} == set(catalogue())


def test_values_of_a_parameter_are_told_one_a_line(konkyo, built: Path) -> None:
    ran = konkyo("ask", "contractors", "--values", "body", "--from", built)
    assert (ran.code, set(ran.out.splitlines())) == (0, {"倉敷市", "呉市", "墨田区", "花巻市", "川口市"})
    assert "紙" in konkyo("ask", "flows_by_medium", "--values", "medium", "--from", built).out.splitlines()


def test_values_of_a_parameter_that_there_is_not(konkyo, built: Path) -> None:
    ran = konkyo("ask", "contractors", "--values", "bodi", "--from", built)
    assert (ran.code, ran.out) == (2, "")
    assert "body" in ran.err


def test_an_ordinary_question_loads_nothing_heavy(fictional: Path) -> None:
    asked = ["ask", "downstream", "-p", "name=給与支払者", "--limit", "1", "--from", str(fictional)]
    code = f"import sys, konkyo.cli.main; konkyo.cli.main.main({asked}); print(*sys.modules, file=sys.stderr)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    loaded = ran.stderr.split()
    assert "jpype" in loaded, "the question was asked"
    assert not {"networkx", "spacy", "lxml", "konkyo.loaders", "konkyo.viz"} & set(loaded)


def test_the_count_is_that_of_the_rows(konkyo, built: Path) -> None:
    question = ("ask", "contractors", "-p", "body=花巻市", "--from", built)
    assert konkyo(*question, "--count").out == "3\n"
    assert len(json.loads(konkyo(*question, "-f", "json").out)) == 3


def test_words_are_understood_as_people_type_them(konkyo, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS")
    chosen = ("--columns", "受け取る相手、Provision，line", "--from", built)
    ran = konkyo("ask", "recipients", "花巻市", "--提供先", "厚生労働大臣", *chosen, "--limit", "2", "--lang", "ja")
    assert ran.out.split() == ["受け取る相手", "条項", "行",
                               "厚生労働大臣", "番号法別表第二の1の項、番号法第19条第7号", "145"]  # fmt: skip
    assert "機関: 花巻市" in ran.err
    assert ran.err.count("--caveats") == 1
    short = konkyo("ask", "recipients", "機関＝花巻市", "--caveats", *chosen, "--limit", "2", "--lang", "en")
    assert short.out.split()[:3] == ["Recipient", "Provision", "Line"], "a column that was chosen is there, if empty"
    assert "provisions declared: 57, found: 20" in short.err
    assert "no log of what was handed over" in short.err


def test_what_is_not_shown_in_a_terminal_is_there_for_a_program(
    konkyo, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("ask", "systems", "墨田区", "--from", built)
    narrow = konkyo(*asked)
    assert "Connected to" in narrow.out
    assert "*: something in the row is inferred" in narrow.err
    assert "read in part (墨田区長: no value for 表紙 公表日, 4.2% not read)" in narrow.err
    monkeypatch.delenv("COLUMNS")
    whole = konkyo(*asked)
    assert "no room for" not in whole.err
    assert {"情報提供ネットワークシステム", "I-2"} <= set(whole.out.replace(",", " ").split())


def test_what_a_question_takes_is_explained(konkyo) -> None:
    ran = konkyo("ask", "as_of", "--explain")
    assert "--param on=2022-04-01" in ran.out
    assert "konkyo ask as_of --values document" in ran.out


@pytest.mark.parametrize(
    ("begun", "offered"),
    [
        ("ask flows_w", ["flows_without_basis"]),
        ("ask contractors -p bo", ["body="]),
        ("ask contractors -p body=花", ["body=花巻市"]),
        ("ask nothing -p bo", []),
    ],
)
def test_the_shell_completes_questions_parameters_and_values(built: Path, begun: str, offered: list[str]) -> None:
    words = f"konkyo {begun}"
    told = {"_KONKYO_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split()) - 1)}
    ran = subprocess.run(
        [sys.executable, "-m", "konkyo.cli.main"], env=os.environ | told | {"KONKYO_HOME": str(built)},
        capture_output=True, encoding="utf-8", cwd=Path(__file__).resolve().parents[2], check=False,
    )  # fmt: skip
    assert [word for word in ran.stdout.splitlines() if word] == offered, ran.stderr


OWN_QUESTION = """// ja: 機関ごとの流れの数は。
// en: How many flows has each body?
// param: kind value:Flow.kind? | 流れの種類 | kind of flow | provision
// column: many | 多さ | How many
// picture: body:Body ----> kind:Flow
MATCH (evaluation:Evaluation)
MATCH (flow:Flow) WHERE flow.evaluation = evaluation.key AND ($kind IS NULL OR flow.kind IN $kind)
RETURN evaluation.body AS body, flow.kind AS kind, count(flow) AS many
ORDER BY body, kind
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with one question of a person's own."""
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "flows_per_body.cypher").write_text(OWN_QUESTION, encoding="utf-8")
    return tmp_path / "own"


def test_a_persons_own_question_is_listed_explained_and_asked_like_ours(konkyo, built: Path, own: Path) -> None:
    listed = konkyo("ask", "--list", "--questions", own).out
    assert "Your own questions\n  flows_per_body\n      How many flows has each body?" in listed
    assert "--param kind=provision" in konkyo("ask", "flows_per_body", "--explain", "--questions", own).out
    values = konkyo("ask", "flows_per_body", "--values", "kind", "--questions", own, "--from", built)
    assert "provision" in values.out.splitlines()
    ran = konkyo("ask", "flows_per_body", "-p", "kind=provision", "--questions", own, "--from", built)
    assert ran.code == 0, ran.err
    assert "How many" in ran.out
    rows = json.loads(konkyo("ask", "flows_per_body", "-f", "json", "--questions", own, "--from", built).out)
    assert {row["body"] for row in rows} == {"倉敷市長", "呉市長", "墨田区長", "花巻市長"}


def test_a_folder_of_own_questions_may_be_named_by_the_environment(
    konkyo, built: Path, own: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("KONKYO_QUESTIONS", str(own))
    assert konkyo("ask", "flows_per_body", "--count", "--from", built).out.strip().isdigit()
    drawn = konkyo("map", "--question", "flows_per_body", "--out", tmp_path / "own.html", "--from", built)
    assert drawn.code == 0, drawn.err
    page = (tmp_path / "own.html").read_text(encoding="utf-8")
    assert ("多さ" in page, "How many" in page, "倉敷市長" in page) == (True, True, True)


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        ("flow.kind AS kind, count", "flow.kin AS kind, count", 0, "Flow has no property “kin”; did you mean: kind"),
        ("MATCH (evaluation", "CREATE (:Party {key: 'x'}) WITH 1 AS one MATCH (evaluation", 3, "would change data"),
        ("// param: kind", "// parm: kind", 3, "flows_per_body.cypher:3"),
        ("RETURN", "RETRUN", 3, "Unexpected input 'RETRUN'"),
        ("flow.kind AS kind, count", "flow.kind, count", 3, "in the last RETURN a column has no name"),
    ],
)
def test_what_is_wrong_with_an_own_question_is_said(
    konkyo, built: Path, own: Path, old: str, new: str, code: int, said: str
) -> None:
    (own / "flows_per_body.cypher").write_text(OWN_QUESTION.replace(old, new), encoding="utf-8")
    ran = konkyo("ask", "flows_per_body", "--questions", own, "--from", built)
    assert (ran.code, said in ran.err) == (code, True), ran.err
