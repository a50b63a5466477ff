"""The first page of an empty installation: whether a set-up link is good, and the company that is made with it."""

from typing import Any

from server.http.blueprint import PUBLIC, Blueprint
from server.http.caller import check_origin
from server.http.fields import EmailField, Password, StrictSchema, Words, YesNo, ZoneField
from server.http.services import services
from server.http.session import SessionOut, browser, signed_in
from server.use_cases import set_up as setting_up

blp = Blueprint("set_up", __name__, url_prefix="/api/v1", description="The first company of an installation")


class SetUpQuery(StrictSchema):
    """The secret of a set-up link."""

    link = Words(required=True, least=1, most=200)


class SetUpState(StrictSchema):
    """Whether the link would make the first company now."""

    good = YesNo()


class SetUpIn(StrictSchema):
    """The first company and its owner; without a currency it is that of the locale's country."""

    link = Words(required=True, least=1, most=200)
    company_name = Words(required=True, least=1, most=200)
    timezone = ZoneField(required=True)
    currency = Words(least=3, most=3, load_default=None, allow_none=True)
    locale = Words(least=2, most=20, load_default="en-US")
    name = Words(required=True, least=1, most=200)
    email = EmailField(required=True)
    password = Password(required=True)


@blp.endpoint("GET", "/set-up", permission=PUBLIC)
@blp.arguments(SetUpQuery, location="query")
@blp.response(200, SetUpState)
def check_set_up(query: dict[str, Any]) -> dict[str, Any]:
    """Whether a set-up link is still good."""
    return {"good": setting_up.is_good(services().engine, query["link"], services().clock.now())}


@blp.endpoint("POST", "/set-up", permission=PUBLIC)
@blp.arguments(SetUpIn)
@blp.response(201, SessionOut)
def set_up(body: dict[str, Any]) -> dict[str, Any]:
    """Make the first company and its owner, and sign them in; the answer sets the cookie."""
    check_origin()
    held, link = services(), body.pop("link")
    opened = setting_up.set_up(
        held.engine,
        link,
        setting_up.FirstCompany(**body),
        browser(),
        at=held.clock.now(),
        hours=held.settings.session_hours,
    )
    return signed_in(opened)
