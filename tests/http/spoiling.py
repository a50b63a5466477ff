"""Spoils requests: Hypothesis takes a right one and breaks it in one to three places."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from hypothesis import strategies as st

from tests.http.right_requests import Path, Request, is_multipart, places, put, without
from tests.http.wrong_values import KINDS, TEXTS, WORDS, Pairs
from tests.walls.town import Company

Draw = Callable[[st.SearchStrategy[Any]], Any]


def spoil(draw: Draw, request: Request, ours: Company, theirs: Company) -> Request:
    """Break a right request in one to three places."""
    for _ in range(draw(st.integers(1, 3))):
        ways = [_ask_rubbish, _name_rubbish, _send_rubbish_headers]
        if is_multipart(request.route):
            ways += [_spoil_upload] * 6
        elif request.route.body:
            ways += [_spoil_value] * 8 + [_name_foreign] * 2
            ways += [_drop, _add, _double, _spoil_kind, _spoil_bytes]
        else:
            ways += [_send_untaken] * 2
        draw(st.sampled_from(ways))(draw, request, ours, theirs)
    if len(request.done) != 1:
        request.foreign = False  # a second change may have taken the first back
    return request


def _known(request: Request) -> list[tuple[Path, dict[str, Any]]]:
    schema = request.route.schemas.get(request.route.body or "", {})
    return list(places(schema, request.route.schemas))


def _spoil_value(draw: Draw, request: Request, *_: Company) -> None:
    known = _known(request)
    if not known:
        return _add(draw, request)
    at, _schema = draw(st.sampled_from(known))
    value = draw(WORDS)
    request.body = put(request.body, at, value)
    request.done.append(f"{'.'.join(map(str, at))} = {str(value)[:60]!r}")
    return None


def _name_foreign(draw: Draw, request: Request, ours: Company, theirs: Company) -> None:
    """Put another company's id where one of ours belongs."""
    ids = [at for at, schema in _known(request) if schema.get("format") == "uuid"]
    if not ids:
        return _spoil_value(draw, request)
    at = draw(st.sampled_from(ids))
    name = str(next(part for part in reversed(at) if isinstance(part, str)))
    foreign = theirs.ids.get(name, theirs.ids["job_id"])
    request.body, request.foreign = put(request.body, at, foreign), True
    request.done.append(f"{'.'.join(map(str, at))} is another company's")
    return None


def _drop(draw: Draw, request: Request, *_: Company) -> None:
    if known := _known(request):
        at, _schema = draw(st.sampled_from(known))
        request.body = without(request.body, at)
        request.done.append(f"without {'.'.join(map(str, at))}")


def _add(draw: Draw, request: Request, *_: Company) -> None:
    name = draw(
        st.sampled_from(["tenant_id", "id", "role", "status", "total", "__proto__", "$where"])
        | st.text(max_size=20)
    )
    if isinstance(request.body, dict):
        request.body = {**request.body, name: draw(WORDS)}
        request.done.append(f"and {name!r}")


def _double(draw: Draw, request: Request, *_: Company) -> None:
    if isinstance(request.body, dict) and request.body:
        name = draw(st.sampled_from(sorted(request.body)))
        request.body = Pairs((*request.body.items(), (name, draw(WORDS))))
        request.done.append(f"{name!r} twice")


def _spoil_kind(draw: Draw, request: Request, *_: Company) -> None:
    request.content_type = draw(st.sampled_from(KINDS))
    request.done.append(f"as {request.content_type!r}")


def _spoil_bytes(draw: Draw, request: Request, *_: Company) -> None:
    data = request.data
    at = draw(st.integers(0, max(0, len(data) - 1)))
    rubbish = draw(
        st.sampled_from([b"\xff\xfe", b"\x00", b"}", b'"', b"\\u", b"[", b"\xed\xa0\x80", b",,"])
        | st.binary(max_size=8)
    )
    request.raw = draw(
        st.sampled_from(
            [data[:at], data[:at] + rubbish + data[at:], data + rubbish, rubbish, b"\xef\xbb\xbf" + data,
             data.decode("utf-8", "replace").encode("utf-16"), b"[" + data + b"]", data + data, b"null", b"12", b'"x"']
        )
    )  # fmt: skip
    request.done.append(f"bytes {request.raw[:40]!r}")


