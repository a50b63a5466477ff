"""Reads JSON as it was meant: no duplicate keys, no NaN, no endless numbers, no bottomless nesting."""

import json
import math
import re
from typing import Any

from server.http.errors import BadBody, TooLarge

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 32
MAX_INTEGER = 2**53
_BRACKETS = re.compile(rb'"(?:[^"\\]++|\\.)*+"?|[\[{]|[\]}]', re.DOTALL)  # possessive: no text makes it slow


def read_strict(raw: bytes) -> Any:
    """Return the value of a JSON document, or raise `BadBody` or `TooLarge` with the reason."""
    if len(raw) > MAX_BYTES:
        raise TooLarge("The body is larger than 1 MiB.")
    _check_depth(raw)
    try:
        return json.loads(
            raw.decode("utf-8"),
            object_pairs_hook=_unique,
            parse_constant=_refuse_constant,
            parse_int=_integer,
            parse_float=_number,
        )
    except UnicodeDecodeError:
        raise BadBody("The body is not UTF-8.") from None
    except json.JSONDecodeError as error:
        raise BadBody(
            f"The body is not JSON: {error.msg} at line {error.lineno}, column {error.colno}."
        ) from None


def _check_depth(raw: bytes) -> None:
    depth = 0
    for match in _BRACKETS.finditer(raw):
        token = match.group()
        if token in (b"{", b"["):
            depth += 1
            if depth > MAX_DEPTH:
                raise BadBody(f"The body is nested deeper than {MAX_DEPTH} levels.")
        elif token in (b"}", b"]"):
            depth -= 1


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key, value in pairs:
        if key in result:
            raise BadBody(f"The key {key[:80]!r} stands twice in one object.")
        result[key] = value
    return result


def _refuse_constant(name: str) -> Any:
    raise BadBody(f"{name} is not a JSON number.")


def _integer(digits: str) -> int:
    if len(digits) > 17 or abs(int(digits)) > MAX_INTEGER:  # noqa: PLR2004 - 2^53 has 16 digits, and a sign
        raise BadBody("A whole number is larger than 2^53.")
    return int(digits)


def _number(digits: str) -> float:
    value = float(digits) if len(digits) <= 64 else math.inf  # noqa: PLR2004 - nobody writes longer ones
    if not math.isfinite(value):
        raise BadBody("A number is out of range.")
    return value
