"""Makes a working company's rows in one line each, so that a test only says what it is about.

Everything goes through `scoped_add` and the lifecycle functions, inside a transaction of the test's own:

    with acting(services, tenant) as scope:
        world = make_world(scope, tenant)
        visit = book_visit(scope, make_job(scope, world.site, world.flat), world.technician, at(9))
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import func

from server.bootstrap import Services
from server.db import write_session
from server.domain.permissions import Role
from server.domain.places import Place
from server.domain.quantities import parse_e6
from server.models.catalogue import JobType, JobTypeLine, PriceBookItem, TaxRateRow
from server.models.customers import Customer, Equipment, Site
from server.models.jobs import Job, JobSkill, JobWindow
from server.models.record import next_installation_number, next_number
from server.models.scope import Scope, scoped_add, scoped_get, scoped_select
from server.models.technicians import ShiftPattern, Skill, Technician
from server.models.territories import Territory, TerritoryTechnician
from server.models.users import User
from server.models.visits import Visit, VisitAssignment
from server.use_cases import tokens
from server.use_cases.lifecycle import begin_job, begin_visit, settle_job
from tests.conftest import NOW, Tenant

MONDAY = NOW.date()
JURISDICTION = "NY-MONROE"
ROCHESTER = Place.of(43.155, -77.605)


@contextmanager
def acting(services: Services, tenant: Tenant, actor: str = "test") -> Iterator[Scope]:
    """Give a scope whose transaction commits at the end of the block."""
    with write_session(services.engine, tenant.tenant_id) as session:
        yield Scope(session, tenant.tenant_id, actor, services.clock.now(), "test")


def at(hour: int, minute: int = 0, day: date = MONDAY) -> datetime:
    """Return a moment of the tests' Monday by New York's wall clock (winter: five hours behind UTC)."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC) + timedelta(hours=5)


def make_customer(scope: Scope, name: str = "Rosenthal", **more: Any) -> Customer:
    """Make somebody who is billed, with a mail address."""
    facts = {
        "phone": "+1 585 555 0147",
        "email": "rosenthal@customer.example",
        "billing_address": "12 Elm Street\nRochester, NY 14607",
        "tax_exempt": False,
        "exemption_certificate": "",
        "on_hold": False,
        "notes": "",
    }
    return scoped_add(scope, Customer(number=next_number(scope, "customer"), name=name, **(facts | more)))


def make_site(scope: Scope, customer: Customer, place: Place | None = ROCHESTER, **more: Any) -> Site:
    """Make a place of a customer; without coordinates when `place` is None."""
    facts = {
        "label": "Home",
        "address": "12 Elm Street",
        "city": "Rochester",
        "region": "NY",
        "postcode": "14607",
        "latitude_e6": place.latitude_e6 if place else None,
        "longitude_e6": place.longitude_e6 if place else None,
        "tax_jurisdiction": JURISDICTION,
        "access_notes": "Side door.",
        "phone": "",
    }
    return scoped_add(scope, Site(customer_id=customer.id, **(facts | more)))


def make_equipment(scope: Scope, site: Site, name: str = "Furnace", **more: Any) -> Equipment:
    """Make something that stands at a site."""
    facts = {"maker": "Carrier", "model": "59TP6", "serial": "4417A21093", "installed_on": None, "notes": ""}
    return scoped_add(scope, Equipment(site_id=site.id, name=name, **(facts | more)))


def make_item(
    scope: Scope, code: str, price: str | None = "100", *, kind: str = "material", **more: Any
) -> PriceBookItem:
    """Make a price-book item; `price` is in major units, None for one that has no price."""
    facts = {
        "description": code.replace("-", " ").title(),
        "unit": "h" if kind == "labour" else "ea",
        "unit_price_e6": None if price is None else parse_e6(price),
        "tax_category": "standard",
        "active": True,
    }
    return scoped_add(scope, PriceBookItem(code=code, kind=kind, **(facts | more)))


