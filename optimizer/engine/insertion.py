"""What it costs to insert visits into the gaps of a route, all pairs at once.

The test is exact: a gap is open to a visit if and only if the route with the visit in that gap can be driven
with every window, setup, break and the end of the shift kept (`tests/optimizer/engine/test_insertion.py`).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from optimizer.constraints.breaks import after_leg_each
from optimizer.engine.labels import Label, Labels
from optimizer.packed import Packed
from optimizer.spans import FAR, Times, earliest_rows, padded

Rows = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Evaluator:
    """The arrays of a packed problem that the test reads, one row a visit."""

    packed: Packed
    location: Times
    service: Times
    away: tuple[Times, Times, Times]
    here: tuple[Times, Times, Times]

    def costs(self, shift: int, labels: Labels, rows: Rows, grace: int = 0) -> Times:
        """Added seconds per visit (row) and gap (column); FAR where the gap is closed to the visit.

        They are of travel, and of the price that territories ask of outsiders. What closes a visit to the shift
        altogether is not looked at: the caller asks only for rows that the shift may serve.
        """
        before, after = np.array(labels.places[:-1]), np.array(labels.places[1:])
        place = self.location[rows][:, None]
        travel = self.packed.travel
        there, onward = travel[before[None, :], place], travel[place, after[None, :]]
        left = self._worked(rows, place == before, self._arrived(shift, labels.free, there, grace), grace)
        breaks = self.packed.breaks[shift]
        fits = _meets(after_leg_each(left, onward, breaks, grace), labels, place == after)
        added = there + onward - travel[before, after][None, :]
        if self.packed.outside is not None:
            added = added + self.packed.outside[rows, shift][:, None]
        return np.where(fits, added, FAR)

    def _arrived(self, shift: int, free: list[Label], there: Times, grace: int) -> list[Times]:
        by_mask = [np.broadcast_to(np.array(times), there.shape) for times in zip(*free, strict=True)]
        return after_leg_each(by_mask, there, self.packed.breaks[shift], grace)

    def _worked(
        self, rows: Rows, same: npt.NDArray[np.bool_], arrived: list[Times], grace: int
    ) -> list[Times]:
        service = self.service[rows][:, None]
        out = []
        for times in arrived:
            away, here = (_begun(side, rows, times, grace) for side in (self.away, self.here))
            out.append(np.minimum(np.where(same, here, away) + service, FAR))
        return out


def evaluator(packed: Packed) -> Evaluator:
    """Lay the visits of a packed problem out for the test."""
    return Evaluator(
        packed,
        np.array(packed.location, dtype=np.int64),
        np.array(packed.service, dtype=np.int64),
        (*padded(packed.starts_away), np.array(packed.setup_away, dtype=np.int64)),
        (*padded(packed.starts_here), np.array(packed.setup_here, dtype=np.int64)),
    )


def _begun(side: tuple[Times, Times, Times], rows: Rows, times: Times, grace: int) -> Times:
    lows, highs, setup = side
    return earliest_rows(lows[rows], highs[rows], times, grace) + setup[rows][:, None]


def _meets(arrived: list[Times], labels: Labels, same: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    fits = np.zeros(same.shape, dtype=np.bool_)
    for mask, times in enumerate(arrived):
        away = np.array([need[mask] for need in labels.need_away])[None, :]
        here = np.array([need[mask] for need in labels.need_here])[None, :]
        fits |= times <= np.where(same, here, away)
    return fits
