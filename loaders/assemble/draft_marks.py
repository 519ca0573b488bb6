"""Whether a document says that it is a draft: then its date of publication is rightly blank."""

import re
from collections.abc import Iterator

from konkyo.loaders.forms.matching import fold_label
from konkyo.loaders.pages import Pages
from konkyo.loaders.record import DRAFT, Note

_MARK = re.compile(r"[(【\[]素?案[)】\]]|^素?案$|パブリック・?コメント|意見(?:募集|公募)")
_FRONT_ROWS = 40
_LONGEST = 100  # characters; a longer text is no title


def draft_note(pages: Pages) -> Iterator[Note]:
    """Yield a note where the first rows bear the mark of a draft: 「…全項目評価書（案）」, 「案」, 「意見募集」."""
    for row in pages.rows()[:_FRONT_ROWS]:
        for cell in row.cells:
            if len(cell.text) < _LONGEST and (mark := _MARK.search(fold_label(cell.text))):
                yield Note(
                    code=DRAFT,
                    ja=f"「{mark[0]}」とあり、案なので、公表日がなくても値のない欄に数えない",
                    en=f"「{mark[0]}」 says that this is a draft, so a blank 公表日 is no value that is lacking",
                    at=cell.at,
                )
                return
