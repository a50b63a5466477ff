"""A customer's file: found while the telephone rings, suggested as a duplicate, merged without losing anything."""

from typing import Any

import pytest

from server.models.agreements import Agreement
from server.models.customers import Customer, Site
from server.models.imports import ExternalId
from server.models.invoices import Invoice, OpenInvoice
from server.models.jobs import Job
from server.models.scope import scoped_add, scoped_all, scoped_get, scoped_select
from tests.builders import MONDAY, acting, at, book_visit, make_customer, make_equipment, make_job, make_site
from tests.field import Desk, Field

CUSTOMERS = "/customers"


@pytest.fixture
def twin(field: Field) -> Customer:
    """The same customer once more, with a site, a job that was done and a row of another system."""
    with acting(field.services, field.tenant) as scope:
        row = make_customer(scope, "Rosenthal", email="r2@customer.example", notes="Rings twice.")
        site = make_site(scope, row, address="12 Elm St.")
        job = make_job(scope, site, field.world.flat)
        field.timed_visit = book_visit(scope, job, field.world.technician, at(14))
        years = {"starts_on": MONDAY, "interval_months": 12, "notes": ""}
        scoped_add(
            scope, Agreement(number=1, customer_id=row.id, site_id=site.id, name="Yearly service", **years)
        )
        sums = {"currency": "USD", "total_minor": 9000, "open_minor": 4200}
        dates = {"issued_on": MONDAY, "due_on": MONDAY}
        scoped_add(scope, OpenInvoice(customer_id=row.id, number="OLD-1", notes="", **sums, **dates))
        kept = {"kind": "customers", "source": "old", "external_id": "C-9", "digest": ""}
        scoped_add(scope, ExternalId(row_id=row.id, **kept))
    field.phone.report(field.timed_visit, "complete", at(15))
    field.phone.report(field.visit, "complete", at(10))
    return row


def merge(desk: Desk, one: str, other: str, **keep: str) -> Any:
    into = desk.get(f"{CUSTOMERS}/{other}").json
    seen = desk.get(f"{CUSTOMERS}/{one}").json
    body = {"into_id": other, "into_version": into["version"], "keep": keep}
    headers = {**desk.token, "If-Match": f'"{seen["version"]}"'}
    return desk.client.post(f"/office/v1{CUSTOMERS}/{one}/merge", json=body, headers=headers)


def sums(desk: Desk, *ids: str) -> tuple[int, ...]:
    """Return what two customers have together: invoices and their sum, jobs, sites, agreements, old debts."""
    invoices = {
        row["id"]: row["total"]["minor"] for one in ids for row in desk.items("/invoices", customer_id=one)
    }
    files = [desk.get(f"{CUSTOMERS}/{one}/file").json for one in ids]
    jobs = {job["id"] for file in files for job in (*file["open_jobs"], *file["last_jobs"])}
    sites = {site["id"] for file in files for site in file["sites"]}
    agreements = {one["id"] for file in files for one in file["agreements"]}
    family = {
        row["merged_into"]["id"] if row["merged_into"] else row["id"]
        for row in (file["customer"] for file in files)
    }
    debts = {file["balance"]["brought_over"]["minor"] for file in files if file["customer"]["id"] in family}
    return len(invoices), sum(invoices.values()), len(jobs), len(sites), len(agreements), sum(debts)


@pytest.mark.parametrize("way", ["into the older", "into the newer"])
def test_merging_loses_nothing_whichever_way(field: Field, twin: Customer, way: str) -> None:
    desk, first = field.desk(), field.world.customer
    merged, into = (twin.id, first.id) if way == "into the older" else (first.id, twin.id)
    before = sums(desk, merged, into)

    answer = merge(desk, merged, into)

    assert (answer.status_code, answer.json["id"], answer.json["merged_into"]) == (200, into, None)
    assert sums(desk, into) == sums(desk, merged, into) == before
    assert before[0] == before[2] - 1 == 2  # two are billed, one is booked
    assert before[4:] == (1, 4200)
    gone = desk.get(f"{CUSTOMERS}/{merged}").json
    assert gone["merged_into"]["id"] == into
    assert [row["id"] for row in desk.items(CUSTOMERS, q="rosenthal")] == [into]
    assert {row["customer_id"] for row in desk.items("/invoices", q="rosenthal")} == {into}
    kinds = [item["kind"] for item in desk.items(f"{CUSTOMERS}/{into}/history")]
    assert {kind: kinds.count(kind) for kind in ("job", "invoice", "merge", "visit")} == {
        "job": 3,
        "invoice": 2,
        "merge": 1,
        "visit": 3,
    }
    assert "Rings twice." in answer.json["notes"]
    again = merge(desk, merged, into)
    assert (again.status_code, again.json) == (200, answer.json)
    with acting(field.services, field.tenant) as scope:
        [known] = scoped_all(scope, scoped_select(scope, ExternalId))
        assert known.row_id == into or merged != twin.id
        assert scoped_all(scope, scoped_select(scope, Job.id).where(Job.customer_id == merged)) == []
        assert scoped_all(scope, scoped_select(scope, Site.id).where(Site.customer_id == merged)) == []
        statuses = scoped_select(scope, Invoice.status).where(Invoice.customer_id == merged)
        assert set(scoped_all(scope, statuses)) <= {"posted"}  # frozen documents stay where they are


