"""The columns of a 別紙 table, told by their headings."""

import re
from functools import lru_cache

from konkyo.loaders.forms.matching import label_key

_COLUMNS = (
    ("no", r"項番|No\.?|番号|項|.{0,12}表[^\d]{0,3}の?項番?"),
    ("provider", r"(?:情報)?提供者.*"),
    ("counterparty", r"(?:提供先|移転先|(?:情報)?照会(?:者|機関))(?:名|部署|\(.*\)?)?|担当部署"),
    ("basis", r".*(?:法令上の根拠|根拠法令|根拠規定|根拠)"),
    ("purpose", r".*(?:における用途|用途)|事務|.*事務(?:の内容|名)?"),
    ("information", r"(?:利用)?特定個人情報|(?:提供|移転)する情報|.*情報の(?:内容|種類)"),
    ("methods", r"(?:提供|移転)方法"),
    ("frequency", r"時期・頻度|(?:提供|移転)(?:時期|頻度).*"),
)


@lru_cache(maxsize=1024)
def annex_column(text: str) -> str:
    """Return the meaning of a column of a 別紙 by its heading; "" for any other text."""
    key = label_key(text)  # 「③提供する情報」
    return next((name for name, pattern in _COLUMNS if re.fullmatch(pattern, key)), "")
