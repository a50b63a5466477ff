"""A company to measure with: technicians with shifts and tokens, jobs spread over a city, all from one seed."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from server.bootstrap import Services, make_services
from server.db import ANY_TENANT, write_session
from server.domain.permissions import Role
from server.domain.places import Place
from server.models.catalogue import JobType
from server.models.customers import Customer, Site
from server.models.jobs import Job, JobWindow
from server.models.record import next_installation_number, next_number
from server.models.scope import Scope, scoped_add
from server.models.technicians import ShiftPattern, Technician
from server.models.users import User
from server.settings import Settings
from server.upgrade import upgrade
from server.use_cases import tokens
from server.use_cases.companies import NewCompany, create_company
from server.use_cases.lifecycle import begin_job
from server.use_cases.plan_run import run_plan
from server.use_cases.plans import publish_plan, request_plan

DAY = date(2026, 3, 2)
DEPOT = Place.of(43.16, -77.61)
HOUR = timedelta(hours=1)
MIDNIGHT = datetime(2026, 3, 2, 5, tzinfo=UTC)  # in New York


@dataclass(frozen=True)
class BenchCompany:
    """The company, its suppliers, and a bearer token of each technician and of a dispatcher."""

    services: Services
    tenant_id: str
    technicians: tuple[str, ...]
    dispatcher: str

    @contextmanager
    def acting(self) -> Iterator[Scope]:
        """Give a transaction."""
        with write_session(self.services.engine, self.tenant_id) as session:
            yield Scope(session, self.tenant_id, "bench", datetime.now(UTC), "bench")


def found(home: Path, technicians: int) -> BenchCompany:
    """Make an installation with one company and so many technicians."""
    settings = Settings(home=home)
    upgrade(settings)
    services = make_services(settings)
    with write_session(services.engine, ANY_TENANT) as session:
        new = NewCompany("Bench Heating", "America/New_York", "Depot", DEPOT, tax_jurisdiction="NY-MONROE")
        scope = create_company(session, new, at=datetime.now(UTC))
        own = tuple(_technician(scope, number) for number in range(technicians))
        dispatcher = _token(scope, _user(scope, "dispatcher", Role.DISPATCHER))
    return BenchCompany(services, scope.tenant_id, own, dispatcher)


def _technician(scope: Scope, number: int) -> str:
    user_id = _user(scope, f"technician{number}", Role.TECHNICIAN)
    row = scoped_add(
        scope,
        Technician(
            technician_no=next_installation_number(scope.session, "technician"),
            user_id=user_id,
            name=f"Technician {number}",
            phone="",
            color_index=number % 12,
            starts_from="depot",
            ends_at="depot",
            home_label="",
            active=True,
        ),
    )
    shift = ShiftPattern(
        technician_id=row.id,
        weekday=DAY.weekday(),
        starts_second=8 * 3600,
        ends_second=17 * 3600,
        breaks=[],
        rota_weeks=1,
        rota_week=0,
        valid_from=date(2020, 1, 1),
    )
    scoped_add(scope, shift)
    return _token(scope, user_id)


def _user(scope: Scope, name: str, role: Role) -> str:
    """Make a user who only uses a token: a password's hash would take longer than all the rest."""
    row = User(email=f"{name}@bench.example", name=name, role=role.value, state="active", password_hash=None)
    return scoped_add(scope, row).id


def _token(scope: Scope, user_id: str) -> str:
    return str(tokens.create(scope, user_id, "bench", None, frozenset())["token"])


def fill_day(company: BenchCompany, jobs: int, *, seed: int, seconds: int) -> None:
    """Enter a day's jobs, plan them and publish the plan, so that the board has what a morning's board has."""
    chance = random.Random(seed)
    with company.acting() as scope:
        kind = _job_type(scope)
        for number in range(jobs):
            _job(scope, kind, number, chance)
    with company.acting() as scope:
        plan_id = request_plan(scope, DAY, requested_by=None, seconds=seconds, seed=seed, iterations=None).id
    held = company.services
    run_plan(held.engine, held.clock, held.travel_times, held.settings, company.tenant_id, plan_id)
    with company.acting() as scope:
        publish_plan(scope, plan_id)


def _job_type(scope: Scope) -> JobType:
    row = JobType(
        code="TUNE",
        name="Tune-up",
        duration_seconds=3600,
        setup_seconds=0,
        labour="flat",
        labour_rounding_seconds=0,
        labour_minimum_seconds=0,
        checklist=[],
        needs_signature=False,
        needs_photo=False,
        active=True,
    )
    return scoped_add(scope, row)


def _job(scope: Scope, kind: JobType, number: int, chance: random.Random) -> None:
    customer = Customer(
        number=next_number(scope, "customer"),
        name=f"Customer {number}",
        phone="",
        email="",
        billing_address="",
        tax_exempt=False,
        exemption_certificate="",
        on_hold=False,
        notes="",
    )
    scoped_add(scope, customer)
    site = Site(
        customer_id=customer.id,
        label="Home",
        address=f"{number} Elm Street",
        city="Rochester",
        region="NY",
        postcode="14607",
        latitude_e6=DEPOT.latitude_e6 + int(chance.gauss(0, 60_000)),
        longitude_e6=DEPOT.longitude_e6 + int(chance.gauss(0, 80_000)),
        tax_jurisdiction="NY-MONROE",
        access_notes="",
        phone="",
    )
    scoped_add(scope, site)
    job = Job(
        number=next_number(scope, "job"),
        customer_id=customer.id,
        site_id=site.id,
        job_type_id=kind.id,
        title="Tune-up",
        description="",
        priority=chance.choice((10, 10, 10, 50, 90)),
        duration_seconds=chance.choice((1800, 2700, 3600, 5400)),
        purchase_order="",
        status="open",
        billable=True,
    )
    scoped_add(scope, job)
    begin_job(scope, job)
    opens = MIDNIGHT + chance.choice((8, 8, 10, 13)) * HOUR
    window = JobWindow(
        job_id=job.id, position=0, starts_at=opens, ends_at=opens + chance.choice((2, 4, 9)) * HOUR
    )
    scoped_add(scope, window)
