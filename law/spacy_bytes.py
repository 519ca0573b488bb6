"""How what a Doc holds in ``user_data`` is written to bytes: frozen dataclasses as plain dicts, and back.

spaCy writes with srsly, which asks registered functions about objects it does not know. So ``Doc.to_bytes`` and
``DocBin(store_user_data=True)`` work, and where konkyo is not there to read them, the dicts still say everything.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from srsly import msgpack_decoders, msgpack_encoders

_TYPE = "konkyo_type"
_CLASSES: dict[str, type] = {}


def store_as_dict(class_: type) -> None:
    """Let objects of the dataclass ``class_`` be written to bytes; their fields are plain values or such objects."""
    _CLASSES[class_.__name__] = class_


@msgpack_encoders("konkyo")  # type: ignore[untyped-decorator]
def _encode(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    if type(value) in _CLASSES.values():
        return {_TYPE: type(value).__name__} | {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, Mapping) and not isinstance(value, dict):
        return dict(value)
    return chain(value) if chain else value


@msgpack_decoders("konkyo")  # type: ignore[untyped-decorator]
def _decode(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    if class_ := _CLASSES.get(value.get(_TYPE, "")):
        said = {name: tuple(inner) if isinstance(inner, list) else inner for name, inner in value.items()}
        return class_(**{name: inner for name, inner in said.items() if name != _TYPE})
    return chain(value) if chain else value
