"""The scheduler and the insertion test against the truth: a walk through every second of a tiny day."""

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from optimizer import Break, Problem, Shift, TimeWindow, TravelMatrix, Visit
from optimizer.checker import check_route
from optimizer.engine.draft import Draft
from optimizer.engine.labels import holds, label
from optimizer.engine.pack import pack
from optimizer.engine.schedule import schedule
from optimizer.spans import FAR
from tests.optimizer.builders import HOUR, LUNCH, problem, random_day, shift, visit, window

END = 40


def earliest_end(day: Problem, order) -> int | None:  # noqa: C901 - one walk, told in one place
    """First second at which the shift can be over, trying all that one can do each second."""
    person, visits = day.shifts[0], [day.visits[row] for row in order]
    places = [person.start_index, *(v.location_index for v in visits), person.end_index]

    def leg(gap: int) -> int:
        if places[gap] is None or places[gap + 1] is None:
            return 0
        return int(day.matrix.seconds[places[gap], places[gap + 1]])

    def inside(spans, second: int) -> bool:
        return not spans or any(w.earliest <= second <= w.latest for w in spans)

    @cache
    def back(second: int, gap: int, driven: int, rested: int) -> int | None:
        if second > person.window.latest:
            return None
        ends = []
        if driven < leg(gap):
            ends.append(back(second + 1, gap, driven + 1, rested))
        elif gap == len(visits):
            if rested == 2 ** len(person.breaks) - 1:
                return second
        elif inside(visits[gap].time_windows, second):
            setup = 0 if places[gap] == places[gap + 1] else visits[gap].setup
            ends.append(back(second + setup + visits[gap].service, gap + 1, 0, rested))
        for index, pause in enumerate(person.breaks):
            if not rested >> index & 1 and inside(pause.time_windows, second):
                ends.append(back(second + pause.duration, gap, driven, rested | 1 << index))
        ends.append(back(second + 1, gap, driven, rested))
        return min((end for end in ends if end is not None), default=None)

    return back(person.window.earliest, 0, 0, 0)


def spans(most: int):
    pair = st.tuples(st.integers(0, END), st.integers(0, 8))
    return st.lists(pair.map(lambda p: TimeWindow(p[0], p[0] + p[1])), max_size=most).map(tuple)


small_breaks = st.lists(st.tuples(st.integers(1, 5), spans(2)), max_size=2).map(
    lambda given: tuple(Break(i, length, windows) for i, (length, windows) in enumerate(given))
)
place = st.integers(0, 3)
small_visit = st.tuples(place, st.integers(0, 5), st.integers(0, 3), spans(2))


@st.composite
def tiny_days(draw):
    seconds = np.array(draw(st.lists(st.integers(0, 6), min_size=16, max_size=16)), dtype=np.int32)
    seconds = seconds.reshape(4, 4)
    np.fill_diagonal(seconds, 0)
    drawn = draw(st.lists(small_visit, min_size=1, max_size=3))
    visits = tuple(Visit(i, at, work, setup, windows) for i, (at, work, setup, windows) in enumerate(drawn))
    begin = draw(st.integers(0, 5))
    ends = st.one_of(st.none(), place)
    person = Shift(1, 1, TimeWindow(begin, END), draw(ends), draw(ends), draw(small_breaks))
    return Problem(visits, (person,), TravelMatrix(seconds))


@settings(max_examples=300, deadline=None, derandomize=True)
@given(tiny_days())
def test_the_scheduler_finds_the_earliest_end_that_exists_and_the_checker_agrees(day):
    order = range(len(day.visits))
    truth, packed = earliest_end(day, order), pack(day)
    route = schedule(day, packed, 0, order)
    assert (route is None) == (truth is None)
    assert holds(packed, 0, order) == (truth is not None)
    if route is not None:
        assert route.end == truth
        assert check_route(day, route) == []


@settings(max_examples=150, deadline=None, derandomize=True)
@given(tiny_days())
def test_a_gap_is_open_exactly_when_the_route_with_the_visit_in_it_can_be_driven(day):
    rows = list(range(len(day.visits)))
    order, last = rows[:-1], rows[-1]
    if earliest_end(day, order) is None:
        return
    draft = Draft(pack(day), [order])
    costs = draft.evaluator.costs(0, draft.labels[0], np.array([last]))[0]
    for gap, cost in enumerate(costs):
        longer = (*order[:gap], last, *order[gap:])
        assert (cost < FAR) == (earliest_end(day, longer) is not None), longer


@pytest.mark.parametrize("seed", range(6))
def test_insertion_agrees_with_the_scheduler_on_whole_days_with_and_without_grace(seed):
    day = random_day(seed, visits=12, shifts=3)
    packed = pack(day)
    for grace in (0, 1800):
        for person in range(3):
            order = tuple(row for row in (0, 1, 2, 3) if holds(packed, person, (row,), grace))[:1]
            draft = Draft(packed)
            draft.put(person, order)
            _compare(draft, person, order, grace)


def _compare(draft, person, order, grace):
    rows = np.arange(4, 12)
    costs = draft.evaluator.costs(person, label(draft.packed, person, order, grace), rows, grace)
    for row, line in zip(rows, costs, strict=True):
        for gap, cost in enumerate(line):
            longer = (*order[:gap], int(row), *order[gap:])
            assert (cost < FAR) == holds(draft.packed, person, longer, grace)


def scheduled(visits, person):
    day = problem(visits, [person])
    route = schedule(day, pack(day), 0, range(len(visits)))
    assert route is not None
    assert check_route(day, route) == []
    return route


def test_nobody_sets_out_to_wait():
    late = visit(1, place=2, time_windows=(window(11, 12),))
    route = scheduled([late], shift(breaks=()))
    assert route.start == 11 * HOUR - 1200
    assert route.stops[0].wait_seconds == 0


def test_a_wait_stands_before_the_visit_that_causes_it():
    route = scheduled([visit(1), visit(2, place=2, time_windows=(window(14, 15),))], shift(breaks=()))
    assert route.stops[0].start == 8 * HOUR + 600
    assert route.stops[1].wait_seconds == 14 * HOUR - (9 * HOUR + 600 + 600)


def test_lunch_lies_between_visits_rather_than_at_the_edges_of_the_day():
    route = scheduled([visit(1, hours=3), visit(2, place=2, hours=3)], shift())
    assert [pause.position for pause in route.breaks] == [1]


def test_lunch_interrupts_a_long_drive():
    early = Break(1, 1800, (window(11, 11.5),))
    far = visit(1, place=11, time_windows=(window(12, 13),))
    route = scheduled([far], shift(first=10.5, last=17, breaks=(early,)))
    assert route.breaks[0].position == 0
    assert 0 < route.breaks[0].driven_seconds < 11 * 600


def test_a_technician_with_only_an_afternoon_visit_still_takes_lunch_within_the_route():
    route = scheduled([visit(1, time_windows=(window(15, 15),))], shift(last=17))
    assert route.start <= route.breaks[0].start <= LUNCH.time_windows[0].latest


def test_setup_is_worked_once_at_a_place_visited_twice_in_a_row():
    route = scheduled([visit(1, setup=300), visit(2, setup=300)], shift())
    assert [stop.setup_seconds for stop in route.stops] == [300, 0]
