"""The checker proves a good plan, and rejects every way to spoil it for the rule that it breaks."""

from dataclasses import replace

import pytest

from optimizer import Pin, Problem, Unassigned, check, solve
from tests.optimizer.builders import HOUR, few, line, random_day, shift, visit, window


@pytest.fixture(scope="module")
def day() -> Problem:
    visits = (
        visit(1, place=1, setup=300, skills={1: 2}, time_windows=(window(9, 10),), pin=Pin(technician_id=1)),
        visit(2, place=1, setup=300, time_windows=(window(10, 12),)),
        visit(3, place=2, time_windows=(window(13, 13), window(14, 15)), pin=Pin(start=14 * HOUR)),
        visit(4, place=3, skills={9: 1}),
    )
    return Problem(visits, (shift(1, skills={1: 2}), shift(2, skills={1: 1})), line(6))


@pytest.fixture(scope="module")
def plan(day):
    found = solve(day, limits=few())
    assert [stop.visit_id for stop in found.routes[0].stops] == [1, 2, 3]
    return found


def test_the_plan_of_the_engine_is_proved(day, plan):
    assert check(day, plan) == []
    assert [entry.visit_id for entry in plan.unassigned] == [4]


def route(plan, **fields):
    return replace(plan, routes=(replace(plan.routes[0], **fields),))


def stop(plan, index, **fields):
    stops = list(plan.routes[0].stops)
    stops[index] = replace(stops[index], **fields)
    return route(plan, stops=tuple(stops))


def moved(plan, index, seconds):
    old = plan.routes[0].stops[index]
    return stop(plan, index, start=old.start + seconds, end=old.end + seconds, arrival=old.arrival + seconds)


def rest(plan, **fields):
    return route(plan, breaks=(replace(plan.routes[0].breaks[0], **fields),))


def first(plan):
    return plan.routes[0].stops[0]


SPOILED = {
    "a visit that nobody knows": ("COMPLETE", lambda p: stop(p, 0, visit_id=77)),
    "a visit made twice": ("COMPLETE", lambda p: stop(p, 0, visit_id=2)),
    "a visit made and left out": (
        "COMPLETE",
        lambda p: replace(p, unassigned=(*p.unassigned, Unassigned(1, ()))),
    ),
    "a visit forgotten": ("COMPLETE", lambda p: replace(p, unassigned=())),
    "an unknown visit left out": (
        "COMPLETE",
        lambda p: replace(p, unassigned=(*p.unassigned, Unassigned(5, ()))),
    ),
    "a shift that nobody knows": ("COMPLETE", lambda p: route(p, shift_id=3)),
    "a shift with two routes": ("COMPLETE", lambda p: replace(p, routes=p.routes * 2)),
    "a shift of somebody else": ("COMPLETE", lambda p: route(p, technician_id=2)),
    "a shift used for nothing": ("COMPLETE", lambda p: route(p, stops=())),
    "setting out before the shift": ("SHIFT", lambda p: route(p, start=8 * HOUR - 1)),
    "being back after the shift": ("SHIFT", lambda p: route(p, end=16 * HOUR + 1)),
    "driving too fast to a visit": ("TRAVEL", lambda p: stop(p, 0, arrival=p.routes[0].start + 599)),
    "driving too fast home": ("TRAVEL", lambda p: route(p, end=p.routes[0].stops[-1].end + 1199)),
    "another leg than the matrix": ("TRAVEL", lambda p: stop(p, 0, travel_seconds=601)),
    "another last leg": ("TRAVEL", lambda p: route(p, end_travel_seconds=1)),
    "another sum of travel": ("TRAVEL", lambda p: route(p, travel_seconds=1)),
    "work before the window": ("TIME_WINDOW", lambda p: stop(p, 0, start=9 * HOUR - 1)),
    "work after the window": ("TIME_WINDOW", lambda p: stop(p, 0, start=10 * HOUR + 1)),
    "work before arriving": (
        "TIME_WINDOW",
        lambda p: stop(p, 0, arrival=first(p).start + 5, wait_seconds=-5),
    ),
    "a wait that does not fill": ("TIME_WINDOW", lambda p: stop(p, 2, wait_seconds=1)),
    "setup paid twice": ("WORK", lambda p: stop(p, 1, setup_seconds=300)),
    "setup not paid": ("WORK", lambda p: stop(p, 0, setup_seconds=0)),
    "service cut short": ("WORK", lambda p: stop(p, 0, service_seconds=3599)),
    "leaving too early": ("WORK", lambda p: stop(p, 0, end=first(p).end - 1)),
    "no lunch": ("BREAK", lambda p: route(p, breaks=())),
    "lunch twice": ("BREAK", lambda p: route(p, breaks=p.routes[0].breaks * 2)),
    "a lunch that nobody owes": ("BREAK", lambda p: rest(p, break_id=8)),
    "lunch cut short": ("BREAK", lambda p: rest(p, duration=1799)),
    "lunch too early": ("BREAK", lambda p: rest(p, start=11 * HOUR - 1)),
    "lunch during work": ("BREAK", lambda p: rest(p, position=3)),
    "lunch nowhere": ("BREAK", lambda p: rest(p, position=-1)),
    "lunch after the next arrival": ("BREAK", lambda p: rest(p, start=13 * HOUR + 1800)),
    "a technician without the level": ("SKILL", lambda p: route(p, shift_id=2, technician_id=2)),
    "a pinned visit with somebody else": ("PIN", lambda p: route(p, shift_id=2, technician_id=2)),
    "a pinned visit at another time": ("PIN", lambda p: moved(p, 2, 60)),
}


@pytest.mark.parametrize(("rule", "spoil"), SPOILED.values(), ids=SPOILED.keys())
def test_a_spoiled_plan_is_rejected_for_the_rule_that_it_breaks(day, plan, rule, spoil):
    violations = check(day, spoil(plan))
    assert rule in {violation.rule for violation in violations}
    assert all(str(violation).startswith(violation.rule) for violation in violations)


def test_a_pin_to_a_shift_is_held():
    day = Problem((visit(1, pin=Pin(shift_id=2)),), (shift(1), shift(2)), line(3))
    plan = solve(day, limits=few())
    assert plan.routes[0].shift_id == 2
    wrong = replace(plan, routes=(replace(plan.routes[0], shift_id=1, technician_id=1),))
    assert {violation.rule for violation in check(day, wrong)} == {"PIN"}


@pytest.mark.parametrize("seed", range(8))
def test_days_with_every_rule_at_once_are_planned_and_proved(seed):
    day = random_day(seed)
    plan = solve(day, limits=few(4))
    assert check(day, plan) == []
    assert plan.score.served_visits + len(plan.unassigned) == len(day.visits)
    assert all(load.idle >= 0 for load in plan.score.loads)
    assert "FITS" not in {entry.reasons[0].code for entry in plan.unassigned}
