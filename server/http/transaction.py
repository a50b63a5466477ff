"""One request, at most one transaction: reading sees one moment, writing commits once at the end or not at all.

A write transaction opens when the view asks for it, which is after all input was parsed. A key of idempotency is
taken in the same transaction, so that the answer and its effects stand or fall together. What two requests raced
for is tried again, since the second try sees who won.
"""

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from flask import Response, g, make_response
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from server.db import read_session, write_session
from server.http.caller import current_caller
from server.http.idempotency import Replay, keep_answer, take_key
from server.http.services import services
from server.models.record import take_wakes
from server.models.scope import Scope

TRIES = 5
_RACES = ("23P01", "40001", "40P01", "23505")


def reading() -> Scope:
    """Return the scope of this request's reading; a request that writes reads in its write transaction."""
    return _scope(read_session)


def writing() -> Scope:
    """Return the scope of this request's only write transaction."""
    return _scope(write_session)


def in_transaction(view: Callable[..., Any]) -> Callable[..., Response]:
    """Run a view, commit what it wrote with its answer, and tell the workers afterwards."""

    def run(*args: Any, **kwargs: Any) -> Response:
        for left in range(TRIES - 1, -1, -1):
            try:
                return _run_once(view, args, kwargs)
            except DBAPIError as error:
                if left == 0 or not _is_race(error):
                    raise
        raise AssertionError("unreachable: the last try returns or raises")

    return run


def _run_once(view: Callable[..., Any], args: Any, kwargs: Any) -> Response:
    wakes: list[tuple[str, str, str]] = []
    with ExitStack() as stack:
        g.transaction, g.scope = stack, None
        try:
            response = make_response(view(*args, **kwargs))
        except Replay as replay:
            return replay.response
        if g.scope is not None:
            keep_answer(g.scope, response)
            session = g.scope.session
            stack.close()
            wakes = take_wakes(session)
    for wake in wakes:
        services().queue.tell(*wake)
    return response


def _scope(opener: Callable[..., Any]) -> Scope:
    if g.scope is not None:
        held: Scope = g.scope
        if opener is write_session and not g.writes:
            raise RuntimeError(
                "a view that writes asks for writing() first, and reads in the same transaction"
            )
        return held
    identity = current_caller().identity
    session: Session = g.transaction.enter_context(opener(services().engine, identity.tenant_id))
    g.scope = Scope(session, identity.tenant_id, identity.actor, services().clock.now(), g.request_id)
    g.writes = opener is write_session
    if opener is write_session:
        take_key(g.scope, identity.user_id)
    scope: Scope = g.scope
    return scope


def _is_race(error: DBAPIError) -> bool:
    return getattr(error.orig, "sqlstate", None) in _RACES
