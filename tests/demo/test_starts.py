"""Starting the demo: the first time, again, on a later day, after an interruption."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from server.bootstrap import Services
from server.db import write_session
from server.demo import making
from server.demo.making import Made, Maker
from server.models.scope import Scope
from server.use_cases.jobs import edit_job
from server.use_cases.visits import edit_visit
from tests.conftest import StillClock
from tests.demo.conftest import SMALL, Start
from tests.demo.looking import attention, board, day_of, everything, rows, statuses

A_DAY = timedelta(days=1)


def test_the_first_start_makes_a_past_a_day_under_way_and_tomorrow_and_the_second_nothing(
    services: Services, client: FlaskClient, clock: StillClock, start: Start
) -> None:
    made = start()
    assert made.today is not None
    _tomorrow_is_planned(services, made)
    _today_is_half_worked(services, made)
    _the_past_is_billed_and_mailed(services, made)
    _everybody_signs_in(client)
    before = everything(services)
    clock.forward(hours=3)
    assert start().stages == []
    assert everything(services) == before


def _tomorrow_is_planned(services: Services, made: Made) -> None:
    assert made.today is not None
    tomorrow = board(services, made, made.today + A_DAY)
    assert tomorrow["published_plan_id"]
    assert tomorrow["kpis"]["jobs"] == SMALL.planned_jobs
    reasons = {one["reasons"][0]["code"] for one in tomorrow["unassigned"]}
    assert {"NO_SKILL", "TOO_FAR", "NO_PLACE"} <= reasons


def _today_is_half_worked(services: Services, made: Made) -> None:
    assert made.today is not None
    today = board(services, made, made.today)
    shown = statuses(today)
    assert min(shown["done"], shown["scheduled"]) >= 5
    assert shown["working"] >= 2
    assert {"LATE", "OVERRUNNING"} & attention(today)
    assert [
        visit for who in today["technicians"] if who["name"] == "Dana Whitfield" for visit in who["visits"]
    ]
    assert rows(services, "SELECT code, state FROM exceptions WHERE code <> 'INVOICE_REVIEW'") == [
        ("TWO_AT_ONCE", "open")
    ]


def _the_past_is_billed_and_mailed(services: Services, made: Made) -> None:
    assert made.today is not None
    days = {day_of(row[0]) for row in rows(services, "SELECT starts_at FROM visits")}
    assert min(days) == made.today - SMALL.history_days * A_DAY
    posted = rows(services, "SELECT COUNT(*) FROM invoices WHERE status = 'posted'")[0][0]
    assert posted > 0.5 * SMALL.history_jobs * SMALL.history_days
    waiting = rows(
        services,
        "SELECT i.issued_on FROM outbox_events o JOIN invoices i ON i.id = o.subject_id"
        " WHERE o.state = 'waiting' AND o.name = 'invoice.posted'",
    )
    assert {row[0] for row in waiting} == {str(made.today)}
    assert rows(services, "SELECT COUNT(*) FROM mail_messages WHERE state <> 'sent'") == [(0,)]


def _everybody_signs_in(client: FlaskClient) -> None:
    for name in ("dispatcher", "office", "owner", "payroll", "auditor", "tech1", f"tech{SMALL.technicians}"):
        body = {"email": f"{name}@demo.example", "password": "truckroll-demo"}
        assert client.post("/api/v1/session", json=body).status_code == 200


def test_a_later_start_brings_its_own_days_and_leaves_what_people_changed(
    services: Services, clock: StillClock, start: Start
) -> None:
    made = start()
    assert made.today is not None
    pinned, job = _change_by_hand(services, made.tenant_id, made.today + A_DAY)
    clock.forward(days=3)
    again = start()
    assert again.today == made.today + 3 * A_DAY
    after = "SELECT v.pinned, v.status, v.version FROM visits v WHERE v.id = :id"
    assert rows(services, after, id=pinned) == [("time", "scheduled", 2)]
    assert rows(services, "SELECT title, version FROM jobs WHERE id = :id", id=job) == [
        ("Changed by hand", 3)
    ]
    assert statuses(board(services, again, again.today))["done"] >= 5
    assert board(services, again, again.today + A_DAY)["published_plan_id"]
    for ago in (3, 2):
        shown = statuses(board(services, again, again.today - ago * A_DAY))
        assert shown["done"] > 0.6 * shown.total()
    between = statuses(board(services, again, again.today - A_DAY))
    assert between["done"] == between.total() > 5
    open_ones = rows(
        services, "SELECT code FROM exceptions WHERE state = 'open' AND code <> 'INVOICE_REVIEW'"
    )
    assert open_ones == [("TWO_AT_ONCE",)]


def _change_by_hand(services: Services, tenant_id: str, day: object) -> tuple[str, str]:
    """Pin a visit of a day and rename the job of another technician's."""
    shown = rows(
        services,
        "SELECT v.id, v.job_id, v.version, j.version, v.starts_at, a.technician_no FROM visits v"
        " JOIN jobs j ON j.id = v.job_id JOIN visit_assignments a ON a.visit_id = v.id"
        " ORDER BY a.technician_no, v.starts_at",
    )
    of_day = [row for row in shown if day_of(row[4]) == day]
    first, last = of_day[0], of_day[-1]
    with write_session(services.engine, tenant_id) as session:
        scope = Scope(session, tenant_id, "user:somebody", services.clock.now(), "a request")
        edit_visit(scope, first[0], {"pinned": "time"}, first[2])
        edit_job(scope, last[1], {"title": "Changed by hand"}, last[3])
    return first[0], last[1]


@pytest.mark.one_engine(
    reason="interruption is about the stages, whose transactions are alike on both engines"
)
@pytest.mark.parametrize("killed_in", ["_write_past", "_take_today", "_work_today", "plan_and_publish"])
def test_an_interrupted_start_is_completed_by_the_next(
    services: Services, start: Start, monkeypatch: pytest.MonkeyPatch, killed_in: str
) -> None:
    class Killed(BaseException):
        pass

    def die(*_: object, **__: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(making if killed_in == "plan_and_publish" else Maker, killed_in, die)
        with pytest.raises(Killed):
            start()
    made = start()
    assert made.today is not None
    assert made.stages
    assert statuses(board(services, made, made.today))["done"] >= 5
    assert board(services, made, made.today + A_DAY)["published_plan_id"]
    assert start().stages == []
