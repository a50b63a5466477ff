"""What shows the way on a map without a map's data: the depot, homes, sites and the towns that they lie in."""

from collections import defaultdict
from collections.abc import Sequence
from statistics import median_low
from typing import Any

from server.domain.places import is_nowhere, place_of
from server.models.base import yes
from server.models.customers import Site
from server.models.scope import Scope, scoped_all, scoped_select
from server.models.technicians import Technician
from server.queries.zones import company_of

MOST_SITES, MOST_TOWNS = 5000, 24


def ground_of(scope: Scope) -> dict[str, Any]:
    """Return the company's places; of more sites than can be drawn, every n-th."""
    company = company_of(scope)
    sites = _sites(scope)
    step = -(-len(sites) // MOST_SITES) or 1
    return {
        "depot": _spot(company.depot_label, company.depot_latitude_e6, company.depot_longitude_e6),
        "homes": _homes(scope),
        "sites": [[site.latitude_e6, site.longitude_e6] for site in sites[::step]],
        "all_sites": step == 1,
        "towns": _towns(sites),
    }


def _sites(scope: Scope) -> list[Any]:
    statement = scoped_select(scope, Site.latitude_e6, Site.longitude_e6, Site.city).where(
        Site.latitude_e6.is_not(None)
    )
    rows = scope.session.execute(statement.order_by(Site.id)).all()
    return [row for row in rows if not is_nowhere(row.latitude_e6, row.longitude_e6)]


def _homes(scope: Scope) -> list[dict[str, Any]]:
    statement = scoped_select(scope, Technician).where(
        yes(Technician.active), Technician.home_latitude_e6.is_not(None)
    )
    return [
        _spot(row.name, row.home_latitude_e6, row.home_longitude_e6)
        for row in scoped_all(scope, statement.order_by(Technician.name))
        if place_of(row.home_latitude_e6, row.home_longitude_e6)
    ]


def _towns(sites: Sequence[Any]) -> list[dict[str, Any]]:
    """Return the towns with most sites, each in the middle of its own."""
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for site in sites:
        if site.city:
            found[site.city].append(site)
    largest = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))[:MOST_TOWNS]
    return [
        _spot(
            name,
            median_low(site.latitude_e6 for site in held),
            median_low(site.longitude_e6 for site in held),
        )
        for name, held in largest
    ]


def _spot(label: str, latitude_e6: int | None, longitude_e6: int | None) -> dict[str, Any]:
    return {"label": label, "latitude_e6": latitude_e6, "longitude_e6": longitude_e6}
