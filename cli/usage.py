"""Messages for mistakes in the command line, in the reader's language."""

from konkyo.cli.short_forms import names_of_parameters
from konkyo.i18n import KonkyoError, Words


def explain(error: Exception) -> KonkyoError:
    """Return a usage error of the command line parser as a KonkyoError that points to the help."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "konkyo"
    cure = Words(ja=f"使い方は {command} --help", en=f"see {command} --help")
    option = getattr(error, "option_name", "")
    if type(error).__name__ == "NoSuchOption" and option.removeprefix("--") in names_of_parameters():
        cure = Words(
            ja=f"{option} は問いの条件です: konkyo ask 問いの名 {option} 値（{cure.ja}）",
            en=f"{option} is a parameter of questions: konkyo ask QUESTION {option} VALUE ({cure.en})",
        )
    return KonkyoError(_what(error), cure=cure)


def _what(error: Exception) -> Words:
    # The classes of the parser are not public; their names and fields tell what is wrong.
    name, given = _name(error), getattr(error, "option_name", "")
    match type(error).__name__:
        case "NoSuchOption":
            near = sorted(getattr(error, "possibilities", None) or ())
            return Words(
                ja=f"{given} というオプションはありません" + (f"（もしかして: {'、'.join(near)}）" if near else ""),
                en=f"there is no option {given}" + (f" (did you mean: {', '.join(near)})" if near else ""),
            )
        case "MissingParameter":
            return Words(ja=f"{name} が要ります", en=f"{name} is missing")
        case "BadOptionUsage" if _is_flag(error, given):
            return Words(ja=f"{given} は値を取りません", en=f"{given} takes no value")
        case "BadOptionUsage":
            return Words(ja=f"{given} には値が要ります", en=f"{given} needs a value")
        case "BadParameter":
            limits = _limits(error)
            return Words(ja=f"{name} に書けない値です{limits.ja}", en=f"{name} cannot have this value{limits.en}")
        case _:
            return Words(ja="使い方が違います", en="this is not how the command is used")


def _name(error: Exception) -> str:
    """Return the option, or the word that stands for the argument in the help."""
    param = getattr(error, "param", None)
    options = [word for word in getattr(param, "opts", ()) if word.startswith("-")]
    return str(next(iter(options), None) or getattr(param, "metavar", None) or getattr(param, "name", ""))


def _is_flag(error: Exception, option: str) -> bool:
    context = getattr(error, "ctx", None)
    params = context.command.params if context is not None else ()
    return any(option in param.opts and getattr(param, "is_flag", False) for param in params)


def _limits(error: Exception) -> Words:
    param = getattr(error, "param", None)
    least, most = getattr(param, "min", None), getattr(param, "max", None)
    if least is None:
        return Words(ja="", en="")
    return Words(
        ja=f"（{least} 以上{f' {most} 以下' if most is not None else ''}の整数）",
        en=f" (a whole number from {least}{f' to {most}' if most is not None else ''})",
    )
