"""Which routes to look at together next: those around one visit, drawn by a seeded generator."""

import random

from optimizer.engine.draft import Draft
from optimizer.engine.routing_model import Region

ROUTES = 8
VISITS = 70
WAITING = 20


class Regions:
    """Draws regions of a draft. The seed decides the order in which they come."""

    def __init__(self, draft: Draft, seed: int) -> None:
        self.draft = draft
        self.random = random.Random(seed)  # noqa: S311 - chance that can be repeated is the point
        self.deck: list[int] = []

    def draw(self) -> Region:
        """The routes nearest to the next visit of a shuffled deck, and visits that wait near it."""
        if not self.deck:
            self.deck = list(range(self.draft.packed.visits))
            self.random.shuffle(self.deck)
        return self._around(self.deck.pop())

    def _around(self, row: int) -> Region:
        orders = {shift: self.draft.orders[shift] for shift in self._nearest_shifts(row)}
        inside = [visit for order in orders.values() for visit in order]
        return Region(orders, (*inside, *self._waiting(row, list(orders))))

    def _nearest_shifts(self, row: int) -> list[int]:
        """Shifts by how near they come to the visit, its own first, until the region is full."""
        near = sorted(range(self.draft.packed.shifts), key=lambda shift: (self._distance(row, shift), shift))
        chosen: list[int] = []
        count = 0
        for shift in near:
            count += len(self.draft.orders[shift])
            if chosen and (len(chosen) >= ROUTES or count > VISITS):
                break
            chosen.append(shift)
        return chosen

    def _distance(self, row: int, shift: int) -> float:
        packed, order = self.draft.packed, self.draft.orders[shift]
        if row in order:
            return -1.0
        places = [packed.location[visit] for visit in order] or [packed.shift_start[shift]]
        return float(packed.travel[packed.location[row], places].min())

    def _waiting(self, row: int, shifts: list[int]) -> list[int]:
        """Unserved visits that one of the shifts may make, nearest first."""
        packed = self.draft.packed
        free = [v for v in self.draft.unserved() if packed.allowed[v, shifts].any()]
        here = packed.location[row]
        free.sort(key=lambda visit: (int(packed.travel[here, packed.location[visit]]), visit))
        return free[:WAITING]
