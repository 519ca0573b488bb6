"""The entry point of the ``konkyo`` command: global options, subcommands, error messages and exit codes."""

import os
import sys
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module

from konkyo.cli.global_options import taken_out
from konkyo.i18n import KonkyoError, UsageError, Words, law_errors_told, own_fault

ALL_RIGHT, SOME_FAILED, USAGE, NOTHING_DONE, FAULT, INTERRUPTED = 0, 1, 2, 3, 70, 130
"""Exit codes, described in ``konkyo --help``."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. ``arguments`` are by default those of the command line."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if (reconfigure := getattr(stream, "reconfigure", None)) is not None:
            # The default of a Japanese Windows is CP932, which lacks some characters of the documents.
            reconfigure(encoding="utf-8")
    try:
        return _run(given)
    except BrokenPipeError:
        # The reader of our output has closed the pipe (``| head``). The flush at exit must not fail on it again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ALL_RIGHT


def _run(given: list[str]) -> int:
    import typer

    try:
        # First, because the help is made in the language that --lang names.
        given = taken_out(given)
        with law_errors_told():
            code = application()(args=given, prog_name="konkyo", standalone_mode=False)
        if code == INTERRUPTED:
            # The command line library turns Ctrl-C into this code without a message.
            raise KeyboardInterrupt
        sys.stdout.flush()
        return code if isinstance(code, int) else ALL_RIGHT
    except KonkyoError as error:
        if debugging():
            raise
        from konkyo.cli.output import tell

        tell(error)
        return USAGE if isinstance(error, UsageError) else NOTHING_DONE
    except (KeyboardInterrupt, typer.Abort):
        print(
            Words(ja="中断しました。終わった分は残っています", en="stopped; what was finished is kept"), file=sys.stderr
        )
        return INTERRUPTED
    except typer.TyperException as error:
        from konkyo.cli.usage import explain

        print(explain(error), file=sys.stderr)
        return USAGE
    except BrokenPipeError:
        raise
    except Exception as error:
        if debugging():
            raise
        print(own_fault(error, _REPORT), file=sys.stderr)
        return FAULT


def debugging() -> bool:
    """Return whether to show tracebacks: ``--debug`` or the variable KONKYO_DEBUG is set."""
    return bool(os.environ.get("KONKYO_DEBUG"))


@cache
def application() -> Callable[..., object]:
    """Return the application with all subcommands, registered once; its help is in the reader's language."""
    # Imported only now, because the language of the help is fixed on import.
    from konkyo.cli.app import app

    for name in COMMANDS:
        import_module(f"konkyo.cli.{name}").register(app)
    return app


COMMANDS = (
    *("demo", "build", "read", "documents", "ask", "search", "impact", "revise", "compare", "due", "check"),
    *("register", "map", "cypher", "export", "law", "open", "mcp", "neo4j"),
)
"""One module for each command, in the order of the help."""


_REPORT = Words(
    ja="--debug を付けてもう一度実行し、その表示を添えて konkyo の開発元に知らせてください",
    en="run it again with --debug, and report the output to the developers of konkyo",
)


if __name__ == "__main__":
    sys.exit(main())
