"""One file a rule: without it, a planted case is broken; with it, the case is left out or kept."""

from types import ModuleType
from typing import Any

import pytest

from optimizer import Break, Pin, Problem, Territory, check, constraints, objectives, solve
from optimizer.constraints import RULES, breaks, pins, setup, shifts, skills, territories, time_windows
from optimizer.engine import routing_model
from optimizer.engine.clock import Clock
from optimizer.engine.pack import pack
from optimizer.engine.schedule import schedule
from optimizer.engine.search import search
from optimizer.explain.naming import TEMPLATES
from optimizer.objectives import RANKED, kept_pins, optional, priority, travel, unranked
from optimizer.objectives import territories as going_outside
from optimizer.pipeline import _record
from optimizer.plan import Plan
from optimizer.score import score
from tests.optimizer.builders import HOUR, few, line, problem, shift, visit, window

PLANTED = {
    time_windows: (problem([visit(1, time_windows=(window(3, 4),))]), "TIME_WINDOW"),
    setup: (problem([visit(1, setup=600)]), "WORK"),
    shifts: (problem([visit(1, hours=20)], [shift(breaks=())]), "SHIFT"),
    breaks: (problem([visit(1)]), "BREAK"),
    skills: (problem([visit(1, skills={4: 1})]), "SKILL"),
    territories: (
        problem(
            [visit(1, place=3, territories=(6,))],
            [shift(1, start_index=3), shift(2)],
            territories=[Territory(6, (2,))],
        ),
        "TERRITORY",
    ),
    pins: (
        problem([visit(1, place=3, pin=Pin(technician_id=2))], [shift(1, start_index=3), shift(2)]),
        "PIN",
    ),
}


def planned(day: Problem, rules) -> Plan:
    packed = pack(day, rules)
    orders = search(packed, Clock(few(2)), lambda _: None)
    times = (schedule(day, packed, row, order) for row, order in enumerate(orders) if order)
    routes = tuple(route for route in times if route is not None)
    return Plan(routes, (), score(day, routes), _record(day, Clock(few())))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_plan_made_without_the_rule_breaks_it(rule: ModuleType, monkeypatch):
    day, code = PLANTED[rule]
    kept = tuple(other for other in RULES if other is not rule)
    monkeypatch.setattr(routing_model, "RULES", kept)
    broken = {violation.rule for violation in check(day, planned(day, kept))}
    assert code in broken
    monkeypatch.setattr(routing_model, "RULES", RULES)
    assert code not in {violation.rule for violation in check(day, planned(day, RULES))}


def test_every_rule_has_its_planted_case_and_its_sentence():
    assert set(PLANTED) == set(RULES)
    goals: tuple[Any, ...] = (*RANKED, optional, going_outside, travel)
    assert all(part.SENTENCE.endswith(".") for part in (*RULES, *goals))
    assert constraints.RULES is RULES
    assert set(objectives.RANKED) == {kept_pins, priority, unranked}


def test_every_reason_has_a_sentence_for_pinned_and_others():
    assert all(len(sentences) == 2 for sentences in TEMPLATES.values())


def left_out(day: Problem) -> set[int]:
    return {entry.visit_id for entry in solve(day, limits=few()).unassigned}


def test_one_visit_of_high_priority_beats_many_of_low_whatever_the_drive():
    long = visit(1, place=11, hours=3, priority=100)
    short = [visit(number, place=0, hours=1, priority=20) for number in range(2, 6)]
    assert left_out(problem([long, *short])) == {2, 3, 4, 5}


def test_a_pinned_visit_goes_before_any_priority():
    pinned = visit(1, hours=6, pin=Pin(technician_id=1))
    urgent = visit(2, hours=6, priority=100)
    assert left_out(problem([pinned, urgent], [shift(breaks=())])) == {2}


def test_a_visit_of_priority_0_is_made_although_it_costs_travel():
    assert left_out(problem([visit(1, place=11)])) == set()


def test_an_open_shift_pays_no_way_to_its_first_visit_nor_from_its_last():
    far = problem(
        [visit(1, place=11, hours=7)], [shift(start_index=None, end_index=None, breaks=())], step=3000
    )
    plan = solve(far, limits=few())
    assert (plan.score.served_visits, plan.score.travel_seconds) == (1, 0)


def test_a_shift_that_cannot_hold_its_own_breaks_is_not_used():
    never = Break(1, 1800, (window(4, 5),))
    day = Problem((visit(1),), (shift(1, breaks=(never,)), shift(2)), line(3))
    assert [route.shift_id for route in solve(day, limits=few()).routes] == [2]
    alone = Problem((visit(1),), (shift(1, breaks=(never,)),), line(3))
    assert solve(alone, limits=few()).unassigned[0].reasons[0].params["minutes"] == 3 * 60


def test_a_pinned_time_is_the_second_at_which_work_begins():
    plan = solve(problem([visit(1, setup=300, pin=Pin(start=10 * HOUR + 7))]), limits=few())
    assert plan.routes[0].stops[0].start == 10 * HOUR + 7
