"""Two small cities whose facts can be taken in at a glance, in a real store; and a store for forms made by hand."""

from collections.abc import Iterator

import pytest
from hand import Document, Stated

from konkyo.graph.embedded import EmbeddedStore

TAX = Document(
    "甲市",
    "住民税",
    "2021-01-01",
    (
        Stated("Party:本人", "acquisition", "File:課税ファイル", "本人", illegible=True),
        Stated("Party:国税庁", "acquisition", "File:課税ファイル", "行政機関"),
        Stated("File:課税ファイル", "use", "Department:税務課", "使用"),
        Stated(
            "File:課税ファイル",
            "provision",
            "Party:厚生労働大臣",
            "提供先1",
            information="住民税関係情報",
            basis=("番号法第19条第7号", "番号法別表第二の1の項"),
            via="情報提供ネットワークシステム",
        ),
        Stated("File:課税ファイル", "transfer", "Department:福祉課", "移転先1", basis=("番号法第9条第2項",)),
        Stated("File:課税ファイル", "subentrustment", None, "委託事項1 再委託"),
    ),
    systems=("税システム",),
    declared={"課税ファイル": (2, 1, 1)},
    gaps=("II-4 の欄がない",),
    notes=("印は○と読んだ",),
)
WELFARE = Document(
    "甲市",
    "福祉",
    "2022-04-01",
    (
        Stated("Department:福祉課", "acquisition", "File:福祉ファイル", "他部署"),
        Stated("File:福祉ファイル", "provision", "Party:国税庁", "提供先1"),
    ),
)
OTHER = Document(
    "乙市",
    "住民税",
    "2021-01-01",
    (
        Stated("Party:本人", "acquisition", "File:課税ファイル", "本人"),
        Stated(
            "File:課税ファイル",
            "provision",
            "Party:日本年金機構",
            "提供先1",
            information="所得情報",
            basis=("国民年金法第108条",),
        ),
    ),
)
REPLACED = Document(
    "甲市",
    "住民税",
    "2019-01-01",
    (
        Stated("Party:旧の入手元", "acquisition", "File:課税ファイル", "旧"),
        Stated("File:課税ファイル", "provision", "Party:旧の提供先", "旧提供", basis=("番号法第19条第7号",)),
    ),
    declared={"課税ファイル": (9, 9, 9)},
    gaps=("旧版の欠け",),
)


@pytest.fixture(scope="package")
def cities(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    """The four documents; the one of 2019 is replaced by that of 2021."""
    with EmbeddedStore(tmp_path_factory.mktemp("cities") / "store") as store:
        store.replace([document.facts() for document in (OTHER, REPLACED, TAX, WELFARE)])
        yield store


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    """A store for the forms of ``check_form``, one after the other."""
    with EmbeddedStore(tmp_path_factory.mktemp("desk") / "store") as store:
        yield store
