"""A cell that lists several names, in the ways forms are filled in."""

import pytest

from konkyo.loaders.assemble.listed_names import names_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("1．甲システム 2．乙システム", ["甲システム", "乙システム"]),
        ("⑴甲システム ⑵乙システム", ["甲システム", "乙システム"]),
        ("・甲システム\n・乙システム", ["甲システム", "乙システム"]),
        ("甲システム\n乙システム", ["甲システム", "乙システム"]),
        ("甲システム、乙システム（eLTAX、中継を含む）", ["甲システム", "乙システム（eLTAX、中継を含む）"]),
        ("中間サーバー　各業務システム", ["中間サーバー", "各業務システム"]),
        ("地方税 ポータルシステム", ["地方税ポータルシステム"]),
        # A name broken within its cell: the number of the next one tells where it ends.
        ("1．地方税ポータルシス\nテム（eLTAX）\n2．乙シス\nテム", ["地方税ポータルシステム（eLTAX）", "乙システム"]),
        ("1．地方税ポータルシス\nテム（eLTAX）", ["地方税ポータルシステム（eLTAX）"]),
        ("1．甲システム\n※概要は別紙を参照。", ["甲システム"]),
    ],
)
def test_the_names_of_a_cell(text: str, names: list[str]) -> None:
    found = names_in(text)
    assert [name.text for name in found] == names
    # A name that goes on in the next line is printed with the line break in it.
    assert [text[name.start : name.end].replace("\n", "").replace(" ", "") for name in found] == names
