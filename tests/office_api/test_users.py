"""Users, the company's settings and the audit log by HTTP."""

import pytest
from flask.testing import FlaskClient

from server.bootstrap import Services
from tests.asking import Asking, fields_of
from tests.builders import acting, make_technician
from tests.conftest import PASSWORD, Tenant, make_tenant

USERS, COMPANY, AUDIT = "/office/v1/users", "/office/v1/company", "/office/v1/audit"
NEW = {"email": "New@Acme.example", "name": "New", "role": "dispatcher"}


@pytest.fixture
def owner(client: FlaskClient, services: Services, tenant: Tenant) -> Asking:
    return Asking(client, services, tenant, "owner")


def can_sign_in(client: FlaskClient, email: str, password: str = PASSWORD) -> bool:
    answer = client.post("/api/v1/session", json={"email": email, "password": password})
    return answer.status_code == 200


def test_a_user_is_made_with_a_password_or_invited(owner: Asking, client: FlaskClient) -> None:
    made = owner.make(USERS, **NEW, password=PASSWORD)
    invited = owner.make(USERS, **NEW | {"email": "later@acme.example"})

    assert (made["email"], made["state"], made["active"]) == ("new@acme.example", "active", True)
    assert made["created_at"] == "2026-03-02T08:00:00-05:00"
    assert (invited["state"], invited["active"]) == ("invited", False)
    assert can_sign_in(client, "new@acme.example")
    assert fields_of(owner.edit(f"{USERS}/{invited['id']}", invited, active=True)) == ["json.active"]
    assert owner.post(f"{USERS}/{invited['id']}/password", password="short").status_code == 422
    assert owner.post(f"{USERS}/{invited['id']}/password", password=PASSWORD).status_code == 204
    assert can_sign_in(client, "later@acme.example")


def test_an_address_signs_in_once_in_the_installation(
    owner: Asking, services: Services, tenant: Tenant
) -> None:
    other = make_tenant(services, "Other")

    for email in (tenant.email("office"), other.email("office")):
        taken = owner.post(USERS, **NEW | {"email": email})
        assert (taken.status_code, taken.json["code"]) == (409, "EMAIL_TAKEN")


def test_who_is_switched_off_is_out_at_once(
    owner: Asking, client: FlaskClient, services: Services, tenant: Tenant
) -> None:
    office = Asking(client, services, tenant, "office")
    path = f"{USERS}/{tenant.users['office']}"

    off = owner.edit(path, 1, active=False)

    assert (off.json["state"], off.json["active"]) == ("suspended", False)
    assert office.get("/office/v1/customers").status_code == 403
    assert not can_sign_in(client, tenant.email("office"))
    assert owner.edit(path, off.json, active=True).json["state"] == "active"
    assert office.get("/office/v1/customers").status_code == 401
    assert can_sign_in(client, tenant.email("office"))


def test_nobody_changes_their_own_role_and_an_owner_remains(
    owner: Asking, client: FlaskClient, services: Services, tenant: Tenant
) -> None:
    own = f"{USERS}/{tenant.users['owner']}"
    refused = owner.edit(own, 1, role="office")
    assert (refused.status_code, refused.json["code"]) == (403, "OWN_ROLE")
    assert owner.edit(own, 1, name="Olive").json["name"] == "Olive"

    deputy = owner.edit(f"{USERS}/{tenant.users['office']}", 1, role="owner").json
    second = Asking(client, services, tenant, "office")
    assert second.edit(own, 2, role="auditor").status_code == 200
    assert owner.edit(f"{USERS}/{deputy['id']}", deputy, role="office").status_code == 403


def test_users_show_which_technician_they_are(owner: Asking, services: Services, tenant: Tenant) -> None:
    with acting(services, tenant) as scope:
        technician = make_technician(scope, user_id=tenant.users["technician"])

    linked = {item["role"]: item["technician_id"] for item in owner.get(USERS).json["items"]}

    assert linked == {role: technician.id if role == "technician" else None for role in tenant.users}


def test_another_companys_users_are_not_there(owner: Asking, services: Services) -> None:
    foreign = f"{USERS}/{make_tenant(services, 'Other').users['office']}"

    assert owner.get(foreign).status_code == 404
    assert owner.edit(foreign, 1, active=False).status_code == 404
    assert owner.post(f"{foreign}/password", password=PASSWORD).status_code == 404


def test_only_owners_edit_users(client: FlaskClient, services: Services, tenant: Tenant) -> None:
    office = Asking(client, services, tenant, "office")

    assert office.get(USERS).status_code == 200
    assert office.post(USERS, **NEW).status_code == 403
    assert Asking(client, services, tenant, "dispatcher").get(USERS).status_code == 403


def test_the_companys_settings_are_read_by_all_and_changed_by_the_owner(
    owner: Asking, client: FlaskClient, services: Services, tenant: Tenant
) -> None:
    dispatcher = Asking(client, services, tenant, "dispatcher")
    seen = dispatcher.get(COMPANY)

    assert seen.json["depot"] == {"label": "Depot", "latitude": 43.16, "longitude": -77.61}
    depot = {"label": "Yard", "latitude": 43.2, "longitude": -77.7}
    changed = owner.edit(
        COMPANY, seen.json, name="Acme", timezone="America/Chicago", depot=depot, payment_days=30
    )
    assert changed.status_code == 200, changed.json
    assert (
        owner.get(COMPANY).json
        == changed.json
        == seen.json
        | {
            "name": "Acme",
            "timezone": "America/Chicago",
            "depot": depot,
            "payment_days": 30,
            "version": 2,
        }
    )
    assert owner.edit(COMPANY, seen.json, name="Late").status_code == 412
    assert dispatcher.edit(COMPANY, changed.json, name="Mine").status_code == 403


def test_a_setting_that_cannot_be_is_named(owner: Asking) -> None:
    wrong = {
        "timezone": "Mars/Base",
        "locale": "klingon",
        "currency": "ZZZ",
        "color": "red",
        "invoice_prefix": "in voice",
        "depot": {"latitude": 1},
    }
    for field, value in wrong.items():
        assert fields_of(owner.edit(COMPANY, 1, **{field: value}))[0].startswith(f"json.{field}")
    assert owner.get(COMPANY).json["version"] == 1


def test_the_audit_log_tells_who_did_what(
    owner: Asking, client: FlaskClient, services: Services, tenant: Tenant
) -> None:
    made = owner.make("/office/v1/customers", name="Ann")
    owner.edit(f"/office/v1/customers/{made['id']}", made, notes="x")
    auditor = Asking(client, services, tenant, "auditor")

    log = auditor.get(f"{AUDIT}?object_id={made['id']}").json

    assert [(item["action"], item["actor_name"]) for item in log["items"]] == [
        ("customer.edit", "Owner"),
        ("customer.create", "Owner"),
    ]
    assert log["items"][0]["facts"] == {"changes": ["notes"]}
    assert log["items"][0]["at"] == "2026-03-02T08:00:00-05:00"
    first = auditor.get(f"{AUDIT}?limit=1").json
    second = auditor.get(f"{AUDIT}?limit=1&cursor={first['next']}").json
    assert second["items"][0]["sequence"] == first["items"][0]["sequence"] - 1
    assert fields_of(auditor.get(f"{AUDIT}?object_id=x")) == ["query.object_id"]
    assert Asking(client, services, tenant, "office").get(AUDIT).status_code == 403
