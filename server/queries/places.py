"""Sites without a sure place on the map: the most urgent first, and what helps a person to place one of them."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, func

from server.domain.addresses import address_line, levelled
from server.domain.lifecycles import JobStatus
from server.models.companies import Company
from server.models.customers import Customer, Site
from server.models.exceptions import ExceptionItem
from server.models.jobs import Job, JobWindow
from server.models.places import Geocode
from server.models.scope import Scope, scoped_all, scoped_get, scoped_join, scoped_select
from server.queries.place_hints import suggestions
from server.queries.zones import company_of, local

MOST, MOST_KNOWN = 200, 300
_WAITING = (JobStatus.OPEN.value, JobStatus.SCHEDULED.value, JobStatus.IN_PROGRESS.value)


def unlocated_sites(scope: Scope, provider: str) -> dict[str, Any]:
    """Return the sites that a person may have to place, at most 200, and how many there are in all."""
    waiting = _jobs_by_site(scope)
    statement = _unsure(scope, Site, Customer, ExceptionItem).add_columns(waiting.c.jobs, waiting.c.first)
    statement = statement.outerjoin(waiting, waiting.c.site_id == Site.id)
    urgency = (waiting.c.jobs.is_(None), waiting.c.first.is_(None), waiting.c.first, Site.id)
    rows: Sequence[Any] = scope.session.execute(statement.order_by(*urgency).limit(MOST)).all()
    answers = _answers(scope, provider, [row[0] for row in rows])
    company = company_of(scope)
    return {
        "items": [_item(row, answers.get(query_of(row[0])), company) for row in rows],
        "total": scope.session.scalar(_unsure(scope, func.count(Site.id))) or 0,
        "provider": provider,
    }


def orientation(scope: Scope, site_id: str, provider: str) -> dict[str, Any]:
    """Return what helps to place a site: likely places, and the company's known sites of the same town."""
    site = scoped_get(scope, Site, site_id)
    known, company = _known_nearby(scope, site), company_of(scope)
    return {
        "suggestions": suggestions(site, _answers(scope, provider, [site]).get(query_of(site)), known),
        "known": known,
        "depot": {
            "label": company.depot_label or "Depot",
            "latitude_e6": company.depot_latitude_e6,
            "longitude_e6": company.depot_longitude_e6,
        },
    }


def query_of(site: Site) -> str:
    """Return a site's address as a geocoder's answers are kept under it."""
    return levelled(address_line(site.address, site.city, site.region, site.postcode))


def _unsure(scope: Scope, *entities: Any) -> Any:
    statement = scoped_select(scope, Site).with_only_columns(*entities).select_from(Site)
    statement = scoped_join(scope, statement, Customer, Site.customer_id == Customer.id)
    noted = (
        (ExceptionItem.subject_id == Site.id)
        & (ExceptionItem.code == "PLACE_UNKNOWN")
        & (ExceptionItem.state == "open")
    )
    statement = scoped_join(scope, statement, ExceptionItem, noted, outer=True)
    return statement.where(Site.latitude_e6.is_(None) | ExceptionItem.id.is_not(None))


def _jobs_by_site(scope: Scope) -> Subquery:
    """Return how many jobs wait at each site, and when the first of them is promised."""
    shown: Any = scoped_select(scope, Job).with_only_columns(
        Job.site_id, func.count(Job.id.distinct()).label("jobs"), func.min(JobWindow.starts_at).label("first")
    )
    statement: Select[Any] = scoped_join(scope, shown, JobWindow, JobWindow.job_id == Job.id, outer=True)
    return statement.where(Job.status.in_(_WAITING)).group_by(Job.site_id).subquery()


def _answers(scope: Scope, provider: str, sites: Sequence[Site]) -> Mapping[str, Geocode]:
    statement = scoped_select(scope, Geocode).where(
        Geocode.provider == provider, Geocode.query.in_({query_of(site) for site in sites})
    )
    return {row.query: row for row in scoped_all(scope, statement)} if provider else {}


def _known_nearby(scope: Scope, site: Site) -> list[Site]:
    """Return sites that are on the map, of the same postcode or town; of anywhere when there is none."""
    located = scoped_select(scope, Site).where(Site.latitude_e6.is_not(None), Site.id != site.id)
    town = (func.lower(Site.city) == site.city.lower()) & (Site.city != "")
    near = ((Site.postcode == site.postcode) & (Site.postcode != "")) | town
    return _first(scope, located.where(near), Site.postcode != site.postcode) or _first(scope, located)


def _first(scope: Scope, statement: Any, *order: ColumnElement[bool]) -> list[Site]:
    return list(scoped_all(scope, statement.order_by(*order, Site.id.desc()).limit(MOST_KNOWN)))


def _item(row: Sequence[Any], answer: Geocode | None, company: Company) -> dict[str, Any]:
    site, customer, noted, jobs, first = row
    changed = noted is not None and noted.facts.get("why") == "address_changed"
    return {
        "site": site,
        "customer": customer,
        "why": "address_changed" if changed and site.latitude_e6 is not None else "no_coordinates",
        "since": local(noted.created_at if noted else site.created_at, company),
        "exception_id": noted.id if noted else None,
        "exception_number": noted.number if noted else None,
        "open_jobs": jobs or 0,
        "first_window": local(first, company) if first else None,
        "geocoder": answer and {"state": answer.state, "asked_at": local(answer.asked_at, company)},
    }
