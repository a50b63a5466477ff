"""Imports over HTTP: handed in, checked by the worker, let through; strict about the form, and for those who may."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from server.bootstrap import Services
from server.domain.imports.kinds import KINDS
from server.http.strict_json import MAX_BYTES
from server.models.customers import Customer
from server.models.imports import ImportRun
from server.models.scope import scoped_update
from server.use_cases.imports.run import run_import
from server.worker import waiting
from tests.builders import acting
from tests.conftest import StillClock, Tenant, bearer
from tests.importing import rows_of

FILE = "external_id,name,email\nC1,Rosenthal,r@customer.example\nC2,Amaral,\n"
WRONG = "external_id,name,email\nC1,,r@customer.example\nC2,Amaral,nobody\n"


class Importing:
    """The office's imports, by HTTP and by the worker."""

    def __init__(self, client: FlaskClient, services: Services, tenant: Tenant) -> None:
        self.client, self.services, self.tenant = client, services, tenant
        self.headers = bearer(services, tenant, "owner")

    def post(self, file: bytes | str | None = FILE, *, headers: Any = None, **fields: Any) -> Any:
        parts = [_part(name, str(value).encode()) for name, value in ({"kind": "customers"} | fields).items()]
        if file is not None:
            raw = file.encode() if isinstance(file, str) else file
            parts.append(_part('file"; filename="some/folder/customers.csv', raw))
        return self.send(b"".join(parts) + b"--x--\r\n", headers)

    def send(self, body: bytes, headers: Any = None) -> Any:
        kind = "multipart/form-data; boundary=x"
        return self.client.post(
            "/office/v1/imports", data=body, content_type=kind, headers=headers or self.headers
        )

    def get(self, path: str = "") -> Any:
        return self.client.get(f"/office/v1/imports{path}", headers=self.headers)

    def work(self) -> None:
        for queue, tenant_id, row_id in waiting(self.services):
            if queue == "import":
                run_import(self.services.engine, self.services.clock, self.services.files, tenant_id, row_id)


def _part(name: str, value: bytes) -> bytes:
    return b'--x\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % (name.encode(), value)


@pytest.fixture
def office(client: FlaskClient, services: Services, tenant: Tenant) -> Importing:
    return Importing(client, services, tenant)


def test_a_file_is_checked_and_let_through(office: Importing) -> None:
    made = office.post()
    assert made.status_code == 202, made.json
    run = made.json
    assert (run["state"], run["dry_run"], run["file_name"], run["number"]) == (
        "queued",
        True,
        "customers.csv",
        1,
    )
    assert ("import", office.tenant.tenant_id, run["id"]) in office.services.queue.told  # type: ignore[attr-defined]
    too_soon = office.client.post(f"/office/v1/imports/{run['id']}/commit", headers=office.headers)
    assert (too_soon.status_code, too_soon.json["code"]) == (409, "IMPORT_NOT_CHECKED")

    office.work()
    checked = office.get(f"/{run['id']}").json
    assert (checked["state"], checked["created"], checked["rows_done"]) == ("checked", 2, 2)
    assert checked["preview"][0] == {
        "row": 2,
        "values": {"external_id": "C1", "name": "Rosenthal", "email": "r@customer.example"},
    }
    assert rows_of(office.services, office.tenant, Customer) == []

    through = office.client.post(f"/office/v1/imports/{run['id']}/commit", headers=office.headers)
    assert (through.status_code, through.json["state"]) == (202, "queued")
    office.work()
    assert office.get(f"/{run['id']}").json["state"] == "imported"
    assert [row.name for row in rows_of(office.services, office.tenant, Customer)] == ["Rosenthal", "Amaral"]
    (listed,) = office.get().json["items"]
    assert (listed["state"], listed["accepted"], "errors" in listed) == ("imported", 2, False)


def test_what_is_wrong_is_listed_by_row_and_column(office: Importing) -> None:
    run = office.post(WRONG, dry_run="false").json
    office.work()
    refused = office.get(f"/{run['id']}").json
    assert (refused["state"], refused["accepted"], refused["error_count"]) == ("refused", 0, 2)
    assert refused["errors"] == [
        {"row": 2, "column": "name", "code": "REQUIRED", "reason": "is blank", "value": ""},
        {
            "row": 3,
            "column": "email",
            "code": "NOT_AN_EMAIL",
            "reason": "is no mail address",
            "value": "nobody",
        },
    ]
    assert rows_of(office.services, office.tenant, Customer) == []


