"""Who asks: a cookie's sign-in or a bearer token, looked up on every request, so that revoking bites at once."""

import hmac
from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import g, request

from server.domain.errors import Forbidden
from server.http.errors import Unauthenticated
from server.http.services import services
from server.use_cases.sign_in import Identity, MemberNotActive, identify_cookie, identify_token

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class Caller:
    """An identified caller and how they proved it."""

    identity: Identity
    by_cookie: bool


def cookie_name() -> str:
    """Return the session cookie's name: with the host prefix wherever Secure can be had."""
    return "__Host-truckroll_session" if services().settings.secure_cookies else "truckroll_session"


def current_caller() -> Caller:
    """Return the caller of this request, or raise `Unauthenticated`."""
    if "caller" not in g:
        g.caller = _identify()
    caller: Caller = g.caller
    return caller


def _identify() -> Caller:
    header = request.headers.get("Authorization", "")
    at = services().clock.now()
    if header:
        scheme, _, token = header.partition(" ")
        identity = (
            identify_token(services().engine, token.strip(), at) if scheme.lower() == "bearer" else None
        )
        return _known(identity, by_cookie=False)
    caller = _known(
        identify_cookie(services().engine, request.cookies.get(cookie_name(), ""), at), by_cookie=True
    )
    if request.method not in SAFE_METHODS:
        check_same_site(caller.identity.csrf_token or "")
    return caller


def _known(identity: Identity | None, *, by_cookie: bool) -> Caller:
    if identity is None:
        raise Unauthenticated("Sign in first, or send a bearer token that is valid.")
    if not identity.active:
        raise MemberNotActive
    return Caller(identity, by_cookie)


def check_same_site(expected_token: str) -> None:
    """Refuse a request that a foreign page may have sent with our cookie."""
    check_origin()
    given = request.headers.get("X-CSRF-Token", "")
    if not hmac.compare_digest(given.encode(), expected_token.encode()):
        raise Forbidden("The X-CSRF-Token header is missing or wrong.", code="CSRF_REFUSED")


def check_origin() -> None:
    """Refuse a request whose browser says that it came from another site."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        raise Forbidden("The request came from another site.", code="CSRF_REFUSED")
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        raise Forbidden("The request came from another site.", code="CSRF_REFUSED")
