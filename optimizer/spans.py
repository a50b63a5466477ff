"""Arithmetic on sets of seconds: sorted, disjoint, inclusive spans with late ends that a grace stretches.

`grace` seconds later for every late end is how explanations ask "how much is missing"; planning uses 0.
"""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

Span = tuple[int, int]
Spans = tuple[Span, ...]
Times = npt.NDArray[np.int64]

FAR = 1 << 50
ALWAYS: Spans = ((-FAR, FAR),)


def merged(spans: Iterable[Span]) -> Spans:
    """Sorted and disjoint: what overlaps or touches becomes one; what is inverted holds nothing."""
    out: list[Span] = []
    for low, high in sorted(span for span in spans if span[0] <= span[1]):
        if out and low <= out[-1][1] + 1:
            out[-1] = (out[-1][0], max(out[-1][1], high))
        else:
            out.append((low, high))
    return tuple(out)


def common(first: Spans, second: Spans) -> Spans:
    """The seconds that lie in both."""
    return merged((max(a, c), min(b, d)) for a, b in first for c, d in second)


def earliest(spans: Spans, time: int, grace: int = 0) -> int:
    """First second at or after `time` within the spans; FAR or later when there is none."""
    for low, high in spans:
        if time <= high + grace:
            return max(time, low)
    return FAR


def latest(spans: Spans, time: int, grace: int = 0) -> int:
    """Last second at or before `time` within the spans; -FAR or earlier when there is none."""
    for low, high in reversed(spans):
        if low <= time:
            return min(time, high + grace)
    return -FAR


def earliest_each(spans: Spans, times: Times, grace: int = 0) -> Times:
    """As `earliest`, for an array of times and one set of spans."""
    out = np.full_like(times, FAR)
    for low, high in reversed(spans):
        out = np.where(times <= high + grace, np.maximum(times, low), out)
    return out


def earliest_rows(lows: Times, highs: Times, times: Times, grace: int = 0) -> Times:
    """As `earliest`, where row i of `times` (n by g) has its own spans: rows of `lows` and `highs` (n by w).

    Unused columns hold the empty span (FAR, -FAR).
    """
    out = np.full_like(times, FAR)
    for column in range(lows.shape[1] - 1, -1, -1):
        low, high = lows[:, column, None], highs[:, column, None] + grace
        out = np.where(times <= high, np.maximum(times, low), out)
    return out


def padded(rows: list[Spans]) -> tuple[Times, Times]:
    """Low and high ends of every row as two arrays (n by most spans), padded with the empty span."""
    width = max((len(row) for row in rows), default=1) or 1
    lows = np.full((len(rows), width), FAR, dtype=np.int64)
    highs = np.full((len(rows), width), -FAR, dtype=np.int64)
    for index, row in enumerate(rows):
        for column, (low, high) in enumerate(row):
            lows[index, column], highs[index, column] = low, high
    return lows, highs
