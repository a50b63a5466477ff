"""Territories: closed to outsiders or open to them at a price; overlaps; nothing changes where there are none."""

from dataclasses import replace
from itertools import permutations

import pytest

from optimizer import InvalidProblem, Naming, Pin, Territory, check, score, solve
from optimizer.engine.construct import first_plan
from optimizer.engine.draft import Draft
from optimizer.engine.pack import pack
from optimizer.engine.schedule import schedule
from optimizer.fingerprint import fingerprint
from tests.optimizer.builders import divided, few, problem, random_day, shift, visit

NEAR, FAR = shift(1, start_index=3, end_index=3, breaks=()), shift(2, breaks=())


def made_by(day) -> dict[int, int]:
    plan = solve(day, limits=few())
    return {stop.visit_id: route.technician_id for route in plan.routes for stop in route.stops}


def of_two(*territories: Territory, **fields):
    """A visit beside technician 1, half an hour from technician 2, who both have nothing else to do."""
    numbers = tuple(territory.id for territory in territories)
    return problem([visit(1, place=3, territories=numbers, **fields)], [NEAR, FAR], territories=territories)


def test_a_visit_in_no_territory_is_anybodys():
    day = of_two()
    assert made_by(replace(day, territories=(Territory(1, (2,)),))) == {1: 1}


def test_a_territory_without_a_price_keeps_others_out_however_near_they_are():
    assert made_by(of_two(Territory(1, (2,)))) == {1: 2}


@pytest.mark.parametrize(("price", "technician"), [(0, 1), (3599, 1), (3601, 2)])
def test_a_price_is_weighed_against_the_drive(price, technician):
    """Technician 2 drives an hour there and back, technician 1 not at all."""
    day = of_two(Territory(1, (2,), price))
    assert made_by(day) == {1: technician}
    plan = solve(day, limits=few())
    assert plan.score.territory_seconds == (price if technician == 1 else 0)


@pytest.mark.parametrize(
    ("territories", "technician"),
    [
        ((Territory(1, (2,)), Territory(2, (1,))), 1),
        ((Territory(1, (2,)), Territory(2, (1,), 10)), 1),
        ((Territory(1, (2,)), Territory(2, (2,), 10)), 2),
        ((Territory(1, (2,), 10), Territory(2, (2,), 7200)), 2),
        ((Territory(1, (2,), 7200), Territory(2, (1,), 10)), 1),
    ],
    ids=[
        "either's technicians may come",
        "a priced one opens a closed one to its own",
        "one without a price closes the visit",
        "the highest price counts",
        "who belongs to one pays for none",
    ],
)
def test_where_territories_overlap(territories, technician):
    assert made_by(of_two(*territories)) == {1: technician}


def test_a_price_is_paid_rather_than_a_visit_left_out():
    day = of_two(Territory(1, (2,), 86_400), priority=1, skills={4: 1})
    day = replace(day, shifts=(replace(day.shifts[0], skills={4: 1}), day.shifts[1]))
    assert made_by(day) == {1: 1}


def test_nobody_inside_can_do_it():
    day = of_two(Territory(1, (2,)), skills={4: 1})
    day = replace(day, shifts=(replace(day.shifts[0], skills={4: 1}), day.shifts[1]))
    naming = Naming(str, str, str, lambda _: "Harbour")
    reason = solve(day, limits=few(), naming=naming).unassigned[0].reasons[0]
    assert (reason.code, reason.params) == ("TERRITORY", {"territories": "1"})
    assert reason.sentence == (
        "It lies in Harbour, outside the territories of everyone on shift who could do it."
    )


def test_pinned_to_somebody_outside():
    day = of_two(Territory(1, (2,)), pin=Pin(technician_id=1))
    reason = solve(day, limits=few()).unassigned[0].reasons[0]
    assert (reason.code, reason.params["pinned"]) == ("TERRITORY", 1)
    assert (
        reason.sentence == "Pinned to technician 1, and it lies in territory 1, which is not technician 1's."
    )


def test_an_optional_visit_that_is_not_worth_its_price_says_both():
    day = of_two(Territory(1, (2,), 1200), penalty=900)
    reason = solve(day, limits=few()).unassigned[0].reasons[0]
    assert (reason.code, reason.params["added_minutes"], reason.params["outside_minutes"]) == (
        "TOO_COSTLY",
        0,
        20,
    )
    assert "0 min of driving and 20 min for going outside" in reason.sentence


