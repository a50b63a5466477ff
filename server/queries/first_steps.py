"""The first-run list: what a company still needs before its first planned day, told from its own rows."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func

from server.domain.instants import local_date
from server.domain.places import Place
from server.domain.zone_cities import city_of
from server.models.base import yes
from server.models.catalogue import JobType, PriceBookItem, TaxRateRow
from server.models.companies import Company
from server.models.customers import Customer
from server.models.invoices import InvoiceSeries
from server.models.jobs import Job, JobWindow
from server.models.plans import Plan
from server.models.scope import Scope, scoped_join, scoped_select
from server.models.technicians import ShiftPattern, Technician
from server.models.users import User
from server.queries.zones import company_of

OPTIONAL = frozenset({"logo", "users"})
Step = tuple[str, bool, int]


def first_steps(scope: Scope) -> dict[str, Any]:
    """Return each step and whether it is done, whether the list was put away, and which day to plan first."""
    company = company_of(scope)
    today = local_date(scope.at, company.timezone)
    steps = [*_of_the_company(scope, company, today), *_of_the_work(scope, today)]
    return {
        "set_up": company.set_up,
        "version": company.version,
        "plan_on": _day_to_plan(scope, company, today),
        "steps": [
            {"key": key, "done": done, "count": count, "optional": key in OPTIONAL}
            for key, done, count in steps
        ],
    }


def _of_the_company(scope: Scope, company: Company, today: date) -> Iterator[Step]:
    depot = Place(company.depot_latitude_e6, company.depot_longitude_e6)
    rates = scoped_select(scope, TaxRateRow.id).where(
        TaxRateRow.valid_from <= today, TaxRateRow.valid_to.is_(None) | (TaxRateRow.valid_to >= today)
    )
    series = scope.session.get_one(InvoiceSeries, (scope.tenant_id, "invoice"))
    yield "company", bool(company.address and company.phone), 0
    yield "depot", depot != city_of(company.timezone), 0
    yield "hours", bool(company.office_hours), 0
    yield "logo", bool(company.logo_key), 0
    yield _counted("tax", _number(scope, rates))
    yield "invoices", bool(company.payment_note) or series.next > 1, 0


def _of_the_work(scope: Scope, today: date) -> Iterator[Step]:
    users = scoped_select(scope, User.id).where(User.state != "suspended")
    crew = scoped_select(scope, Technician.id).where(yes(Technician.active))
    on_shift = scoped_join(scope, crew, ShiftPattern, ShiftPattern.technician_id == Technician.id).where(
        ShiftPattern.valid_to.is_(None) | (ShiftPattern.valid_to >= today)
    )
    published = scoped_select(scope, Plan.id).where(Plan.status.in_(("published", "superseded")))
    others = _number(scope, users) - 1
    yield "users", others > 0, max(others, 0)
    yield _counted("technicians", _number(scope, on_shift))
    for key, model in (
        ("customers", Customer),
        ("price_book", PriceBookItem),
        ("job_types", JobType),
        ("jobs", Job),
    ):
        yield _counted(key, _number(scope, scoped_select(scope, model.id)))
    yield _counted("plan", _number(scope, published))


def _counted(key: str, number: int) -> Step:
    return key, number > 0, number


def _number(scope: Scope, statement: Any) -> int:
    """Return how many ids a select finds, each counted once."""
    (column,) = statement.selected_columns
    counting = statement.with_only_columns(func.count(column.distinct()), maintain_column_froms=True)
    return int(scope.session.scalar(counting) or 0)


def _day_to_plan(scope: Scope, company: Company, today: date) -> date:
    """Return the day of the next work that nobody is booked for; tomorrow while there is none."""
    windows = scoped_join(scope, scoped_select(scope, JobWindow.starts_at), Job, Job.id == JobWindow.job_id)
    ahead = windows.where(Job.status == "open", JobWindow.ends_at > scope.at)
    first = scope.session.scalar(ahead.order_by(JobWindow.starts_at).limit(1))
    return max(local_date(first, company.timezone), today) if first else today + timedelta(days=1)
