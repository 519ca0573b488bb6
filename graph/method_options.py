"""The ways of handing over that the forms offer: their options as printed. Another spelling stands behind "="."""

PAPER = "紙"
STORAGE = "電子記録媒体（フラッシュメモリを除く。）=電子記録媒体"
FLASH_MEMORY = "フラッシュメモリ"
MAIL = "電子メール"
LEASED_LINE = "専用線"
OF_THE_BODY = "庁内連携システム"
NETWORK = "情報提供ネットワークシステム"
ANY_OTHER = "その他"

METHOD_OPTIONS = (PAPER, STORAGE, FLASH_MEMORY, MAIL, LEASED_LINE, OF_THE_BODY, NETWORK, ANY_OTHER)


def method_spellings() -> dict[str, list[str]]:
    """Return the name of each option, as the form prints it, with its other spellings."""
    spelled = [option.split("=") for option in METHOD_OPTIONS]
    return {name: others for name, *others in spelled}
