"""The errors for queries that are refused or stopped. Every store uses the same ones."""

from konkyo.i18n import KonkyoError, Words

LOOK = Words(ja="Cypher の文を見直してください", en="Check the Cypher text")


def would_change() -> KonkyoError:
    """Return the error for a reading query that would write."""
    return KonkyoError(
        Words(ja="この問い合わせはデータを書き換えます", en="This query would change data"),
        cure=Words(
            ja="読むだけの文にしてください。書き換えるなら konkyo cypher --write",
            en="Let it only read; to change data, use konkyo cypher --write",
        ),
    )


def reaches_out() -> KonkyoError:
    """Return the error for a query that would read a file or a network address."""
    return KonkyoError(
        Words(ja="問い合わせからファイルや外部のアドレスは読めません", en="A query may not read files or addresses"),
        cure=LOOK,
    )


def acts_outside(name: str) -> KonkyoError:
    """Return the error for a query that calls ``name``, which may act outside the graph."""
    return KonkyoError(
        Words(
            ja=f"問い合わせからグラフの外に及ぶものは使えません: {name}",
            en=f"A query may not use what can act outside the graph: {name}",
        ),
        cure=Words(
            ja="グラフだけを問う文にするか、Neo4j の道具（Neo4j Browser など）で実行してください",
            en="Query the graph only, or run it in a tool of Neo4j, such as Neo4j Browser",
        ),
    )


class TookTooLongError(KonkyoError):
    """A query that was stopped because it took too long."""


def took_too_long() -> TookTooLongError:
    """Return the error for a query that took too long."""
    return TookTooLongError(
        Words(ja="問い合わせに時間がかかりすぎるので止めました", en="The query took too long and was stopped"),
        cure=Words(
            ja="たどる段数を減らすか、KONKYO_TIMEOUT（秒）を大きくしてください",
            en="Follow fewer steps, or set KONKYO_TIMEOUT (seconds) to more",
        ),
    )


def cannot_be_run(said: str) -> KonkyoError:
    """Return the error for a query that the engine refuses. ``said`` is the message of the engine."""
    return KonkyoError(
        Words(ja="この問い合わせは実行できません", en="This query cannot be run"),
        why=Words.same(said),
        cure=LOOK,
    )
