"""A statute added to what is known of the law: what cites it is stored anew, and nothing else is touched."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from konkyo.graph.embedded import EmbeddedStore
from konkyo.graph.store import STORE
from konkyo.i18n import KonkyoError
from konkyo.law.added_folder import VARIABLE
from konkyo.law.compile.add import add
from konkyo.law.compile.sources import Sources
from konkyo.loaders.build.pipeline import build_store
from konkyo.loaders.build.summary import Summary
from konkyo.loaders.build.workers import Outcome, find_files
from konkyo.opening import opened

EXAMPLES = Path(__file__).parents[2] / "examples"

XML = (
    '<Law Era="Showa" Lang="ja" LawType="Act" Num="1" Year="1"><LawNum>{number}</LawNum><LawBody>'
    "<LawTitle>{title}</LawTitle><MainProvision>{articles}</MainProvision></LawBody></Law>"
)
ARTICLE = (
    '<Article Num="{n}"><ArticleTitle>第条</ArticleTitle><Paragraph Num="1"><ParagraphNum/><ParagraphSentence>'
    "<Sentence>第{n}の架空の定め。</Sentence></ParagraphSentence></Paragraph></Article>"
)
TAXES = ("325AC0000000226", "昭和二十五年法律第二百二十六号", "地方税法")
GARDENS = ("530AC0000000777", "令和三十年法律第七百七十七号", "架空の庭園の登録に関する法律")


@pytest.fixture
def held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Make the facts of the laws given, beside those that come with konkyo, all that is known of the law."""
    monkeypatch.setenv(VARIABLE, "")

    def hold(*laws: tuple[str, str, str]) -> Path:
        name = "-".join(law_id for law_id, *_ in laws)
        texts, into = tmp_path / "texts" / name, tmp_path / "facts" / name
        texts.mkdir(parents=True)
        for law_id, number, title in laws:
            articles = "".join(ARTICLE.format(n=n) for n in range(1, 400))
            xml = XML.format(number=number, title=title, articles=articles)
            (texts / f"{law_id}_20100401_422AC0000000001.xml").write_text(xml, encoding="utf-8")
        add(Sources.read(texts), into)
        monkeypatch.setenv(VARIABLE, str(into))
        return into

    return hold


def built(documents: Path, folder: Path) -> tuple[Summary, list[str]]:
    """Build; return the summary and the names of the documents that were read."""
    read: list[str] = []

    def tell(outcome: Outcome) -> None:
        if outcome.record is not None:
            read.append(outcome.path.name)

    return build_store(find_files([documents]), folder, jobs=1, tell=tell), read


def some(folder: Path) -> Path:
    """Return a folder with two of the examples."""
    documents = folder / "documents"
    documents.mkdir()
    for name in ("tomosaka_juki_2023.txt", "tomosaka_juminzei_2020.txt"):
        (documents / name).write_bytes((EXAMPLES / name).read_bytes())
    return documents


def statuses(folder: Path, law: str) -> set[tuple[str, str]]:
    asked = "MATCH ()-[c:CITES]->(p:Provision {law: $law}) RETURN DISTINCT c.evaluation AS e, c.status AS status"
    with EmbeddedStore(folder / STORE) as store:
        return {(row["e"], row["status"]) for row in store.read(asked, {"law": law})}


def test_what_cites_an_added_law_is_stored_anew_and_nothing_is_read_again(
    held: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "graph"
    before, read = built(EXAMPLES, folder)
    assert len(read) == len(list(EXAMPLES.iterdir()))
    assert {status for _, status in statuses(folder, "地方税法")} == {"unversioned"}

    held(TAXES)
    with pytest.raises(KonkyoError, match="2 evaluations"):
        opened(folder)
    after, read = built(EXAMPLES, folder)
    assert (read, [note.en for note in after.notes]) == (
        [],
        ["2 evaluations that cite laws whose facts are new were stored anew from their records"],
    )
    assert {status for _, status in statuses(folder, "地方税法")} == {"valid"}
    opened(folder).close()
    again, read = built(EXAMPLES, folder)
    assert (read, again.notes, again.counts) == ([], [], after.counts)

    monkeypatch.setenv(VARIABLE, "")
    gone, read = built(EXAMPLES, folder)
    assert (read, len(gone.notes), gone.counts) == ([], 1, before.counts)
    assert {status for _, status in statuses(folder, "地方税法")} == {"unversioned"}


def test_a_law_that_no_document_cites_changes_nothing(
    held: Callable[..., Path], fictional: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(fictional, tmp_path / "graph")
    before, _ = built(EXAMPLES, folder)
    held(GARDENS)
    opened(folder).close()
    after, read = built(EXAMPLES, folder)
    assert (read, after.notes, after.counts) == ([], [], before.counts)


def test_where_most_rests_on_the_law_the_store_is_made_again_from_the_records(
    held: Callable[..., Path], tmp_path: Path
) -> None:
    documents, folder = some(tmp_path), tmp_path / "graph"
    built(documents, folder)
    held(TAXES, ("342AC0000000081", "昭和四十二年法律第八十一号", "住民基本台帳法"))
    after, read = built(documents, folder)
    assert (read, [note.en for note in after.notes]) == (
        [],
        ["the database was made again from the records (the facts of law it rests on are others now)"],
    )


def test_only_a_document_that_prints_the_name_of_an_unlisted_law_is_read_again(
    held: Callable[..., Path], tmp_path: Path
) -> None:
    documents, folder = some(tmp_path), tmp_path / "graph"
    changed = documents / "tomosaka_juki_2023.txt"
    text = changed.read_text(encoding="utf-8")
    assert "住民基本台帳法" in text
    changed.write_text(text.replace("住民基本台帳法", "架空の庭園の登録に関する法律"), encoding="utf-8")
    built(documents, folder)
    assert {status for _, status in statuses(folder, "架空の庭園の登録に関する法律")} == {"unversioned"}
    held(GARDENS)
    _, read = built(documents, folder)
    assert read == ["tomosaka_juki_2023.txt"]
    # It has no 第30条の44の2 and the like.
    assert {status for _, status in statuses(folder, "架空の庭園の登録に関する法律")} == {"valid", "unknown"}
    _, read = built(documents, folder)
    assert read == []
