"""Asks the geocoder about sites that wait for their place: in the worker, one question a second, each answer kept.

No request ever waits for a geocoder. A question that failed is asked again, twice as late each time; an address that
is not known, after thirty days. While the network is dead the whole installation pauses, longer each time.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import Engine, or_
from sqlalchemy.orm import Session

from server.db import ANY_TENANT, read_session, write_session
from server.domain.addresses import levelled
from server.domain.places import metres_between, place_of
from server.models.customers import Site
from server.models.exceptions import ExceptionItem
from server.models.installation import installation_select
from server.models.places import Geocode
from server.models.scope import Scope, scoped_add, scoped_all, scoped_find, scoped_select
from server.ports.clock import Clock
from server.ports.geocoder import Geocoder, GeocoderDown, Located
from server.use_cases.exceptions import settle_by_itself
from server.use_cases.places import PLACE_UNKNOWN, Why, address_of, note_unlocated, put_on_map, query_of
from server.use_cases.turns import go_on, pause, take_turn

ASKED_AGAIN = timedelta(days=30)
FIRST_RETRY, LONGEST_RETRY = timedelta(minutes=1), timedelta(days=1)
NEAR_METRES = 250
"""How far an answer may lie from a place on the map that then still fits its address."""

_AT_ONCE, _CHUNK = 200, 200
_LOOKED_AT = (
    *("tenant_id", "id", "address", "city", "region", "postcode"),
    *("latitude_e6", "longitude_e6", "located_by"),
)
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Asking:
    """Whom the worker asks, and where it keeps what it hears."""

    engine: Engine
    clock: Clock
    geocoder: Geocoder

    def scope(self, session: Session, tenant_id: str, site_id: str) -> Scope:
        """Return a scope of the worker's own."""
        return Scope(session, tenant_id, "worker", self.clock.now(), f"place:{site_id}")


def find_places(asking: Asking, wait: Callable[[float], object], most: int = 60) -> int:
    """Note sites that nobody noted, then ask about those that are due; return how many questions were asked.

    `wait` sleeps for so many seconds between two questions, and returns true when the worker is to stop.
    """
    _note_forgotten(asking)
    if not asking.geocoder.provider:
        return 0
    asked = 0
    for site, known in _due(asking):
        if known is None:
            if asked == most or not _my_turn(asking, wait):
                break
            asked += 1
        _find_place(asking, site.tenant_id, site.id, known)
    return asked


def _my_turn(asking: Asking, wait: Callable[[float], object]) -> bool:
    """Take the installation's next turn, after a second at most; tell whether there was one."""
    for last in (False, True):
        with write_session(asking.engine, ANY_TENANT) as session:
            if take_turn(session, asking.geocoder.provider, asking.clock.now()):
                return True
        if last or wait(1.0):
            break
    return False


def _find_place(asking: Asking, tenant_id: str, site_id: str, known: Geocode | None) -> None:
    """Ask about one site, or take the answer that is known, and put the site on the map."""
    with read_session(asking.engine, tenant_id) as session:
        site = scoped_find(asking.scope(session, tenant_id, site_id), Site, site_id)
    if site is None:
        return
    if known is None:
        known = _ask(asking, site)
    place = place_of(known.latitude_e6, known.longitude_e6)
    if place is None:
        return
    with write_session(asking.engine, tenant_id) as session:
        scope = asking.scope(session, tenant_id, site_id)
        row = scoped_find(scope, Site, site_id, lock=True)
        if row is None or query_of(row) != known.query or not _open(scope, site_id):
            return
        if row.latitude_e6 is None or row.located_by == "geocoder":
            put_on_map(scope, row, place, "geocoder")
        elif _fits(row, known):
            settle_by_itself(scope, PLACE_UNKNOWN, site_id)


def _ask(asking: Asking, site: Site) -> Geocode:
    """Ask the provider and keep what it says, outside of any transaction."""
    located, fault = None, None
    try:
        located = asking.geocoder.locate(address_of(site))
    except GeocoderDown as down:
        fault = down
        log.warning("the geocoder gave no answer", reason=str(down))
    with write_session(asking.engine, ANY_TENANT) as session:
        if fault is None:
            go_on(session, asking.geocoder.provider)
        else:
            pause(session, asking.geocoder.provider, asking.clock.now(), fault.retry_after)
    with write_session(asking.engine, site.tenant_id) as session:
        return _kept(asking, asking.scope(session, site.tenant_id, site.id), query_of(site), located, fault)


