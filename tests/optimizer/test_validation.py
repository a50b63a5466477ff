"""Every fault of a problem is named at once, before any solving."""

from dataclasses import replace

import numpy as np
import pytest

from optimizer import Break, InvalidProblem, Lapsed, Limits, Pin, Problem, TimeWindow, TravelMatrix, solve
from optimizer.problem import MAX_VISITS
from tests.optimizer.builders import line, problem, shift, visit, window

BACKWARDS = TimeWindow(10, 9)
GOOD = problem([visit(1)])


def faults(day: Problem) -> dict[str, str]:
    with pytest.raises(InvalidProblem) as refusal:
        solve(day)
    return {fault.path: fault.code for fault in refusal.value.faults}


def with_visit(**fields) -> Problem:
    return replace(GOOD, visits=(visit(1, **fields),))


def with_shift(**fields) -> Problem:
    return replace(GOOD, shifts=(shift(1, **fields),))


def with_matrix(seconds) -> Problem:
    return replace(GOOD, matrix=TravelMatrix(seconds))


ILL = {
    "visits[0].time_windows[0]": (with_visit(time_windows=(BACKWARDS,)), "INVERTED"),
    "visits[0].time_windows[0][0]": (with_visit(time_windows=(TimeWindow(-1, 9),)), "OUT_OF_RANGE"),
    "visits[0].service": (with_visit(service=-1), "OUT_OF_RANGE"),
    "visits[0].setup": (with_visit(setup=0.5), "WRONG_TYPE"),
    "visits[0].priority": (with_visit(priority=101), "OUT_OF_RANGE"),
    "visits[0].penalty": (with_visit(penalty=-1), "OUT_OF_RANGE"),
    "visits[0].skills[3].level": (with_visit(skills={3: 0}), "OUT_OF_RANGE"),
    "visits[0].skills": (with_visit(skills=[3]), "WRONG_TYPE"),
    "visits[0].location_index": (with_visit(location_index=99), "UNKNOWN"),
    "visits[0].pin.technician_id": (with_visit(pin=Pin(technician_id=9)), "UNKNOWN"),
    "visits[0].pin.shift_id": (with_visit(pin=Pin(shift_id=9)), "UNKNOWN"),
    "visits[0].pin.start": (with_visit(pin=Pin(start=-4)), "OUT_OF_RANGE"),
    "visits[0].id": (with_visit(id="a"), "WRONG_TYPE"),
    "visits[1].id": (replace(GOOD, visits=(visit(1), visit(1))), "DUPLICATE"),
    "shifts[1].id": (replace(GOOD, shifts=(shift(1), shift(1))), "DUPLICATE"),
    "shifts[0].window": (with_shift(window=BACKWARDS), "INVERTED"),
    "shifts[0].start_index": (with_shift(start_index=-1), "UNKNOWN"),
    "shifts[0].end_index": (with_shift(end_index=True), "WRONG_TYPE"),
    "shifts[0].breaks": (with_shift(breaks=tuple(Break(i, 60) for i in range(5))), "TOO_LARGE"),
    "shifts[0].breaks[1].id": (with_shift(breaks=(Break(1, 60), Break(1, 60))), "DUPLICATE"),
    "shifts[0].breaks[0].duration": (with_shift(breaks=(Break(1, -60),)), "OUT_OF_RANGE"),
    "shifts[0].breaks[0].time_windows[0]": (with_shift(breaks=(Break(1, 60, (BACKWARDS,)),)), "INVERTED"),
    "shifts[0].lapsed[3]": (with_shift(lapsed={3: Lapsed(1)}), "MISSING"),
    "matrix.seconds": (with_matrix(np.zeros((2, 3), dtype=np.int32)), "MATRIX"),
    "matrix.seconds[0][1]": (with_matrix(np.array([[0, -1], [0, 0]], dtype=np.int32)), "OUT_OF_RANGE"),
    "matrix.metres": (
        replace(GOOD, matrix=TravelMatrix(line(3).seconds, np.zeros((2, 2), dtype=np.int32))),
        "MATRIX",
    ),
    "visits": (replace(GOOD, visits=(visit(1),) * (MAX_VISITS + 1)), "TOO_LARGE"),
}


@pytest.mark.parametrize(("path", "case"), ILL.items(), ids=ILL.keys())
def test_an_ill_formed_field_is_named(path, case):
    day, code = case
    assert faults(day)[path] == code


def test_a_matrix_of_floats_is_refused():
    assert faults(with_matrix(np.zeros((2, 2)))) == {"matrix.seconds": "MATRIX"}


def test_a_pin_that_contradicts_itself_is_refused():
    day = Problem((visit(1, pin=Pin(technician_id=1, shift_id=2)),), (shift(1), shift(2)), line(3))
    assert faults(day) == {"visits[0].pin": "CONTRADICTION"}


def test_all_faults_are_listed_at_once():
    day = replace(with_visit(service=-1, priority=-1), shifts=(shift(1, window=BACKWARDS),))
    assert len(faults(day)) == 3


@pytest.mark.parametrize("limits", [Limits(None, None), Limits(-1), Limits(1, -1), Limits(1, None, -1)])
def test_limits_that_mean_nothing_are_refused(limits):
    with pytest.raises(InvalidProblem):
        solve(GOOD, limits=limits)


def test_an_empty_day_is_a_plan():
    plan = solve(problem([]), limits=Limits(5))
    assert (plan.routes, plan.unassigned) == ((), ())
    alone = solve(Problem((visit(1),), (), line(3)), limits=Limits(5))
    assert alone.unassigned[0].reasons[0].code == "NO_SHIFT_IN_WINDOW"


def test_windows_that_overlap_are_one():
    day = with_visit(time_windows=(window(9, 11), window(10, 12)))
    assert solve(day, limits=Limits(None, 1)).score.served_visits == 1
