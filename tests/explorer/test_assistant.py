"""What an assistant gets, asked through the SDK's own client in this process."""

import json
import os
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import quote

import anyio
import pytest
from mcp import StdioServerParameters
from mcp.client.client import Client

from konkyo.explorer.assistant import assistant_server
from konkyo.explorer.desk import GraphDesk
from konkyo.queries.catalogue import catalogue

OWN = {"search", "passage", "provision_life", "impact", "cypher", "lineage"}


def in_its_own_loop(asked: Callable[[], Awaitable[Any]]) -> Any:
    """Run ``asked`` in a thread of its own: the browser of other tests keeps a loop in the one of the tests."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(anyio.run, asked).result()


@pytest.fixture
def call(desk: GraphDesk):
    def asked(tool: str, /, **given: Any) -> Any:
        async def run() -> Any:
            async with Client(assistant_server(desk)) as client:
                return await client.call_tool(tool, given)

        return in_its_own_loop(run)

    return asked


def test_every_stored_question_is_a_tool_with_its_parameters(desk: GraphDesk) -> None:
    async def listed() -> Any:
        async with Client(assistant_server(desk)) as client:
            return (await client.list_tools()).tools, (await client.list_resource_templates()).resource_templates

    tools, templates = in_its_own_loop(listed)
    assert {tool.name for tool in tools} == {f"ask_{name}" for name in catalogue()} | OWN
    by_name = {tool.name: tool for tool in tools}
    for one in catalogue().values():
        schema = by_name[f"ask_{one.id}"].input_schema
        assert {name.name for name in one.parameters} | {"limit", "after"} == set(schema["properties"])
        assert set(schema.get("required", ())) == {name.name for name in one.parameters if not name.optional}
        assert all(part.get("description") for part in schema["properties"].values())
    assert {one.uri_template for one in templates} == {
        "konkyo://document/{key}", "konkyo://passage/{key}/{section}",
    }  # fmt: skip


def test_an_answer_names_document_section_and_line_and_what_it_does_not_mean(call) -> None:
    found = call("ask_recipients", provision="番号法第19条第8号", recipient="後期高齢者医療広域連合").structured_content
    assert sorted(row["line"] for row in found["rows"]) == [170, 207, 398]
    assert all(row["document"] and row["section"] for row in found["rows"])
    assert str(catalogue()["recipients"].not_meant) in " ".join(found["caveats"])


def test_a_page_of_rows_follows_another(call) -> None:
    first = call("ask_recipients", limit=2).structured_content
    assert (len(first["rows"]), first["more"]) == (2, True)
    assert call("ask_recipients", limit=2, after=2).structured_content["rows"] != first["rows"]


@pytest.mark.parametrize(
    ("tool", "given", "words"),
    [
        ("search", {"words": "地方税関係情報"}, "地方税関係情報"),
        ("search", {"words": "マイナンバー"}, "write 個人番号"),
        ("passage", {"document": "個人住民税 2022", "section": "II-5 提供先3 ①"}, "番号法第19条第8号"),
        ("provision_life", {"provision": "番号法第19条第8号"}, "番号法第19条第7号"),
        ("impact", {"what": ["2024-05-27"]}, "別表第二"),
        ("cypher", {"query": "MATCH (f:File) RETURN f.name AS name"}, "個人住民税ファイル"),
        ("lineage", {"name": "個人住民税ファイル"}, "給与支払者"),
    ],
)
def test_each_tool_answers(call, tool: str, given: dict[str, Any], words: str) -> None:
    result = call(tool, **given)
    assert not result.is_error
    assert words in json.dumps(result.structured_content, ensure_ascii=False)


@pytest.mark.parametrize(
    ("tool", "given", "cure"),
    [
        ("ask_recipients", {"body": "灯阪市"}, "灯坂市"),
        ("cypher", {"query": "MATCH (n) DELETE n"}, "konkyo cypher --write"),
        ("provision_life", {"provision": "天気"}, "番号法第19条第7号"),
        ("passage", {"document": "個人住民税 2022", "section": "IX-9"}, "search"),
    ],
)
def test_what_is_wrong_is_told_with_its_cure(call, tool: str, given: dict[str, Any], cure: str) -> None:
    result = call(tool, **given)
    assert result.is_error
    assert cure in result.content[0].text


def test_documents_and_passages_are_resources_of_the_command(desk: GraphDesk) -> None:
    arguments = ["-m", "konkyo.cli.main", "mcp", "--from", str(desk.folder)]

    async def read() -> list[str]:
        async with Client(
            StdioServerParameters(command=sys.executable, args=arguments, env=dict(os.environ))
        ) as client:
            listed = (await client.read_resource("konkyo://documents")).contents[0].text
            key = next(one["key"] for one in json.loads(listed) if one.get("published") == "2022-06-30")
            whole, part = [
                (await client.read_resource(f"konkyo://{address}")).contents[0].text
                for address in (f"document/{quote(key)}", f"passage/{quote(key)}/{quote('II-5 提供先3 ①')}")
            ]
            return [listed, whole, part]

    listed, whole, part = in_its_own_loop(read)
    assert "個人住民税に関する事務重点項目評価書" in listed
    assert "II-5 提供先3 ①" in whole
    assert part.startswith("番号法第19条第8号")
