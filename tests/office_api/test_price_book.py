"""The price book and the tax rates by HTTP."""

import pytest
from flask.testing import FlaskClient

from server.bootstrap import Services
from tests.asking import Asking, fields_of
from tests.conftest import Tenant, make_tenant

ITEMS, RATES = "/office/v1/price-book", "/office/v1/tax-rates"
FILTER = {"code": "FILTER", "description": "Filter 16 x 25", "kind": "material"}
STATE = {"name": "State", "jurisdiction": "NY-MONROE", "category": "standard", "rate": "0.04"}


@pytest.fixture
def office(client: FlaskClient, services: Services, tenant: Tenant) -> Asking:
    return Asking(client, services, tenant, "office")


def test_a_price_is_a_decimal_and_no_price_is_null(office: Asking) -> None:
    screw = office.make(ITEMS, code="SCREW", description="Screw", kind="material", unit_price="0.0125")
    unpriced = office.make(ITEMS, **FILTER)

    assert (screw["unit_price"], unpriced["unit_price"]) == ("0.0125", None)
    priced = office.edit(f"{ITEMS}/{unpriced['id']}", unpriced, unit_price="0")
    assert priced.json["unit_price"] == "0"
    assert office.get(f"{ITEMS}/{unpriced['id']}").json == priced.json
    assert fields_of(office.post(ITEMS, **FILTER | {"unit_price": "-1"})) == ["json.unit_price"]
    assert fields_of(office.post(ITEMS, **FILTER | {"unit_price": 18.5})) == ["json.unit_price"]
    assert fields_of(office.post(ITEMS, **FILTER | {"kind": "gift"})) == ["json.kind"]


def test_a_code_is_somebody_elses_once(office: Asking) -> None:
    made = office.make(ITEMS, **FILTER)
    other = office.make(ITEMS, **FILTER | {"code": "OTHER"})

    again = office.post(ITEMS, **FILTER)
    assert (again.status_code, again.json["code"], again.json["id"]) == (409, "CODE_TAKEN", made["id"])
    assert office.edit(f"{ITEMS}/{other['id']}", other, code="FILTER").status_code == 409
    assert office.edit(f"{ITEMS}/{made['id']}", made, code="FILTER").status_code == 200


def test_the_price_book_is_searched_and_narrowed(office: Asking) -> None:
    office.make(ITEMS, **FILTER)
    office.make(ITEMS, code="OLD", description="Élan filter", kind="material", active=False)

    def codes(query: str) -> list[str]:
        return [item["code"] for item in office.get(f"{ITEMS}?{query}").json["items"]]

    assert codes("q=filter") == ["FILTER", "OLD"]
    assert codes("q=elan") == ["OLD"]
    assert codes("active=true") == ["FILTER"]
    assert fields_of(office.get(f"{ITEMS}?active=1")) == ["query.active"]


def test_two_rates_of_one_tax_do_not_hold_at_once(office: Asking) -> None:
    old = office.make(RATES, **STATE, valid_from="2020-01-01")

    assert (old["rate"], old["valid_to"]) == ("0.04", None)
    clash = office.post(RATES, **STATE | {"rate": "0.045"}, valid_from="2026-01-01")
    assert (clash.status_code, clash.json["code"], clash.json["id"]) == (409, "TAX_RATE_OVERLAPS", old["id"])
    ended = office.edit(f"{RATES}/{old['id']}", old, valid_to="2025-12-31").json
    new = office.make(RATES, **STATE | {"rate": "0.045"}, valid_from="2026-01-01")
    assert office.edit(f"{RATES}/{old['id']}", ended, valid_to="2026-01-01").status_code == 409
    office.make(RATES, **STATE | {"name": "County"}, valid_from="2020-01-01")
    assert [item["name"] for item in office.get(RATES).json["items"]] == ["County", "State", "State"]
    assert office.get(f"{RATES}/{new['id']}").json == new


def test_a_rate_is_a_fraction_and_its_days_are_in_order(office: Asking) -> None:
    assert fields_of(office.post(RATES, **STATE | {"rate": "8.25"}, valid_from="2026-01-01")) == ["json.rate"]
    backwards = office.post(RATES, **STATE, valid_from="2026-01-02", valid_to="2026-01-01")
    assert fields_of(backwards) == ["json.valid_to"]


def test_another_companys_prices_and_taxes_are_not_there(
    office: Asking, client: FlaskClient, services: Services
) -> None:
    paths = [
        f"{ITEMS}/{office.make(ITEMS, **FILTER)['id']}",
        f"{RATES}/{office.make(RATES, **STATE, valid_from='2020-01-01')['id']}",
    ]
    stranger = Asking(client, services, make_tenant(services, "Other"), "office")

    assert [stranger.get(path).status_code for path in paths] == [404, 404]
    assert [stranger.edit(path, 1).status_code for path in paths] == [404, 404]
    stranger.make(ITEMS, **FILTER)
    stranger.make(RATES, **STATE, valid_from="2020-01-01")


def test_prices_are_the_offices(
    office: Asking, client: FlaskClient, services: Services, tenant: Tenant
) -> None:
    made = office.make(ITEMS, **FILTER)
    dispatcher = Asking(client, services, tenant, "dispatcher")

    assert dispatcher.get(ITEMS).status_code == 200
    assert dispatcher.edit(f"{ITEMS}/{made['id']}", made, unit_price="1").status_code == 403
    assert dispatcher.get(RATES).status_code == 403
