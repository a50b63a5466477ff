"""Whom a bill goes to and what it is taxed: bill-to, exemption with an end, purchase orders, own terms."""

from datetime import date, timedelta

import pytest

from server.models.customers import Customer, Site
from server.models.jobs import Job
from server.models.scope import scoped_get
from tests.builders import MONDAY, acting, make_customer
from tests.field import Field
from tests.office_api.test_invoices import complete, suggesting, text_of

__all__ = ["suggesting"]
A_DAY = timedelta(days=1)


@pytest.fixture
def manager(field: Field) -> Customer:
    """The property manager, who pays for the site's work, free of tax, within five days."""
    with acting(field.services, field.tenant) as scope:
        row = make_customer(
            scope,
            "Elm Properties",
            email="bills@elm.example",
            billing_address="1 Tower\nRochester, NY 14604",
            tax_exempt=True,
            exemption_certificate="EX-7",
            payment_days=5,
        )
        scoped_get(scope, Site, field.world.site.id).bill_to_customer_id = row.id
    return row


def test_the_bill_goes_to_whom_the_site_names(field: Field, manager: Customer) -> None:
    invoice = complete(field)
    desk = field.desk()
    field.work()

    shown = desk.get(f"/invoices/{invoice['id']}").json

    assert (shown["customer_id"], shown["bill_to"]["name"]) == (manager.id, "Elm Properties")
    assert shown["service_address"] == "Rosenthal\n12 Elm Street\nRochester, NY 14607"
    assert (shown["tax"]["minor"], shown["tax_exempt"], shown["due_on"]) == (0, True, "2026-03-07")
    assert "Mailed to bills@elm.example." in [event["sentence"] for event in shown["events"]]
    _, text = text_of(desk, invoice["id"])
    assert all(words in text for words in ("Elm Properties", "1 Tower", "Rosenthal", "12 Elm Street"))


def test_a_job_names_another_payer_than_its_site(field: Field, manager: Customer) -> None:
    with acting(field.services, field.tenant) as scope:
        scoped_get(scope, Job, field.job.id).bill_to_customer_id = field.world.customer.id
    shown = field.desk().get(f"/invoices/{complete(field)['id']}").json

    assert (shown["bill_to"]["name"], shown["tax"]["minor"] > 0) == ("Rosenthal", True)
    assert shown["service_address"].startswith("12 Elm Street")


def test_a_draft_follows_who_pays_until_it_is_posted(suggesting: Field) -> None:
    desk, invoice = suggesting.desk(), complete(suggesting)
    taxed = desk.get(f"/invoices/{invoice['id']}").json
    made = desk.post("/customers", {"name": "Payer", "tax_exempt": True}).json
    site = desk.get(f"/sites/{suggesting.world.site.id}").json
    answer = desk.patch(f"/sites/{site['id']}", {"bill_to_customer_id": made["id"]}, site["version"])
    assert answer.json["bill_to_customer_id"] == made["id"]

    free = desk.get(f"/invoices/{invoice['id']}").json
    assert (taxed["tax"]["minor"] > 0, free["tax"]["minor"], free["bill_to"]["name"]) == (True, 0, "Payer")
    assert free["net"] == taxed["net"]
    back = desk.patch(f"/customers/{made['id']}", {"tax_exempt": False}, made["version"])
    assert back.status_code == 200
    assert desk.get(f"/invoices/{invoice['id']}").json["tax"] == taxed["tax"]
    unknown = desk.patch(f"/sites/{site['id']}", {"bill_to_customer_id": site["id"]}, answer.json["version"])
    assert unknown.status_code == 422


@pytest.mark.parametrize(("ends", "taxed"), [(MONDAY, False), (MONDAY - A_DAY, True), (None, False)])
def test_an_exemption_holds_through_its_last_day(field: Field, ends: date | None, taxed: bool) -> None:
    with acting(field.services, field.tenant) as scope:
        row = scoped_get(scope, Customer, field.world.customer.id)
        row.tax_exempt, row.exemption_certificate, row.exemption_expires_on = True, "EX-7", ends
    desk = field.desk()

    shown = desk.get(f"/invoices/{complete(field)['id']}").json

    assert (shown["tax"]["minor"] > 0, shown["tax_exempt"]) == (taxed, not taxed)
    assert desk.open_codes() == (["EXEMPTION_EXPIRED"] if taxed else [])


def test_without_the_order_number_that_is_asked_for_the_draft_waits(field: Field) -> None:
    with acting(field.services, field.tenant) as scope:
        scoped_get(scope, Customer, field.world.customer.id).purchase_order_required = True
    desk, invoice = field.desk(), complete(field)
    path = f"/invoices/{invoice['id']}"
    waiting = desk.get(path).json
    assert [reason["code"] for reason in waiting["review_reasons"]] == ["MISSING_PO"]

    edited = desk.patch(path, {"purchase_order": "PO-4711"}, waiting["version"]).json

    assert (edited["purchase_order"], edited["review_reasons"], edited["total"]) == (
        "PO-4711",
        [],
        waiting["total"],
    )
    assert desk.post(f"{path}/approve").json["purchase_order"] == "PO-4711"
    assert "PO-4711" in text_of(desk, invoice["id"])[1]
    day = field.phone.get("/day").json
    assert day["visits"][0]["site"]["access_notes"] == "Side door."
