"""The audit log's chain: each row's SHA-256 covers its content and the hash of the row before it.

Changing, removing, inserting or swapping rows breaks the chain at the first such row. Rows cut off at the
end are seen only when the head (the last hash), kept elsewhere, is handed in too.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from server.domain.errors import Invalid

GENESIS = "0" * 64
"""What stands for "the hash before" at the first row of a company."""


@dataclass(frozen=True, slots=True)
class ChainedRow:
    """One row as it is kept: its number (1, 2, 3 ...), the two hashes, and all that the hash covers."""

    seq: int
    prev_hash: str
    hash: str
    content: Mapping[str, Any]


def canonical_json(value: Any) -> bytes:
    """Return the one spelling of a JSON value: UTF-8, keys sorted by code point, no blanks, no floats.

    Raises `Invalid` (NOT_CANONICAL) for anything that JSON or two programs could spell in two ways.
    """
    _check(value, "$")
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        raise _refusal("$", "text holds half a surrogate pair") from None


def next_hash(prev_hash: str, content: Mapping[str, Any]) -> str:
    """Return the hash of a row, 64 lower-case hexadecimal digits, given the hash of the row before it."""
    return hashlib.sha256(prev_hash.encode("ascii") + b"\n" + canonical_json(dict(content))).hexdigest()


def verify(rows: Iterable[ChainedRow], *, head: str | None = None) -> int | None:
    """Return the number of the first row that is missing or not as written, or None when the chain is whole.

    `rows` come in ascending order from number 1; `head` is the last hash as it is known from elsewhere.
    """
    last, expected = GENESIS, 1
    for row in rows:
        if row.seq != expected or row.prev_hash != last or not _is_whole(row):
            return expected
        last, expected = row.hash, expected + 1
    return None if head in {None, last} else expected


def _is_whole(row: ChainedRow) -> bool:
    try:
        return next_hash(row.prev_hash, row.content) == row.hash
    except (Invalid, UnicodeEncodeError):
        return False


def _check(value: Any, path: str) -> None:
    if value is None or isinstance(value, (str, bool, int)):
        return
    if isinstance(value, dict):
        for key, inner in value.items():
            if not isinstance(key, str):
                raise _refusal(path, f"the key {key!r} is no text")
            _check(inner, f"{path}.{key}")
    elif isinstance(value, (list, tuple)):
        for index, inner in enumerate(value):
            _check(inner, f"{path}[{index}]")
    else:
        raise _refusal(path, f"{type(value).__name__} has no canonical form")


def _refusal(path: str, reason: str) -> Invalid:
    return Invalid.field(path, reason, code="NOT_CANONICAL")
