"""GET requests that wait and try again where a server is busy or breaks off, and give up with a reason."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from konkyo.law.law_error import LawError

if TYPE_CHECKING:
    import requests
    from urllib3.util import Retry

_LARGEST = 64 * 1024 * 1024
_CHUNK = 1 << 16
_BUSY = frozenset({429, 500, 502, 503, 504})
"""Answers after which the same request may succeed later."""


_LONGEST = 120
"""The longest time, in seconds, for which a server can make us wait before the same request."""


@dataclass(frozen=True)
class PoliteGet:
    """GET with at most ``tries`` repetitions; each wait is twice as long as the one before, from ``wait`` seconds on.

    If the server says how long to wait (Retry-After), that is done. ``timeout`` in seconds, of each step of a request.
    """

    timeout: float = 30.0
    tries: int = 4
    wait: float = 0.5

    def __call__(self, where: str) -> bytes:
        """Return the whole answer.

        Raises :class:`LawError`: ``unreachable``, ``refused`` (an answer that is an error), ``cut`` (an answer that
        ends too early, each time), ``too_large``.
        """
        import requests
        from urllib3.exceptions import MaxRetryError, ProtocolError

        if not where.startswith(("http://", "https://")):
            raise _unreachable(where, "http(s)")
        left = self._retry
        while True:
            try:
                with self._session.get(where, timeout=self.timeout, stream=True) as answer:
                    if answer.status_code != 200:
                        raise _refused(where, answer.status_code)
                    return _body(answer, where)
            except requests.exceptions.ChunkedEncodingError as error:
                # The library repeats what fails before the body begins, but not a body that breaks off.
                try:
                    left = left.increment("GET", where, error=ProtocolError(str(error)))
                except MaxRetryError:
                    raise _cut(where) from error
                left.sleep()
            except requests.exceptions.RequestException as error:
                raise _unreachable(where, type(error).__name__) from error

    @cached_property
    def _retry(self) -> "Retry":
        from urllib3.util import Retry

        return Retry(
            self.tries,
            status_forcelist=_BUSY,
            backoff_factor=self.wait,
            raise_on_status=False,
            retry_after_max=_LONGEST,
        )

    @cached_property
    def _session(self) -> "requests.Session":
        import requests
        from requests.adapters import HTTPAdapter

        session = requests.Session()
        session.headers["User-Agent"] = "konkyo"
        for scheme in ("http://", "https://"):
            session.mount(scheme, HTTPAdapter(max_retries=self._retry))
        return session


def _body(answer: "requests.Response", where: str) -> bytes:
    data = bytearray()
    for chunk in answer.iter_content(_CHUNK):
        data += chunk
        if len(data) > _LARGEST:
            raise LawError(
                "too_large",
                "応答が大きすぎる（64 MiB を超える）",
                "the answer is too large (more than 64 MiB)",
                where=where,
                cure_ja="API の場所を確かめてください。",
                cure_en="Check the address of the API.",
            )
    return bytes(data)


def _refused(where: str, status: int) -> LawError:
    if status in _BUSY:
        cure_ja, cure_en = "しばらくしてからもう一度試してください。", "Try again later."
    else:
        cure_ja = "法令名か法令ID と、API の場所を確かめてください。"
        cure_en = "Check the law's name or id, and the address of the API."
    return LawError(
        "refused",
        f"法令API が断った（HTTP {status}）",
        f"the API refused (HTTP {status})",
        where=where,
        cure_ja=cure_ja,
        cure_en=cure_en,
    )


def _unreachable(where: str, why: str) -> LawError:
    return LawError(
        "unreachable",
        f"法令API につながらない（{why}）",
        f"the API cannot be reached ({why})",
        where=where,
        cure_ja="ネットワークとプロキシー（HTTPS_PROXY）を確かめるか、法令XMLのフォルダーを渡してください。",
        cure_en="Check the network and the proxy (HTTPS_PROXY), or give a folder of law XML.",
    )


def _cut(where: str) -> LawError:
    return LawError(
        "cut",
        "法令API の応答が途中で切れた",
        "the API's answer ends too early",
        where=where,
        cure_ja="もう一度試してください。取れた分は残っており、続きから取ります。",
        cure_en="Try again. What was fetched is kept, and fetching goes on from there.",
    )
