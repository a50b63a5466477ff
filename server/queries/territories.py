"""Territories as they are looked at: with whose they are and how much work lies in them, and whose a place is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from server.domain.errors import Fault, Invalid
from server.domain.lifecycles import JobStatus
from server.domain.places import Place, place_of
from server.domain.territories import Territory as Domain
from server.domain.territories import around, is_hard, names_of, price_of
from server.models.customers import Site
from server.models.jobs import Job, JobWindow
from server.models.scope import Scope, scoped_all, scoped_get, scoped_select
from server.models.technicians import Technician
from server.models.territories import Territory
from server.planning.territories import active_territories, drawn
from server.queries.listing import Listing

AHEAD = timedelta(days=14)
OVER = (JobStatus.COMPLETED.value, JobStatus.CANCELLED.value)


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place with what it counts for: a site, and its jobs ahead."""

    place: Place | None
    postcode: str
    jobs: int


def territory_list(scope: Scope) -> Listing:
    """Return territories by name."""
    return Listing(
        scoped_select(scope, Territory),
        (Territory.name, Territory.id),
        key=lambda row: (row.name, row.id),
        shown=lambda rows: _shown(scope, rows),
    )


def territory_view(scope: Scope, territory_id: str) -> dict[str, Any]:
    """Return one territory."""
    return _shown(scope, [scoped_get(scope, Territory, territory_id)])[0]


def territories_of(
    scope: Scope, latitude_e6: int | None, longitude_e6: int | None, postcode: str
) -> dict[str, Any]:
    """Return whose a place is, in fields and in words; without technicians it is anybody's."""
    if (latitude_e6 is None) != (longitude_e6 is None):
        given, missing = ("longitude", "latitude") if latitude_e6 is None else ("latitude", "longitude")
        faults = [
            Fault(f"query.{missing}", "is missing: a place has both"),
            Fault(f"query.{given}", "is alone"),
        ]
        raise Invalid("A place has a latitude and a longitude.", faults=faults)
    place = place_of(latitude_e6, longitude_e6)
    within = around([meaning for _, meaning in active_territories(scope)], place, postcode)
    owners = {technician_id for territory in within for technician_id in territory.technician_ids}
    return {
        "territories": [_brief(territory) for territory in within],
        "technicians": _named(scope, owners),
        "rule": None if not within else "hard" if is_hard(within) else "priced",
        "price_seconds": None if not within or is_hard(within) else price_of(within),
        "sentence": _sentence(within, len(owners)),
    }


def territories_by_job(scope: Scope, job_ids: Iterable[str]) -> Mapping[str, tuple[Domain, ...]]:
    """Return in which territories the sites of jobs lie; nothing for jobs that lie in none."""
    known = [meaning for _, meaning in active_territories(scope)]
    if not known:
        return {}
    statement = scoped_select(scope, Job.id, Site).where(Job.site_id == Site.id, Job.id.in_(list(job_ids)))
    rows = scope.session.execute(statement).all()
    found = {
        job_id: around(known, place_of(site.latitude_e6, site.longitude_e6), site.postcode)
        for job_id, site in rows
    }
    return {job_id: within for job_id, within in found.items() if within}


def _shown(scope: Scope, rows: Sequence[Territory]) -> list[dict[str, Any]]:
    spots = _spots(scope) if rows else []
    return [_document(row, meaning, spots) for row, meaning in drawn(scope, rows)]


def _document(row: Territory, meaning: Domain, spots: Sequence[_Spot]) -> dict[str, Any]:
    held = [spot for spot in spots if meaning.holds(spot.place, spot.postcode)]
    return {column.key: getattr(row, column.key) for column in row.__table__.columns} | {
        "technician_ids": sorted(meaning.technician_ids),
        "sites": len(held),
        "jobs_ahead": sum(spot.jobs for spot in held),
    }


def _spots(scope: Scope) -> list[_Spot]:
    """Return every site that can lie somewhere, with the number of its open jobs of the next fourteen days."""
    ahead = scoped_select(scope, JobWindow.job_id).where(
        JobWindow.starts_at < scope.at + AHEAD, JobWindow.ends_at > scope.at
    )
    jobs = scoped_select(scope, Job.site_id).where(Job.status.not_in(OVER), Job.id.in_(ahead))
    counts: dict[str, int] = {}
    for site_id in scoped_all(scope, jobs):
        counts[site_id] = counts.get(site_id, 0) + 1
    sites = scoped_select(scope, Site.id, Site.latitude_e6, Site.longitude_e6, Site.postcode)
    return [
        _Spot(place_of(site.latitude_e6, site.longitude_e6), site.postcode, counts.get(site.id, 0))
        for site in scope.session.execute(sites).all()
        if site.latitude_e6 is not None or site.postcode
    ]


def _named(scope: Scope, technician_ids: Iterable[str]) -> list[dict[str, str]]:
    statement = scoped_select(scope, Technician.id, Technician.name).where(
        Technician.id.in_(list(technician_ids))
    )
    rows = scope.session.execute(statement.order_by(Technician.name, Technician.id)).all()
    return [{"id": row.id, "name": row.name} for row in rows]


def _brief(territory: Domain) -> dict[str, Any]:
    hard = territory.price_seconds is None
    return {
        "id": territory.id,
        "name": territory.name,
        "rule": "hard" if hard else "priced",
        "price_seconds": territory.price_seconds,
    }


def _sentence(within: Sequence[Domain], owners: int) -> str:
    if not within:
        return "It lies in no territory: anybody may come."
    whose = f"It lies in {names_of(within)}: {owners} technician{'s' if owners != 1 else ''} may come"
    if is_hard(within):
        return f"{whose}, nobody else."
    minutes = -(-price_of(within) // 60)
    return f"{whose}; for others it counts {minutes} min of driving."
