"""How good our plans are, against the honest simple way and, where they are installed, the peers.

First what is left undone, weighed by priority; then seconds of driving. Plans that leave out different visits drive
to different places: driving is comparable only where nothing, or the same, is left out.
"""

import time

from bench import greedy, peers
from bench.days import DAYS, Day, problem_of
from bench.table import Figure
from optimizer import Limits, Problem, Score, check, score, solve

PART = "planning"


def measure(*, quick: bool) -> list[Figure]:
    """Return the figures of each day."""
    figures = []
    for day in DAYS[:2] if quick else DAYS:
        figures += _one(day, problem_of(day), (2,) if quick else (2, 10))
    return [*figures, *(Figure(PART, f"peer {name}", None, words) for name, words in peers.said())]


def _one(day: Day, problem: Problem, limits: tuple[int, ...]) -> list[Figure]:
    name = f"{day.technicians} x {day.visits}"
    began = time.perf_counter()
    simple = score(problem, greedy.plan(problem))
    figures = _of(name, f"greedy ({time.perf_counter() - began:.1f} s)", simple)
    for seconds in limits:
        plan = solve(problem, limits=Limits(seconds=seconds, seed=1))
        if violations := check(problem, plan):
            raise AssertionError(violations[:3])
        figures += _of(name, f"ours ({seconds} s)", plan.score)
        figures.append(_against(f"{name} ours ({seconds} s) / greedy", plan.score, simple))
        if peers.has_vroom():
            figures += _vroom(name, problem, seconds)
    return figures


def _vroom(name: str, problem: Problem, seconds: int) -> list[Figure]:
    found = peers.vroom(problem, seconds)
    return _three(f"{name} VROOM ({seconds} s)", found.priority, found.visits, found.travel)


def _of(name: str, who: str, found: Score) -> list[Figure]:
    return _three(f"{name} {who}", found.unserved_priority, found.unserved_visits, found.travel_seconds)


def _three(name: str, priority: int, visits: int, travel: int) -> list[Figure]:
    return [
        Figure(PART, f"{name}: priority left out", priority, ""),
        Figure(PART, f"{name}: visits left out", visits, ""),
        Figure(PART, f"{name}: driving", travel / 3600, "h"),
    ]


def _against(name: str, ours: Score, simple: Score) -> Figure:
    """Compare what is left undone where there is any, else the driving."""
    if simple.unserved_priority:
        ratio = ours.unserved_priority / simple.unserved_priority
        return Figure(PART, f"{name}: priority left out", ratio, "x", goal="< 1", met=ratio < 1)
    ratio = ours.travel_seconds / simple.travel_seconds
    return Figure(PART, f"{name}: driving", ratio, "x", goal="< 1", met=ratio < 1)
