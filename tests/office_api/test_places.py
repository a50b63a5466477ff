"""Places by HTTP: what is on no map is listed, put there by hand, taken back, and never put at 0, 0."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from server.app import create_app
from server.bootstrap import Services
from server.models.customers import Site
from server.models.scope import scoped_get
from tests.adapters.geocoder.fake import FakeGeocoder
from tests.asking import Asking, fields_of
from tests.builders import acting, at, make_job, make_job_type
from tests.conftest import Tenant
from wsgi import FACES

SITES, LIST = "/office/v1/sites", "/office/v1/unlocated-sites"
HERE = {"latitude": 43.155, "longitude": -77.605}


@pytest.fixture
def office(client: FlaskClient, services: Services, tenant: Tenant) -> Asking:
    return Asking(client, services, tenant, "office")


@pytest.fixture
def dispatcher(client: FlaskClient, services: Services, tenant: Tenant) -> Asking:
    return Asking(client, services, tenant, "dispatcher")


def make_site(office: Asking, address: str = "12 Elm Street", **more: Any) -> dict[str, Any]:
    customer = office.make("/office/v1/customers", name="Ann", phone="585 555 0147")
    path = f"/office/v1/customers/{customer['id']}/sites"
    return office.make(path, address=address, city="Rochester", postcode="14607", **more)


def listed(who: Asking) -> list[dict[str, Any]]:
    answer = who.get(LIST)
    assert answer.status_code == 200, answer.json
    return answer.json["items"]  # type: ignore[index, no-any-return]


def open_codes(who: Asking) -> list[str]:
    return [item["code"] for item in who.get("/office/v1/exceptions?state=open").json["items"]]


def test_a_site_without_a_place_waits_for_a_person_and_a_dispatcher_can_place_it(
    office: Asking, dispatcher: Asking
) -> None:
    site = make_site(office)
    [waiting] = listed(dispatcher)
    assert waiting["site"] == site
    assert (waiting["why"], waiting["customer"]["phone"]) == ("no_coordinates", "585 555 0147")
    [noted] = dispatcher.get("/office/v1/exceptions?state=open").json["items"]
    assert (noted["code"], noted["subject_id"]) == ("PLACE_UNKNOWN", site["id"])
    assert noted["sentence"].startswith("12 Elm Street, Rochester, 14607 has no place on the map")

    placed = dispatcher.post(f"{SITES}/{site['id']}/locate", version=site["version"], **HERE)
    assert placed.status_code == 200, placed.json
    assert (placed.json["latitude"], placed.json["longitude"]) == (43.155, -77.605)
    assert placed.headers["ETag"] == '"2"'
    assert (listed(dispatcher), open_codes(dispatcher)) == ([], [])

    late = dispatcher.post(f"{SITES}/{site['id']}/locate", version=site["version"], **HERE)
    assert (late.status_code, late.json["code"]) == (412, "VERSION_MISMATCH")
    undone = dispatcher.post(f"{SITES}/{site['id']}/locate", latitude=None, longitude=None)
    assert undone.json["latitude"] is None
    assert ([item["why"] for item in listed(office)], open_codes(office)) == (
        ["no_coordinates"],
        ["PLACE_UNKNOWN"],
    )


def test_coordinates_are_a_place_on_the_earth_and_never_0_0(office: Asking, dispatcher: Asking) -> None:
    site = make_site(office)
    path = f"{SITES}/{site['id']}"
    zero = {"latitude": 0, "longitude": 0.0}

    for where, field in (
        (zero, "json.latitude"),
        ({"latitude": -0.004, "longitude": 0.009}, "json.latitude"),
        ({"latitude": 91, "longitude": 0}, "json.latitude"),
        ({"latitude": 43, "longitude": None}, "json.longitude"),
        ({"latitude": "43", "longitude": -77}, "json.latitude"),
    ):
        assert fields_of(dispatcher.post(f"{path}/locate", **where)) == [field], where
    assert office.edit(path, site, **zero).json["code"] == "NOWHERE"
    customer = f"/office/v1/customers/{site['customer_id']}/sites"
    assert fields_of(office.post(customer, address="x", **zero)) == ["json.latitude"]
    home = {"label": "Home", **zero}
    technician = dispatcher.post("/dispatch/v1/technicians", name="Eli", home=home)
    assert fields_of(technician) == ["json.home.latitude"]
    assert listed(office)[0]["site"]["version"] == 1
    assert dispatcher.post(f"{path}/locate", latitude=0.5, longitude=0.0).status_code == 200


def test_an_address_that_changes_keeps_its_place_until_somebody_looks(office: Asking) -> None:
    site = make_site(office, **HERE)
    path = f"{SITES}/{site['id']}"
    assert listed(office) == []

    same = office.edit(path, site, address="12  Elm  street", phone="1").json
    assert listed(office) == [], "another way of writing it is no other address"
    other = office.edit(path, same, address="99 Oak Street").json
    [waiting] = listed(office)
    assert waiting["why"] == "address_changed"
    assert waiting["site"]["latitude"] == HERE["latitude"]

    office.post(f"{path}/locate", **HERE)
    assert listed(office) == []
    undone = office.post(f"{path}/locate", confirmed=False, **HERE).json
    assert [item["why"] for item in listed(office)] == ["address_changed"]
    moved = office.edit(path, undone, latitude=43.2, longitude=-77.5).json
    assert (listed(office), moved["address"]) == ([], other["address"])


def test_the_site_with_the_soonest_job_comes_first(
    office: Asking, services: Services, tenant: Tenant
) -> None:
    calm, urgent = make_site(office, "1 Calm Street"), make_site(office, "2 Urgent Street")
    with acting(services, tenant) as scope:
        site = scoped_get(scope, Site, urgent["id"])
        make_job(scope, site, make_job_type(scope), windows=[(at(9), at(12))])
    first, second = listed(office)
    assert [first["site"]["id"], second["site"]["id"]] == [urgent["id"], calm["id"]]
    assert (first["open_jobs"], first["first_window"]) == (1, "2026-03-02T09:00:00-05:00")
    assert (second["open_jobs"], second["first_window"]) == (0, None)


def test_likely_places_come_from_what_the_company_knows(office: Asking) -> None:
    site = make_site(office, "12 Elm Street")
    for number, latitude in ((14, 43.1501), (40, 43.1540), (12, 43.1500)):
        make_site(office, f"{number} Elm Street", latitude=latitude, longitude=-77.6)
    make_site(office, "5 Oak Street", latitude=43.2, longitude=-77.5)

    around = office.get(f"{SITES}/{site['id']}/surroundings").json
    assert [(one["source"], one["label"], one["rough"]) for one in around["suggestions"]] == [
        ("same_address", "12 Elm Street", False),
        ("same_street", "14 Elm Street", False),
        ("same_street", "40 Elm Street", False),
        ("postcode", "14607", True),
    ]
    assert len(around["known"]) == 4
    assert around["depot"]["latitude"] == 43.16


def test_the_geocoder_is_asked_again_only_where_there_is_one(
    office: Asking, services: Services, tenant: Tenant
) -> None:
    site = make_site(office)
    refused = office.post(f"{SITES}/{site['id']}/geocode")
    assert (refused.status_code, refused.json["code"]) == (409, "NO_GEOCODER")
    assert "by hand" in refused.json["detail"]

    asking = replace(services, geocoder=FakeGeocoder({}))
    other = Asking(create_app(asking, FACES).test_client(), services, tenant, "dispatcher")
    assert other.post(f"{SITES}/{site['id']}/geocode").status_code == 202
    assert other.get(LIST).json["provider"] == "fake"
