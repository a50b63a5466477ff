"""The audit log as an auditor reads it: the newest first, with the names of those who acted."""

from collections.abc import Mapping, Sequence
from typing import Any

from server.models.audit import AuditEvent
from server.models.scope import Scope, scoped_select
from server.models.users import User
from server.queries.listing import Listing
from server.queries.zones import company_of, local

_USER = "user:"


def audit_list(scope: Scope, object_id: str | None = None) -> Listing:
    """Return what happened in the company, or to one thing of it."""
    statement = scoped_select(scope, AuditEvent)
    if object_id is not None:
        statement = statement.where(AuditEvent.object_id == object_id)
    return Listing(
        statement,
        (AuditEvent.sequence,),
        key=lambda row: (row.sequence,),
        shown=lambda rows: _events(scope, rows),
        descending=True,
    )


def _events(scope: Scope, rows: Sequence[AuditEvent]) -> list[dict[str, Any]]:
    company, names = company_of(scope), _names(scope, rows)
    return [
        {
            "sequence": row.sequence,
            "at": local(row.at, company),
            "actor": row.actor,
            "actor_name": names.get(row.actor.removeprefix(_USER)),
            "action": row.action,
            "object_kind": row.object_kind,
            "object_id": row.object_id,
            "facts": row.facts,
            "request_id": row.request_id,
            "hash": row.hash,
        }
        for row in rows
    ]


def _names(scope: Scope, rows: Sequence[AuditEvent]) -> Mapping[str, str]:
    ids = {row.actor.removeprefix(_USER) for row in rows if row.actor.startswith(_USER)}
    statement = scoped_select(scope, User.id, User.name).where(User.id.in_(ids))
    return {row[0]: row[1] for row in scope.session.execute(statement)}
