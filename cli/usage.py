"""Messages for mistakes in the command line, in the reader's language."""

from konkyo.i18n import KonkyoError, Words


def explain(error: Exception) -> KonkyoError:
    """Return a usage error of the command line parser as a KonkyoError that points to the help."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "konkyo"
    return KonkyoError(_what(error), cure=Words(ja=f"使い方は {command} --help", en=f"see {command} --help"))


def _what(error: Exception) -> Words:
    formatted = getattr(error, "format_message", None)
    english = (formatted() if formatted else str(error)).strip()
    match type(error).__name__:
        case "NoSuchOption":
            name, near = getattr(error, "option_name", ""), getattr(error, "possibilities", None)
            hint = f"（もしかして: {'、'.join(near)}）" if near else ""
            return Words(ja=f"{name} というオプションはありません{hint}", en=english)
        case "MissingParameter":
            return Words(ja=f"{_name(error)} が要ります", en=english)
        case "BadParameter":
            return Words(ja=f"値が正しくありません: {english}", en=english)
        case _:
            return Words(ja=f"使い方が違います: {english}", en=english)


def _name(error: Exception) -> str:
    param = getattr(error, "param", None)
    return str(getattr(param, "metavar", None) or getattr(param, "human_readable_name", "") or "引数")
