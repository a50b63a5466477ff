"""Customers, sites and equipment by HTTP."""

import pytest
from flask.testing import FlaskClient

from server.bootstrap import Services
from tests.asking import Asking, fields_of
from tests.conftest import Tenant, make_tenant

CUSTOMERS, AT = "/office/v1/customers", {"latitude": 43.155, "longitude": -77.605}


@pytest.fixture
def office(client: FlaskClient, services: Services, tenant: Tenant) -> Asking:
    return Asking(client, services, tenant, "office")


def names(office: Asking, q: str) -> list[str]:
    answer = office.get(f"{CUSTOMERS}?q={q}")
    assert answer.status_code == 200, answer.json
    return [item["name"] for item in answer.json["items"]]


def test_a_customer_is_made_read_and_changed(office: Asking) -> None:
    made = office.make(CUSTOMERS, name=" Rosenthal ", email="Rosi@Example.com")

    assert (made["number"], made["name"], made["email"], made["on_hold"]) == (
        1,
        "Rosenthal",
        "rosi@example.com",
        False,
    )
    shown = office.get(f"{CUSTOMERS}/{made['id']}")
    assert shown.json == made
    assert shown.headers["ETag"] == '"1"'

    changed = office.edit(f"{CUSTOMERS}/{made['id']}", made, on_hold=True, email="")
    assert changed.status_code == 200
    assert changed.headers["ETag"] == '"2"'
    assert (changed.json["on_hold"], changed.json["email"], changed.json["name"]) == (True, "", "Rosenthal")


def test_an_edit_says_what_it_was_made_on(office: Asking) -> None:
    made = office.make(CUSTOMERS, name="Rosenthal")
    path = f"{CUSTOMERS}/{made['id']}"

    assert office.edit_blind(path, notes="x").status_code == 428
    assert office.edit(path, made, notes="first").status_code == 200
    late = office.edit(path, made, notes="second")
    assert (late.status_code, late.json["code"], late.json["current_version"]) == (412, "VERSION_MISMATCH", 2)
    assert office.get(path).json["notes"] == "first"


def test_customers_are_found_whatever_the_case_and_the_accents(office: Asking) -> None:
    for name in ("Müller & Söhne", "MUELLER", "100% Clean", "1_0 Under"):
        office.make(CUSTOMERS, name=name)

    assert names(office, "mÜLLER") == names(office, "muller") == ["Müller & Söhne"]
    assert names(office, "s%C3%B6hne%20M%C3%BC") == ["Müller & Söhne"]
    assert names(office, "%25") == ["100% Clean"]
    assert names(office, "1_0") == ["1_0 Under"]
    assert names(office, "nobody") == []


def test_customers_are_found_by_telephone_and_by_where_they_live(office: Asking) -> None:
    ann = office.make(CUSTOMERS, name="Ann", phone="(585) 555-0147")
    office.make(CUSTOMERS, name="Bob")
    office.make(f"{CUSTOMERS}/{ann['id']}/sites", address="12 Elm Street", city="Rochester")

    for asked in ("585 555 0147", "5550147", "elm 12", "rochester"):
        assert names(office, asked) == ["Ann"], asked
    office.edit(f"{CUSTOMERS}/{ann['id']}", ann, phone="", name="Annette")
    assert names(office, "5550147") == []
    assert names(office, "annette") == ["Annette"]


def test_a_list_comes_in_pages(office: Asking) -> None:
    for name in "CABED":
        office.make(CUSTOMERS, name=name)

    seen, cursor = [], ""
    while cursor is not None:
        page = office.get(f"{CUSTOMERS}?limit=2{cursor and f'&cursor={cursor}'}").json
        seen += [item["name"] for item in page["items"]]
        cursor = page["next"]

    assert seen == list("ABCDE")
    assert fields_of(office.get(f"{CUSTOMERS}?cursor=WzEsMl0")) == ["query.cursor"]
    assert fields_of(office.get(f"{CUSTOMERS}?limit=201")) == ["query.limit"]


