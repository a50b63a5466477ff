"""The demo at the size in which people see it; in `make soak`, since it takes a minute."""

import time

import pytest

from server.bootstrap import Services
from server.db import read_session
from server.demo.making import A_DAY, Maker
from server.demo.scale import Scale
from server.models.companies import Company
from server.models.scope import Scope
from server.planning.availability import day_availability
from tests.conftest import StillClock
from tests.demo.looking import board, rows, statuses

PLANTED = {
    "NO_SKILL",
    "CERTIFICATE_LAPSED",
    "NO_SHIFT_IN_WINDOW",
    "TOO_FAR",
    "NO_PLACE",
    "PINNED_ABSENT",
    "NO_ROOM",
}


@pytest.mark.soak
def test_the_whole_demo_is_made_within_its_time_and_topped_up_on_later_days(
    services: Services, clock: StillClock
) -> None:
    began = time.monotonic()
    made = Maker(services, tell=print).run()
    assert time.monotonic() - began < 300
    for _ in range(3):
        assert made.today is not None
        tomorrow = board(services, made, made.today + A_DAY)
        assert tomorrow["kpis"]["jobs"] == 110
        assert {one["reasons"][0]["code"] for one in tomorrow["unassigned"]} == PLANTED
        assert len(tomorrow["unassigned"]) < 20
        today = statuses(board(services, made, made.today))
        assert 0.3 < today["done"] / today.total() < 0.8
        clock.forward(days=2)
        made = Maker(services, tell=print).run()
    posted = rows(services, "SELECT COUNT(*) FROM invoices WHERE status = 'posted'")
    assert posted[0][0] > 4000


@pytest.mark.one_engine(reason="what fits is the optimizer's answer; both engines hand it the same problem")
def test_every_planted_reason_is_true(services: Services) -> None:
    scale = Scale(history_days=1, customers=80, history_jobs=10, planned_jobs=80, today_jobs=12, iterations=2)
    made = Maker(services, scale, tell=lambda _: None).run()
    assert made.today is not None
    tomorrow = board(services, made, made.today + A_DAY)
    assert {one["reasons"][0]["code"] for one in tomorrow["unassigned"]} >= PLANTED - {"NO_ROOM"}
    with read_session(services.engine, made.tenant_id) as session:
        scope = Scope(session, made.tenant_id, "test", services.clock.now(), "test")
        company = session.get_one(Company, made.tenant_id)
        for ahead in range(14):
            crew = day_availability(scope, company, made.today + ahead * A_DAY)
            lapsed = [who for who in crew if who.shift and who.lapsed]
            assert lapsed, "somebody whose certificate has lapsed is always on a shift"
