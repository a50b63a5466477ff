"""Leaves a trace of who reached for a colleague's things; the answer stays the one for what does not exist."""

import structlog
from flask import g
from sqlalchemy.exc import DBAPIError

from server.db import write_session
from server.domain.errors import Busy, OutOfReach
from server.http.caller import current_caller
from server.http.services import services
from server.models.scope import Scope
from server.use_cases.denials import record_denial

log = structlog.get_logger()


def note_denial(error: OutOfReach) -> None:
    """Record a denial in a transaction of its own, since the request's is undone; the answer never waits on a fault."""
    identity = current_caller().identity
    try:
        with write_session(services().engine, identity.tenant_id) as session:
            scope = Scope(session, identity.tenant_id, identity.actor, services().clock.now(), g.request_id)
            record_denial(scope, error.kind, error.object_id)
    except (DBAPIError, Busy):
        log.exception("a denial was not recorded", kind=error.kind, object_id=error.object_id)
