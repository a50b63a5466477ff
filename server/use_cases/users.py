"""Users: invited, given a role, switched off."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.exc import IntegrityError

from server.domain.errors import Conflict, Forbidden, Invalid
from server.domain.permissions import Role
from server.models.installation import installation_select
from server.models.record import note
from server.models.scope import (
    Scope,
    scoped_add,
    scoped_delete,
    scoped_get,
    scoped_select,
    scoped_update,
    touch,
)
from server.models.users import ApiToken, Invitation, SignIn, User
from server.use_cases.passwords import hash_password

EDITABLE = ("name", "role", "state")
_TAKEN = "That address is taken."


def create_user(scope: Scope, *, email: str, name: str, role: Role, password: str | None) -> User:
    """Make a user; without a password they are invited and cannot sign in yet."""
    statement = installation_select("an address signs in once in the installation", User.id)
    if scope.session.scalars(statement.where(User.email == email)).first() is not None:
        raise Conflict(_TAKEN, code="EMAIL_TAKEN", field="json.email")
    row = User(
        email=email,
        name=name,
        role=role.value,
        state="active" if password else "invited",
        password_hash=hash_password(password) if password else None,
    )
    try:
        scoped_add(scope, row)
    except IntegrityError:  # another company's row, which PostgreSQL does not show
        raise Conflict(_TAKEN, code="EMAIL_TAKEN", field="json.email") from None
    note(scope, "user.create", "user", row.id, role=role.value)
    return row


def edit_user(
    scope: Scope, user_id: str, changes: Mapping[str, Any], version: int, *, editor_id: str
) -> User:
    """Change a user's name, role or state; nobody changes their own role, and one owner must remain.

    `active` switches off and on again what `state` would say in full.
    """
    changes = _with_state(changes)
    _hold_owners(scope)
    row = scoped_get(scope, User, user_id, lock=True)
    touch(scope, row, version)
    if user_id == editor_id and {"role", "state"} & changes.keys():
        raise Forbidden("You cannot change your own role or switch yourself off.", code="OWN_ROLE")
    if row.password_hash is None and changes.get("state") == "active":
        raise Invalid.field("json.active", "the user has no password yet")
    for field in EDITABLE:
        if field in changes:
            setattr(row, field, changes[field])
    scope.session.flush()
    _require_owner(scope)
    if row.state == "suspended":
        close_access(scope, row.id)
    note(scope, "user.edit", "user", row.id, changes=sorted(changes))
    return row


def set_password(scope: Scope, user_id: str, password: str) -> None:
    """Give a user a new password; every sign-in of theirs ends."""
    row = scoped_get(scope, User, user_id, lock=True)
    row.password_hash = hash_password(password)
    row.state = "active" if row.state == "invited" else row.state
    touch(scope, row)
    close_access(scope, row.id)
    note(scope, "user.password", "user", row.id)


def close_access(scope: Scope, user_id: str) -> None:
    """End every sign-in, token and open invitation of a user at once."""
    for model in (SignIn, ApiToken):
        statement = scoped_update(scope, model).where(model.user_id == user_id, model.revoked_at.is_(None))
        scope.session.execute(statement.values(revoked_at=scope.at))
    unused = scoped_delete(scope, Invitation).where(Invitation.user_id == user_id)
    scope.session.execute(unused.where(Invitation.used_at.is_(None)))


def _with_state(changes: Mapping[str, Any]) -> Mapping[str, Any]:
    if "active" not in changes:
        return changes
    others = {name: value for name, value in changes.items() if name != "active"}
    return {**others, "state": "active" if changes["active"] else "suspended"}


def _hold_owners(scope: Scope) -> None:
    """Lock the owners, always in one order, so that two of them cannot switch each other off at once."""
    owners = scoped_select(scope, User).where(User.role == Role.OWNER.value).order_by(User.id)
    scope.session.scalars(owners.with_for_update()).all()


def _require_owner(scope: Scope) -> None:
    owners = scoped_select(scope, User.id).where(User.role == Role.OWNER.value, User.state == "active")
    if scope.session.scalars(owners).first() is None:
        raise Conflict("A company needs at least one owner who can sign in.", code="LAST_OWNER")