def test_a_merge_neither_chains_nor_loses_a_decision(field: Field, twin: Customer) -> None:
    desk, first = field.desk(), field.world.customer
    with acting(field.services, field.tenant) as scope:
        scoped_get(scope, Customer, twin.id).on_hold = True
        third = make_customer(scope, "Rosenthal 3").id
    refused = merge(desk, twin.id, first.id)
    assert (refused.status_code, refused.json["code"], refused.json["undecided"]) == (
        409,
        "MERGE_DIFFERS",
        ["on_hold"],
    )
    assert merge(desk, twin.id, twin.id).status_code == 422
    assert merge(desk, twin.id, first.id, on_hold="merged").json["on_hold"] is True
    assert merge(desk, third, twin.id).json["code"] == "MERGE_CHAIN"
    assert merge(desk, first.id, third, on_hold="into").json["code"] == "MERGE_CHAIN"
    assert merge(desk, twin.id, third).json["code"] == "CUSTOMER_MERGED"
    seen = desk.get(f"{CUSTOMERS}/{twin.id}").json
    assert (
        desk.patch(f"{CUSTOMERS}/{twin.id}", {"notes": "x"}, seen["version"]).json["code"]
        == "CUSTOMER_MERGED"
    )
    assert desk.post(f"{CUSTOMERS}/{twin.id}/sites", {"address": "1 Oak"}).json["code"] == "CUSTOMER_MERGED"
    seen = desk.get(f"{CUSTOMERS}/{third}").json
    stale = {"into_id": first.id, "into_version": 1, "keep": {}}
    headers = {**desk.token, "If-Match": f'"{seen["version"]}"'}
    answer = desk.client.post(f"/office/v1{CUSTOMERS}/{third}/merge", json=stale, headers=headers)
    assert answer.status_code == 412


def test_duplicates_are_suggested_with_reasons_and_shown_while_typing(field: Field, twin: Customer) -> None:
    desk = field.desk()
    with acting(field.services, field.tenant) as scope:
        make_customer(scope, "Somebody Else", email="else@customer.example", billing_address="")

    [pair] = desk.items(f"{CUSTOMERS}/duplicates")

    assert {pair["first"]["id"], pair["second"]["id"]} == {field.world.customer.id, twin.id}
    assert pair["reasons"] == [
        "The same telephone number",
        "The same name",
        "The same street and house number",
    ]
    assert pair["score"] == 100
    typed = desk.items(f"{CUSTOMERS}/similar", phone="(585) 555-0147")
    assert {one["customer"]["name"] for one in typed} == {"Rosenthal", "Somebody Else"}
    best = desk.items(f"{CUSTOMERS}/similar", name="Rosental", email="r2@customer.example")[0]
    assert (best["customer"]["id"], best["reasons"][0]) == (twin.id, "The same e-mail address")
    assert desk.items(f"{CUSTOMERS}/similar") == []


def test_the_file_has_all_that_is_asked_on_the_telephone(field: Field) -> None:
    with acting(field.services, field.tenant) as scope:
        make_equipment(scope, field.world.site)
    field.phone.report(field.visit, "complete", at(10))
    path = f"{CUSTOMERS}/{field.world.customer.id}/file"

    file = field.desk().get(path).json

    assert [site["access_notes"] for site in file["sites"]] == ["Side door."]
    assert file["sites"][0]["equipment"][0]["words"] == "Carrier 59TP6"
    assert [job["status"] for job in file["open_jobs"]] == ["scheduled"]
    assert [job["status"] for job in file["last_jobs"]] == ["completed"]
    assert (file["balance"]["invoiced_count"], file["balance"]["brought_over_count"]) == (1, 0)
    dispatcher = field.desk("dispatcher")
    assert dispatcher.get(path).json["balance"] is None
    assert {item["kind"] for item in dispatcher.items(path.replace("file", "history"))} == {"job", "visit"}
    pages, cursor = [], ""
    while True:
        query = {"limit": 2, **({"cursor": cursor} if cursor else {})}
        page = field.desk().get(path.replace("file", "history"), **query).json
        pages += page["items"]
        cursor = page["next"]
        if cursor is None:
            break
    assert sorted(item["kind"] for item in pages) == ["invoice", "job", "job", "visit", "visit"]
    assert [item["at"] for item in pages] == sorted((item["at"] for item in pages), reverse=True)
