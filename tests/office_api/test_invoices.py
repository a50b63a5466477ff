"""Invoices in the office: listed, read as PDF, corrected, posted, rejected."""

import io
from typing import Any

import pytest
from pypdf import PdfReader

from server.models.companies import Company
from server.models.customers import Customer
from server.models.scope import scoped_get, scoped_update
from server.models.visits import Visit
from tests.builders import acting, at, book_visit, make_job, make_tax_rate
from tests.field import Desk, Field


@pytest.fixture
def suggesting(field: Field) -> Field:
    """The same day in a company that looks at every invoice."""
    with acting(field.services, field.tenant) as scope:
        scope.session.get_one(Company, scope.tenant_id).invoicing = "suggest"
    return field


def complete(field: Field, visit: Visit | None = None, **details: Any) -> Any:
    return field.phone.report(visit or field.visit, "complete", at(9), **details)["invoice"]


def text_of(desk: Desk, invoice_id: str) -> tuple[bytes, str]:
    answer = desk.get(f"/invoices/{invoice_id}.pdf")
    assert answer.status_code == 200
    assert answer.content_type == "application/pdf"
    return answer.data, PdfReader(io.BytesIO(answer.data)).pages[0].extract_text()


def test_the_list_is_filtered_searched_and_paged(field: Field) -> None:
    with acting(field.services, field.tenant) as scope:
        more = [
            book_visit(
                scope, make_job(scope, field.world.site, field.world.flat), field.world.technician, at(hour)
            )
            for hour in (13, 14)
        ]
    for visit in (field.visit, *more):
        complete(field, visit)
        field.clock.forward(minutes=1)
    draft = complete(field, field.timed_visit)
    desk = field.desk()

    assert [row["number"] for row in desk.items("/invoices", status="posted")] == [
        "INV-000003",
        "INV-000002",
        "INV-000001",
    ]
    assert [row["id"] for row in desk.items("/invoices", status="draft")] == [draft["id"]]
    assert len(desk.items("/invoices", job_id=field.job.id)) == 1
    assert len(desk.items("/invoices", customer_id=field.world.customer.id)) == 4
    assert [row["number"] for row in desk.items("/invoices", q="000002")] == ["INV-000002"]
    assert len(desk.items("/invoices", q="rosenthal")) == 4
    assert desk.items("/invoices", q="nobody") == []
    first = desk.get("/invoices", limit=3).json
    second = desk.get("/invoices", limit=3, cursor=first["next"]).json
    assert [row["number"] for row in first["items"] + second["items"]] == [
        None,
        "INV-000003",
        "INV-000002",
        "INV-000001",
    ]
    assert second["next"] is None


def test_a_draft_s_pdf_says_so_and_a_posted_one_never_changes(suggesting: Field) -> None:
    desk = suggesting.desk()
    invoice = complete(suggesting)
    _, before = text_of(desk, invoice["id"])
    assert "draft" in before.lower()

    approved = desk.post(f"/invoices/{invoice['id']}/approve")

    assert approved.status_code == 200, approved.json
    assert approved.json["number"] == "INV-000001"
    first, shown = text_of(desk, invoice["id"])
    assert "INV-000001" in shown
    assert "draft" not in shown.lower()
    with acting(suggesting.services, suggesting.tenant) as scope:
        scoped_get(scope, Customer, suggesting.world.customer.id).name = "Somebody Else"
    suggesting.clock.forward(days=40)
    assert text_of(desk, invoice["id"])[0] == first
    suggesting.work()
    assert text_of(desk, invoice["id"])[0] == first


def test_a_draft_is_corrected_by_the_same_rules(suggesting: Field) -> None:
    desk = suggesting.desk()
    invoice = desk.get(f"/invoices/{complete(suggesting)['id']}")
    path, version = f"/invoices/{invoice.json['id']}", int(invoice.headers["ETag"].strip('"'))
    lines = [
        {"code": "LAB-TUNE", "quantity": "1"},
        {"code": "FILTER", "quantity": "2", "unit_price": {"minor": 1000, "currency": "USD"}},
    ]

    changed = desk.patch(path, {"lines": lines, "notes": "Two filters."}, version)

    assert changed.status_code == 200, changed.json
    assert (changed.json["net"]["minor"], changed.json["tax"]["minor"]) == (16900, 1352)
    assert [reason["code"] for reason in changed.json["review_reasons"]] == [
        "PRICE_OVERRIDE",
        "MODE_SUGGEST",
    ]
    assert desk.patch(path, {"notes": "Late."}, version).status_code == 412
    posted = desk.post(f"{path}/approve").json
    assert (posted["total"]["minor"], posted["notes"]) == (18252, "Two filters.")
    assert [event["kind"] for event in posted["events"]] == ["drafted", "edited", "approved", "posted"]
    assert desk.patch(path, {"notes": "Later."}, posted["version"]).json["code"] == "NOT_A_DRAFT"


