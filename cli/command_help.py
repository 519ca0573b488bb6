"""The help of a command and its usage errors, in the reader's language; examples are not wrapped."""

import re
import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from konkyo.i18n import UsageError, Words, language

_WRONG_USAGE = 2


def text(ja: str, en: str) -> str:
    """Return the help text in the reader's language."""
    return str(Words(ja=ja, en=en))


def add_command(
    app: typer.Typer,
    run: Callable[..., Any],
    about: str,
    *,
    name: str | None = None,
    more: str = "",
    examples: Sequence[str] = (),
    cls: "type[Command] | None" = None,
) -> None:
    """Add the command ``run`` to ``app``, called ``name`` or else as the function is.

    ``cls`` is how its words are taken.

    Lists of commands show ``about``; its own help also shows ``more`` and ``examples``, whole lines that can be typed.
    """
    # A paragraph that begins with \b is not wrapped.
    shown = "\b\n" + "\n".join([text("例:", "Examples:"), *(f"  {line}" for line in examples)]) if examples else ""
    help = "\n\n".join(filter(None, [about, more, shown]))
    app.command(name, cls=cls or Command, short_help=about, help=help)(run)


_IN_JAPANESE = {
    "Usage:": "使い方:",
    "\nArguments:": "\n引数:",
    "\nOptions:": "\nオプション:",
    "\nCommands:": "\nコマンド:",
    "[OPTIONS] COMMAND [ARGS]...": "[オプション] コマンド [引数]…",
    "[OPTIONS]": "[オプション]",
    "Show this message and exit.": "この説明を表示する",
    "env var:": "環境変数:",
    "default:": "既定:",
    "required]": "必須]",
}
"""Texts that the command line library has in English only."""

_COMPLETION = {
    "install_completion": Words(ja="このシェルに補完を入れる", en="Install completion for this shell."),
    "show_completion": Words(ja="補完の設定を表示する", en="Show the completion script for this shell."),
}
"""Help texts of the library's options for shell completion."""

_PLACEHOLDERS = {
    **{"FILE": "ファイル", "DIR": "フォルダー", "FOLDER": "フォルダー", "PATH": "ファイルかフォルダー", "DRAFT": "案"},
    **{"OLD": "前の版", "NEW": "新しい版", "DOCUMENT": "評価書", "BODY": "機関", "LAW": "法令", "PROVISION": "条項"},
    **{"WHAT": "条項か日付", "DAY": "日付", "today": "今日", "FROM": "はじめの日", "TO": "終わりの日"},
    **{"QUESTION": "質問", "QUERY": "文", "TEXT": "文章", "WORD": "言葉", "NAME": "名", "VALUE": "値"},
    **{"SIZE": "大きさ", "ADDRESS": "アドレス"},
}
"""Words that stand for what a person types: 「--on DAY」 is 「--on 日付」."""
_PLACEHOLDER = re.compile(r"[A-Za-z]+")
_LISTED = re.compile(r"^(  \S.*?)(  +)(?=\S)", re.M)
"""An argument or option in its list, and the blanks before what is said of it."""

_TYPE = re.compile(r" <(?:list\[)?[\w ]+\]?>(?=  )")
"""The Python type that the library prints after the name of an argument."""


def _in_the_readers_language(text: str) -> str:
    # Replaced by blanks of the same length, because the columns are aligned already.
    text = _TYPE.sub(lambda found: " " * len(found[0]), text)
    for english, japanese in _IN_JAPANESE.items() if language() == "ja" else ():
        text = text.replace(english, japanese)
    return _LISTED.sub(_aligned, text)


def _aligned(listed: re.Match[str]) -> str:
    """Take the blanks off that the library, which counts characters, sets for wide ones."""
    wide = sum(unicodedata.east_asian_width(one) in "WF" for one in listed[1])
    return listed[1] + " " * max(len(listed[2]) - wide, 2)


def _name_placeholders(parameters: Sequence[Any]) -> None:
    """Let what stands for the words a person types be in the reader's language too."""
    for parameter in parameters if language() == "ja" else ():
        if parameter.metavar and "://" not in parameter.metavar:
            parameter.metavar = _PLACEHOLDER.sub(lambda word: _PLACEHOLDERS.get(word[0], word[0]), parameter.metavar)


class Group(TyperGroup):
    """A group of commands. Without a command it shows its help; that and a wrong command are wrong usage."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]
        """Return the help text."""
        for parameter in self.get_params(ctx):
            if parameter.name in _COMPLETION:
                parameter.help = str(_COMPLETION[parameter.name])  # type: ignore[attr-defined]
        return _in_the_readers_language(super().get_help(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Return the words behind the options. Exits with the help where there are none."""
        if not args and not ctx.resilient_parsing:
            print(self.get_help(ctx), file=sys.stderr)
            raise typer.Exit(_WRONG_USAGE)
        with _of(ctx):
            return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that the first word names. Raises UsageError, with the nearest, where there is none."""
        if args[0] not in self.commands and not ctx.resilient_parsing:
            from konkyo.queries.name_match import nearest

            near = nearest(args[0], self.commands) or list(self.commands)
            path = ctx.command_path
            raise UsageError(
                Words(ja=f"{path} に「{args[0]}」というコマンドはありません", en=f"{path} has no command “{args[0]}”"),
                cure=Words(
                    ja=f"もしかして: {'、'.join(near)}（一覧: {path} --help）",
                    en=f"did you mean: {', '.join(near)} (all of them: {path} --help)",
                ),
            )
        return super().resolve_command(ctx, args)


class Command(TyperCommand):
    """A command that reports superfluous words in the reader's language."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]
        """Return the help text."""
        _name_placeholders(self.get_params(ctx))
        return _in_the_readers_language(super().get_help(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take the words of the command. Raises UsageError where some are left."""
        ctx.allow_extra_args = True
        with _of(ctx):
            left = super().parse_args(ctx, args)
        if left and not ctx.resilient_parsing:
            words = " ".join(left)
            raise UsageError(
                Words(ja=f"「{words}」が余分です", en=f"“{words}” is too much"),
                cure=Words(
                    ja=f"空白を含む言葉は引用符で囲んでください（使い方は {ctx.command_path} --help）",
                    en=f"put words with spaces into quotes (see {ctx.command_path} --help)",
                ),
            )
        return left


@contextmanager
def _of(ctx: Any) -> Iterator[None]:
    """Add the command to an error of the parser, which knows the option only."""
    try:
        yield
    except typer.TyperException as error:
        error.ctx = getattr(error, "ctx", None) or ctx  # type: ignore[attr-defined]
        raise
