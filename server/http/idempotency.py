"""The same request twice makes one thing: its answer is kept with its effects, under the caller's key.

Meaning of the header as in the IETF draft: the same key with the same body gets the same answer, with another body
422. On PostgreSQL a second request with the key waits at the insert until the first has committed.

Of the key only its hash is kept, and the body's hash is keyed with it: a body may hold a password, and a plain hash
of it could be guessed at leisure by who gets hold of the table. Answers that are secrets are not kept at all.
"""

import hashlib
import hmac
import re
from typing import cast
from urllib.parse import quote

from flask import Response, g, request
from sqlalchemy import Table, update
from sqlalchemy.dialects import postgresql, sqlite

from server.db import is_sqlite
from server.http.errors import IdempotencyKeyMissing, IdempotencyKeyRefused, IdempotencyKeyReused
from server.models.idempotency import IdempotencyRecord
from server.models.scope import Scope

HEADER = "Idempotency-Key"
_KEY = re.compile(r"[\x21-\x7e]{1,255}")
_TABLE = cast("Table", IdempotencyRecord.__table__)  # without the ORM: this runs in every report of a phone
_KEY_COLUMNS = ("tenant_id", "caller_id", "key")
_KEPT_HEADERS = ("Content-Type", "Location", "ETag")


class Replay(Exception):
    """The request was answered before; this is that answer."""

    def __init__(self, response: Response) -> None:
        super().__init__("answered before")
        self.response = response


def check_key(*, required: bool) -> None:
    """Refuse a missing or unreadable key before anything is done."""
    key = request.headers.get(HEADER)
    if key is None:
        if required:
            raise IdempotencyKeyMissing(
                f"Send an {HEADER} header: a random text that is new for each new request."
            )
    elif not _KEY.fullmatch(key):
        raise IdempotencyKeyMissing(f"The {HEADER} must be 1 to 255 visible ASCII characters.")
    g.idempotency_key = key


def refuse_key() -> None:
    """Refuse a key where the answer is a secret, which must not be kept for a repetition."""
    if HEADER in request.headers:
        raise IdempotencyKeyRefused(f"The answer holds a secret that is not kept: send no {HEADER}.")


def take_key(scope: Scope, caller_id: str) -> None:
    """Take the key in this transaction, or raise `Replay` with the answer that it got before."""
    g.idempotency_taken = None
    key = g.get("idempotency_key")
    if key is None:
        return
    identity = (scope.tenant_id, caller_id, hashlib.sha256(key.encode()).hexdigest())
    route = f"{request.method} {quote(request.path)}"
    body_hash = hmac.digest(key.encode(), request.get_data(cache=True), "sha256").hex()
    insert = sqlite.insert if is_sqlite(scope.session.get_bind()) else postgresql.insert
    taking = insert(_TABLE).values(
        dict(zip(_KEY_COLUMNS, identity, strict=True))
        | {"route": route, "body_hash": body_hash, "created_at": scope.at}
    )
    taken = scope.session.scalar(
        taking.on_conflict_do_nothing().returning(_TABLE.c.key)
    )  # a row count is not told by every driver
    if taken is not None:
        g.idempotency_taken = identity
        return
    row = scope.session.get_one(IdempotencyRecord, identity)
    if row.route != route or row.body_hash != body_hash:
        raise IdempotencyKeyReused("The key was used for another request before.")
    raise Replay(_answer(row))


def keep_answer(scope: Scope, response: Response) -> None:
    """Keep the answer with its effects."""
    identity = g.get("idempotency_taken")
    if identity is None:
        return
    held = [_TABLE.c[name] == value for name, value in zip(_KEY_COLUMNS, identity, strict=True)]
    kept = {name: response.headers[name] for name in _KEPT_HEADERS if name in response.headers}
    scope.session.flush()
    scope.session.execute(
        update(_TABLE)
        .where(*held)
        .values(status=response.status_code, body=response.get_data(as_text=True), headers=kept)
    )


def _answer(row: IdempotencyRecord) -> Response:
    response = Response(row.body or "", row.status or 500, headers=row.headers or {})
    response.headers["Idempotent-Replay"] = "true"
    return response
