"""What Hypothesis puts where something else was expected, and how it is spelled: JSON, or what is none."""

from __future__ import annotations

import json
from typing import Any, NamedTuple
from uuid import uuid4

from hypothesis import strategies as st


class Raw(NamedTuple):
    """JSON, or what is none, as it is to be sent."""

    text: str


class Pairs(NamedTuple):
    """An object as the pairs that are to be sent, in which a key may stand twice."""

    pairs: tuple[tuple[str, Any], ...]


def spelled(value: Any) -> str:
    """Return a tree as text; text is escaped to ASCII, so that half a character arrives as one."""
    if isinstance(value, Raw):
        return value.text
    if isinstance(value, Pairs):
        return "{" + ",".join(f"{json.dumps(key)}:{spelled(inner)}" for key, inner in value.pairs) + "}"
    if isinstance(value, dict):
        return spelled(Pairs(tuple(value.items())))
    if isinstance(value, list):
        return "[" + ",".join(map(spelled, value)) + "]"
    return json.dumps(value)


NUMBERS = [
    *map(Raw, ("1.9", "-0", "-0.0", "1e400", "-1e400", "NaN", "Infinity", "1E5", "0x10", "01", "+1", ".5", "1.")),
    *(Raw(str(number)) for number in (10**30, -(10**30), 2**63, 2**63 - 1, 2**53, 2**53 + 1, 2**31, -1, 0, 10**9)),
    Raw("9" * 5000),
    Raw("0." + "3" * 5000),
]  # fmt: skip
TEXTS = [
    "", " ", "\x00", "a\x00b", "\ud800", "\udfff\ud800", "\x1b[2J", "\r\nX-Evil: 1", "\u202egnp.exe", "\ufeff",
    "x" * 201, "x" * 100_000, "\U0001f600" * 3000, "٣", "1.9", "-1", "1e400", "NaN", "null", "true",
    "=cmd|' /C calc'!A0", "\u2028", "' OR 1=1 --", "<script>alert(1)</script>", "{{7*7}}", "../../etc/passwd",
    "a@b", "a@b.example\n",
    "00000000-0000-0000-0000-000000000000", str(uuid4()).upper(), "America/Nowhere", "../UTC", "USD", "xxx",
]  # fmt: skip
MOMENTS = [
    "2026-03-02T08:00:00", "2026-03-02 08:00:00Z", "2026-03-02T25:00:00Z", "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59Z", "2026-03-02T08:00:00+99:99", "2026-03-02T08:00:00+24:00", "2026-03-02T08:00:00-23:59",
    "2099-12-31T23:59:59-23:59", "2000-01-01T00:00:00+14:00", "2026-02-30", "0000-00-00", "9999-12-31", "2000-01-01",
    "2099-12-31", "1999-12-31", "2026-03-08T02:30:00-05:00", "25:00", "24:00", "08:60", "8:00", "-1:00",
    "2026-W10-1", "20260302T080000Z",
]  # fmt: skip
NESTED: list[Any] = [
    {"$ne": None}, [], {}, [[]], [None], {"": ""}, {"__class__": 1}, [{}] * 1001, ["x"] * 1001,
    Raw("[" * 33 + "]" * 33), Raw("[" * 5000 + "]" * 5000), Raw('{"a":' * 40 + "1" + "}" * 40), Raw('{"a":1,"a":2}'),
    {f"key{number}": number for number in range(2000)},
]  # fmt: skip
WORDS = st.one_of(
    st.sampled_from(NUMBERS),
    st.sampled_from(TEXTS),
    st.sampled_from(MOMENTS),
    st.sampled_from(NESTED),
    st.sampled_from([True, False, None]),
    st.integers().map(lambda number: Raw(str(number))),
    st.floats().map(lambda number: Raw(repr(number))),
    st.text(max_size=300),
    st.text(
        st.sampled_from("\ud800\udfff\x00\x1b\x7f\u202e\ufeff\ue000\u0300\u2028 a"), min_size=1, max_size=4
    ),
    st.recursive(
        st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
        max_leaves=8,
    ),
)
"""What stands in a place where something else was expected."""

KINDS = (
    "text/plain", "application/x-www-form-urlencoded", "application/xml", "text/json", "APPLICATION/JSON",
    "application/json; charset=utf-16", "application/json; charset=nonsense", "application/json,application/json",
    "multipart/form-data", "multipart/form-data; boundary=x", "application/octet-stream", "", "application/jsonp",
)  # fmt: skip
