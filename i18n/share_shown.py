"""How a share is shown in percent."""


def share_shown(share: float) -> str:
    """Return ``share`` in percent; of a little that it is not nothing, and of nearly all that something is missing."""
    if 0 < share < 0.0005:
        return "<0.1%"
    return ">99.9%" if 0.9995 <= share < 1 else f"{share:.1%}"
