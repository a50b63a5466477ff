"""The two walks, through real HTTP and a real worker process: plan tomorrow, and complete a job."""

import email
import email.policy
import json
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

import pypdf

from server.bootstrap import Services
from server.settings import Settings
from tests.conftest import Tenant, bearer
from tests.journeys.conftest import SmallDay
from tests.journeys.house import House, Http, eventually, mails, running

OF_THE_TEST_SERVER = "fsync is off"
"""The tests' own PostgreSQL runs so for speed, and the doctor is right to say it."""


def as_role(services: Services, tenant: Tenant, house: House, role: str) -> Http:
    return Http(house.base, bearer(services, tenant, role)["Authorization"].removeprefix("Bearer "))


def test_a_day_from_the_plan_to_the_sent_invoice(db: Settings, small_day: SmallDay) -> None:
    services, tenant, job, morning = small_day.services, small_day.tenant, small_day.job, small_day.morning
    day = morning.date().isoformat()

    with running(db) as house:
        dispatcher, technician, office = (
            as_role(services, tenant, house, role) for role in ("dispatcher", "technician", "office")
        )
        plan_id = plan_and_publish(dispatcher, day)
        visit = next(
            row
            for row in dispatcher.get(f"/dispatch/v1/board?date={day}").json["technicians"]
            if row["visits"]
        )["visits"][0]
        assert visit["job_id"] == job.id
        assert datetime.fromisoformat(visit["starts_at"]) >= morning + timedelta(hours=10)

        invoice = work(technician, day, visit["id"], str(morning.tzinfo))
        assert invoice["status"] == "posted"

        pdf = office.get(f"/office/v1/invoices/{invoice['id']}.pdf")
        assert pdf.status == 200
        text = "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf.raw)).pages)
        assert invoice["number"] in text
        assert "180.90" in text

        eventually(lambda: office.get(f"/office/v1/invoices/{invoice['id']}").json["sent_at"])
        (sent,) = mails(db.home)
        message = email.message_from_bytes(sent.read_bytes(), policy=email.policy.default)
        assert message["To"] == "Rosenthal <rosenthal@customer.example>"
        (attached,) = [part for part in message.walk() if part.get_content_type() == "application/pdf"]
        assert attached.get_content() == pdf.raw

        assert dispatcher.get(f"/dispatch/v1/jobs/{job.id}").json["status"] == "completed"
        assert dispatcher.get(f"/dispatch/v1/plans/{plan_id}").json["status"] == "published"
        found = house.truckroll("doctor", "--json")
        findings = json.loads(found.stdout)["findings"]
        assert [row for row in findings if not row["detail"].startswith(OF_THE_TEST_SERVER)] == []


def plan_and_publish(dispatcher: Http, day: str) -> str:
    asked = dispatcher.post("/dispatch/v1/plans", {"date": day, "seconds": 2})
    assert asked.status == 202, asked.json
    path = asked.headers["Location"]
    plan = eventually(lambda: _ended(dispatcher.get(path).json))
    assert plan["status"] == "proposed", plan["failure"]
    assert dispatcher.post(f"{path}/publish").status == 200
    return str(plan["id"])


def _ended(plan: dict[str, Any]) -> dict[str, Any] | None:
    return plan if plan["status"] not in {"queued", "solving"} else None


def work(technician: Http, day: str, visit_id: str, zone: str) -> dict[str, Any]:
    """Clock in and take the visit from travel to completion, as the phone would; every report is sent twice."""
    visits = technician.get(f"/mobile/v1/day?date={day}").json["visits"]
    assert [visit["id"] for visit in visits] == [visit_id]
    paths = ["/mobile/v1/clock-in"]
    paths += [f"/mobile/v1/visits/{visit_id}/{step}" for step in ("travel", "arrive", "start", "complete")]
    began = datetime.now(ZoneInfo(zone)) - timedelta(minutes=len(paths))
    for minute, path in enumerate(paths):
        body = {"occurred_at": (began + timedelta(minutes=minute)).isoformat(), "timezone": zone}
        first = technician.post(path, body, key=f"journey-{minute}")
        again = technician.post(path, body, key=f"journey-{minute}")
        assert first.status == 200, first.json
        assert again.raw == first.raw
    invoice: dict[str, Any] = first.json["invoice"]
    return invoice
