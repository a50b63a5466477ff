"""Exceptions as people work them off: the open ones first asked for, the newest first."""

from collections.abc import Mapping, Sequence
from typing import Any

from server.models.exceptions import ExceptionItem
from server.models.scope import Scope, scoped_get, scoped_select
from server.models.users import User
from server.queries.listing import Listing
from server.queries.zones import company_of, local


def exception_list(scope: Scope, asked: Mapping[str, Any]) -> Listing:
    """Return exceptions; `asked` may name state, code and subject."""
    statement = scoped_select(scope, ExceptionItem)
    for name in ("state", "code", "subject_id"):
        if asked[name] is not None:
            statement = statement.where(getattr(ExceptionItem, name) == asked[name])
    return Listing(
        statement,
        (ExceptionItem.number,),
        key=lambda row: (row.number,),
        shown=lambda rows: _shown(scope, rows),
        descending=True,
    )


def exception_view(scope: Scope, exception_id: str) -> dict[str, Any]:
    """Return one exception."""
    return _shown(scope, [scoped_get(scope, ExceptionItem, exception_id)])[0]


def _shown(scope: Scope, rows: Sequence[ExceptionItem]) -> list[dict[str, Any]]:
    company = company_of(scope)
    ids = {row.resolved_by for row in rows if row.resolved_by}
    statement = scoped_select(scope, User.id, User.name).where(User.id.in_(ids))
    names = {row.id: row.name for row in scope.session.execute(statement)}
    return [
        {
            "id": row.id,
            "number": row.number,
            "code": row.code,
            "sentence": row.sentence,
            "subject_kind": row.subject_kind,
            "subject_id": row.subject_id,
            "facts": row.facts,
            "state": row.state,
            "created_at": local(row.created_at, company),
            "resolved_at": local(row.resolved_at, company) if row.resolved_at else None,
            "resolved_by": names.get(row.resolved_by or ""),
            "resolution": row.resolution,
            "version": row.version,
        }
        for row in rows
    ]
