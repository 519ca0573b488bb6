"""Bytes become text in every encoding that Japanese offices use, and nothing else is taken for text."""

import pytest

from konkyo.i18n import KonkyoError
from konkyo.loaders.read_document.file_formats import pages_of
from konkyo.loaders.readers.decode import decode

TEXT = "特定個人情報保護評価書（重点項目評価書）\r\n評価書番号\t評価書名\r\n1\t①髙﨑市の事務\r\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode("utf-8"), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("cp932"), "cp932"),
    ],
)
def test_encodings_are_recognised(data: bytes, encoding: str) -> None:
    assert decode(data) == (TEXT, encoding, ())


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_said_to_be_empty(data: bytes) -> None:
    with pytest.raises(KonkyoError) as caught:
        decode(data)
    assert "空" in caught.value.what.ja


def test_undecodable_bytes_are_placed() -> None:
    data = "評価書番号\n評価書名\n".encode() + b"\xff\xff" + "公表日\n".encode() * 40
    with pytest.raises(KonkyoError) as caught:
        decode(data)
    assert caught.value.where.startswith("3:")


def test_a_file_cut_inside_a_character_is_read_up_to_there_and_noted() -> None:
    text, encoding, notes = decode("評価書番号\n評価書名".encode()[:-1])
    assert (text, encoding) == ("評価書番号\n評価書", "utf-8")
    assert [note.code for note in notes] == ["cut-character"]


@pytest.mark.parametrize(("suffix", "cure"), [(".pdf", "元のファイル"), (".xlsx", "元のファイル"), (".txt", "UTF-8")])
def test_how_to_save_a_text_is_said_of_texts_alone(suffix: str, cure: str) -> None:
    with pytest.raises(KonkyoError) as caught:
        pages_of(b"\x93\xff\xfe\x81" * 40, suffix)
    assert cure in caught.value.cure.ja
