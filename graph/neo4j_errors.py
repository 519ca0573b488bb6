"""Errors of Neo4j as errors of konkyo, which say what a person can do. They never contain a password."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from konkyo.graph import refusals
from konkyo.i18n import KonkyoError, Words

OLDEST = (5, 26)
"""The oldest supported version: the release with long-term support, whose Cypher the questions use."""

_DOCUMENTS = Words(
    ja="終わった文書は収まっています。Neo4j を確かめ、もう一度同じことを実行してください",
    en="What was finished is stored. Look after Neo4j and run the same again",
)


@contextmanager
def told(address: str) -> Iterator[None]:
    """Raise exceptions of the driver in the block as KonkyoError that names ``address``."""
    try:
        yield
    except (Neo4jError, DriverError) as error:
        raise _told(error, address) from error


def too_old(address: str, found: str) -> KonkyoError:
    """Return the error for an old server, known by its own name or by why the driver cannot talk to it."""
    wanted = ".".join(map(str, OLDEST))
    return KonkyoError(
        Words(ja="この Neo4j では使えません", en="This Neo4j cannot be used"),
        where=address,
        why=Words(ja=f"{wanted} 以降が要ります: {found}", en=f"{wanted} or later is needed: {found}"),
        cure=Words(
            ja=f"Neo4j {wanted}（長期サポート版）か、それより新しい Neo4j を使ってください",
            en=f"Use Neo4j {wanted} (the line with long-term support) or a newer one",
        ),
    )


def read_only(address: str) -> KonkyoError:
    """Return the error for a database or a user without the right to write."""
    return KonkyoError(
        Words(ja="この Neo4j には書き込めません", en="This Neo4j may not be written to"),
        where=address,
        why=Words(ja="データベースか利用者が読み取り専用です", en="the database or the user is read-only"),
        cure=Words(
            ja="書き込める利用者（NEO4J_USERNAME）かデータベース（NEO4J_DATABASE）を使ってください。何も変えていません",
            en="Use a user (NEO4J_USERNAME) or a database (NEO4J_DATABASE) that may be written to; nothing was changed",
        ),
    )


def _told(error: Neo4jError | DriverError, address: str) -> KonkyoError:
    if isinstance(error, Neo4jError):
        return _of_the_server(error, address)
    if isinstance(error, ConfigurationError):
        # The address was checked before, so this means a server that is too old for the driver or for our settings.
        return too_old(address, str(error))
    if isinstance(error, SessionExpired) or (isinstance(error, ServiceUnavailable) and "defunct" in str(error)):
        return KonkyoError(
            Words(ja="Neo4j との接続が切れました", en="The connection to Neo4j was lost"),
            where=address,
            why=Words.same(str(error).splitlines()[0]),
            cure=_DOCUMENTS,
        )
    if isinstance(error, ServiceUnavailable):
        return KonkyoError(
            Words(ja="Neo4j が応えません", en="Neo4j does not answer"),
            where=address,
            why=Words.same(" ".join(str(error).split())),
            cure=Words(
                ja="起動しているか、宛先とポート、暗号化の有無（+s）を確かめ、もう一度同じことを実行してください",
                en="See that it is started, that host and port are right and whether it wants encryption (+s), "
                "and run the same again",
            ),
        )
    return KonkyoError(
        Words(ja="Neo4j とのやりとりに失敗しました", en="Talking to Neo4j failed"),
        where=address,
        why=Words.same(error),
        cure=_DOCUMENTS,
    )


def _of_the_server(error: Neo4jError, address: str) -> KonkyoError:
    code = error.code or ""
    if (words := _BY_CODE.get(code)) is not None:
        what, cure = words
        return KonkyoError(what, where=address, why=Words.same(error.message or code), cure=cure)
    if (refusal := _REFUSALS.get(code)) is not None:
        return refusal()
    if code in _READ_ONLY:
        return read_only(address)
    if isinstance(error, AuthError):
        what, cure = _BY_CODE["Neo.ClientError.Security.Unauthorized"]
        return KonkyoError(what, where=address, why=Words.same(error.message or code), cure=cure)
    if ".Statement." in code or ".Schema." in code or ".Procedure." in code:
        return refusals.cannot_be_run(error.message or code)
    return KonkyoError(
        Words(ja="Neo4j が誤りを知らせました", en="Neo4j reports an error"),
        where=address,
        why=Words.same(f"{code}: {error.message}"),
        cure=_DOCUMENTS,
    )


_READ_ONLY = (
    "Neo.ClientError.Security.Forbidden",
    "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase",
    "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase",
)


def _too_large() -> KonkyoError:
    return KonkyoError(
        Words(ja="問い合わせの答えが大きすぎます", en="The query's answer is too large"),
        cure=Words(
            ja="LIMIT を付けるか、Neo4j のメモリー（dbms.memory.transaction.total.max）を増やしてください",
            en="Add a LIMIT, or give Neo4j more memory (dbms.memory.transaction.total.max)",
        ),
    )


_REFUSALS: dict[str, Callable[[], KonkyoError]] = {
    "Neo.ClientError.Statement.AccessMode": refusals.would_change,
    "Neo.ClientError.Statement.ExternalResourceFailed": refusals.reaches_out,
    "Neo.ClientError.Transaction.TransactionTimedOut": refusals.took_too_long,
    "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration": refusals.took_too_long,
    "Neo.TransientError.General.MemoryPoolOutOfMemoryError": _too_large,
    "Neo.TransientError.General.TransactionMemoryLimit": _too_large,
    "Neo.TransientError.General.OutOfMemoryError": _too_large,
}

_BY_CODE = {
    "Neo.ClientError.Security.Unauthorized": (
        Words(ja="Neo4j が利用者名かパスワードを受け付けません", en="Neo4j does not accept the user name or password"),
        Words(
            ja="NEO4J_USERNAME と NEO4J_PASSWORD を確かめてください",
            en="See that NEO4J_USERNAME and NEO4J_PASSWORD are right",
        ),
    ),
    "Neo.ClientError.Security.AuthenticationRateLimit": (
        Words(ja="誤ったパスワードが続いたため、Neo4j がしばらく受け付けません",
              en="After several wrong passwords Neo4j takes none for a while"),
        Words(ja="少し待ってから、NEO4J_PASSWORD を確かめて実行してください",
              en="Wait a moment, see that NEO4J_PASSWORD is right, and run it again"),
    ),
    "Neo.ClientError.Security.CredentialsExpired": (
        Words(ja="Neo4j の最初のパスワードがまだ変えられていません",
              en="The first password of Neo4j was not changed yet"),
        Words(ja="Neo4j Browser などで新しいパスワードにしてから実行してください",
              en="Set a new one, in Neo4j Browser for example, and run this again"),
    ),
    "Neo.ClientError.Database.DatabaseNotFound": (
        Words(ja="その名のデータベースは Neo4j にありません", en="Neo4j has no database of that name"),
        Words(ja="NEO4J_DATABASE を確かめてください（省けば利用者の既定のもの）",
              en="See that NEO4J_DATABASE is right (without it, the user's home database is taken)"),
    ),
}  # fmt: skip


def nothing_built(where: str, address: str) -> KonkyoError:
    """Return the error for a database at ``where`` in which konkyo has built nothing."""
    return KonkyoError(
        Words(ja="ここにはまだ何も作られていません", en="nothing has been built here yet"),
        where=where,
        cure=Words(
            ja=f"先に konkyo build 評価書のフォルダー --store {address} を実行してください",
            en=f"run konkyo build FOLDER --store {address} first",
        ),
    )
