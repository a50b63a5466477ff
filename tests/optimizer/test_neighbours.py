"""What a neighbour's plans break on technicians' days is planned here, and held by the checker (docs/neighbours.md)."""

from dataclasses import replace

from optimizer import Plan, Problem, check, solve
from tests.optimizer.builders import HOUR, few, line, shift, visit, window


def planned() -> tuple[Problem, Plan]:
    """Return a day of two visits at one place and one elsewhere, with a window in the morning, and its proved plan."""
    visits = (
        visit(1, place=1, setup=300, time_windows=(window(9, 10),)),
        visit(2, place=1, setup=300, time_windows=(window(10, 12),)),
        visit(3, place=2, setup=300, time_windows=(window(13, 15),)),
    )
    day = Problem(visits, (shift(1),), line(4))
    plan = solve(day, limits=few())
    assert check(day, plan) == []
    assert [stop.visit_id for stop in plan.routes[0].stops] == [1, 2, 3]
    return day, plan


def broken(day: Problem, plan: Plan, **fields: object) -> set[str]:
    """Return the rules that a plan breaks whose only route has other fields."""
    spoilt = replace(plan, routes=(replace(plan.routes[0], **fields),))  # type: ignore[arg-type]
    return {violation.rule for violation in check(day, spoilt)}


def test_nobody_works_before_a_window_opens() -> None:
    day, plan = planned()
    first, *others = plan.routes[0].stops
    assert first.start >= 9 * HOUR
    early = replace(first, start=9 * HOUR - 1)
    assert "TIME_WINDOW" in broken(day, plan, stops=(early, *others))


def test_lunch_is_on_every_route() -> None:
    day, plan = planned()
    assert len(plan.routes[0].breaks) == len(day.shifts[0].breaks) > 0
    assert "BREAK" in broken(day, plan, breaks=())


def test_everybody_is_back_within_the_shift() -> None:
    day, plan = planned()
    assert plan.routes[0].end <= day.shifts[0].window.latest
    assert "SHIFT" in broken(day, plan, end=day.shifts[0].window.latest + 1)


def test_setup_is_worked_on_every_change_of_place_and_on_no_other() -> None:
    day, plan = planned()
    assert [stop.setup_seconds for stop in plan.routes[0].stops] == [300, 0, 300]
    first, second, third = plan.routes[0].stops
    assert "WORK" in broken(day, plan, stops=(first, replace(second, setup_seconds=300), third))
    assert "WORK" in broken(day, plan, stops=(first, second, replace(third, setup_seconds=0)))


def test_the_optimizer_is_no_stub() -> None:
    """Given visits in the worst order, it drives less than who takes them as they come."""
    visits = tuple(visit(number, place=place) for number, place in enumerate((5, 1, 4, 2, 3), 1))
    day = Problem(visits, (shift(1),), line(7))
    plan = solve(day, limits=few())
    places = [day.visits[stop.visit_id - 1].location_index for stop in plan.routes[0].stops]
    assert len(places) == 5
    assert places in (sorted(places), sorted(places, reverse=True))
