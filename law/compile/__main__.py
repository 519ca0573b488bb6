"""``python -m konkyo.law.compile``: makes the files of facts that konkyo uses from dated texts of statutes."""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from konkyo.law.added_folder import SUFFIX, VARIABLE
from konkyo.law.compile.add import add
from konkyo.law.compile.fetch import fetch
from konkyo.law.compile.names_index import INDEX, laws_table
from konkyo.law.compile.passed_over import passed_over
from konkyo.law.compile.sources import Sources
from konkyo.law.compile.write_file import write_file
from konkyo.law.law_error import LawError
from konkyo.law.statute_head import SHIPPED
from konkyo.law.statutes.egov_api import BASE, EgovApi


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0, or 1 for an error that a person can correct. Wrong usage exits with 2."""
    for stream in (sys.stdout, sys.stderr):
        if (reconfigure := getattr(stream, "reconfigure", None)) is not None:
            reconfigure(encoding="utf-8")
    given = _parser().parse_args(arguments)
    _forget_folder_without_facts()
    try:
        given.run(given)
    except LawError as error:
        where = f"{error.where}: " if error.where else ""
        print(f"{where}{error.ja}。{error.cure_ja}", f"{where}{error.en}. {error.cure_en}", sep="\n", file=sys.stderr)
        return 1
    return 0


def _add(given: argparse.Namespace) -> None:
    into = _into(given.into)
    sources = Sources.read(given.folder)
    for path, facts in add(sources, into, given.taken):
        head = facts.head
        print(
            f"{path}: {head.law}, {len(head.texts)} 版 / texts ({head.texts[0]} – {head.texts[-1]}), "
            f"{len(facts.states)} 宛先 / addresses, {len(facts.descent)} 行方 / lines of descent, "
            f"known until {head.known_until}"
        )
        if len(head.texts) == 1:
            print(f"{head.law}: {_ONE_TEXT}", file=sys.stderr)
    for one in passed_over(sources):
        print(f"{one.path}: 使わなかった / not taken: {one.ja} / {one.en}", file=sys.stderr)


_ONE_TEXT = "本文が一つだけ: 条項の行方は分からない / one text only: what became of its provisions is not known"


def _into(given: Path | None) -> Path:
    if given is None:
        raise LawError(
            "no_folder",
            "書き込むフォルダーが決まっていない",
            "there is no folder to write to",
            cure_ja=f"--into DIR か環境変数 {VARIABLE} で指定してください。",
            cure_en=f"Name it with --into DIR or in the variable {VARIABLE}.",
        )
    return given


def _forget_folder_without_facts() -> None:
    """Unset ``KONKYO_LAW`` if its folder has no facts: this program is what writes the first ones."""
    added = os.environ.get(VARIABLE)
    if added and not any(Path(added).glob(f"*{SUFFIX}")):
        del os.environ[VARIABLE]


def _all(given: argparse.Namespace) -> None:
    write_file(SHIPPED.parent / "laws.csv", laws_table(given.folder / INDEX, given.folder).encode())
    given.into = SHIPPED
    _add(given)


def _names(given: argparse.Namespace) -> None:
    sys.stdout.write(laws_table(given.index, given.folder))


def _fetch(given: argparse.Namespace) -> None:
    texts = fetch(given.law, given.folder, EgovApi(given.base), lambda path: print(path, flush=True))
    print(f"{len(texts)} 版 / texts. python -m konkyo.law.compile add {given.folder} --taken {date.today()}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m konkyo.law.compile",
        description="法令の本文から konkyo が使う事実のファイルを作る / make the files of facts from texts of laws",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: object, ja: str, en: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=f"{ja} / {en}", description=f"{ja}。 {en}.")
        added.set_defaults(run=run)
        return added

    def texts(to: argparse.ArgumentParser, taken: bool) -> None:
        to.add_argument("folder", type=Path, metavar="FOLDER", help="法令本文（.xml・.md） / texts of laws (.xml, .md)")
        to.add_argument(
            "--taken", type=date.fromisoformat, metavar="DAY", required=taken,
            help="改正の一覧 revisions.csv が完全な日 / the day on which the list of amendments was complete",
        )  # fmt: skip

    one = command(
        "add", _add, "日付のある本文から、法令ごとに事実のファイルを一つ作る",
        "make one file of facts for each law from its dated texts",
    )  # fmt: skip
    texts(one, taken=False)
    one.add_argument(
        "--into", type=Path, metavar="DIR", default=os.environ.get(VARIABLE) or None,
        help=f"書き込むフォルダー（なければ環境変数 {VARIABLE}） / where to write; else the folder in {VARIABLE}",
    )  # fmt: skip
    texts(
        command("all", _all, "同梱のファイルをすべて作り直す", "make all files anew that come with konkyo"), taken=True
    )
    names = command(
        "names", _names, "法令名の一覧 laws.csv を作り、表示する", "make the table of names, laws.csv, and print it"
    )
    names.add_argument("index", type=Path, metavar="INDEX.csv", help="law_id, title, abbrev, law_num")
    names.add_argument("folder", type=Path, metavar="FOLDER", help="法令本文 / texts of laws")
    fetched = command(
        "fetch", _fetch, "e-Gov の法令API から全版の本文を取る", "fetch the texts of all versions from e-Gov's law API"
    )
    fetched.add_argument("law", metavar="LAW", help="法令ID か法令名 / the law's id or a name of it")
    fetched.add_argument("folder", type=Path, metavar="FOLDER", help="置くフォルダー / where to put them")
    fetched.add_argument("--base", default=BASE, metavar="URL", help=f"API の場所 / address of the API ({BASE})")
    return parser


if __name__ == "__main__":
    sys.exit(main())
