"""Signing in by browser, and the list of one's own sign-ins and tokens."""

from typing import Any

from flask import Response, g, request

from server.domain.errors import Invalid
from server.http.blueprint import PUBLIC, Blueprint
from server.http.caller import check_origin, cookie_name, current_caller
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
    object_of,
)
from server.http.services import services
from server.http.transaction import reading, writing
from server.http.wall_time import EndOfSpan, WallTime
from server.queries import session as session_query
from server.use_cases import sign_in as signing
from server.use_cases import tokens

blp = Blueprint("session", __name__, url_prefix="/api/v1", description="Signing in, tokens and sign-ins")


class Credentials(StrictSchema):
    """What a person types."""

    email = EmailField(required=True)
    password = Password(required=True)


class SessionUser(StrictSchema):
    """The person who is signed in."""

    id = Identifier(attribute="user_id")
    email = EmailField()
    name = Words()
    role = Choice("technician", "dispatcher", "office", "payroll", "owner", "auditor")
    technician_id = Identifier(allow_none=True)


class OpenSpan(StrictSchema):
    """A span in which the office answers the phone, on a weekday (0 is Monday), local."""

    weekday = WholeNumber(least=0, most=6)
    starts = WallTime(attribute="starts_second")
    ends = EndOfSpan(attribute="ends_second")


class SessionCompany(StrictSchema):
    """What every page needs to know of the company."""

    id = Identifier()
    name = Words()
    timezone = Words()
    currency = Words()
    locale = Words()
    hour_cycle = Choice("h12", "h23")
    phone = Words()
    color = Words()
    logo = Words(allow_none=True)
    office_hours = list_of(OpenSpan)


class SessionMap(StrictSchema):
    """Where map tiles come from, if anywhere."""

    tile_url = Words(allow_none=True)
    attribution = Words(allow_none=True)


class SessionOut(StrictSchema):
    """Who is signed in, and what they may do."""

    user = object_of(SessionUser)
    company = object_of(SessionCompany)
    permissions = list_of(Words())
    csrf_token = Words(allow_none=True)
    demo = YesNo()
    today = Words(metadata={"format": "date"})
    now = InstantField()
    map = object_of(SessionMap)


class Welcome(StrictSchema):
    """What the sign-in page shows before anybody is known; `empty` says that there is no company yet."""

    empty = YesNo()
    demo = YesNo()
    company_name = Words(allow_none=True)
    accounts = list_of(Words())


class TokenIn(StrictSchema):
    """A new token's label, and the permissions that it is limited to."""

    label = Words(required=True, least=1, most=100)
    scopes = list_of(Words(most=50), most=50, load_default=None, allow_none=True)


class TokenOut(StrictSchema):
    """A token as it is listed; its text is told once, when it is made."""

    id = Identifier()
    label = Words()
    scopes = list_of(Words(), allow_none=True)
    created_at = InstantField()
    last_used_at = InstantField(allow_none=True)


class NewToken(TokenOut):
    """A token that was just made."""

    token = Words()


class TokenList(StrictSchema):
    """One's own tokens."""

    items = list_of(TokenOut)


class SignInOut(StrictSchema):
    """One of one's own sign-ins."""

    id = Identifier()
    user_agent = Words()
    address = Words()
    created_at = InstantField()
    expires_at = InstantField()
    current = YesNo()


class SignInList(StrictSchema):
    """One's own sign-ins that are still open."""

    items = list_of(SignInOut)


@blp.endpoint("GET", "/welcome", permission=PUBLIC)
@blp.response(200, Welcome)
def welcome() -> dict[str, Any]:
    """What the sign-in page shows."""
    return session_query.welcome(services().engine, demo=services().settings.demo)


@blp.endpoint("POST", "/session", permission=PUBLIC)
@blp.arguments(Credentials)
@blp.response(200, SessionOut)
def open_session(body: dict[str, Any]) -> dict[str, Any]:
    """Sign in; the answer sets the cookie."""
    check_origin()
    held = services()
    opened = signing.sign_in(
        held.engine,
        body["email"],
        body["password"],
        address=browser().address,
        user_agent=browser().user_agent,
        at=held.clock.now(),
        hours=held.settings.session_hours,
    )
    return signed_in(opened)


