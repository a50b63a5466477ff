"""Links that open a door once: a secret of 256 bits, kept only as its hash, and slow to guess."""

import secrets
from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from server.db import ANY_TENANT, read_session, write_session
from server.domain.errors import NotFound
from server.use_cases.sign_in import TooManyAttempts, secret_hash
from server.use_cases.throttling import blocked_seconds, remember_failure


class LinkGone(NotFound):
    """The link was used, is too old, was replaced, or never was; the answer does not tell which."""

    code = "LINK_GONE"


GONE = "This link was used, is too old, or was replaced by a newer one."


def new_secret() -> tuple[str, str]:
    """Return a link's secret, told once, and the hash that is kept of it."""
    secret = secrets.token_urlsafe(32)
    return secret, secret_hash(secret)


Alive = Callable[[Session, str], Any]
"""Finds what is behind a secret's hash, as far as it still opens something."""


def behind_link(engine: Engine, secret: str, alive: Alive) -> Any:
    """Return what a link opens now, None when nothing; looking writes nothing."""
    with read_session(engine, ANY_TENANT) as session:
        return alive(session, secret_hash(secret))


def require_link(engine: Engine, secret: str, alive: Alive, *, address: str, at: datetime) -> Any:
    """Return what a link opens now, or raise `LinkGone`; whoever guesses is slowed down."""
    subjects = [f"link:{address}"]
    with read_session(engine, ANY_TENANT) as session:
        if wait := blocked_seconds(session, subjects, at):
            raise TooManyAttempts(wait)
        found = alive(session, secret_hash(secret))
    if found is not None:
        return found
    with write_session(engine, ANY_TENANT) as session:
        remember_failure(session, subjects, at)
    raise LinkGone(GONE)