WRONG_LINES: list[tuple[Any, str]] = [
    ({"code": "NO-SUCH", "quantity": "1"}, "code"),
    ({"code": "FILTER", "quantity": "0"}, "quantity"),
    ({"code": "FILTER", "quantity": 1}, "quantity"),
    (
        {"code": "FILTER", "quantity": "1", "unit_price": {"minor": 1, "currency": "EUR"}},
        "unit_price.currency",
    ),
    ({"code": "FILTER", "quantity": "1", "unit_price": {"minor": -1, "currency": "USD"}}, "unit_price.minor"),
]


def test_a_wrong_line_is_refused_by_name(suggesting: Field) -> None:
    desk = suggesting.desk()
    invoice = desk.get(f"/invoices/{complete(suggesting)['id']}").json

    for line, name in WRONG_LINES:
        answer = desk.patch(f"/invoices/{invoice['id']}", {"lines": [line]}, invoice["version"])
        assert answer.status_code == 422
        assert answer.json["errors"][0]["field"] == f"json.lines[0].{name}"
    assert desk.get(f"/invoices/{invoice['id']}").json == invoice


def test_what_is_not_known_cannot_be_approved_until_it_is(field: Field) -> None:
    with acting(field.services, field.tenant) as scope:
        site = scoped_update(scope, type(field.world.site)).where(
            type(field.world.site).id == field.world.site.id
        )
        scope.session.execute(site.values(tax_jurisdiction="NY-NEW"))
    desk, invoice = field.desk(), complete(field)
    refused = desk.post(f"/invoices/{invoice['id']}/approve")
    assert refused.status_code == 409
    assert (refused.json["code"], refused.json["reasons"]) == ("DRAFT_INCOMPLETE", ["NO_TAX_RATE"])

    with acting(field.services, field.tenant) as scope:
        make_tax_rate(scope, jurisdiction="NY-NEW", ppm=70_000)

    assert desk.post(f"/invoices/{invoice['id']}/approve").json["tax"]["minor"] == 1173


def test_a_rejected_draft_holds_its_job_and_takes_no_number(suggesting: Field) -> None:
    desk, invoice = suggesting.desk(), complete(suggesting)

    rejected = desk.post(f"/invoices/{invoice['id']}/reject", {"reason": "Warranty."})

    assert (rejected.json["status"], rejected.json["number"]) == ("rejected", None)
    assert "Warranty." in rejected.json["events"][-1]["sentence"]
    assert desk.post(f"/invoices/{invoice['id']}/approve").status_code == 409
    assert desk.items("/review-queue") == []


def test_a_rejection_can_be_taken_back(suggesting: Field) -> None:
    desk, invoice = suggesting.desk(), complete(suggesting)
    path = f"/invoices/{invoice['id']}"
    assert desk.post(f"{path}/reopen").json["code"] == "NOT_REJECTED"
    desk.post(f"{path}/reject", {"reason": "Warranty."})

    reopened = desk.post(f"{path}/reopen")

    assert reopened.json["status"] == "draft"
    assert desk.post(f"{path}/approve").json["status"] == "posted"


def test_approving_twice_posts_once(suggesting: Field) -> None:
    desk, invoice = suggesting.desk(), complete(suggesting)
    first = desk.post(f"/invoices/{invoice['id']}/approve", key="once")
    replay = desk.post(f"/invoices/{invoice['id']}/approve", key="once")
    other = desk.post(f"/invoices/{invoice['id']}/approve", key="twice")

    assert replay.json == first.json
    assert (other.status_code, other.json["code"]) == (409, "NOT_A_DRAFT")


def test_who_may_not_is_told_so(field: Field) -> None:
    invoice = complete(field)
    assert field.desk("technician").get("/invoices").status_code == 403
    assert field.desk("dispatcher").get(f"/invoices/{invoice['id']}").status_code == 403
    assert field.desk("auditor").get(f"/invoices/{invoice['id']}.pdf").status_code == 200
    assert field.desk("auditor").post(f"/invoices/{invoice['id']}/approve").status_code == 403
    assert field.desk().get("/invoices/nothing").status_code == 404
    assert field.desk().get("/invoices/nothing.pdf").status_code == 404
