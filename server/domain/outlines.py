"""Outlines on the map: rings of points in millionths of a degree, judged in whole numbers, so that borders are exact.

Degrees are taken as a flat grid. A place is inside when a line from it crosses the rings an odd number of times
(even-odd), so a ring within a ring is a hole; a place on a border is inside.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from server.domain.errors import Fault, Invalid

Point = tuple[int, int]
"""Latitude and longitude in millionths of a degree."""
Ring = tuple[Point, ...]
"""Points in order; the last is joined to the first."""
Side = tuple[int, Point, Point]
"""The number of its first point, and both ends."""

FEWEST_POINTS, MOST_POINTS, MOST_RINGS, MOST_IN_ALL = 3, 500, 10, 1000
HALF_ROUND = 180_000_000


def rings_of(area: Sequence[Sequence[Sequence[int]]]) -> tuple[Ring, ...]:
    """Return rings as they are kept (lists) as outlines."""
    return tuple(tuple((int(point[0]), int(point[1])) for point in ring) for ring in area)


def inside(rings: Sequence[Ring], place: Point) -> bool:
    """Tell whether a place lies within the rings or on their border."""
    odd = False
    for ring in rings:
        for _, first, second in sides(ring):
            if _on(first, second, place):
                return True
            odd ^= _crosses_to_the_north(first, second, place)
    return odd


def sides(ring: Ring) -> Iterator[Side]:
    """Yield the sides of a ring, the closing one last."""
    for index, point in enumerate(ring):
        yield index, point, ring[(index + 1) % len(ring)]


def check_rings(rings: Sequence[Ring], field: str) -> None:
    """Raise `Invalid` for rings that are no outline: too few or many points, points that repeat, sides that cross."""
    if len(rings) > MOST_RINGS or sum(map(len, rings)) > MOST_IN_ALL:
        raise Invalid.field(field, f"holds more than {MOST_RINGS} rings or {MOST_IN_ALL} points")
    found = [fault for at, ring in enumerate(rings) for fault in _ring_faults(f"{field}[{at}]", ring)]
    found = found or list(_crossings(rings, field))
    if found:
        detail = "; ".join(f"{fault.field}: {fault.reason}" for fault in found)
        raise Invalid(detail, faults=found, code="BAD_OUTLINE")


def _ring_faults(field: str, ring: Ring) -> Iterator[Fault]:
    if not FEWEST_POINTS <= len(ring) <= MOST_POINTS:
        yield Fault(field, f"has {len(ring)} points, not {FEWEST_POINTS} to {MOST_POINTS}")
        return
    longitudes = [point[1] for point in ring]
    if max(longitudes) - min(longitudes) > HALF_ROUND:
        yield Fault(field, "spans more than half the globe or the antimeridian: split it there")
    seen: dict[Point, int] = {}
    for index, point in enumerate(ring):
        if point in seen:
            told = " (a ring closes by itself)" if (seen[point], index) == (0, len(ring) - 1) else ""
            yield Fault(f"{field}[{index}]", f"is at the same place as point {seen[point] + 1}{told}")
            return
        seen[point] = index


def _crossings(rings: Sequence[Ring], field: str) -> Iterator[Fault]:
    """Yield the first two sides that meet where they should not: of one ring, else of two."""
    for at, ring in enumerate(rings):
        if fault := _meeting(f"{field}[{at}]", ring):
            yield fault
            return
    for (at, ring), (other_at, other) in combinations(enumerate(rings), 2):
        for (one, *first), (two, *second) in _near(list(sides(ring)), list(sides(other))):
            if _meet(*first, *second):
                words = f"side {_side(one, ring)} crosses side {_side(two, other)} of ring {at + 1}"
                yield Fault(f"{field}[{other_at}]", f"{words}{_where(*first, *second)}")
                return


def _meeting(field: str, ring: Ring) -> Fault | None:
    listed = list(sides(ring))
    for (one, *first), (two, *second) in _near(listed, listed):
        if one >= two:
            continue
        shared = _shared_end(one, two, len(ring))
        if _fold_back(*first, *second) if shared else _meet(*first, *second):
            words = "runs back over" if shared else "crosses"
            reason = f"side {_side(one, ring)} {words} side {_side(two, ring)}{_where(*first, *second)}"
            return Fault(field, reason)
    return None


def _near(these: list[Side], those: list[Side]) -> Iterator[tuple[Side, Side]]:
    """Yield the pairs of sides whose boxes overlap."""
    boxed = [(side, _box(side)) for side in those]
    for side in these:
        south, north, west, east = _box(side)
        for other, (bottom, top, left, right) in boxed:
            if bottom <= north and south <= top and left <= east and west <= right:
                yield side, other


def _box(side: Side) -> tuple[int, int, int, int]:
    _, (a, b), (c, d) = side
    return min(a, c), max(a, c), min(b, d), max(b, d)


def _shared_end(one: int, two: int, count: int) -> bool:
    return two - one == 1 or (one == 0 and two == count - 1)


def _turn(a: Point, b: Point, c: Point) -> int:
    """Return 1, 0 or -1: to which side of the line from a to b the point c lies."""
    area = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return (area > 0) - (area < 0)


def _within_box(a: Point, b: Point, c: Point) -> bool:
    return min(a[0], b[0]) <= c[0] <= max(a[0], b[0]) and min(a[1], b[1]) <= c[1] <= max(a[1], b[1])


def _on(a: Point, b: Point, c: Point) -> bool:
    return _within_box(a, b, c) and _turn(a, b, c) == 0


def _meet(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Tell whether two sides have a point in common."""
    if _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0:
        return True
    return _on(a, b, c) or _on(a, b, d) or _on(c, d, a) or _on(c, d, b)


def _fold_back(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Tell whether two sides with one end in common share more than it."""
    ends = [point for point in (a, b, c, d) if (a, b, c, d).count(point) == 1]
    return any(_on(a, b, point) and _on(c, d, point) for point in ends)


def _side(index: int, ring: Ring) -> str:
    return f"{index + 1}-{(index + 1) % len(ring) + 1}"


def _where(a: Point, b: Point, c: Point, d: Point) -> str:
    """Return the words for the point in common, rounded to the fifth place (a metre)."""
    latitude, longitude = _common(a, b, c, d)
    return f" near {latitude / 10**6:.5f}, {longitude / 10**6:.5f}"


def _common(a: Point, b: Point, c: Point, d: Point) -> tuple[float, float]:
    run, rise = (b[0] - a[0], b[1] - a[1]), (d[0] - c[0], d[1] - c[1])
    across = run[0] * rise[1] - run[1] * rise[0]
    if across == 0:
        return next((point for point in (c, d, a) if _on(a, b, point)), a)
    share = ((c[0] - a[0]) * rise[1] - (c[1] - a[1]) * rise[0]) / across
    return a[0] + share * run[0], a[1] + share * run[1]


def _crosses_to_the_north(a: Point, b: Point, place: Point) -> bool:
    """Tell whether a line due north from the place crosses the side; an end counts for its western side only."""
    if (a[1] > place[1]) == (b[1] > place[1]):
        return False
    west, east = (a, b) if a[1] < b[1] else (b, a)
    return _turn(west, east, place) > 0
