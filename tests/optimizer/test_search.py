"""The search: repeatable, stoppable, honest about time, and better than where it began."""

import pickle
import subprocess
import sys
import time

import pytest

from optimizer import InvalidProblem, Limits, Progress, solve
from optimizer.engine import routing_model
from optimizer.engine.construct import first_plan
from optimizer.engine.draft import Draft
from optimizer.engine.pack import pack
from optimizer.engine.routing_model import Effort, Region, improve
from optimizer.engine.routing_view import routing_view
from tests.optimizer.builders import few, problem, random_day, shift, visit

DAY = random_day(3, visits=30, shifts=4)


def test_the_same_seed_and_iterations_give_the_same_plan():
    assert solve(DAY, limits=few(5, seed=4)) == solve(DAY, limits=few(5, seed=4))


def test_another_process_makes_the_same_plan():
    program = (
        "from tests.optimizer.builders import few, random_day; from optimizer import solve;"
        "print(repr(solve(random_day(3, visits=30, shifts=4), limits=few(3)).routes))"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == repr(solve(DAY, limits=few(3)).routes)


def test_a_plan_that_seconds_ended_is_found_again_by_its_iterations():
    by_time = solve(DAY, limits=Limits(seconds=1.0, seed=2))
    again = solve(DAY, limits=Limits(seconds=None, iterations=by_time.record.iterations, seed=2))
    assert by_time.routes == again.routes


def test_more_iterations_never_make_a_plan_worse():
    ranks = [solve(DAY, limits=few(count)).score.rank for count in (0, 2, 6)]
    assert ranks == sorted(ranks, reverse=True)


def test_progress_tells_of_ever_better_plans():
    told: list[Progress] = []
    plan = solve(DAY, limits=few(6), on_progress=told.append)
    assert told[0].total == len(DAY.visits)
    assert [p.unserved_priority for p in told] == sorted((p.unserved_priority for p in told), reverse=True)
    assert told[-1].served <= plan.score.served_visits
    assert all(p.found_at <= p.elapsed_seconds for p in told)


def test_a_request_to_stop_keeps_the_best_so_far():
    asked = []

    def should_stop() -> bool:
        asked.append(time.monotonic())
        return len(asked) > 20

    begin = time.monotonic()
    plan = solve(DAY, limits=Limits(seconds=60), should_stop=should_stop)
    assert plan.record.stopped_by == "request"
    assert plan.score.served_visits > 0
    assert time.monotonic() - begin < 10


def test_what_the_asked_raise_comes_out_whole():
    calls = []

    def should_stop() -> bool:
        calls.append(1)
        if len(calls) > 5:
            raise KeyboardInterrupt
        return False

    with pytest.raises(KeyboardInterrupt):
        solve(DAY, limits=Limits(seconds=60), should_stop=should_stop)


def test_seconds_are_kept():
    begin = time.monotonic()
    plan = solve(DAY, limits=Limits(seconds=0.5))
    assert time.monotonic() - begin < 2.5
    assert plan.record.stopped_by == "seconds"


@pytest.mark.parametrize("seed", range(5))
def test_ortools_takes_the_orders_that_insertion_makes(seed):
    """Were a rule of the model stricter than the own test, the start would be refused and lost."""
    view = routing_view(pack(random_day(seed, visits=30)))
    draft = first_plan(Draft(view))
    region = Region(dict(enumerate(draft.orders)), tuple(range(view.visits)))
    form = routing_model._form(view, list(region.visits), list(region.orders))
    form.routing.CloseModelWithParameters(routing_model._parameters())
    routes = routing_model._routes(form, region)
    assert form.routing.ReadAssignmentFromRoutes(routes, True) is not None


def test_a_region_is_never_made_worse():
    view = routing_view(pack(DAY))
    draft = first_plan(Draft(view))
    region = Region(dict(enumerate(draft.orders)), tuple(range(view.visits)))
    found = improve(view, region, Effort(20_000, lambda: False))
    assert Draft(view, [found[shift] for shift in range(view.shifts)]).cost() <= draft.cost()


@pytest.mark.parametrize("visits", [1, 2])
def test_days_too_small_to_search_end(visits):
    plan = solve(problem([visit(n) for n in range(visits)], [shift()]), limits=few(8))
    assert plan.score.served_visits == visits


def test_plans_and_refusals_cross_process_borders():
    plan = solve(DAY, limits=few(1))
    assert pickle.loads(pickle.dumps(plan)) == plan  # noqa: S301 - our own bytes
    with pytest.raises(InvalidProblem) as refusal:
        solve(problem([visit(1, service=-1)]))
    assert pickle.loads(pickle.dumps(refusal.value)).faults == refusal.value.faults  # noqa: S301


def test_importing_the_package_does_not_load_ortools():
    program = "import sys, optimizer; print('ortools' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "False"


def test_the_record_names_the_problem():
    first, second = solve(DAY, limits=few(0)), solve(random_day(4), limits=few(0))
    assert first.record.input_hash != second.record.input_hash
    assert len(first.record.input_hash) == 64
    assert first.score.as_dict()["travel_seconds"] == first.score.travel_seconds
