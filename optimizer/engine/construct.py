"""A first plan by insertion: again and again the most urgent visit goes where it costs the least driving.

Also the last pass over any plan: whatever still fits somewhere is put there, so that "no room" is true.
"""

from collections.abc import Callable, Iterable

import numpy as np
import numpy.typing as npt

from optimizer.engine.draft import Draft
from optimizer.spans import FAR, Times

Floats = npt.NDArray[np.float64]
Urgency = Callable[["Table"], Floats]
DEAR = 20_000
WORK_SHARE = 0.2


def first_plan(draft: Draft) -> Draft:
    """The better of two insertions; the second is tried only when the first leaves something out.

    The first serves what would soon have no cheap place left, the second what is worth most for its time.
    """
    other = Draft(draft.packed)
    insert_all(draft, range(draft.packed.visits), by_regret)
    if not draft.unserved():
        return draft
    insert_all(other, range(draft.packed.visits))
    return min(draft, other, key=Draft.cost)


def insert_all(draft: Draft, rows: Iterable[int], urgency: "Urgency | None" = None) -> None:
    """Insert as many of these visits as fit; equal ones go by row number, so the result is always the same.

    A visit that costs more travel than its price (an optional one) stays out.
    """
    table = Table(draft, np.array(sorted(rows), dtype=np.int64))
    while (pick := table.best(urgency or by_worth)) is not None:
        row, shift, gap = pick
        draft.insert(row, shift, gap)
        table.drop(row)
        table.refresh(shift)


def by_worth(table: "Table") -> Floats:
    """Price of leaving a visit out over the driving that it adds and a share of its work."""
    return table.price / (1 + WORK_SHARE * table.work + np.maximum(table.added(), 0))


def by_regret(table: "Table") -> Floats:
    """Seconds by which the second best shift is worse than the best."""
    return np.asarray(table.second - np.minimum(table.added(), DEAR), dtype=np.float64)


class Table:
    """Cheapest insertion of every waiting visit (row) into every shift (column), kept current."""

    def __init__(self, draft: Draft, rows: Times) -> None:
        self.draft = draft
        self.rows = rows
        packed = draft.packed
        self.price = np.array([packed.leave_out[row] for row in rows], dtype=np.float64)
        self.work = np.array([packed.service[row] + packed.setup_away[row] for row in rows], dtype=np.float64)
        self.waiting = np.ones(len(rows), dtype=np.bool_)
        self.cost = np.full((len(rows), packed.shifts), FAR, dtype=np.int64)
        self.gap = np.zeros((len(rows), packed.shifts), dtype=np.int64)
        self.at = np.zeros(len(rows), dtype=np.int64)
        self.second = np.full(len(rows), DEAR, dtype=np.int64)
        for shift in range(packed.shifts):
            self._evaluate(shift)
        self._rank(self.waiting)

    def added(self) -> Times:
        """Seconds of driving that each visit's best insertion adds; FAR when it has none."""
        return np.asarray(self.cost[np.arange(len(self.rows)), self.at])

    def best(self, urgency: Urgency) -> tuple[int, int, int] | None:
        """Visit row, shift row and gap to insert next."""
        if not self.cost.size:
            return None
        added = self.added()
        fits = self.waiting & (added < FAR) & (added < self.price)
        if not fits.any():
            return None
        index = int(np.where(fits, urgency(self), -np.inf).argmax())
        shift = int(self.at[index])
        return int(self.rows[index]), shift, int(self.gap[index, shift])

    def drop(self, row: int) -> None:
        """The visit is in: ask no more about it."""
        self.waiting[np.searchsorted(self.rows, row)] = False

    def refresh(self, shift: int) -> None:
        """The shift's order has changed: so have its insertions."""
        before = self.cost[:, shift].copy()
        self._evaluate(shift)
        nearer = np.minimum(before, self.cost[:, shift])
        self._rank(self.waiting & ((nearer <= self.second) | (self.at == shift)))

    def _rank(self, stale: npt.NDArray[np.bool_]) -> None:
        """Best shift and cost of the second best, for the rows whose costs have changed near the top."""
        if not self.cost.size or not stale.any():
            return
        costs = self.cost[stale]
        self.at[stale] = costs.argmin(axis=1)
        if costs.shape[1] > 1:
            self.second[stale] = np.minimum(np.partition(costs, 1, axis=1)[:, 1], DEAR)

    def _evaluate(self, shift: int) -> None:
        asked = np.flatnonzero(self.waiting & self.draft.packed.allowed[self.rows, shift])
        if not asked.size:
            return
        costs = self.draft.evaluator.costs(shift, self.draft.labels[shift], self.rows[asked])
        gaps = costs.argmin(axis=1)
        self.gap[asked, shift] = gaps
        self.cost[asked, shift] = costs[np.arange(len(asked)), gaps]
