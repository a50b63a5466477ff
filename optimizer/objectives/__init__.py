"""The soft goals, one file each, and how they are ranked: an earlier goal beats any gain in a later one.

The engine minimises one sum: `travel`, what `territories` cost, and for every visit left out its price. A
goal's weight is one more than everything that the goals after it can add up to, so the sum ranks plans
exactly as the goals in order do.
"""

from collections.abc import Iterator

from optimizer.errors import Fault
from optimizer.objectives import kept_pins, optional, priority, territories, travel, unranked
from optimizer.objectives.goal import Goal
from optimizer.packed import Packed
from optimizer.problem import Problem

RANKED: tuple[Goal, ...] = (kept_pins, priority, unranked)
LARGEST_SUM = 1 << 61

__all__ = ["LARGEST_SUM", "RANKED", "Goal", "faults", "pack"]


def faults(problem: Problem) -> Iterator[Fault]:
    """What the goals find ill-formed."""
    for goal in (*RANKED, optional):
        yield from goal.faults(problem)
    yield from territories.faults(problem)


def sum_faults(problem: Problem) -> Iterator[Fault]:
    """A problem so large that its ranked sum leaves 64 bits; ask only when all else is well-formed."""
    prices = _prices(problem)
    if sum(prices) + _driven(problem) > LARGEST_SUM:
        yield Fault("visits", "TOO_LARGE", "priorities times travel exceed what can be ranked in 64 bits")


def pack(problem: Problem, packed: Packed) -> None:
    """The price of leaving out each visit, and of making it outside its territories."""
    packed.leave_out = _prices(problem)
    territories.pack(problem, packed)


def _prices(problem: Problem) -> list[int]:
    prices = [optional.points(visit) for visit in problem.visits]
    below = _driven(problem) + sum(prices)
    for goal in reversed(RANKED):
        weight = below + 1
        points = [goal.points(visit) for visit in problem.visits]
        prices = [price + weight * point for price, point in zip(prices, points, strict=True)]
        below += weight * sum(points)
    return prices


def _driven(problem: Problem) -> int:
    """The most that visits made can cost: the last goal of all."""
    return travel.bound(problem) + territories.bound(problem)
