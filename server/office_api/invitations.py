"""Inviting users: a link to choose a password, mailed, or shown once where no mail server is set."""

from typing import Any

from server.domain.permissions import Role
from server.http.blueprint import Blueprint
from server.http.fields import Choice, EmailField, InstantField, StrictSchema, Words, object_of
from server.http.services import services
from server.http.transaction import writing
from server.office_api.users import UserOut
from server.queries.users import user_view
from server.queries.zones import company_of, local
from server.use_cases import invitations
from server.use_cases.invitation_mail import link_of

blp = Blueprint("invitations_sent", __name__, url_prefix="/office/v1", description="Inviting users")


class InvitationIn(StrictSchema):
    """Who is invited, and as what."""

    email = EmailField(required=True)
    name = Words(required=True, least=1, most=200)
    role = Choice(*Role, required=True)


class InvitationOut(StrictSchema):
    """An invitation that was just made. `link` is told here alone, and only when no mail will tell it."""

    user = object_of(UserOut)
    mailed_to = EmailField(allow_none=True)
    link = Words(allow_none=True)
    expires_at = InstantField()


@blp.endpoint("POST", "/invitations", permission="users.edit", idempotency="never")
@blp.arguments(InvitationIn)
@blp.response(201, InvitationOut)
def invite(body: dict[str, Any]) -> dict[str, Any]:
    """Invite somebody as a new user."""
    asked = body | {"role": Role(body["role"])}
    return _shown(invitations.invite(writing(), **asked, mailed=_mails()))


@blp.endpoint("POST", "/users/<string:user_id>/invitation", permission="users.edit", idempotency="never")
@blp.response(201, InvitationOut)
def invite_again(user_id: str) -> dict[str, Any]:
    """Invite a user who has no password yet once more; the link from before ends."""
    return _shown(invitations.renew(writing(), user_id, mailed=_mails()))


@blp.endpoint("DELETE", "/users/<string:user_id>/invitation", permission="users.edit")
@blp.response(200, UserOut)
def take_back(user_id: str) -> dict[str, Any]:
    """Take an invitation back: its link ends, and the user is switched off until invited again."""
    return user_view(writing(), invitations.withdraw(writing(), user_id).id)


def _mails() -> bool:
    """Tell whether a mail server is set; mail into files reaches nobody."""
    return bool(services().settings.smtp_url)


def _shown(made: invitations.Issued) -> dict[str, Any]:
    origin = services().settings.origin
    return {
        "user": user_view(writing(), made.user.id),
        "mailed_to": made.user.email if made.secret is None else None,
        "link": None if made.secret is None else link_of(origin, made.secret),
        "expires_at": local(made.expires_at, company_of(writing())),
    }