def make_tax_rate(scope: Scope, name: str = "Sales tax", ppm: int = 80_000, **more: Any) -> TaxRateRow:
    """Make a tax that holds from 2020 on, 8 % unless told otherwise."""
    facts = {
        "jurisdiction": JURISDICTION,
        "category": "standard",
        "valid_from": date(2020, 1, 1),
        "valid_to": None,
        "source": "test",
    }
    return scoped_add(scope, TaxRateRow(name=name, rate_ppm=ppm, **(facts | more)))


def make_job_type(
    scope: Scope,
    code: str = "TUNE",
    *,
    labour: PriceBookItem | None = None,
    lines: Sequence[tuple[PriceBookItem, str]] = (),
    **more: Any,
) -> JobType:
    """Make a kind of work of an hour; labour is flat unless `policy="timed"`."""
    facts = {
        "name": code.title(),
        "duration_seconds": 3600,
        "setup_seconds": 0,
        "labour": more.pop("policy", "flat"),
        "labour_item_id": labour.id if labour else None,
        "labour_rounding_seconds": 0,
        "labour_minimum_seconds": 0,
        "checklist": [],
        "needs_signature": False,
        "needs_photo": False,
        "active": True,
    }
    row = scoped_add(scope, JobType(code=code, **(facts | more)))
    for position, (item, quantity) in enumerate(lines):
        line = JobTypeLine(
            job_type_id=row.id, position=position, item_id=item.id, quantity_e6=parse_e6(quantity)
        )
        scoped_add(scope, line)
    return row


def make_technician(scope: Scope, name: str = "Dana Whitfield", user_id: str | None = None) -> Technician:
    """Make a technician who starts and ends at the depot, linked to a user when one is given."""
    row = Technician(
        technician_no=next_installation_number(scope.session, "technician"),
        user_id=user_id,
        name=name,
        phone="+1 585 555 0100",
        color_index=0,
        starts_from="depot",
        ends_at="depot",
        home_label="",
        active=True,
    )
    return scoped_add(scope, row)


def make_user(scope: Scope, name: str, role: Role = Role.TECHNICIAN) -> User:
    """Make an active user without a password, who can only be reached by a token."""
    email = f"{name.lower().replace(' ', '.')}@{scope.tenant_id[-12:]}.example"
    return scoped_add(scope, User(email=email, name=name, role=role.value, state="active"))


def make_crew(scope: Scope, size: int) -> list[tuple[Technician, dict[str, str]]]:
    """Make technicians who can sign in, each with the header of a token."""
    crew = []
    for number in range(1, size + 1):
        user = make_user(scope, f"Tech {number}")
        made = tokens.create(scope, user.id, "test", None, frozenset())
        header = {"Authorization": f"Bearer {made['token']}"}
        crew.append((make_technician(scope, user.name, user.id), header))
    return crew


def make_shift(scope: Scope, technician: Technician, hours: tuple[int, int] = (8, 17)) -> None:
    """Have a technician work from hour to hour on every day of the week, without breaks."""
    for weekday in range(7):
        row = ShiftPattern(
            technician_id=technician.id,
            weekday=weekday,
            starts_second=hours[0] * 3600,
            ends_second=hours[1] * 3600,
            breaks=[],
            rota_weeks=1,
            rota_week=0,
            valid_from=date(2020, 1, 1),
        )
        scoped_add(scope, row)


def make_territory(
    scope: Scope, *technicians: Technician, area: Any = None, price_seconds: int | None = None, **more: Any
) -> Territory:
    """Make a territory around Rochester, hard unless it has a price."""
    facts = {
        "name": "Harbour",
        "rule": "hard" if price_seconds is None else "priced",
        "color_index": 0,
        "area": [[[43_100_000, -77_700_000], [43_200_000, -77_700_000], [43_200_000, -77_500_000]]]
        if area is None
        else area,
        "postcodes": [],
        "active": True,
    }
    row = scoped_add(scope, Territory(price_seconds=price_seconds, **(facts | more)))
    for technician in technicians:
        scoped_add(scope, TerritoryTechnician(territory_id=row.id, technician_id=technician.id))
    return row