def browser() -> signing.Browser:
    """Return from where somebody asks, and with what."""
    return signing.Browser(request.remote_addr or "", request.headers.get("User-Agent", ""))


def signed_in(opened: signing.NewSignIn) -> dict[str, Any]:
    """Return the session of a sign-in that was just opened, set its cookie, and end the one before it."""
    held, at = services(), services().clock.now()
    before = signing.identify_cookie(held.engine, request.cookies.get(cookie_name(), ""), at)
    if before is not None:
        signing.end_sign_in(held.engine, before, at)
        g.left = True
    g.new_cookie = opened.token
    identity = signing.identify_cookie(held.engine, opened.token, at)
    if identity is None:
        raise signing.WrongCredentials("The address or the password is wrong.")
    return session_query.session_of(held.engine, held.settings, at, identity)


@blp.endpoint("GET", "/session", permission="company.read")
@blp.response(200, SessionOut)
def show_session() -> dict[str, Any]:
    """Who is signed in."""
    return session_query.session_of(
        services().engine, services().settings, services().clock.now(), current_caller().identity
    )


@blp.endpoint("DELETE", "/session", permission="tokens.own")
@blp.response(204)
def close_session() -> None:
    """Sign out."""
    caller = current_caller()
    if not caller.by_cookie:
        raise Invalid("A token is revoked, not signed out.", code="NOT_A_SIGN_IN")
    signing.sign_out(writing(), caller.identity.credential_id)
    g.new_cookie, g.left = "", True


@blp.endpoint("GET", "/sessions", permission="tokens.own")
@blp.response(200, SignInList)
def list_sessions() -> dict[str, Any]:
    """One's own open sign-ins."""
    identity = current_caller().identity
    return {"items": tokens.open_sign_ins(reading(), identity.user_id, identity.credential_id)}


@blp.endpoint("DELETE", "/sessions/<string:sign_in_id>", permission="tokens.own")
@blp.response(204)
def revoke_session(sign_in_id: str) -> None:
    """Close one of one's own sign-ins."""
    tokens.revoke_sign_in(writing(), current_caller().identity.user_id, sign_in_id)


@blp.endpoint("GET", "/tokens", permission="tokens.own")
@blp.response(200, TokenList)
def list_tokens() -> dict[str, Any]:
    """One's own tokens."""
    return {"items": tokens.live_tokens(reading(), current_caller().identity.user_id)}


@blp.endpoint("POST", "/tokens", permission="tokens.own", idempotency="never")
@blp.arguments(TokenIn)
@blp.response(201, NewToken)
def create_token(body: dict[str, Any]) -> dict[str, Any]:
    """Make a token; its text is in this answer and nowhere else."""
    identity = current_caller().identity
    scopes = (
        identity.scopes if body["scopes"] is None else body["scopes"]
    )  # a child never outgrows its parent
    return tokens.create(writing(), identity.user_id, body["label"], scopes, identity.permissions)


@blp.endpoint("DELETE", "/tokens/<string:token_id>", permission="tokens.own")
@blp.response(204)
def revoke_token(token_id: str) -> None:
    """Revoke one of one's own tokens."""
    tokens.revoke(writing(), current_caller().identity.user_id, token_id)


@blp.after_app_request
def set_cookie(response: Response) -> Response:
    """Hand out or take back the session's cookie."""
    if "new_cookie" in g:
        settings = services().settings
        response.set_cookie(
            cookie_name(),
            g.new_cookie,
            max_age=settings.session_hours * 3600 if g.new_cookie else 0,
            secure=settings.secure_cookies,
            httponly=True,
            samesite="Lax",
            path="/",
        )
    if g.get("left", False):  # not the storage: what a phone has not sent yet is there, under its user's id
        response.headers["Clear-Site-Data"] = '"cache"'
    return response
