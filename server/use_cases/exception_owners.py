"""Who sees to an exception: taken, handed over, put back for anybody."""

from server.domain.errors import Conflict, Invalid
from server.domain.permissions import Role, permissions_of
from server.models.exceptions import ExceptionItem
from server.models.record import note
from server.models.scope import Scope, scoped_reference, touch
from server.models.users import User
from server.use_cases.exceptions import open_one

MAY = "exceptions.resolve"


def take(scope: Scope, exception_id: str, user_id: str) -> ExceptionItem:
    """Take an exception on oneself; somebody else's is handed over by them, or on purpose."""
    row = open_one(scope, exception_id)
    if row.owner_id not in {None, user_id}:
        raise Conflict("Somebody else sees to it.", code="EXCEPTION_TAKEN", owner_id=row.owner_id)
    return _give(scope, row, user_id, "take")


def hand_over(scope: Scope, exception_id: str, user_id: str) -> ExceptionItem:
    """Have another user of the company see to it; one who may not decide is refused."""
    user = scoped_reference(scope, User, user_id, "json.user_id")
    if user.state != "active" or MAY not in permissions_of(Role(user.role)):
        raise Invalid.field("json.user_id", "may not decide exceptions")
    return _give(scope, open_one(scope, exception_id), user.id, "hand_over")


def release(scope: Scope, exception_id: str) -> ExceptionItem:
    """Put an exception back for anybody to take."""
    return _give(scope, open_one(scope, exception_id), None, "release")


def _give(scope: Scope, row: ExceptionItem, user_id: str | None, verb: str) -> ExceptionItem:
    if row.owner_id != user_id:
        row.owner_id = user_id
        touch(scope, row)
        scope.session.flush()
        note(scope, f"exception.{verb}", "exception", row.id, number=row.number, owner_id=user_id)
    return row
