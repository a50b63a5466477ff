"""Kinds of work by HTTP."""

import pytest
from flask.testing import FlaskClient

from server.bootstrap import Services
from tests.asking import Asking, fields_of
from tests.builders import acting, make_item
from tests.conftest import Tenant, make_tenant

TYPES = "/dispatch/v1/job-types"
TUNE = {"code": "TUNE", "name": "Tune-up", "duration_seconds": 3600}


@pytest.fixture
def dispatcher(client: FlaskClient, services: Services, tenant: Tenant) -> Asking:
    made = Asking(client, services, tenant, "dispatcher")
    made.make("/dispatch/v1/skills", code="GAS", name="Gas")
    with acting(services, tenant) as scope:
        make_item(scope, "HOUR", kind="labour")
        make_item(scope, "FILTER")
    return made


def test_a_kind_of_work_says_what_it_takes_asks_checks_and_bills(dispatcher: Asking) -> None:
    made = dispatcher.make(
        TYPES,
        **TUNE,
        skills=[{"code": "GAS", "level": 2}],
        checklist=[{"text": "Gas off?", "required": True}, {"id": "1", "text": "Clean?"}],
        lines=[{"code": "FILTER", "quantity": "1.5"}],
        labour="timed",
        labour_code="HOUR",
    )

    assert made["skills"] == [{"code": "GAS", "name": "Gas", "level": 2}]
    assert made["lines"] == [{"code": "FILTER", "description": "Filter", "quantity": "1.5"}]
    assert [entry["id"] for entry in made["checklist"]] == ["2", "1"]
    assert (made["labour"], made["labour_code"], made["setup_seconds"]) == ("timed", "HOUR", 0)
    path = f"{TYPES}/{made['id']}"
    changed = dispatcher.edit(path, made, lines=[], labour_code=None, duration_seconds=5400)
    assert changed.json == made | {
        "lines": [],
        "labour_code": None,
        "duration_seconds": 5400,
        "version": 2,
    }
    assert dispatcher.get(path).json == changed.json
    assert dispatcher.get(f"{TYPES}?active=true").json["items"] == [changed.json]
    assert dispatcher.edit(path, made, name="x").status_code == 412


def test_what_is_wrong_with_a_kind_of_work_is_named(dispatcher: Asking) -> None:
    twice = [{"id": "1", "text": "a"}, {"id": "1", "text": "b"}]
    wrong = {
        "json.duration_seconds": {"duration_seconds": 59},
        "json.skills[0].code": {"skills": [{"code": "NONE", "level": 1}]},
        "json.lines[0].code": {"lines": [{"code": "NONE", "quantity": "1"}]},
        "json.lines[0].quantity": {"lines": [{"code": "FILTER", "quantity": "0"}]},
        "json.labour_code": {"labour_code": "FILTER"},
        "json.checklist": {"checklist": twice},
        "json.checklist[0].text": {"checklist": [{"required": True}]},
    }
    for field, body in wrong.items():
        assert fields_of(dispatcher.post(TYPES, **TUNE | body)) == [field]
    made = dispatcher.make(TYPES, **TUNE)
    assert fields_of(dispatcher.edit(f"{TYPES}/{made['id']}", made, lines=[{"code": "FILTER"}])) == [
        "json.lines[0].quantity"
    ]
    assert dispatcher.post(TYPES, **TUNE).json["code"] == "CODE_TAKEN"


def test_another_companys_kinds_of_work_are_not_there(
    dispatcher: Asking, client: FlaskClient, services: Services, tenant: Tenant
) -> None:
    path = f"{TYPES}/{dispatcher.make(TYPES, **TUNE)['id']}"
    stranger = Asking(client, services, make_tenant(services, "Other"), "dispatcher")

    assert stranger.get(path).status_code == 404
    assert stranger.edit(path, 1).status_code == 404
    foreign = stranger.post(TYPES, **TUNE, lines=[{"code": "FILTER", "quantity": "1"}])
    assert fields_of(foreign) == ["json.lines[0].code"]
    assert Asking(client, services, tenant, "technician").get(TYPES).status_code == 403
