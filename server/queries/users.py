"""Who may sign in, and which technician they are."""

from typing import Any

from server.models.companies import Company
from server.models.scope import Scope, scoped_get, scoped_join, scoped_select
from server.models.technicians import Technician
from server.models.users import User
from server.queries.listing import Listing
from server.queries.zones import company_of, local


def user_list(scope: Scope) -> Listing:
    """Return the company's users by address."""
    company = company_of(scope)
    return Listing(
        _users(scope),
        (User.email,),
        key=lambda row: (row[0].email,),
        shown=lambda rows: [_user(row, technician_id, company) for row, technician_id in rows],
    )


def user_view(scope: Scope, user_id: str) -> dict[str, Any]:
    """Return one user."""
    scoped_get(scope, User, user_id)
    row, technician_id = scope.session.execute(_users(scope).where(User.id == user_id)).one()
    return _user(row, technician_id, company_of(scope))


def _users(scope: Scope) -> Any:
    linked = scoped_join(
        scope, scoped_select(scope, User), Technician, Technician.user_id == User.id, outer=True
    )
    return linked.add_columns(Technician.id)


def _user(row: User, technician_id: str | None, company: Company) -> dict[str, Any]:
    return {
        "id": row.id,
        "email": row.email,
        "name": row.name,
        "role": row.role,
        "state": row.state,
        "active": row.state == "active",
        "ever_active": row.password_hash is not None,
        "technician_id": technician_id,
        "created_at": local(row.created_at, company),
        "version": row.version,
    }
