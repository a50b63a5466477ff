"""The first company of an installation, made in the browser by whoever holds the link that the server printed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from babel.core import Locale
from babel.numbers import get_territory_currencies
from sqlalchemy import Engine, select, update
from sqlalchemy.orm import Session

from server.db import ANY_TENANT, write_session
from server.domain.errors import Conflict
from server.domain.money import EXPONENTS
from server.domain.permissions import Role
from server.domain.zone_cities import main_city
from server.models.companies import Company
from server.models.installation import installation_select
from server.models.users import SetUpLink
from server.use_cases.companies import NewCompany, create_company
from server.use_cases.company import check_locale
from server.use_cases.editing import faults_of_body
from server.use_cases.links import GONE, Alive, LinkGone, behind_link, new_secret, require_link
from server.use_cases.sign_in import Browser, NewSignIn, open_sign_in, secret_hash
from server.use_cases.users import create_user

VALID = timedelta(hours=24)
_NAMES = {"name": "company_name"}


@dataclass(frozen=True, slots=True)
class FirstCompany:
    """What the first page asks for; without a currency it is that of the locale's country."""

    company_name: str
    timezone: str
    currency: str | None
    locale: str
    name: str
    email: str
    password: str


def is_empty(session: Session) -> bool:
    """Tell whether the installation has no company yet."""
    statement = installation_select("is there a company yet", Company.id).limit(1)
    return session.scalars(statement).first() is None


def new_link(session: Session, at: datetime) -> str:
    """Make the link with which the first company is made; links from before open nothing any more."""
    _require_empty(session)
    session.execute(update(SetUpLink).where(SetUpLink.used_at.is_(None)).values(used_at=at))
    secret, kept = new_secret()
    session.add(SetUpLink(token_hash=kept, created_at=at, expires_at=at + VALID, used_at=None))
    return secret


def is_good(engine: Engine, secret: str, at: datetime) -> bool:
    """Tell whether a link would make the first company now."""
    return behind_link(engine, secret, _alive(at)) is not None


def set_up(
    engine: Engine, secret: str, asked: FirstCompany, browser: Browser, *, at: datetime, hours: int
) -> NewSignIn:
    """Make the company and its owner and sign them in; the link is used up in the same transaction."""
    require_link(engine, secret, _alive(at), address=browser.address, at=at)
    with write_session(engine, ANY_TENANT) as session:
        _use_up(session, secret, at)
        _require_empty(session)
        with faults_of_body(_NAMES):
            scope = create_company(session, _company(asked), at=at, actor="set-up")
        with faults_of_body():
            owner = create_user(
                scope, email=asked.email, name=asked.name, role=Role.OWNER, password=asked.password
            )
        return open_sign_in(session, owner, browser, at=at, hours=hours)


def currency_of(locale: str) -> str:
    """Return the currency that is paid with in a locale's country; dollars where the locale names none we know."""
    territory = Locale.parse(locale, sep="-").territory
    found = get_territory_currencies(territory) if territory else []
    return next((code for code in found if code in EXPONENTS), "USD")


def _alive(at: datetime) -> Alive:
    def look(session: Session, kept: str) -> SetUpLink | None:
        row = session.get(SetUpLink, kept)
        return row if row and row.used_at is None and row.expires_at > at and is_empty(session) else None

    return look


def _use_up(session: Session, secret: str, at: datetime) -> None:
    """Hold all links that are left and end them, so that of two who come at once only one goes on."""
    waiting = select(SetUpLink).where(SetUpLink.used_at.is_(None)).order_by(SetUpLink.token_hash)
    rows = session.scalars(waiting.with_for_update()).all()
    if not any(row.token_hash == secret_hash(secret) and row.expires_at > at for row in rows):
        raise LinkGone(GONE)
    for row in rows:
        row.used_at = at


def _require_empty(session: Session) -> None:
    if not is_empty(session):
        raise Conflict("There is a company already: its owner invites everybody else.", code="SET_UP_DONE")


def _company(asked: FirstCompany) -> NewCompany:
    check_locale(asked.locale)
    depot = main_city(asked.timezone, "timezone", "choose the zone of your town")
    return NewCompany(
        name=asked.company_name,
        timezone=asked.timezone,
        depot_label="Depot",
        depot=depot,
        currency=asked.currency or currency_of(asked.locale),
        locale=asked.locale,
        email=asked.email,
    )
