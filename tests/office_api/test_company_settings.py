"""The company's settings: office hours, where numbers begin, the logo, and the first steps."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from flask.testing import FlaskClient
from pypdf import PdfReader
from werkzeug.test import TestResponse

from server.bootstrap import Services
from tests.asking import Asking, fields_of
from tests.builders import acting, at, make_job, make_shift, make_world
from tests.conftest import Tenant
from tests.domain.test_pictures import png
from tests.field import Field

COMPANY, LOGO, STEPS = "/office/v1/company", "/office/v1/company/logo", "/office/v1/first-steps"
PICTURE = png(40, 20)
THURSDAY = date(2026, 3, 5)


@pytest.fixture
def owner(client: FlaskClient, services: Services, tenant: Tenant) -> Asking:
    return Asking(client, services, tenant, "owner")


def put_logo(asking: Asking, content: bytes, version: int, kind: str = "image/png") -> TestResponse:
    headers = asking._header | {"If-Match": f'"{version}"', "Content-Type": kind}
    return asking._client.put(LOGO, data=content, headers=headers)


def day(weekday: int, starts: str, ends: str) -> dict[str, Any]:
    return {"weekday": weekday, "starts": starts, "ends": ends}


def test_office_hours_are_kept_in_order_and_told_to_every_page(
    owner: Asking, client: FlaskClient, services: Services, tenant: Tenant
) -> None:
    hours = [day(0, "13:00", "17:00"), day(0, "08:00", "12:00"), day(5, "09:00", "24:00")]
    kept = owner.edit(COMPANY, 1, office_hours=hours)
    assert kept.json["office_hours"] == [hours[1], hours[0], hours[2]], kept.json
    shown = Asking(client, services, tenant, "technician").get("/api/v1/session").json["company"]
    assert shown["office_hours"] == kept.json["office_hours"]

    overlap = owner.edit(
        COMPANY, kept.json, office_hours=[day(0, "08:00", "12:00"), day(0, "11:59", "13:00")]
    )
    assert fields_of(overlap) == ["json.office_hours[1].starts"]
    for wrong in (day(7, "08:00", "12:00"), day(0, "24:00", "12:00"), day(0, "8:00", "12:00")):
        assert fields_of(owner.edit(COMPANY, kept.json, office_hours=[wrong]))[0].startswith(
            "json.office_hours"
        )


def test_numbers_begin_where_the_old_system_ended_and_never_jump(field: Field) -> None:
    owner = Asking(field.client, field.services, field.tenant, "owner")
    begun = owner.edit(COMPANY, 1, first_invoice=4711, invoice_prefix="AH-")
    assert (begun.json["next_number"], begun.json["numbering_begun"]) == ("AH-004711", False)

    invoice = field.phone.report(field.visit, "complete", at(9))["invoice"]

    assert invoice["number"] == "AH-004711"
    seen = owner.get(COMPANY).json
    assert (seen["next_number"], seen["numbering_begun"], seen["currency_fixed"]) == ("AH-004712", True, True)
    assert owner.edit(COMPANY, seen, first_invoice=4711).status_code == 200
    late = owner.edit(COMPANY, 3, first_invoice=1)
    assert (late.status_code, late.json["code"], late.json["next"]) == (409, "NUMBERING_BEGUN", 4712)
    fixed = owner.edit(COMPANY, 3, currency="EUR")
    assert (fixed.status_code, fixed.json["code"]) == (409, "CURRENCY_FIXED")
    assert fields_of(owner.edit(COMPANY, 3, first_invoice=0)) == ["json.first_invoice"]


def test_a_logo_is_shown_behind_walls_and_printed(field: Field) -> None:
    owner = Asking(field.client, field.services, field.tenant, "owner")
    assert owner.get(LOGO).status_code == 404
    invoice = field.phone.report(field.visit, "complete", at(9))["invoice"]["id"]
    assert pictures_in(owner, invoice) == 0
    put = put_logo(owner, PICTURE, 1)
    assert put.status_code == 200, put.json
    assert put.json["logo"].startswith(f"{LOGO}?v=")

    shown = owner.get(put.json["logo"])
    assert (shown.status_code, shown.content_type) == (200, "image/png")
    assert shown.headers["X-Content-Type-Options"] == "nosniff"
    assert shown.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert pictures_in(owner, invoice) == 0, "a posted invoice keeps the head that it was posted with"
    later = field.phone.report(field.timed_visit, "complete", at(10))["invoice"]["id"]
    assert pictures_in(owner, later) == 1
    dropped = owner.delete(LOGO, put.json)
    assert (dropped.status_code, dropped.json["logo"]) == (200, None)
    assert owner.get(LOGO).status_code == 404


def pdf_of(asking: Asking, invoice_id: str) -> bytes:
    answer = asking.get(f"/office/v1/invoices/{invoice_id}.pdf")
    assert answer.status_code == 200
    return bytes(answer.data)


def pictures_in(asking: Asking, invoice_id: str) -> int:
    return sum(len(page.images) for page in PdfReader(BytesIO(pdf_of(asking, invoice_id))).pages)


def test_what_is_no_picture_is_refused(
    owner: Asking, client: FlaskClient, services: Services, tenant: Tenant
) -> None:
    script = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
    for content in (
        script,
        b"",
        PICTURE[:40],
        png(2, 2, claimed=(60_000, 60_000)),
        PICTURE[:60] + b"\0\0" + PICTURE[62:],
    ):
        refused = put_logo(owner, content, 1)
        assert (refused.status_code, refused.json["code"]) == (422, "PICTURE_REFUSED")
        assert fields_of(refused) == ["logo"]
    assert put_logo(owner, script, 1, "image/svg+xml").status_code == 415
    assert put_logo(owner, b"x" * 2_000_000, 1).status_code == 413
    assert put_logo(owner, PICTURE, 7).status_code == 412
    assert put_logo(Asking(client, services, tenant, "office"), PICTURE, 1).status_code == 403
    assert owner.get(COMPANY).json["version"] == 1


def test_the_first_steps_follow_what_is_there(
    owner: Asking, client: FlaskClient, services: Services, tenant: Tenant
) -> None:
    def done() -> set[str]:
        return {step["key"] for step in owner.get(STEPS).json["steps"] if step["done"]}

    assert done() == {"depot", "users"}
    place = {"office_hours": [day(0, "08:00", "17:00")], "address": "1 Oak Street", "phone": "555 0100"}
    owner.edit(COMPANY, 1, **place, payment_note="By check.")
    assert done() == {"depot", "users", "company", "hours", "invoices"}
    with acting(services, tenant) as scope:
        world = make_world(scope, tenant)
        make_shift(scope, world.technician)
        job = make_job(scope, world.site, world.flat, [(at(9, day=THURSDAY), at(12, day=THURSDAY))])
    assert job.status == "open"
    steps = owner.get(STEPS).json
    assert done() == {
        *("depot", "users", "company", "hours", "invoices", "tax"),
        *("technicians", "customers", "price_book", "job_types", "jobs"),
    }
    assert steps["plan_on"] == "2026-03-05"
    assert owner.edit(COMPANY, steps, set_up=True).json["set_up"] is True
    assert owner.get(STEPS).json["set_up"] is True
    assert Asking(client, services, tenant, "technician").get(STEPS).status_code == 403
