"""The questions konkyo can answer: the .cypher files of this folder, and those of a folder that a person names."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from konkyo.i18n import UsageError, Words
from konkyo.queries.name_match import did_you_mean, nearest
from konkyo.queries.question import Question, QuestionFileError
from konkyo.queries.question_file import parse_question

_END = ".cypher"


def catalogue(folder: Path | None = None) -> dict[str, Question]:
    """Return every question by its id, in the order of the ids: ours, and those of the files in ``folder``.

    Raises QuestionFileError for a file that is no question, or that has the name of one of ours; UsageError where there
    is no such folder.
    """
    if folder is None:
        return _ours()
    if not folder.is_dir():
        raise UsageError(
            Words(ja="問いのフォルダーがありません", en="there is no such folder of questions"),
            where=str(folder),
            cure=Words(
                ja="--questions に .cypher のあるフォルダーを書いてください", en="name a folder of .cypher files"
            ),
        )
    own = _parsed(folder.iterdir(), ours=False)
    if taken := sorted(own.keys() & _ours().keys()):
        raise QuestionFileError(
            Words(ja="konkyo の問いと同じ名です", en="a question of konkyo has this name"),
            where=str(folder / f"{taken[0]}{_END}"),
            cure=Words(ja="ファイルの名を変えてください", en="give the file another name"),
        )
    return dict(sorted((_ours() | own).items()))


@cache
def _ours() -> dict[str, Question]:
    return _parsed(files("konkyo.queries").iterdir(), ours=True)


def _parsed(entries: Iterable[Traversable], *, ours: bool) -> dict[str, Question]:
    found = {}
    for file in sorted(entries, key=lambda entry: entry.name):
        if file.name.endswith(_END):
            question = parse_question(_text(file), file.name if ours else str(file), ours=ours)
            found[question.id] = question
    return found


def _text(file: Traversable) -> str:
    try:
        # Windows' editors may write a byte order mark.
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise QuestionFileError(
            Words(ja="UTF-8 で書かれていません", en="it is not written in UTF-8"),
            where=str(file),
            cure=Words(ja="文字コードを UTF-8 にして保存してください", en="save it as UTF-8"),
        ) from error


def question(question_id: str, folder: Path | None = None) -> Question:
    """Return the question with this id, ours or one of ``folder``.

    Raises UsageError, with the ids nearest to it, where there is none, and what ``catalogue`` raises.
    """
    known = catalogue(folder)
    if (found := known.get(question_id) or known.get(question_id.replace("-", "_"))) is not None:
        return found
    hint = did_you_mean(nearest(question_id, known))
    raise UsageError(
        Words(ja=f"「{question_id}」という問いはありません", en=f"there is no question “{question_id}”"),
        cure=Words(
            ja=f"{hint.ja}すべての問い: konkyo ask --list",
            en=f"{hint.en}All questions: konkyo ask --list",
        ),
    )