def test_what_is_wrong_is_named(office: Asking) -> None:
    assert fields_of(office.post(CUSTOMERS, name="", email="nobody", size=3)) == [
        "json.email",
        "json.name",
        "json.size",
    ]
    assert fields_of(office.post(CUSTOMERS)) == ["json.name"]


def test_a_site_has_both_coordinates_or_none(office: Asking) -> None:
    sites = f"{CUSTOMERS}/{office.make(CUSTOMERS, name='Ann')['id']}/sites"

    nowhere = office.make(sites, address="12 Elm Street")
    placed = office.make(sites, address="13 Elm Street", access_notes="Dog.\nRing twice.", **AT)

    assert (nowhere["latitude"], nowhere["longitude"]) == (None, None)
    assert (placed["latitude"], placed["longitude"]) == (43.155, -77.605)
    assert [item["id"] for item in office.get(sites).json["items"]] == [nowhere["id"], placed["id"]]
    assert fields_of(office.post(sites, address="x", latitude=43.1)) == ["json.longitude"]
    assert fields_of(office.post(sites, address="x", latitude=91, longitude=0)) == ["json.latitude"]
    assert fields_of(office.edit(f"/office/v1/sites/{placed['id']}", placed, latitude=None)) == [
        "json.latitude"
    ]
    changed = office.edit(f"/office/v1/sites/{nowhere['id']}", nowhere, tax_jurisdiction="NY", **AT)
    assert (changed.status_code, changed.json["longitude"]) == (200, -77.605)
    assert office.get(f"/office/v1/sites/{nowhere['id']}").json == changed.json


def test_equipment_stands_at_a_site(office: Asking) -> None:
    customer = office.make(CUSTOMERS, name="Ann")
    site = office.make(f"{CUSTOMERS}/{customer['id']}/sites", address="12 Elm Street")
    all_of_it = f"/office/v1/sites/{site['id']}/equipment"

    furnace = office.make(all_of_it, name="Furnace", serial="4417", installed_on="2019-10-02")

    assert office.get(all_of_it).json["items"] == [furnace]
    path = f"/office/v1/equipment/{furnace['id']}"
    assert office.edit(path, furnace, installed_on=None).json["installed_on"] is None
    assert office.get(path).json["version"] == 2
    assert fields_of(office.post(all_of_it, name="x", installed_on="2019-02-30")) == ["json.installed_on"]


def test_another_companys_rows_are_not_there(office: Asking, client: FlaskClient, services: Services) -> None:
    customer = office.make(CUSTOMERS, name="Ann")
    site = office.make(f"{CUSTOMERS}/{customer['id']}/sites", address="12 Elm Street")
    furnace = office.make(f"/office/v1/sites/{site['id']}/equipment", name="Furnace")
    stranger = Asking(client, services, make_tenant(services, "Other"), "office")

    for path in (
        f"{CUSTOMERS}/{customer['id']}",
        f"/office/v1/sites/{site['id']}",
        f"/office/v1/equipment/{furnace['id']}",
    ):
        assert stranger.get(path).status_code == 404
        assert stranger.edit(path, 1).status_code == 404
    assert stranger.get(f"{CUSTOMERS}/{customer['id']}/sites").status_code == 404
    assert stranger.post(f"{CUSTOMERS}/{customer['id']}/sites", address="x").status_code == 404
    assert stranger.get(CUSTOMERS).json["items"] == []
    assert office.get(f"{CUSTOMERS}/%00").status_code == 404


def test_a_dispatcher_reads_customers_and_a_technician_does_not(
    client: FlaskClient, services: Services, tenant: Tenant
) -> None:
    dispatcher = Asking(client, services, tenant, "dispatcher")

    assert dispatcher.get(CUSTOMERS).status_code == 200
    assert dispatcher.post(CUSTOMERS, name="Ann").status_code == 403
    assert Asking(client, services, tenant, "technician").get(CUSTOMERS).status_code == 403
