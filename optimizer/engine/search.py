"""From a packed problem to orders of visits: insertion first, then OR-Tools on one region after another.

One iteration re-plans one region with a fixed number of OR-Tools' steps, and is kept when the plan does not
get worse. So the path of the search depends on the problem and the seed alone; seconds only decide where on
that path it stops, and an iteration that they cut short is dropped.
"""

from collections.abc import Callable

from optimizer.engine.clock import Clock
from optimizer.engine.construct import first_plan, insert_all
from optimizer.engine.draft import Draft, cost_of
from optimizer.engine.regions import Regions
from optimizer.engine.routing_model import Effort, Orders, Region, improve
from optimizer.engine.routing_view import routing_view
from optimizer.packed import Packed

STEPS = 30_000
MOST_EFFORT = 4
PATIENCE = 20

Found = Callable[[Draft], None]


def search(packed: Packed, clock: Clock, found: Found) -> list[tuple[int, ...]]:
    """Orders of visit rows by shift row. `found` hears of every draft that is better than the one before."""
    view = routing_view(packed)
    draft = first_plan(Draft(view))
    clock.reserve_for_the_end()
    found(draft)
    _improve(draft, clock, found)
    whole = Draft(packed, draft.orders)
    insert_all(whole, whole.unserved())
    return whole.orders


def _improve(draft: Draft, clock: Clock, found: Found) -> None:
    """Re-plan region after region; the longer nothing gets better, the more steps each is given."""
    regions, in_vain = Regions(draft, clock.limits.seed), 0
    while draft.packed.visits and draft.packed.shifts and not clock.over():
        region = regions.draw()
        steps = STEPS * (1 + min(MOST_EFFORT, in_vain // PATIENCE))
        orders = improve(draft.packed, region, Effort(steps, clock.interrupted))
        if orders is None:
            continue
        clock.iterations += 1
        gain = _gain(draft.packed, region, orders)
        in_vain = 0 if gain > 0 else in_vain + 1
        if gain >= 0:
            _take(draft, orders)
        if gain > 0:
            found(draft)


def _gain(packed: Packed, region: Region, orders: Orders) -> int:
    return _cost(packed, region, region.orders) - _cost(packed, region, orders)


def _cost(packed: Packed, region: Region, orders: Orders) -> int:
    served = {row for order in orders.values() for row in order}
    return cost_of(packed, orders.items(), [row for row in region.visits if row not in served])


def _take(draft: Draft, orders: Orders) -> None:
    for shift, order in orders.items():
        if order != draft.orders[shift]:
            draft.put(shift, order)
