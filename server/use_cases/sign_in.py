"""Signing in and out, and finding out who holds a cookie or a token.

Secrets are 256 random bits, kept only as SHA-256; a password is tried against argon2id. Failures are counted in
rows that all processes share, by account and by address.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Engine, Row, Select, bindparam
from sqlalchemy.orm import Session

from server.db import ANY_TENANT, read_session, write_session
from server.domain.errors import DomainError, Forbidden
from server.domain.permissions import Role, permissions_of, token_permissions
from server.models.base import yes
from server.models.installation import installation_select
from server.models.record import note
from server.models.scope import Scope, scoped_add, scoped_update
from server.models.technicians import Technician
from server.models.users import ApiToken, SignIn, User
from server.use_cases.passwords import verify_password
from server.use_cases.throttling import blocked_seconds, forget, remember_failure

ACTIVE = "active"
KNOWN_FOR = timedelta(days=30)
TOKEN_PREFIX = "trk_"  # noqa: S105 - a prefix by which secret scanners know our tokens


class WrongCredentials(DomainError):
    """The address or the password is wrong; the answer does not tell which."""

    code = "BAD_CREDENTIALS"


class MemberNotActive(Forbidden):
    """The user is switched off, or has not taken up the invitation; told only to who proved to be that user."""

    code = "MEMBER_NOT_ACTIVE"

    def __init__(self, detail: str = "Your account is not active. Ask the owner of your company.") -> None:
        super().__init__(detail)


class TooManyAttempts(DomainError):
    """Too many wrong attempts; `retry_after` is in seconds."""

    code = "TOO_MANY_ATTEMPTS"

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"Too many attempts. Try again in {retry_after} seconds.", retry_after=retry_after)
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a cookie or a token belongs to, and what they may do with it now."""

    tenant_id: str
    user_id: str
    name: str
    email: str
    role: Role
    technician_id: str | None
    permissions: frozenset[str]
    credential_id: str
    csrf_token: str | None
    scopes: tuple[str, ...] | None = None
    active: bool = True
    """False for who is invited or switched off: known, and without any permission."""

    @property
    def actor(self) -> str:
        """Return how the audit log names the caller."""
        return f"user:{self.user_id}"


@dataclass(frozen=True, slots=True)
class NewSignIn:
    """The secret of a sign-in, told once."""

    token: str
    sign_in_id: str


@dataclass(frozen=True, slots=True)
class Browser:
    """From where somebody signs in, and with what."""

    address: str
    user_agent: str


