"""A plan in the making: an order of visits for every shift, with its labels, and what it costs."""

from collections.abc import Iterable, Sequence

from optimizer.engine.insertion import Evaluator, evaluator
from optimizer.engine.labels import Labels, label
from optimizer.packed import Packed


class Draft:
    """Orders of visit rows by shift row. Knows its cost: travel, territories, and the price of what is left out."""

    def __init__(self, packed: Packed, orders: Sequence[Sequence[int]] | None = None) -> None:
        self.packed = packed
        self.evaluator: Evaluator = evaluator(packed)
        self.orders: list[tuple[int, ...]] = [() for _ in range(packed.shifts)]
        self.labels: list[Labels] = [label(packed, shift, ()) for shift in range(packed.shifts)]
        for shift, order in enumerate(orders or ()):
            if order:
                self.put(shift, order)

    def put(self, shift: int, order: Sequence[int]) -> None:
        """Give a shift another order."""
        self.orders[shift] = tuple(order)
        self.labels[shift] = label(self.packed, shift, order)

    def insert(self, row: int, shift: int, gap: int) -> None:
        """Put one visit into a gap of a shift."""
        order = self.orders[shift]
        self.put(shift, (*order[:gap], row, *order[gap:]))

    def unserved(self) -> list[int]:
        """Rows of the visits that no shift makes, in order."""
        served = {row for order in self.orders for row in order}
        return [row for row in range(self.packed.visits) if row not in served]

    def cost(self) -> int:
        """What the search makes small."""
        made = sum(price_of(self.packed, shift, order) for shift, order in enumerate(self.orders))
        return made + sum(self.packed.leave_out[row] for row in self.unserved())


def travel_of(packed: Packed, shift: int, order: Sequence[int]) -> int:
    """Seconds of driving of one route; nothing for a shift that is not used."""
    if not order:
        return 0
    places = [packed.shift_start[shift], *(packed.location[row] for row in order), packed.shift_end[shift]]
    return int(packed.travel[places[:-1], places[1:]].sum())


def price_of(packed: Packed, shift: int, order: Sequence[int]) -> int:
    """What one route costs: its driving, and its visits outside the technician's territories."""
    paid = 0 if packed.outside is None else int(packed.outside[list(order), shift].sum())
    return travel_of(packed, shift, order) + paid


def cost_of(packed: Packed, orders: Iterable[tuple[int, Sequence[int]]], left_out: Iterable[int]) -> int:
    """Cost of some routes (shift row and order) together with some visits left out."""
    made = sum(price_of(packed, shift, order) for shift, order in orders)
    return made + sum(packed.leave_out[row] for row in left_out)
