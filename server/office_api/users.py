"""Users: who may sign in, as what, and who no longer."""

from typing import Any

from server.domain.permissions import Role
from server.http.blueprint import Blueprint
from server.http.caller import current_caller
from server.http.etag import expected_version, versioned
from server.http.fields import (
    Choice,
    EmailField,
    Identifier,
    InstantField,
    Password,
    StrictSchema,
    WholeNumber,
    Words,
    YesNo,
    list_of,
)
from server.http.paging import PageQuery, listed
from server.http.transaction import reading, writing
from server.queries.users import user_list, user_view
from server.use_cases import users

blp = Blueprint("users", __name__, url_prefix="/office/v1", description="Users and roles")


class UserIn(StrictSchema):
    """A new user; without a password they are invited and cannot sign in yet."""

    email = EmailField(required=True)
    name = Words(required=True, least=1, most=200)
    role = Choice(*Role, required=True)
    password = Password(load_default=None, allow_none=True)


class UserEdit(StrictSchema):
    """What may be changed of a user; switching one off ends their sign-ins and tokens at once."""

    name = Words(least=1, most=200)
    role = Choice(*Role)
    active = YesNo()


class PasswordIn(StrictSchema):
    """A user's new password."""

    password = Password(required=True)


class UserOut(StrictSchema):
    """A user as the books have them; one who was never active has no password yet and can be invited again."""

    id = Identifier()
    email = EmailField()
    name = Words()
    role = Choice(*Role)
    state = Choice("invited", "active", "suspended")
    active = YesNo()
    ever_active = YesNo()
    technician_id = Identifier(allow_none=True)
    created_at = InstantField()
    version = WholeNumber(least=1, most=10**12)


class UserList(StrictSchema):
    """A page of users."""

    items = list_of(UserOut)
    next = Words(allow_none=True)


@blp.endpoint("GET", "/users", permission="users.read")
@blp.arguments(PageQuery, location="query")
@blp.response(200, UserList)
def list_users(query: dict[str, Any]) -> dict[str, Any]:
    """Users by address."""
    return listed(reading(), user_list(reading()), query)


@blp.endpoint("POST", "/users", permission="users.edit")
@blp.arguments(UserIn)
@blp.response(201, UserOut)
def create_user(body: dict[str, Any]) -> dict[str, Any]:
    """Add a user, with a password or invited."""
    row = users.create_user(writing(), **(body | {"role": Role(body["role"])}))
    return versioned(user_view(writing(), row.id))


@blp.endpoint("GET", "/users/<string:user_id>", permission="users.read")
@blp.response(200, UserOut)
def show_user(user_id: str) -> dict[str, Any]:
    """One user."""
    return versioned(user_view(reading(), user_id))


@blp.endpoint("PATCH", "/users/<string:user_id>", permission="users.edit", edits=True)
@blp.arguments(UserEdit)
@blp.response(200, UserOut)
def edit_user(body: dict[str, Any], user_id: str) -> dict[str, Any]:
    """Change a user's name or role, or switch them off or on."""
    editor_id = current_caller().identity.user_id
    row = users.edit_user(writing(), user_id, body, expected_version(), editor_id=editor_id)
    return versioned(user_view(writing(), row.id))


@blp.endpoint("POST", "/users/<string:user_id>/password", permission="users.edit")
@blp.arguments(PasswordIn)
@blp.response(204)
def set_password(body: dict[str, Any], user_id: str) -> None:
    """Give a user a password; their sign-ins and tokens end."""
    users.set_password(writing(), user_id, body["password"])