def _send_untaken(draw: Draw, request: Request, *_: Company) -> None:
    """Send a body where none is taken."""
    request.raw = draw(
        st.sampled_from([b"{}", b"[]", b"{", b'{"reason":"x"}', b"\xff", b"null", b"x" * 2000])
    )
    request.content_type = draw(st.sampled_from(["application/json", *KINDS]))
    request.done.append(f"body {request.raw[:20]!r}")


def _ask_rubbish(draw: Draw, request: Request, *_: Company) -> None:
    name = draw(st.sampled_from(["tenant_id", "limit", "q", "dry_run", "x" * 500, "", "\x00"]))
    request.query = {name: draw(st.sampled_from(TEXTS[:20]).map(_sendable))}
    request.done.append(f"?{name[:20]}")


def _name_rubbish(draw: Draw, request: Request, _ours: Company, theirs: Company) -> None:
    """Put rubbish or another company's id into the address."""
    names = [part.split("}")[0] for part in request.route.path.split("{")[1:]]
    if not names:
        return
    name = draw(st.sampled_from(names))
    value = draw(
        st.sampled_from([theirs.ids.get(name, ""), str(uuid4()), *map(_sendable, TEXTS)])
        | st.text(min_size=1, max_size=40).map(_sendable)
    )
    request.ids = {**request.ids, name: value or "x"}
    request.foreign = value == theirs.ids.get(name)
    request.done.append(f"{{{name}}} = {value[:40]!r}")


def _send_rubbish_headers(draw: Draw, request: Request, *_: Company) -> None:
    name = draw(
        st.sampled_from(
            [
                "Idempotency-Key",
                "If-Match",
                "X-Request-Id",
                "Accept",
                "Accept-Language",
                "Content-Encoding",
                "Range",
            ]
        )
    )
    value = draw(
        st.sampled_from(
            [
                "",
                " ",
                "*",
                '"',
                '"1"',
                'W/"1"',
                '"99999999999999999999"',
                '"-1"',
                "x" * 300,
                "é",
                "gzip",
                "٣",
                "bytes=0-",
            ]
        )
    )
    request.headers = {**request.headers, name: value}
    request.done.append(f"{name}: {value[:20]!r}")


def _spoil_upload(draw: Draw, request: Request, *_: Company) -> None:
    """Send a form with rubbish for its parts."""
    names = [at[0] for at, _ in _known(request) if len(at) == 1] or ["file"]
    parts = [
        _part(draw, str(name))
        for name in draw(st.lists(st.sampled_from([*names, "file", "x", ""]), max_size=4))
    ]
    form = b"".join(b"--trk\r\n" + part + b"\r\n" for part in parts) + b"--trk--\r\n"
    cut = draw(st.sampled_from([len(form), len(form) - 4, len(form) // 2, 0]))
    request.raw = form[:cut]
    request.content_type = draw(
        st.sampled_from(
            ["multipart/form-data; boundary=trk"] * 6
            + ["multipart/form-data", "multipart/form-data; boundary=" + "x" * 300, "application/json"]
        )
    )
    request.done.append(f"form {request.raw[:60]!r}")


FILE_NAMES = ["", '"a.csv"', '"../../x.png"', '"\x00"', '""', '"' + "x" * 300 + '"']
FILE_KINDS = ["", "text/csv", "image/png", "nonsense", "application/json"]
FILES = [
    b"", b"\x00" * 100, b"\xff\xfe", b"a,b\n1", b"name\n" * 50, b"{}", b"PK\x03\x04", b"%PDF-", b'"' * 999,
    b"\x89PNG\r\n\x1a\n" + b"\x00" * 40,
]  # fmt: skip


def _part(draw: Draw, name: str) -> bytes:
    file = draw(st.sampled_from(FILE_NAMES))
    kind = draw(st.sampled_from(FILE_KINDS))
    content: bytes = draw(st.sampled_from(FILES) | st.binary(max_size=200))
    head = f'Content-Disposition: form-data; name="{name}"'
    head += f"; filename={file}" if file else ""
    head += f"\r\nContent-Type: {kind}" if kind else ""
    return head.encode("utf-8", "replace") + b"\r\n\r\n" + content


def _sendable(text: str) -> str:
    """Return a text as a client can put it into an address: without halves of characters, and not for ever long."""
    return text.encode("utf-8", "replace").decode()[:2000]
