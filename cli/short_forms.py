"""Short forms that people try: ``--body 花巻市`` for ``--param body=花巻市``."""

from collections.abc import Iterator, Sequence
from typing import Any

from konkyo.cli.command_help import Command


class QuestionCommand(Command):
    """A command with parameters of questions, which may also be written as options of their own."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take the words of the command."""
        return super().parse_args(ctx, list(_written_out(args, _own(self), names_of_parameters())))


class DocumentCommand(Command):
    """A command that takes words of a document: ``--body 花巻市`` and ``--document 花巻市`` are such words."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take the words of the command."""
        own = _own(self)
        return super().parse_args(ctx, [word for word in _parted(args) if word not in {"--body", "--document"} - own])


class MapCommand(DocumentCommand):
    """A command that takes words of a document or, with ``--question``, a question with its parameters."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take the words of the command. Beside a question ``--provision`` is its parameter, no map of its own."""
        if any(word.partition("=")[0] == "--question" for word in args):
            args = list(_written_out(args, _own(self) - {"--provision"}, names_of_parameters()))
        return super().parse_args(ctx, args)


def _own(command: Command) -> set[str]:
    return {option for param in command.params for option in getattr(param, "opts", ())}


def names_of_parameters() -> set[str]:
    """Return the names of the parameters of all questions, and the words that people use for them."""
    from konkyo.queries.catalogue import catalogue
    from konkyo.queries.parameter_names import words_for_parameters

    return {parameter.name for asked in catalogue().values() for parameter in asked.parameters} | {
        *words_for_parameters()
    }


def _parted(args: Sequence[str]) -> Iterator[str]:
    for word in args:
        option, equals, value = word.partition("=")
        yield from (option, value) if equals and option in ("--body", "--document") else (word,)


def _written_out(args: Sequence[str], own: set[str], names: set[str]) -> Iterator[str]:
    """Yield ``args`` with ``--NAME VALUE`` and ``--NAME=VALUE``, for parameters, as ``--param NAME=VALUE``."""
    words = iter(args)
    for word in words:
        option, equals, value = word.partition("=")
        name = option.removeprefix("--").replace("-", "_")
        if not word.startswith("--") or option in own or name not in names:
            yield word
            continue
        yield from ("--param", f"{name}={value if equals else next(words, '')}")
