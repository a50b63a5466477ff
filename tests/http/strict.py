"""Rubbish: bodies that no route may take for input, each with why; used by hand and by the generated walk."""

from __future__ import annotations

from typing import Any

NOT_JSON: dict[str, bytes] = {
    "empty text": b" ",
    "half an object": b'{"label": "x"',
    "two keys of one name": b'{"label": "x", "label": "y"}',
    "two keys of one name, deep": b'{"a": [{"b": 1, "b": 2}]}',
    "NaN": b'{"label": NaN}',
    "infinity": b'{"label": -Infinity}',
    "1E+400": b'{"label": 1E+400}',
    "an integer of 5,000 digits": b'{"label": ' + b"9" * 5000 + b"}",
    "an integer past 2^53": b'{"label": 9007199254740993}',
    "a fraction of 5,000 digits": b'{"label": 0.' + b"1" * 5000 + b"}",
    "depth 1,000": b'{"label": ' + b"[" * 1000 + b"]" * 1000 + b"}",
    "not UTF-8": b'{"label": "\xff\xfe"}',
    "UTF-16": '{"label": "x"}'.encode("utf-16"),
    "a byte order mark": b'\xef\xbb\xbf{"label": "x"}',
    "a bare NUL": b'{"label": "a\x00b"}',
    "quotes without end": b'"' + b'\\"' * 200_000,
    "brackets without end": b"[" * 500_000,
}
"""Bodies that are no JSON to us: 400, whatever the route."""

NOT_OBJECTS: dict[str, bytes] = {
    "an array": b"[]",
    "an array of objects": b'[{"label": "x"}]',
    "text": b'"label"',
    "a number": b"12",
    "null": b"null",
    "true": b"true",
}
"""JSON that is no object: 422."""

WRONG_VALUES: dict[str, Any] = {
    "a NUL": "a\x00b",
    "half a character": "\ud800",
    "a control character": "a\x1bb",
    "an object": {"$ne": None},
    "a list": ["x"],
    "a number": 12,
    "a fraction": 1.9,
    "a flag": True,
    "a long text": "x" * 100_000,
}
"""What no field of text takes for text of its kind."""