def test_the_checker_rejects_a_stranger():
    day = of_two(Territory(1, (1,)))
    plan = solve(day, limits=few())
    closed = replace(day, territories=(Territory(1, (2,)),))
    assert [violation.rule for violation in check(closed, plan)] == ["TERRITORY"]
    assert check(replace(day, territories=(Territory(1, (2,), 60),)), plan) == []


@pytest.mark.parametrize("seed", range(4))
def test_days_with_territories_are_planned_and_proved_and_what_they_cost_is_what_is_scored(seed):
    day = divided(random_day(seed), seed)
    plan = solve(day, limits=few(4))
    assert check(day, plan) == []
    packed = pack(day)
    rows = {v.id: row for row, v in enumerate(day.visits)}
    orders: list[tuple[int, ...]] = [()] * len(day.shifts)
    for route in plan.routes:
        orders[route.shift_id - 1] = tuple(rows[stop.visit_id] for stop in route.stops)
    left = sum(packed.leave_out[rows[entry.visit_id]] for entry in plan.unassigned)
    assert Draft(packed, orders).cost() - left == plan.score.travel_seconds + plan.score.territory_seconds


@pytest.mark.parametrize("seed", range(3))
def test_small_days_with_prices_are_as_good_as_can_be(seed):
    """All plans of 4 visits and 2 shifts, by force; without setup, which the model works always."""
    whole = divided(random_day(seed, visits=4, shifts=2, places=6), seed, hard=False)
    day = replace(whole, visits=tuple(replace(v, pin=None, skills={}, setup=0) for v in whole.visits))
    packed = pack(day)
    every = (
        (order[:cut], order[cut:])
        for kept in range(5)
        for order in permutations(range(4), kept)
        for cut in range(kept + 1)
    )
    drivable = (
        [order, other]
        for order, other in every
        if all(not rows or schedule(day, packed, at, rows) for at, rows in enumerate((order, other)))
    )
    best = min(Draft(packed, orders).cost() for orders in drivable)
    plan = solve(day, limits=few(6))
    rows = {v.id: row for row, v in enumerate(day.visits)}
    left = sum(packed.leave_out[rows[entry.visit_id]] for entry in plan.unassigned)
    paid = plan.score.travel_seconds + plan.score.territory_seconds
    assert left + paid == best


def test_where_nothing_has_a_price_nothing_is_reckoned():
    day = random_day(1)
    assert pack(day).outside is None
    assert pack(divided(day, 1)).outside is not None
    closed = replace(divided(day, 1), territories=tuple(Territory(number, (101,)) for number in (1, 2, 3)))
    assert pack(closed).outside is None
    assert (
        first_plan(Draft(pack(day))).orders
        == first_plan(Draft(pack(replace(day, territories=closed.territories)))).orders
    )


def test_a_problem_without_territories_keeps_the_name_that_it_had():
    """Plans that were stored before there were territories are named by this hash."""
    day = problem([visit(1, skills={5: 2})])
    assert fingerprint(day).startswith("394b27d48f32810831d5b843")
    assert fingerprint(replace(day, territories=(Territory(1, (1,)),))) != fingerprint(day)


FAULTS = {
    "territories[1].id": ((Territory(1, (1,)), Territory(1, (1,))), (), "DUPLICATE"),
    "territories[0].technician_ids": ((Territory(1, ()),), (), "EMPTY"),
    "territories[0].technician_ids[0]": ((Territory(1, (-1,)),), (), "OUT_OF_RANGE"),
    "territories[0].price": ((Territory(1, (1,), -1),), (), "OUT_OF_RANGE"),
    "visits[0].territories[1]": ((Territory(1, (1,)),), (1, 2), "UNKNOWN"),
}


@pytest.mark.parametrize(("path", "case"), FAULTS.items(), ids=FAULTS.keys())
def test_an_ill_formed_territory_is_named(path, case):
    territories, held, code = case
    with pytest.raises(InvalidProblem) as refusal:
        solve(problem([visit(1, territories=held)], territories=territories))
    assert [(fault.path, fault.code) for fault in refusal.value.faults] == [(path, code)]
    assert score(problem([]), ()).territory_seconds == 0
