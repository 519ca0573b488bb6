"""The other commands over the real documents: what they print, where, and with which exit code."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest
import rdflib

from konkyo.loaders.record import Record
from konkyo.queries.catalogue import question

ROOT = Path(__file__).resolve().parents[2]
FILE = "国民年金関係情報ファイル"


def test_read_prints_the_record_as_the_schema_has_it(konkyo, seeds: Path) -> None:
    ran = konkyo("read", seeds / "003_2b92446a3e503446.txt", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert Record.model_validate_json(ran.out).document.body == "倉敷市長"


def test_read_sums_up_within_eighty_columns(konkyo, seeds: Path) -> None:
    from rich.cells import cell_len

    for document in sorted(seeds.glob("*.txt")):
        ran = konkyo("read", document)
        assert ran.code == 0
        assert max(map(cell_len, ran.out.splitlines())) <= 80
    assert "what the source lacks" in ran.out


def test_data_goes_to_stdout_and_talk_to_stderr(konkyo, built: Path) -> None:
    ran = konkyo("ask", "downstream", "-p", f"name={FILE}", "-p", "steps=1", "--from", built, "--format", "json")
    rows = json.loads(ran.out)
    assert f"{len(rows)} rows" in ran.err
    assert "--caveats" in ran.err
    assert {row["receiver"] for row in rows} >= {"日本年金機構", "市民課", "富士通Japan株式会社岡山支社"}


def test_csv_and_json_say_the_same(konkyo, built: Path) -> None:
    question = ("ask", "recipients", "-p", "body=倉敷市", "--from", built)
    rows = json.loads(konkyo(*question, "-f", "json").out)
    table = list(csv.DictReader(io.StringIO(konkyo(*question, "-f", "csv").out)))
    assert [{name: "" if value is None else str(value) for name, value in row.items()} for row in rows] == table
    assert rows


def test_a_csv_file_is_for_excel(konkyo, built: Path, tmp_path: Path) -> None:
    out = tmp_path / "answer.csv"
    cypher = "UNWIND ['=1+1', '＋1', '呉市'] AS cell RETURN cell"
    ran = konkyo("cypher", cypher, "--from", built, "-f", "csv", "-o", out)
    # What is to be read with it lies beside it.
    assert ran.out.splitlines() == [str(out), str(out.with_name("answer.about.md"))]
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(out.read_text(encoding="utf-8-sig")))) == [
        ["cell"],
        ["'=1+1"],
        ["'＋1"],
        ["呉市"],
    ]


def test_an_empty_answer_still_has_its_columns(konkyo, built: Path) -> None:
    ran = konkyo("ask", "path_between", "-p", "origin=厚生労働大臣", "-p", "goal=国税庁", "--from", built, "-f", "csv")
    assert ran.code == 0
    assert ran.out.startswith("way,step,sender")
    assert "0 rows" in ran.err


def test_what_a_short_name_was_taken_for_is_said(konkyo, built: Path) -> None:
    assert f"name: 国民年金関係 → {FILE}" in konkyo("ask", "upstream", "-p", "name=国民年金関係", "--from", built).err


@pytest.mark.parametrize(
    ("arguments", "code", "hint"),
    [
        (["ask", "upstraem"], 2, "upstream"),
        (["ask", "upstream"], 2, "--param name="),
        (["ask", "upstream", "-p", "name"], 2, "NAME=VALUE"),
        (["ask", "upstream", "-p", f"name={FILE}", "-p", "no=1"], 2, "It takes: "),
        (["ask", "upstream", "-p", f"name={FILE}", "-p", "steps=9"], 2, "from 1 to 4"),
        (["ask", "upstream", "-p", f"name={FILE}", "-p", "steps=0"], 2, "from 1 to 4"),
        (["ask", "upstream", "-p", f"name={FILE}", "-p", "steps:=1.5"], 2, "from 1 to 4"),
        (["ask", "upstream", "-p", "name=そんなファイル"], 3, "nothing is named"),
        (["ask", "upstream", "-p", "name=ファイル"], 3, "write one of them"),
        (["ask", "upstream", "-p", f"name={FILE}", "--format", "xml"], 2, "xml"),
        (["ask", "--no-such-option"], 2, "--help"),
        (["no-such-command"], 2, "--help"),
        (["--lang", "fr", "documents"], 2, "fr"),
        (["cypher", "CREATE (p:Party {key: 'x'})"], 3, "konkyo cypher --write"),
        (["cypher", "MATCH (n) RETURN"], 3, "Cypher"),
        (["cypher", "RETURN $x AS x", "-p", "x:={"], 2, "NAME:=JSON"),
        (["export", "somewhere", "--format", "yaml"], 2, "yaml"),
        (["export", "somewhere"], 2, "is that of no format"),
        (["export", "x.graphml", "--format", "json"], 2, "contradicts"),
        (["export", "x.csv", "--format", "csv"], 2, "PATH is a folder"),
        (["map", "存在しない市"], 3, "呉市"),
        (["read", "missing.txt"], 3, "missing.txt"),
    ],
)
def test_mistakes_are_explained(
    konkyo, built: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, hint: str
) -> None:
    monkeypatch.setenv("KONKYO_HOME", str(built))
    ran = konkyo(*arguments)
    assert (ran.code, ran.out) == (code, "")
    assert hint in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("query", "hints"),
    [
        ("MATCH (p:Partei) RETURN p.name AS name", ["no label “Partei”", "Party"]),
        ("MATCH (:Party)-[s:SENT|SENDS]->(:Flow:Fluss) RETURN s.key AS key", ["“SENT”", "SENDS", "“Fluss”"]),
        ("MATCH (p:Party|Department) WHERE p.name = '(x:Y)' RETURN p.name AS name // [:Z]", []),
    ],
)
def test_a_name_that_the_graph_does_not_have_is_pointed_out(konkyo, built: Path, query: str, hints: list[str]) -> None:
    ran = konkyo("cypher", query, "--from", built)
    assert ran.code == 0
    assert all(hint in ran.err for hint in hints)
    assert ("there is no" in ran.err) == bool(hints)


@pytest.mark.parametrize("command", ["build", "map", "ask", "documents"])
def test_help_is_in_one_language_and_without_types_of_python(command: str) -> None:
    # tests/house/test_docs.py asks for the help of each command, in each language, and finds it on this page.
    page = (ROOT / "docs" / "cli.ja.md").read_text(encoding="utf-8")
    _, _, section = page.partition(f"\n## konkyo {command}\n")
    japanese = section.split("```")[1]
    assert "使い方:" in japanese
    assert not [word for word in ("default", "env var", "<list", "<int", "required") if word in japanese]


def test_asking_before_building_says_what_to_do(konkyo, tmp_path: Path) -> None:
    ran = konkyo("documents", "--from", tmp_path)
    assert (ran.code, "konkyo build" in ran.err) == (3, True)
    assert list(tmp_path.iterdir()) == [], "asking makes nothing"


def test_questions_are_listed_and_explained(konkyo) -> None:
    listed = konkyo("ask", "--list")
    assert (listed.code, listed.err) == (0, "")
    assert "upstream" in listed.out
    assert konkyo("ask").out == listed.out
    explained = konkyo("ask", "recipients", "--explain").out
    assert "--param provision=" in explained
    assert "not judged" in explained
    cypher = konkyo("ask", "recipients", "--cypher").out
    assert "//" not in cypher
    assert cypher.rstrip() == question("recipients").cypher


def test_every_question_speaks_both_languages(konkyo, built: Path) -> None:
    question = ("ask", "counts", "-p", "body=倉敷市", "--from", built)
    japanese, english = konkyo(*question, "--lang", "ja"), konkyo(*question, "--lang=en")
    assert "様式の件数" in japanese.out
    assert "Declared" in english.out
    assert "3行" in japanese.err
    assert "3 rows" in english.err


def test_cypher_takes_parameters(konkyo, built: Path) -> None:
    query = "UNWIND $numbers AS n RETURN n, $word AS word"
    ran = konkyo("cypher", query, "-p", "numbers:=[1, 2]", "-p", "word=国 税=庁", "--from", built, "-f", "json")
    assert json.loads(ran.out) == [{"n": 1, "word": "国 税=庁"}, {"n": 2, "word": "国 税=庁"}]


def test_a_map_is_written_and_named(konkyo, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = konkyo("map", "倉敷市", "国民年金", "--from", built)
    assert ran.code == 0
    page = Path(ran.out.strip())
    assert "日本年金機構" in page.read_text(encoding="utf-8")
    assert konkyo("map", "倉敷", "--from", built, "--out", tmp_path / "new" / "map.html").code == 0
    assert (tmp_path / "new" / "map.html").read_bytes() == page.read_bytes()
    several = konkyo("map", "--from", built)
    assert several.code == 3
    assert all(body in several.err for body in ("呉市", "花巻市", "倉敷市", "墨田区"))


def test_the_whole_graph_is_exported(konkyo, fictional: Path, tmp_path: Path) -> None:
    for name, *form in (
        ("graph.json",),
        ("graph.graphml",),
        ("graph.cypher",),
        ("tables", "--format", "csv"),
    ):
        ran = konkyo("export", tmp_path / name, *form, "--from", fictional)
        assert (ran.code, ran.out.strip()) == (0, str(tmp_path / name))
    exported = json.loads((tmp_path / "graph.json").read_text(encoding="utf-8"))
    graph = nx.read_graphml(tmp_path / "graph.graphml", force_multigraph=True)
    with (tmp_path / "tables" / "nodes.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = len(list(csv.reader(file))) - 1
    assert len(exported["nodes"]) == graph.number_of_nodes() == rows
    assert len(exported["edges"]) == graph.number_of_edges()


def test_the_whole_graph_is_exported_as_linked_data(konkyo, tmp_path: Path) -> None:
    assert konkyo("build", ROOT / "examples" / "tomosaka_kokuho_kiso_2022.txt", "--into", tmp_path / "graph").code == 0
    read = []
    for name in ("graph.ttl", "graph.jsonld"):
        ran = konkyo("export", tmp_path / name, "--from", tmp_path / "graph")
        assert (ran.code, ran.out.strip()) == (0, str(tmp_path / name))
        read.append(rdflib.Graph().parse(tmp_path / name))
    turtle, json_ld = read
    assert set(turtle) == set(json_ld)
    assert (None, rdflib.RDF.type, rdflib.URIRef("https://w3id.org/dpv#DPIA")) in turtle


def test_nowhere_to_write_is_an_error_that_can_be_mended(konkyo, built: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ran = konkyo("documents", "--from", built, "-f", "csv", "-o", tmp_path / "file" / "out.csv")
    assert (ran.code, str(tmp_path / "file") in ran.err) == (3, True)


def run(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run the command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "konkyo.cli.main", *arguments],
        cwd=ROOT, env={**os.environ, **environment}, capture_output=True, encoding="utf-8", check=False, timeout=300,
    )  # fmt: skip


def test_help_is_in_one_language() -> None:
    japanese, english = (
        (ROOT / "docs" / name).read_text(encoding="utf-8").partition("\n## konkyo\n")[2].split("```")[1]
        for name in ("cli.ja.md", "cli.md")
    )
    assert all(word in japanese for word in ("使い方:", "終了コード", "オプション:"))
    assert all(word in english for word in ("Usage:", "Exit codes", "Options:"))
    ran = run("--help", KONKYO_LANG="", LC_ALL="ja_JP.UTF-8", COLUMNS="100")
    assert (ran.returncode, ran.stdout.split()) == (0, japanese.removeprefix("text").split())


def test_help_loads_nothing_heavy() -> None:
    code = "import sys, konkyo.cli.main; konkyo.cli.main.main(['--help']); print(*sys.modules, file=sys.stderr)"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    heavy = {
        "jpype",
        "arcadedb_embedded",
        "spacy",
        "networkx",
        "pyvis",
        "neo4j",
        "pydantic",
        "rich.console",
    }
    assert not heavy & set(ran.stderr.split())


def test_a_fault_of_konkyo_is_said_to_be_one(konkyo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("konkyo.cli.output.console", lambda: 1 / 0)
    ran = konkyo("ask", "--list")
    assert ran.code == 70
    assert "ZeroDivisionError" in ran.err
    assert "--debug" in ran.err
    assert "Traceback" not in ran.err


def test_debug_shows_where_it_happened(tmp_path: Path) -> None:
    ran = run("documents", "--debug", "--from", str(tmp_path))
    assert "Traceback" in ran.stderr
    assert ran.returncode != 0


def test_a_reader_that_stops_early_is_no_error() -> None:
    script = f"'{sys.executable}' -m konkyo.cli.main ask --list | head -1"
    ran = subprocess.run(
        ["bash", "-o", "pipefail", "-c", script], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert ran.stderr == ""


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("export", "--body", "花巻市"), "konkyo ask QUESTION --body VALUE"),
        (("ask", "recipients", "--limit", "x"), "--limit cannot have this value"),
        (("export",), "PATH is missing"),
        (("ask", "--bodi", "x"), "there is no option --bodi"),
    ],
)
def test_what_the_parser_refuses_is_said_in_both_languages(konkyo, command: tuple[str, ...], told: str) -> None:
    ran = konkyo(*command)
    assert (ran.code, told in ran.err) == (2, True)
    assert not any("\u3040" <= char <= "\u30ff" for char in ran.err)
    japanese = konkyo(*command, "--lang", "ja")
    assert any("\u3040" <= char <= "\u30ff" for char in japanese.err)
