"""The worker asks where sites are: once a second, never twice for one address, and patiently when nobody answers."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta

import pytest

from server.bootstrap import Services
from server.db import ANY_TENANT, write_session
from server.domain.places import Place
from server.models.customers import Site
from server.models.exceptions import ExceptionItem
from server.models.places import Geocode
from server.models.scope import scoped_all, scoped_get, scoped_select
from server.ports.geocoder import GeocoderDown, Located
from server.use_cases.geocoding import Asking, find_places
from server.use_cases.places import ask_again
from server.use_cases.sites import edit_site
from server.use_cases.turns import take_turn
from tests.adapters.geocoder.fake import FakeGeocoder
from tests.builders import acting, make_customer, make_site
from tests.conftest import StillClock, Tenant, make_tenant

ELM, OAK = "12 Elm Street, Rochester, NY 14607", "1 Oak Street, Rochester, NY 14607"
AT_ELM, NEAR_ELM, FAR = Place.of(43.15, -77.6), Place.of(43.1501, -77.6001), Place.of(43.2, -77.5)


KNOWN = {address: Located(AT_ELM, "12, Elm Street") for address in (ELM, ELM.replace("Elm S", "ELM s"))}


@dataclass
class Round:
    """The worker's rounds over one company, with the clock going on as it waits."""

    services: Services
    tenant: Tenant
    clock: StillClock
    geocoder: FakeGeocoder

    def run(self, *, after: timedelta = timedelta(0)) -> int:
        self.clock.moment += after
        asking = Asking(self.services.engine, self.clock, self.geocoder)
        return find_places(asking, lambda seconds: self.clock.forward(seconds=seconds))

    def add(self, *addresses: str, place: Place | None = None, **more: str) -> list[str]:
        with acting(self.services, self.tenant) as scope:
            customer = make_customer(scope)
            return [make_site(scope, customer, place, address=address, **more).id for address in addresses]

    def site(self, site_id: str) -> Site:
        with acting(self.services, self.tenant) as scope:
            return scoped_get(scope, Site, site_id)

    def readdress(self, site_id: str, address: str) -> None:
        with acting(self.services, self.tenant) as scope:
            edit_site(scope, site_id, {"address": address}, self.site(site_id).version)

    def open(self) -> list[str]:
        with acting(self.services, self.tenant) as scope:
            statement = scoped_select(scope, ExceptionItem).where(ExceptionItem.state == "open")
            return [row.subject_id for row in scoped_all(scope, statement.order_by(ExceptionItem.number))]

    def kept(self) -> list[tuple[str, str, int]]:
        with acting(self.services, self.tenant) as scope:
            rows = scoped_all(scope, scoped_select(scope, Geocode).order_by(Geocode.query))
            return [(row.query, row.state, row.attempts) for row in rows]


@pytest.fixture
def world(services: Services, tenant: Tenant, clock: StillClock) -> Round:
    return Round(services, tenant, clock, FakeGeocoder(KNOWN.copy()))


def test_a_site_is_found_and_the_same_address_is_not_asked_for_twice(world: Round) -> None:
    first, second, lost = world.add("12 Elm Street", "12  ELM street", "1 Oak Street")
    began = world.clock.now()

    assert world.run() == 2
    assert {asked.casefold() for asked in world.geocoder.asked} == {OAK.casefold(), ELM.casefold()}
    assert world.clock.now() - began == timedelta(seconds=1), "one question a second"
    assert world.run(after=timedelta(days=1)) == 0, "what is known costs no question"

    for site in map(world.site, (first, second)):
        assert (site.latitude_e6, site.longitude_e6) == (AT_ELM.latitude_e6, AT_ELM.longitude_e6)
        assert (site.located_by, site.version) == ("geocoder", 2)
    assert world.site(lost).latitude_e6 is None
    assert world.open() == [lost]
    assert [state for _, state, _ in world.kept()] == ["not_found", "found"]

    assert world.run(after=timedelta(days=30)) == 1, "after thirty days the map may know more"
    with acting(world.services, world.tenant) as scope:
        ask_again(scope, lost, world.geocoder.provider)
    assert world.run(after=timedelta(minutes=1)) == 1, "and at once when a person asks"