def make_skill(scope: Scope, code: str, *, needs_certificate: bool = False) -> Skill:
    """Make a skill."""
    return scoped_add(scope, Skill(code=code, name=code.title(), needs_certificate=needs_certificate))


def require_skill(scope: Scope, job: Job, skill: Skill, level: int = 1) -> None:
    """Have a job ask for a skill."""
    scoped_add(scope, JobSkill(job_id=job.id, skill_id=skill.id, level=level))


def make_job(
    scope: Scope,
    site: Site,
    job_type: JobType,
    windows: Sequence[tuple[datetime, datetime]] = (),
    **more: Any,
) -> Job:
    """Take a job at a site for its customer."""
    facts = {
        "equipment_id": None,
        "title": job_type.name,
        "description": "",
        "priority": 10,
        "duration_seconds": job_type.duration_seconds,
        "pinned_technician_id": None,
        "purchase_order": "",
        "status": "open",
        "billable": True,
    }
    keys = {"customer_id": site.customer_id, "site_id": site.id, "job_type_id": job_type.id}
    row = scoped_add(scope, Job(number=next_number(scope, "job"), **keys, **(facts | more)))
    begin_job(scope, row)
    for position, (starts_at, ends_at) in enumerate(windows):
        scoped_add(scope, JobWindow(job_id=row.id, position=position, starts_at=starts_at, ends_at=ends_at))
    return row


def book_visit(
    scope: Scope, job: Job, technician: Technician, starts_at: datetime, *, pinned: str = "none"
) -> Visit:
    """Book a visit of a job's full length, with the technician on it, and settle the job."""
    ends_at = starts_at + timedelta(seconds=job.duration_seconds)
    earlier = scoped_select(scope, Visit).where(Visit.job_id == job.id).with_only_columns(func.count())
    row = Visit(
        job_id=job.id,
        sequence=(scope.session.scalar(earlier) or 0) + 1,
        status="scheduled",
        starts_at=starts_at,
        ends_at=ends_at,
        travel_seconds=600,
        pinned=pinned,
        paused_seconds=0,
        notes="",
    )
    visit = scoped_add(scope, row)
    begin_visit(scope, visit)
    put_on(scope, visit, technician)
    settle_job(scope, job)
    return visit


def put_on(scope: Scope, visit: Visit, technician: Technician, role: str = "lead") -> VisitAssignment:
    """Put a technician on a visit for its planned time."""
    row = VisitAssignment(
        visit_id=visit.id,
        technician_id=technician.id,
        technician_no=technician.technician_no,
        role=role,
        starts=int(visit.starts_at.timestamp()),
        ends=int(visit.ends_at.timestamp()),
        live=True,
    )
    return scoped_add(scope, row)


@dataclass(frozen=True)
class World:
    """A company that can work: one technician who can sign in, one customer, two kinds of work, a tax of 8 %.

    `flat` bills 149.00 of labour and one filter at 18.50: 167.50 and 13.40 tax, 180.90 in all.
    `timed` bills labour at 118.00 an hour and nothing else.
    """

    technician: Technician
    customer: Customer
    site: Site
    flat: JobType
    timed: JobType
    filter: PriceBookItem


def make_world(scope: Scope, tenant: Tenant) -> World:
    """Fill a company with what a working day needs; the technician is the tenant's user of that role."""
    customer = make_customer(scope)
    tune_up = make_item(scope, "LAB-TUNE", "149", kind="labour", description="Furnace tune-up")
    hour = make_item(scope, "LAB-HOUR", "118", kind="labour", description="Labour, an hour")
    filters = make_item(scope, "FILTER", "18.50", description="Filter 16 x 25")
    make_tax_rate(scope)
    return World(
        technician=make_technician(scope, user_id=tenant.users["technician"]),
        customer=customer,
        site=make_site(scope, customer),
        flat=make_job_type(scope, "TUNE", labour=tune_up, lines=[(filters, "1")]),
        timed=make_job_type(scope, "REPAIR", labour=hour, policy="timed"),
        filter=filters,
    )


def reread(scope: Scope, row: Any) -> Any:
    """Return a row of an earlier transaction as it is now."""
    return scoped_get(scope, type(row), row.id)