def test_a_worker_that_dies_loses_no_import(office: Importing, clock: StillClock) -> None:
    run = office.post(dry_run="false").json
    with acting(office.services, office.tenant) as scope:
        begun = scoped_update(scope, ImportRun).values(
            state="running", attempts=1, fence=1, lease_until=scope.at + timedelta(seconds=60)
        )
        scope.session.execute(begun)
    assert waiting(office.services) == []
    clock.forward(seconds=61)
    office.work()
    assert office.get(f"/{run['id']}").json["state"] == "imported"
    with acting(office.services, office.tenant) as scope:  # one that dies each time is given up
        scope.session.execute(
            scoped_update(scope, ImportRun).values(state="queued", attempts=3, dry_run=False)
        )
    office.work()
    assert office.get(f"/{run['id']}").json["state"] == "failed"


def test_the_form_is_strict(office: Importing) -> None:
    def fields(**form: Any) -> list[str]:
        answer = office.post(**form)
        assert answer.status_code == 422, answer.json
        return [fault["field"] for fault in answer.json["errors"]]

    assert fields(kind="plumbers") == ["form.kind"]
    assert fields(colour="red") == ["form.colour"]
    assert fields(dry_run="yes") == ["form.dry_run"]
    assert fields(parameters="[1]") == ["form.parameters"]
    assert fields(example="nothing") == ["form.example"]
    assert fields(file=None) == ["form.file"]
    assert fields(mapping='kind = "jobs"') == ["kind"]
    wrong = 'kind = "customers"\r\ncolour = 1\r\n[columns]\r\nname = { column = "Name", unit = "miles" }\r\n'
    assert fields(mapping=wrong) == ["colour", "columns.name.unit"]
    assert fields(kind="jobs", example="sf_dispatch") == ["parameters.date"]
    json = office.client.post("/office/v1/imports", json={"kind": "customers"}, headers=office.headers)
    assert (json.status_code, json.json["code"]) == (415, "WRONG_MEDIA_TYPE")


def test_files_may_be_large_here_and_nowhere_else(office: Importing) -> None:
    big = FILE + "".join(f"X{number},Customer {number},\n" for number in range(60_000))
    assert len(big) > MAX_BYTES
    assert office.post(big).status_code == 202
    elsewhere = office.client.post(
        "/office/v1/customers", data=big, content_type="application/json", headers=office.headers
    )
    assert elsewhere.status_code == 413
    assert office.post(b"x" * (51 * 1024 * 1024)).status_code in {413, 422}


def test_a_repeated_request_makes_one_import(office: Importing) -> None:
    headers = office.headers | {"Idempotency-Key": "one"}
    answers = [office.post(file, headers=headers) for file in (FILE, FILE, WRONG)]
    assert [answer.status_code for answer in answers] == [202, 202, 422]
    assert answers[0].json == answers[1].json
    assert answers[2].json["code"] == "IDEMPOTENCY_KEY_REUSED"


def test_a_file_does_no_more_than_its_bringer_may(office: Importing) -> None:
    clerk = bearer(office.services, office.tenant, "office")
    refused = office.post("name\nEli\n", kind="technicians", headers=clerk)
    assert (refused.status_code, refused.json["permission"]) == (403, "technicians.edit")
    assert office.post(headers=clerk).status_code == 202
    kinds = office.client.get("/office/v1/imports/kinds", headers=clerk).json
    assert {kind["name"]: kind["allowed"] for kind in kinds["items"]}["technicians"] is False
    assert [kind["name"] for kind in kinds["items"]] == list(KINDS)
    sf = next(one for one in kinds["examples"] if one["name"] == "sf_dispatch")
    assert (sf["kind"], list(sf["parameters"])) == ("jobs", ["date"])
    template = office.client.get("/office/v1/imports/templates/customers.csv", headers=clerk)
    assert template.text.startswith("external_id,name,phone,email")
    assert office.client.get("/office/v1/imports/templates/plumbers.csv", headers=clerk).status_code == 404


def test_what_came_over_can_be_read(office: Importing) -> None:
    office.post(dry_run="false")
    office.work()
    one, two = rows_of(office.services, office.tenant, Customer)
    office.post("number,customer_id,issued_on,due_on,total,open\nI2,C1,2026-01-02,2026-02-02,10,5\nI1,C2,2026-01-01,,7,7\n",
                kind="open-invoices", dry_run="false")  # fmt: skip
    office.post("customer_id,name,starts_on,interval_months,price\nC1,Care,2026-01-01,12,99\n", kind="agreements",
                dry_run="false")  # fmt: skip
    office.work()
    every = office.client.get("/office/v1/open-invoices?limit=1", headers=office.headers).json
    assert [row["number"] for row in every["items"]] == ["I1"]
    rest = office.client.get(f"/office/v1/open-invoices?cursor={every['next']}", headers=office.headers).json
    assert rest["items"][0]["open"] == {"minor": 500, "currency": "USD"}
    path = "/office/v1/agreements?customer_id="
    (care,) = office.client.get(path + one.id, headers=office.headers).json["items"]
    assert care["price"] == {"minor": 9900, "currency": "USD"}
    assert office.client.get(path + two.id, headers=office.headers).json["items"] == []