def test_a_dead_network_leaves_the_site_to_a_person_and_is_tried_again_later(world: Round) -> None:
    [elm, _] = world.add("12 Elm Street", "1 Oak Street")
    world.geocoder.down = GeocoderDown("unreachable")

    assert world.run() == 1, "the first failure pauses everybody"
    assert len(world.open()) == 2
    asked = [world.run(after=timedelta(seconds=20)) for _ in range(30)]
    assert 3 <= sum(asked) <= 6, "less and less often"
    assert all(state == "failed" for _, state, _ in world.kept())

    world.geocoder.down = None
    assert world.run(after=timedelta(days=1)) == 2
    assert world.site(elm).latitude_e6 == AT_ELM.latitude_e6
    assert [(state, attempts) for _, state, attempts in world.kept()] == [("not_found", 0), ("found", 0)]


def test_a_geocoder_that_asks_for_patience_gets_it(world: Round) -> None:
    world.add("12 Elm Street", "1 Oak Street")
    world.geocoder.down = GeocoderDown("busy", retry_after=3600)
    assert world.run() == 1
    world.geocoder.down = None
    assert world.run(after=timedelta(minutes=59)) == 0
    assert world.run(after=timedelta(minutes=2)) == 2


def test_an_address_that_changed_is_asked_for_and_a_hands_place_is_never_moved(world: Round) -> None:
    [found] = world.add("12 Elm Street")
    world.run()
    [near] = world.add("Elm Street 12, back", place=NEAR_ELM, located_by="hand")
    [far] = world.add("Elm Street 12, front", place=FAR, located_by="hand")
    world.geocoder.known[OAK] = Located(FAR, "1, Oak Street")
    world.readdress(found, "1 Oak Street")
    world.readdress(near, "12 Elm Street")
    world.readdress(far, "12 Elm Street")
    assert world.open() == [found, near, far]

    world.run(after=timedelta(minutes=1))
    assert world.site(found).latitude_e6 == FAR.latitude_e6, "its place was the geocoder's"
    assert world.site(near).latitude_e6 == NEAR_ELM.latitude_e6, "it fits still"
    assert world.site(far).latitude_e6 == FAR.latitude_e6, "somebody put it there, so somebody decides"
    assert world.open() == [far]
    assert world.run(after=timedelta(minutes=1)) == 0


def test_sites_of_older_books_are_noted_even_without_a_geocoder(world: Round) -> None:
    ids = world.add("12 Elm Street", "1 Oak Street")
    world.geocoder.provider = ""
    assert world.run() == 0
    assert sorted(world.open()) == sorted(ids)
    assert (world.geocoder.asked, world.kept()) == ([], [])


def test_answers_are_each_companys_own(world: Round) -> None:
    world.add("12 Elm Street")
    other = Round(world.services, make_tenant(world.services, "Zenith"), world.clock, world.geocoder)
    other.add("12 Elm Street")
    assert world.run() == 2
    assert len(world.geocoder.asked) == 2
    assert (world.open(), other.open()) == ([], [])
    assert len(world.kept()) == len(other.kept()) == 1


def test_an_address_that_changes_while_it_is_asked_for_keeps_waiting(world: Round) -> None:
    [site] = world.add("12 Elm Street")
    known = FakeGeocoder.locate

    class Slow(FakeGeocoder):
        def locate(self, address: str) -> Located | None:
            found = known(self, address)
            if len(self.asked) == 1:
                world.readdress(site, "1 Oak Street")
            return found

    world.geocoder = Slow(world.geocoder.known)
    world.run()
    assert world.site(site).latitude_e6 is None
    assert world.open() == [site]


def test_one_turn_a_second_however_many_workers_there_are(services: Services, clock: StillClock) -> None:
    def turn(_: int) -> bool:
        with write_session(services.engine, ANY_TENANT) as session:
            return take_turn(session, "fake", clock.now())

    assert turn(0)
    clock.forward(seconds=1)
    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(turn, range(8))) == 1
    clock.forward(days=-3)
    assert turn(0), "a clock that was set back stops nobody for days"
