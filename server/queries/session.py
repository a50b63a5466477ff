"""Who is signed in, in which company, and what the pages need to know of both."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale
from sqlalchemy import Engine

from server.db import ANY_TENANT, read_session
from server.domain.permissions import Role
from server.models.base import yes
from server.models.companies import Company
from server.models.installation import installation_select
from server.models.users import User
from server.queries.company import logo_address
from server.settings import Settings

_DEMO_ORDER = [Role.DISPATCHER, Role.OFFICE, Role.OWNER]


def session_of(engine: Engine, settings: Settings, at: datetime, identity: Any) -> dict[str, Any]:
    """Return the session document of an identity."""
    with read_session(engine, identity.tenant_id) as session:
        company = session.get_one(Company, identity.tenant_id)
    now = at.astimezone(ZoneInfo(company.timezone))
    return {
        "user": identity,
        "company": _company(company),
        "permissions": sorted(identity.permissions),
        "csrf_token": identity.csrf_token,
        "demo": company.is_demo,
        "today": now.date().isoformat(),
        "now": now,
        "map": {"tile_url": settings.map_tile_url or None, "attribution": settings.map_attribution or None},
    }


def welcome(engine: Engine, *, demo: bool) -> dict[str, Any]:
    """Return what the sign-in page shows: whether there is a company at all; in the demo, whose sign-ins there are."""
    shown: dict[str, Any] = {"empty": False, "demo": demo, "company_name": None, "accounts": []}
    with read_session(engine, ANY_TENANT) as session:
        if not demo:
            any_company = installation_select("is there a company yet", Company.id).limit(1)
            return shown | {"empty": session.scalars(any_company).first() is None}
        company = session.scalars(
            installation_select("the sign-in page of the demo", Company).where(yes(Company.is_demo))
        ).first()
        if company is None:
            return shown
        users = session.scalars(
            installation_select("the sign-in page of the demo", User).where(User.tenant_id == company.id)
        ).all()
    ordered = sorted(users, key=lambda user: (_rank(user.role), len(user.email), user.email))
    return shown | {"company_name": company.name, "accounts": [user.email for user in ordered]}


def is_beginning(engine: Engine, tenant_id: str) -> bool:
    """Tell whether a company still has its first steps before it; the demo has none."""
    with read_session(engine, tenant_id) as session:
        company = session.get_one(Company, tenant_id)
    return not company.set_up and not company.is_demo


def _rank(role: str) -> int:
    return _DEMO_ORDER.index(Role(role)) if role in _DEMO_ORDER else len(_DEMO_ORDER)


def _company(company: Company) -> dict[str, Any]:
    pattern = Locale.parse(company.locale, sep="-").time_formats["short"].pattern
    return {
        "id": company.id,
        "name": company.name,
        "timezone": company.timezone,
        "currency": company.currency,
        "locale": company.locale,
        "hour_cycle": "h12" if "h" in pattern else "h23",
        "phone": company.phone,
        "color": company.color,
        "logo": logo_address(company),
        "office_hours": company.office_hours,
    }