def _kept(
    asking: Asking, scope: Scope, query: str, located: Located | None, fault: GeocoderDown | None
) -> Geocode:
    provider = asking.geocoder.provider
    statement = scoped_select(scope, Geocode).where(Geocode.provider == provider, Geocode.query == query)
    row = scope.session.scalars(statement.with_for_update()).one_or_none()
    if row is None:
        row = Geocode(provider=provider, query=query, attempts=0)
    row.state = "failed" if fault else "found" if located else "not_found"
    row.latitude_e6 = located.place.latitude_e6 if located else None
    row.longitude_e6 = located.place.longitude_e6 if located else None
    row.label, row.failure = located.label if located else "", str(fault or "")
    row.attempts, row.asked_at = row.attempts + 1 if fault else 0, scope.at
    return scoped_add(scope, row)


def _due(asking: Asking) -> list[tuple[Any, Geocode | None]]:
    """Return sites to be asked about, the last noted first, each with the answer that is known already.

    Of several at one address one is asked about; the others find its answer in the next round.
    """
    now, due = asking.clock.now(), []
    asked: set[tuple[str, str]] = set()
    with read_session(asking.engine, ANY_TENANT) as session:
        noted = session.execute(_noted()).all()
        for start in range(0, len(noted), _CHUNK):
            sites = noted[start : start + _CHUNK]
            known = _known(session, asking.geocoder.provider, sites)
            for site in sites:
                key = (site.tenant_id, query_of(site))
                row = known.get(key)
                if key not in asked and _is_due(site, row, now):
                    answer = row if row is not None and row.state == "found" else None
                    asked |= {key} if answer is None else set()
                    due.append((site, answer))
    return due


def _noted() -> Any:
    columns = [getattr(Site, name) for name in _LOOKED_AT]
    statement = installation_select("the worker asks where sites are", *columns).join(
        ExceptionItem,
        (ExceptionItem.tenant_id == Site.tenant_id) & (ExceptionItem.subject_id == Site.id),
    )
    noted = (ExceptionItem.code == PLACE_UNKNOWN) & (ExceptionItem.state == "open")
    return statement.where(noted).order_by(ExceptionItem.number.desc(), Site.id)


def _known(session: Session, provider: str, sites: Sequence[Any]) -> dict[tuple[str, str], Geocode]:
    queries = {query_of(site) for site in sites}
    statement = installation_select("the worker looks for kept answers", Geocode).where(
        Geocode.provider == provider, Geocode.query.in_(queries)
    )
    return {(row.tenant_id, row.query): row for row in session.scalars(statement)}


def _is_due(site: Any, row: Geocode | None, now: datetime) -> bool:
    if row is None:
        return bool(levelled(site.address))
    if row.state == "found":  # a hand's place that an answer contradicts is left to a person
        return site.latitude_e6 is None or site.located_by == "geocoder" or _fits(site, row)
    if row.state == "not_found":
        return now - row.asked_at >= ASKED_AGAIN
    retry: timedelta = FIRST_RETRY * 2 ** min(row.attempts - 1, 11)
    return now - row.asked_at >= min(LONGEST_RETRY, retry)


def _fits(site: Any, answer: Geocode) -> bool:
    place = place_of(site.latitude_e6, site.longitude_e6)
    found = place_of(answer.latitude_e6, answer.longitude_e6)
    return place is not None and found is not None and metres_between(place, found) <= NEAR_METRES


def _open(scope: Scope, site_id: str) -> bool:
    statement = scoped_select(scope, ExceptionItem).where(
        ExceptionItem.subject_id == site_id,
        ExceptionItem.code == PLACE_UNKNOWN,
        ExceptionItem.state == "open",
    )
    return bool(scoped_all(scope, statement))


def _note_forgotten(asking: Asking) -> None:
    """Note sites without a place that no exception tells of: those of older books."""
    about = (ExceptionItem.tenant_id == Site.tenant_id) & (ExceptionItem.subject_id == Site.id)
    told = or_(ExceptionItem.state == "open", ExceptionItem.resolved_by.is_not(None))
    noted = installation_select("the worker looks for sites without a place", ExceptionItem.id).where(
        about, ExceptionItem.code == PLACE_UNKNOWN, told
    )
    statement = installation_select("the worker looks for sites without a place", Site.tenant_id, Site.id)
    forgotten = statement.where(Site.latitude_e6.is_(None), ~noted.correlate(Site).exists()).limit(_AT_ONCE)
    with read_session(asking.engine, ANY_TENANT) as session:
        rows = session.execute(forgotten).all()
    for tenant_id, site_id in rows:
        with write_session(asking.engine, tenant_id) as session:
            scope = asking.scope(session, tenant_id, site_id)
            site = scoped_find(scope, Site, site_id, lock=True)
            if site is not None and site.latitude_e6 is None:
                note_unlocated(scope, site, Why.NO_COORDINATES)