def secret_hash(secret: str) -> str:
    """Return what is kept of a secret of 256 bits."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def sign_in(
    engine: Engine, email: str, password: str, *, address: str, user_agent: str, at: datetime, hours: int
) -> NewSignIn:
    """Open a sign-in for a user, or raise `WrongCredentials`, `TooManyAttempts` or `MemberNotActive`."""
    with read_session(engine, ANY_TENANT) as session:
        subjects = [_account(session, email, address, at), f"address:{address}"]
        if wait := blocked_seconds(session, subjects, at):
            raise TooManyAttempts(wait)
        user = session.scalars(
            installation_select("a sign-in names no company", User).where(User.email == email)
        ).one_or_none()
    good = verify_password(user.password_hash if user else None, password)
    if user is None or not good:
        with write_session(engine, ANY_TENANT) as session:
            remember_failure(session, subjects, at)
        raise WrongCredentials("The address or the password is wrong.")
    if user.state != ACTIVE:
        raise MemberNotActive
    with write_session(engine, user.tenant_id) as session:
        forget(session, subjects[:1])
        return open_sign_in(session, user, Browser(address, user_agent), at=at, hours=hours)


def _account(session: Session, email: str, address: str, at: datetime) -> str:
    """Return under which name an account's failures are counted: apart where its user has signed in lately.

    Else who guesses from a thousand places would keep the user out of their own. An account that there is not is
    looked for in the same way.
    """
    lately = (
        installation_select("a sign-in names no company", SignIn.id)
        .join(User, (User.tenant_id == SignIn.tenant_id) & (User.id == SignIn.user_id))
        .where(User.email == email, SignIn.address == address, SignIn.created_at > at - KNOWN_FOR)
    )
    known = session.scalars(lately.limit(1)).first() is not None
    return f"known:{email}@{address}" if known else f"account:{email}"


def open_sign_in(session: Session, user: User, browser: Browser, *, at: datetime, hours: int) -> NewSignIn:
    """Open a sign-in for a user who has just proved who they are."""
    token = secrets.token_urlsafe(32)
    scope = Scope(session, user.tenant_id, f"user:{user.id}", at, "sign-in")
    row = SignIn(
        user_id=user.id,
        token_hash=secret_hash(token),
        csrf_token=secrets.token_urlsafe(24),
        user_agent=browser.user_agent[:200],
        address=browser.address,
        created_at=at,
        expires_at=at + timedelta(hours=hours),
    )
    scoped_add(scope, row)
    note(scope, "sign_in.open", "user", user.id, address=browser.address)
    return NewSignIn(token, row.id)


def sign_out(scope: Scope, sign_in_id: str) -> None:
    """Close a sign-in at once."""
    scope.session.execute(
        scoped_update(scope, SignIn)
        .where(SignIn.id == sign_in_id, SignIn.revoked_at.is_(None))
        .values(revoked_at=scope.at)
    )
    note(scope, "sign_in.close", "sign_in", sign_in_id)


def end_sign_in(engine: Engine, identity: Identity, at: datetime) -> None:
    """Close the sign-in that a browser held when it signed in anew (ASVS 7.2.4)."""
    with write_session(engine, identity.tenant_id) as session:
        sign_out(Scope(session, identity.tenant_id, identity.actor, at, "sign-in"), identity.credential_id)


def identify_cookie(engine: Engine, token: str, at: datetime) -> Identity | None:
    """Return who holds the cookie, or None when it is unknown, over or revoked."""
    if not token:
        return None
    found = _found(engine, _HOLDER_OF_COOKIE, token, at)
    if found is None:
        return None
    row, user, technician_id = found
    return _identity(row, user, technician_id, csrf_token=row.csrf_token, scopes=None)


def identify_token(engine: Engine, token: str, at: datetime) -> Identity | None:
    """Return who holds the bearer token, or None when it is unknown or revoked."""
    if not token.startswith(TOKEN_PREFIX):
        return None
    found = _found(engine, _HOLDER_OF_TOKEN, token, at)
    if found is None:
        return None
    row, user, technician_id = found
    if user.state != ACTIVE:
        return _identity(row, user, None, csrf_token=None, scopes=())
    if row.last_used_at is None or at - row.last_used_at > timedelta(hours=1):
        _note_use(engine, row, at)
    return _identity(row, user, technician_id, csrf_token=None, scopes=row.scopes)


def _holder(model: type[SignIn] | type[ApiToken]) -> Select[Any]:
    """Return the statement that every request begins with: the secret, its user and their technician at once.

    A secret that ended because its user was switched off is still found, so that they are told why (403, not 401).
    """
    user = (User.tenant_id == model.tenant_id) & (User.id == model.user_id)
    technician = (
        (Technician.tenant_id == User.tenant_id) & (Technician.user_id == User.id) & yes(Technician.active)
    )
    return (
        installation_select("a secret names no company", model, User, Technician.id)
        .join(User, user)
        .outerjoin(Technician, technician)
        .where(model.token_hash == bindparam("hash"), model.revoked_at.is_(None) | (User.state != ACTIVE))
    )


_HOLDER_OF_COOKIE = _holder(SignIn).where(SignIn.expires_at > bindparam("at"))
_HOLDER_OF_TOKEN = _holder(ApiToken)


def _found(engine: Engine, statement: Select[Any], secret: str, at: datetime) -> Row[Any, Any, Any] | None:
    with read_session(engine, ANY_TENANT) as session:
        return session.execute(statement, {"hash": secret_hash(secret), "at": at}).one_or_none()


def _note_use(engine: Engine, row: ApiToken, at: datetime) -> None:
    with write_session(engine, row.tenant_id) as session:
        scope = Scope(session, row.tenant_id, "system", at, "token-use")
        session.execute(scoped_update(scope, ApiToken).where(ApiToken.id == row.id).values(last_used_at=at))


def _identity(
    row: SignIn | ApiToken, user: User, technician_id: str | None, *, csrf_token: str | None, scopes: Any
) -> Identity:
    active = user.state == ACTIVE
    held = permissions_of(Role(user.role), is_technician=technician_id is not None) if active else frozenset()
    return Identity(
        tenant_id=user.tenant_id,
        user_id=user.id,
        name=user.name,
        email=user.email,
        role=Role(user.role),
        technician_id=technician_id,
        permissions=token_permissions(scopes, held),
        credential_id=row.id,
        csrf_token=csrf_token,
        scopes=None if scopes is None else tuple(scopes),
        active=active,
    )
