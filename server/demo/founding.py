"""Makes the demo company: its people, what it sells, its rota; everything but customers by the live use cases."""

from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from server.demo.catalogue import ITEMS, KINDS, RATES, SKILLS, KindSpec
from server.demo.customers import Taken, add_customers
from server.demo.draws import chance
from server.demo.people import (
    COMPANY,
    FORTNIGHT,
    OFFICE,
    PASSWORD,
    TECHNICIANS,
    TechnicianSpec,
    email_of,
    lunch,
    technician_mailbox,
    works_on,
)
from server.demo.places import DEPOT, DEPOT_LABEL, JURISDICTION, QUARTERS, TIMEZONE, draw_address
from server.demo.scale import Scale
from server.demo.sheet import Sheet
from server.domain.permissions import Role
from server.domain.quantities import parse_e6
from server.models.companies import Counter
from server.models.record import note
from server.models.scope import Scope, scoped_add
from server.models.users import User
from server.use_cases.certifications import create_certification
from server.use_cases.companies import NewCompany, create_company
from server.use_cases.job_types import create_job_type
from server.use_cases.passwords import hash_password
from server.use_cases.price_book import create_item
from server.use_cases.shift_patterns import create_pattern
from server.use_cases.skills import create_skill
from server.use_cases.tax_rates import create_tax_rate
from server.use_cases.technicians import create_technician

REQUEST = "demo:founding"
LICENCE_YEARS, LAPSED_DAYS = 3, 12
ACTOR = "demo"


def found_company(session: Session, scale: Scale, at: datetime, today: date) -> Scope:
    """Make the company as it was founded at that moment; certificates lapse a little before today."""
    made = create_company(session, _company(), at=at, actor=ACTOR)
    scope = Scope(session, made.tenant_id, ACTOR, at, REQUEST)
    _add_catalogue(scope)
    _add_people(scope, scale, today)
    sheet = Sheet(scope.tenant_id)
    add_customers(sheet, scale.customers, Taken(at, (ACTOR, REQUEST)))
    sheet.write(scope)
    session.add(Counter(tenant_id=scope.tenant_id, name="customer", next=scale.customers + 3))
    session.flush()
    return scope


def _company() -> NewCompany:
    return NewCompany(
        name=COMPANY,
        timezone=TIMEZONE,
        depot_label=DEPOT_LABEL,
        depot=DEPOT,
        address="1130 Emerson St\nRochester, NY 14606",
        phone="+1 585 555 0100",
        email=email_of("billing"),
        tax_number="NY 00-0000000",
        color="#5b3f9e",
        tax_jurisdiction=JURISDICTION,
        payment_note=(
            "Pay by check to Lilac City Home Services, or call +1 585 555 0100 with your invoice number."
        ),
        invoicing="auto",
        review_over_minor=180_000,
        is_demo=True,
    )


def _add_catalogue(scope: Scope) -> None:
    for rate in RATES:
        create_tax_rate(
            scope,
            {
                "name": rate.name,
                "jurisdiction": rate.jurisdiction,
                "category": "standard",
                "rate_ppm": rate.rate_ppm,
                "valid_from": rate.valid_from,
                "valid_to": None,
                "source": rate.source,
            },
        )
    for skill in SKILLS:
        create_skill(
            scope, {"code": skill.code, "name": skill.name, "needs_certificate": bool(skill.certificate)}
        )
    for item in ITEMS:
        create_item(
            scope,
            {
                "code": item.code,
                "description": item.description,
                "kind": item.kind,
                "unit": item.unit,
                "unit_price_e6": parse_e6(item.price),
                "tax_category": "standard",
                "active": True,
            },
        )
    for kind in KINDS:
        _add_kind(scope, kind)


def _add_kind(scope: Scope, kind: KindSpec) -> None:
    policy, code = kind.labour
    create_job_type(
        scope,
        {
            "code": kind.code,
            "name": kind.name,
            "duration_seconds": kind.minutes * 60,
            "setup_seconds": 0,
            "labour": policy,
            "labour_code": code,
            "labour_rounding_seconds": 900,
            "labour_minimum_seconds": 1800,
            "needs_signature": kind.signature,
            "needs_photo": kind.photo,
            "active": True,
            "checklist": [{"id": "", "text": text, "required": needed} for text, needed in kind.checklist],
            "skills": [{"code": skill, "level": level} for skill, level in kind.skills.items()],
            "lines": [{"code": item, "quantity_e6": parse_e6(much)} for item, much in kind.lines],
        },
    )


def _add_people(scope: Scope, scale: Scale, today: date) -> None:
    """Add users and technicians; the one password is hashed once, since hashing is slow on purpose."""
    hashed = hash_password(PASSWORD)
    for person in OFFICE:
        _add_user(scope, person.mailbox, person.name, person.role, hashed)
    for number, spec in enumerate(TECHNICIANS[: scale.technicians]):
        user = _add_user(scope, technician_mailbox(number), spec.name, Role.TECHNICIAN, hashed)
        _add_technician(scope, number, spec, user.id, today)


def _add_user(scope: Scope, mailbox: str, name: str, role: Role, hashed: str) -> User:
    row = User(email=email_of(mailbox), name=name, role=role.value, state="active", password_hash=hashed)
    scoped_add(scope, row)
    note(scope, "user.create", "user", row.id, role=role.value)
    return row


def _add_technician(scope: Scope, number: int, spec: TechnicianSpec, user_id: str, today: date) -> None:
    home = draw_address(chance("home", number), QUARTERS[spec.home])
    place = home.place or DEPOT
    row = create_technician(
        scope,
        {
            "name": spec.name,
            "phone": f"+1 585 555 01{10 + number}",
            "color_index": number,
            "starts_from": spec.starts_from,
            "ends_at": spec.ends_at,
            "active": True,
            "home": {
                "label": f"Home, {home.town}",
                "latitude_e6": place.latitude_e6,
                "longitude_e6": place.longitude_e6,
            },
            "user_id": user_id,
            "skills": [{"code": code, "level": level} for code, level in spec.skills.items()],
        },
    )
    _add_rota(scope, number, spec, row.id)
    _add_licences(scope, number, spec, row.id, today)


def _add_rota(scope: Scope, number: int, spec: TechnicianSpec, technician_id: str) -> None:
    starts, ends = spec.hours
    for day in filter(lambda day: works_on(number, day), range(FORTNIGHT)):
        create_pattern(
            scope,
            technician_id,
            {
                "weekday": day % 7,
                "rota_weeks": 2,
                "rota_week": day // 7,
                "valid_from": date(2020, 1, 6),
                "valid_to": None,
                "starts_second": starts,
                "ends_second": ends,
                "breaks": [lunch(starts)],
            },
        )


def _add_licences(scope: Scope, number: int, spec: TechnicianSpec, technician_id: str, today: date) -> None:
    for skill in (skill for skill in SKILLS if skill.certificate and skill.code in spec.skills):
        lapsed = skill.code in spec.lapsed
        ends = timedelta(days=-LAPSED_DAYS - number) if lapsed else timedelta(days=500 + 41 * number)
        create_certification(
            scope,
            technician_id,
            {
                "skill_code": skill.code,
                "name": skill.certificate,
                "number": f"{skill.code[:3]}-{31_000 + 7 * number}",
                "valid_from": today + ends - timedelta(days=365 * LICENCE_YEARS),
                "expires_on": today + ends,
            },
        )
