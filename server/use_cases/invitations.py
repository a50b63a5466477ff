"""Invitations: a link with which somebody sets a password, once, within 72 hours; sent again, taken back, accepted."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from server.db import write_session
from server.domain.errors import Conflict
from server.domain.instants import zone
from server.domain.permissions import Role
from server.models.companies import Company
from server.models.installation import installation_select
from server.models.record import emit, note
from server.models.scope import Scope, scoped_add, scoped_find, scoped_get, scoped_select, touch
from server.models.users import Invitation, User
from server.use_cases.editing import faults_of_body
from server.use_cases.exceptions import settle_by_itself
from server.use_cases.links import GONE, LinkGone, behind_link, new_secret, require_link
from server.use_cases.passwords import hash_password
from server.use_cases.sign_in import Browser, NewSignIn, open_sign_in
from server.use_cases.users import close_access, create_user

VALID = timedelta(hours=72)
UNSENT = "INVITATION_UNSENT"


@dataclass(frozen=True, slots=True)
class Issued:
    """An invitation that was just made; `secret` is told here once, or not at all when a mail will tell it."""

    user: User
    secret: str | None
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Offer:
    """What somebody is invited to."""

    email: str
    name: str
    role: str
    company_name: str
    expires_at: datetime


def invite(scope: Scope, *, email: str, name: str, role: Role, mailed: bool) -> Issued:
    """Make a user who has no password yet, and their invitation."""
    row = create_user(scope, email=email, name=name, role=role, password=None)
    return renew(scope, row.id, mailed=mailed)


def renew(scope: Scope, user_id: str, *, mailed: bool) -> Issued:
    """Make a user's invitation anew: earlier links end, and one who was taken off the list is on it again."""
    row = _without_password(scope, user_id)
    close_access(scope, row.id)
    row.state = "invited"
    touch(scope, row)
    secret, kept = new_secret()
    made = scoped_add(
        scope, Invitation(user_id=row.id, token_hash=kept, created_at=scope.at, expires_at=scope.at + VALID)
    )
    settle_by_itself(scope, UNSENT, row.id)
    if mailed:
        emit(scope, "user.invited", made.id)
    note(scope, "user.invite", "user", row.id, mailed=mailed)
    return Issued(row, None if mailed else secret, made.expires_at)


def withdraw(scope: Scope, user_id: str) -> User:
    """Take an invitation back: its link ends at once, and the user is switched off until invited again."""
    row = _without_password(scope, user_id)
    close_access(scope, row.id)
    row.state = "suspended"
    touch(scope, row)
    settle_by_itself(scope, UNSENT, row.id)
    scope.session.flush()
    note(scope, "user.uninvite", "user", row.id)
    return row


def offer_of(engine: Engine, secret: str, at: datetime) -> Offer | None:
    """Return what a link invites to, None when it opens nothing any more."""
    found = behind_link(engine, secret, lambda session, kept: _offered(session, kept, at))
    if found is None:
        return None
    invitation, user, company = found
    expires_at = invitation.expires_at.astimezone(zone(company.timezone))
    return Offer(user.email, user.name, user.role, company.name, expires_at)


def accept(
    engine: Engine, secret: str, *, name: str, password: str, browser: Browser, at: datetime, hours: int
) -> NewSignIn:
    """Set the name and the password of who was invited, and sign them in; the link is used up with it."""
    invitation, _ = require_link(
        engine, secret, lambda session, kept: _open(session, kept, at), address=browser.address, at=at
    )
    with faults_of_body():
        hashed = hash_password(password)  # before the transaction: it is slow on purpose
    with write_session(engine, invitation.tenant_id) as session:
        scope = Scope(session, invitation.tenant_id, f"user:{invitation.user_id}", at, "invitation")
        user = _take(scope, invitation.id)
        user.name, user.password_hash, user.state = name, hashed, "active"
        touch(scope, user)
        close_access(scope, user.id)
        settle_by_itself(scope, UNSENT, user.id)
        note(scope, "user.accept", "user", user.id)
        return open_sign_in(session, user, browser, at=at, hours=hours)


def _without_password(scope: Scope, user_id: str) -> User:
    row = scoped_get(scope, User, user_id, lock=True)
    if row.password_hash is not None:
        raise Conflict(f"{row.name} has a password already.", code="NOT_INVITED")
    return row


def _offered(session: Session, kept: str, at: datetime) -> tuple[Invitation, User, Company] | None:
    found = _open(session, kept, at)
    return None if found is None else (*found, session.get_one(Company, found[1].tenant_id))


def _open(session: Session, kept: str, at: datetime) -> tuple[Invitation, User] | None:
    joined = (User.tenant_id == Invitation.tenant_id) & (User.id == Invitation.user_id)
    statement = (
        installation_select("a link names no company", Invitation, User)
        .join(User, joined)
        .where(Invitation.token_hash == kept, Invitation.used_at.is_(None), Invitation.expires_at > at)
        .where(User.state == "invited")
    )
    found = session.execute(statement).one_or_none()
    return None if found is None else (found[0], found[1])


def _take(scope: Scope, invitation_id: str) -> User:
    """Use the invitation up, holding its user first, as everybody does who changes one."""
    statement = scoped_select(scope, Invitation.user_id).where(Invitation.id == invitation_id)
    user_id = scope.session.scalars(statement).one_or_none()
    if user_id is None:
        raise LinkGone(GONE)
    user = scoped_get(scope, User, user_id, lock=True)
    row = scoped_find(scope, Invitation, invitation_id, lock=True)
    if row is None or row.used_at is not None or row.expires_at <= scope.at or user.state != "invited":
        raise LinkGone(GONE)
    row.used_at = scope.at
    return user
