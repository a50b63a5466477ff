"""Taking up an invitation: what the link offers, and the password that ends it."""

from typing import Any

from server.domain.permissions import Role
from server.http.blueprint import PUBLIC, Blueprint
from server.http.caller import check_origin
from server.http.fields import Choice, EmailField, InstantField, Password, StrictSchema, Words, object_of
from server.http.services import services
from server.http.session import SessionOut, browser, signed_in
from server.use_cases import invitations

blp = Blueprint("invitations", __name__, url_prefix="/api/v1", description="Taking up an invitation")


class InvitationQuery(StrictSchema):
    """The secret of an invitation's link."""

    invitation = Words(required=True, least=1, most=200)


class OfferOut(StrictSchema):
    """Who is invited, by whom, as what, and until when."""

    email = EmailField()
    name = Words()
    role = Choice(*Role)
    company_name = Words()
    expires_at = InstantField()


class InvitationState(StrictSchema):
    """What the link offers; null when it opens nothing any more."""

    offer = object_of(OfferOut, allow_none=True)


class AcceptanceIn(StrictSchema):
    """The secret of the link, the name as the invited write it, and the password that they choose."""

    invitation = Words(required=True, least=1, most=200)
    name = Words(required=True, least=1, most=200)
    password = Password(required=True)


@blp.endpoint("GET", "/invitations", permission=PUBLIC)
@blp.arguments(InvitationQuery, location="query")
@blp.response(200, InvitationState)
def show_offer(query: dict[str, Any]) -> dict[str, Any]:
    """What an invitation's link offers."""
    held = services()
    return {"offer": invitations.offer_of(held.engine, query["invitation"], held.clock.now())}


@blp.endpoint("POST", "/invitations/accept", permission=PUBLIC)
@blp.arguments(AcceptanceIn)
@blp.response(200, SessionOut)
def accept(body: dict[str, Any]) -> dict[str, Any]:
    """Take up an invitation: set a password and sign in; the answer sets the cookie."""
    check_origin()
    held, link = services(), body.pop("invitation")
    opened = invitations.accept(
        held.engine, link, **body, browser=browser(), at=held.clock.now(), hours=held.settings.session_hours
    )
    return signed_in(opened)
