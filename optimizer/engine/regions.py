"""Which routes to look at together next: those around one visit, few or many, drawn by a seeded generator."""

import random

from optimizer.engine.draft import Draft
from optimizer.engine.routing_model import Region

FEWEST, MOST = 2, 8
VISITS = 70
WAITING = 40


class Regions:
    """Draws regions of a draft. The seed decides which, how large, and in what order visits are listed."""

    def __init__(self, draft: Draft, seed: int) -> None:
        self.draft = draft
        self.random = random.Random(seed)  # noqa: S311 - chance that can be repeated is the point
        self.deck: list[int] = []

    def draw(self) -> Region:
        """The routes nearest to the next visit of a shuffled deck, and visits that wait near it.

        Visits that wait are in the deck twice: they are what the plan most needs to change for.
        """
        if not self.deck:
            self.deck = [*range(self.draft.packed.visits), *self.draft.unserved()]
            self.random.shuffle(self.deck)
        return self._around(self.deck.pop())

    def _around(self, row: int) -> Region:
        shifts = self._nearest_shifts(row, self.random.randint(FEWEST, MOST))
        visits = [visit for shift in shifts for visit in self.draft.orders[shift]]
        visits += self._waiting(row, shifts)
        self.random.shuffle(visits)
        return Region({shift: self.draft.orders[shift] for shift in shifts}, tuple(visits))

    def _nearest_shifts(self, row: int, most: int) -> list[int]:
        """Shifts by how near they come to the visit, its own first, until the region is full."""
        near = sorted(range(self.draft.packed.shifts), key=lambda shift: (self._distance(row, shift), shift))
        chosen: list[int] = []
        count = 0
        for shift in near:
            count += len(self.draft.orders[shift])
            if chosen and (len(chosen) >= most or count > VISITS):
                break
            chosen.append(shift)
        return chosen

    def _distance(self, row: int, shift: int) -> int:
        """Seconds from the visit to the nearest place of the route; a negative one for its own route."""
        packed, order = self.draft.packed, self.draft.orders[shift]
        if row in order:
            return -1
        places = [packed.location[visit] for visit in order] or [packed.shift_start[shift]]
        return int(packed.travel[packed.location[row], places].min())

    def _waiting(self, row: int, shifts: list[int]) -> list[int]:
        """Unserved visits that one of the shifts may make, nearest first."""
        packed = self.draft.packed
        free = [visit for visit in self.draft.unserved() if packed.allowed[visit, shifts].any()]
        here = packed.location[row]
        free.sort(key=lambda visit: (int(packed.travel[here, packed.location[visit]]), visit))
        return free[:WAITING]
