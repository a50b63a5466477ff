"""What the demo is drawn from: the same for the same date, and as the hidden truth says."""

import math
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from statistics import mean, median, stdev

import pytest

from server.bootstrap import Services, make_services
from server.demo import hidden_truth
from server.demo.catalogue import ITEMS, KIND_BY_CODE, KINDS, SKILLS
from server.demo.draws import chance
from server.demo.making import Maker
from server.demo.people import FORTNIGHT, TECHNICIANS, works_on
from server.demo.places import QUARTERS, draw_address
from server.settings import Settings
from server.upgrade import upgrade
from tests.conftest import StillClock
from tests.demo.conftest import NOON
from tests.demo.looking import rows
from tests.demo.test_hours import BRIEF

TOLD = (
    "SELECT c.number, c.name, c.email, s.address, s.latitude_e6 FROM customers c JOIN sites s ON s.customer_id = c.id",
    "SELECT j.number, j.title, v.starts_at, v.status, v.completed_at, t.name FROM jobs j"
    " LEFT JOIN visits v ON v.job_id = j.id LEFT JOIN visit_assignments a ON a.visit_id = v.id"
    " LEFT JOIN technicians t ON t.id = a.technician_id",
    "SELECT number, total_minor, posted_at, document FROM invoices",
    "SELECT kind, occurred_at, received_at FROM punches",
    "SELECT p.day, j.number, u.reasons FROM plan_unassigned u JOIN jobs j ON j.id = u.job_id"
    " JOIN plans p ON p.id = u.plan_id",
)


@pytest.mark.one_engine(reason="compares two databases, of which the second is an embedded one")
def test_two_starts_on_one_date_tell_the_same_story(services: Services, tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "second")
    upgrade(settings)
    held = make_services(settings)
    for one in (services, held):
        Maker(_at_noon(one), BRIEF, tell=lambda _: None).run()
    for statement in TOLD:
        first, second = (sorted(map(repr, rows(one, statement))) for one in (services, held))
        assert first == second
    held.engine.dispose()


def _at_noon(services: Services) -> Services:
    return replace(services, clock=StillClock(NOON))


def test_minutes_are_lognormal_by_kind_of_work_and_technician() -> None:
    kind, technician = KIND_BY_CODE["HEAT-NO"], 13
    random = chance("minutes")
    drawn = [hidden_truth.work_seconds(random, kind, technician) for _ in range(4000)]
    wanted = kind.minutes * 60 * hidden_truth.BIAS[kind.code] * hidden_truth.PACE[technician]
    assert median(drawn) == pytest.approx(wanted, rel=0.03)
    assert stdev(math.log(one) for one in drawn) == pytest.approx(hidden_truth.SPREAD["timed"], rel=0.05)


def test_heating_is_asked_for_in_the_winter_and_cooling_in_the_summer() -> None:
    heating, cooling = KIND_BY_CODE["HEAT-NO"], KIND_BY_CODE["COOL-NO"]
    january, july = date(2026, 1, 15), date(2026, 7, 16)
    assert hidden_truth.season(heating, january) > 5 * hidden_truth.season(heating, july)
    assert hidden_truth.season(cooling, july) > 5 * hidden_truth.season(cooling, january)
    assert hidden_truth.season(KIND_BY_CODE["PLB-SUMP"], date(2026, 3, 20)) == 2.5


def test_a_sunday_is_quieter_than_the_monday_after_it() -> None:
    sunday = date(2026, 11, 22)
    assert hidden_truth.demand(sunday) < 0.8 * hidden_truth.demand(sunday + timedelta(days=1))


def test_one_customer_in_six_or_so_pays_late() -> None:
    random = chance("payers")
    share = mean(hidden_truth.is_late_payer(random) for _ in range(4000))
    assert share == pytest.approx(hidden_truth.LATE_PAYERS, abs=0.02)


def test_eleven_technicians_are_on_the_rota_on_every_day_of_the_fortnight() -> None:
    for day in range(FORTNIGHT):
        assert sum(works_on(number, day) for number in range(len(TECHNICIANS))) == 11


def test_somebody_with_each_rare_skill_is_on_the_rota_every_day() -> None:
    for skill in SKILLS:
        able = [number for number, who in enumerate(TECHNICIANS) if skill.code in who.skills]
        for day in range(FORTNIGHT):
            assert any(works_on(number, day) for number in able), (skill.code, day)


def test_what_the_kinds_of_work_name_is_in_the_catalogue() -> None:
    items, skills = {item.code for item in ITEMS}, {skill.code for skill in SKILLS}
    for kind in KINDS:
        assert {kind.labour[1], *(code for code, _ in kind.lines)} <= items
        assert set(kind.skills) <= skills
        assert kind.code in hidden_truth.BIAS


def test_customers_live_on_land() -> None:
    random = chance("land")
    for quarter in QUARTERS:
        place = draw_address(random, quarter).place
        assert place is not None
        assert 43.04 < place.latitude < 43.235  # the lake begins at 43.245
        in_the_bay = 43.17 < place.latitude < 43.24 and -77.545 < place.longitude < -77.510
        assert not in_the_bay


def test_the_page_about_the_demo_tells_the_hidden_truth_as_it_is() -> None:
    page = (Path(__file__).parents[2] / "docs" / "demo.md").read_text()
    for kind in KINDS:
        row = f"| {kind.code}, {kind.name} | {kind.minutes} | {hidden_truth.BIAS[kind.code]:.2f} | {kind.labour[0]} |"
        assert row in page
    for number, (who, pace) in enumerate(zip(TECHNICIANS, hidden_truth.PACE, strict=True), 1):
        assert f"| tech{number} | {who.name} |" in page
        assert f"| {who.starts_from} | {pace:.2f} |" in page
