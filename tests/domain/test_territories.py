"""Outlines on the map, and whose a place is: borders, holes, crossings named, overlaps, postcodes."""

from fractions import Fraction
from random import Random
from typing import Any

import pytest

from server.domain.errors import Invalid
from server.domain.outlines import Point, Ring, check_rings, inside
from server.domain.places import Place
from server.domain.territories import (
    Territory,
    around,
    check_postcodes,
    check_price,
    closed_to,
    names_of,
    price_for,
)
from tests.sizes import sized

SQUARE: Ring = ((0, 0), (0, 10), (10, 10), (10, 0))
HOLE: Ring = ((3, 3), (3, 6), (6, 6), (6, 3))
BOW: Ring = ((43_000_000, 0), (43_002_000, 2_000_000), (43_002_000, 0), (43_000_000, 2_000_000))


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ((5, 9), True),
        ((4, 4), False),
        ((0, 5), True),
        ((10, 10), True),
        ((3, 4), True),
        ((11, 5), False),
        ((5, -1), False),
        ((-1, 0), False),
        ((10, 11), False),
    ],
)
def test_a_hole_is_outside_and_every_border_is_inside(place: Point, told: bool) -> None:
    assert inside((SQUARE, HOLE), place) is told
    assert inside((SQUARE[::-1], HOLE), place) is told


def test_inside_agrees_with_a_slow_second_opinion() -> None:
    """Seeded polygons on a small grid, where places fall on borders and in line with corners all the time."""
    random = Random(7)
    asked = 0
    for _ in range(sized("polygons", 200, 5000)):
        ring = tuple({(random.randrange(9), random.randrange(9)): 0 for _ in range(random.randint(3, 8))})
        if len(ring) < 3 or not is_outline(ring):
            continue
        for place in ((a, b) for a in range(-1, 10) for b in range(-1, 10)):
            assert inside((ring,), place) is slowly_inside(ring, place), (ring, place)
            asked += 1
    assert asked > 1000


def is_outline(ring: Ring) -> bool:
    try:
        check_rings((ring,), "ring")
    except Invalid:
        return False
    return True


def slowly_inside(ring: Ring, place: Point) -> bool:
    """On a side, or an odd number of sides met on the way east and a hair to the north, in exact fractions."""
    closed = list(zip(ring, (*ring[1:], ring[0]), strict=True))
    if any(lies_on(first, second, place) for first, second in closed):
        return True
    north = Fraction(place[0]) + Fraction(1, 10**6)
    met = 0
    for (a, b), (c, d) in closed:
        if (a > north) != (c > north):
            met += b + (north - a) * Fraction(d - b, c - a) > place[1]
    return met % 2 == 1


def lies_on(first: Point, second: Point, place: Point) -> bool:
    """Whether some share of the way from the first point to the second is the place."""
    run = [b - a for a, b in zip(first, second, strict=True)]
    axis = 0 if run[0] else 1
    share = Fraction(place[axis] - first[axis], run[axis])
    reached = tuple(a + share * step for a, step in zip(first, run, strict=True))
    return 0 <= share <= 1 and list(reached) == list(place)


BAD: dict[str, tuple[Any, str, str]] = {
    "two points": ((SQUARE[:2],), "area[0]", "has 2 points"),
    "501 points": ((tuple((n, n * n) for n in range(501)),), "area[0]", "has 501 points"),
    "eleven rings": ((SQUARE,) * 11, "area", "more than 10 rings"),
    "a closing point": (
        ((*SQUARE, SQUARE[0]),),
        "area[0][4]",
        "same place as point 1 (a ring closes by itself)",
    ),
    "a point twice": (((*SQUARE, (10, 10)),), "area[0][4]", "same place as point 3"),
    "a bow": ((BOW,), "area[0]", "side 1-2 crosses side 3-4 near 43.00100, 1.00000"),
    "a spike": ((((0, 0), (0, 10), (0, 5), (5, 5)),), "area[0]", "side 1-2 runs back over side 2-3"),
    "a line": ((((0, 0), (0, 5), (0, 10)),), "area[0]", "runs back over"),
    "a touch": ((((0, 0), (0, 10), (5, 10), (0, 5), (5, 0)),), "area[0]", "side 1-2 crosses side 3-4"),
    "rings that cross": ((SQUARE, ((5, 5), (5, 15), (8, 8))), "area[1]", "crosses"),
    "the antimeridian": ((((0, 179_000_000), (0, -179_000_000), (9, 0)),), "area[0]", "antimeridian"),
}


@pytest.mark.parametrize(("case"), BAD.values(), ids=BAD.keys())
def test_what_is_no_outline_is_refused_and_the_place_is_named(case: tuple[Any, str, str]) -> None:
    rings, field, words = case
    with pytest.raises(Invalid) as refusal:
        check_rings(rings, "area")
    assert refusal.value.faults[0].field == field
    assert words in refusal.value.faults[0].reason


def test_a_hole_and_a_part_apart_are_outlines() -> None:
    check_rings((SQUARE, HOLE, ((20, 20), (20, 30), (30, 20))), "area")


def test_every_refused_crossing_is_one_and_every_crossing_is_refused() -> None:
    """Four points make a bow exactly when their two pairs of opposite sides meet: tried by force on a grid."""
    random = Random(11)
    for _ in range(300):
        ring: Any = tuple({(random.randrange(6), random.randrange(6)): 0 for _ in range(4)})
        if len(ring) < 4:
            continue
        a, b, c, d = ring
        assert is_outline(ring) == is_outline((b, c, d, a)) == is_outline((d, c, b, a))


def territory(name: str, *who: str, price: int | None = None, **more: Any) -> Territory:
    facts = {"rings": (SQUARE,), "postcodes": ()} | more
    return Territory(name, name, technician_ids=frozenset(who), price_seconds=price, **facts)


def test_a_place_is_found_by_outline_or_postcode() -> None:
    north = territory("North", "ann")
    codes = territory("Codes", "ann", rings=(), postcodes=("SW1A", "146"))
    assert around([north, codes], Place(5, 5), "14 607") == (north, codes)
    assert around([north, codes], Place(50, 5), "sw1a 2aa") == (codes,)
    assert around([north, codes], None, "") == ()
    assert names_of((north, codes)) == "North and Codes"


@pytest.mark.parametrize(
    ("within", "closed", "price"),
    [
        ((), False, 0),
        ((territory("A", "ann"),), False, 0),
        ((territory("A", "bob"),), True, 0),
        ((territory("A", "bob"), territory("B", "ann", price=60)), False, 0),
        ((territory("A", "bob"), territory("B", "cyd", price=60)), True, 0),
        ((territory("A", "bob", price=30), territory("B", "cyd", price=60)), False, 60),
        ((territory("A", "bob", price=30), territory("B", "ann", price=60)), False, 0),
    ],
    ids=["nowhere", "own", "closed", "own by one of two", "one is hard", "the highest price", "own, priced"],
)
def test_whose_a_place_is(within: tuple[Territory, ...], closed: bool, price: int) -> None:
    assert (closed_to(within, "ann"), price_for(within, "ann")) == (closed, price)


def test_postcodes_are_kept_plain_and_checked() -> None:
    assert check_postcodes(["sw1a 2", "146"], "json.postcodes") == ["SW1A2", "146"]
    with pytest.raises(Invalid) as refusal:
        check_postcodes(["146", "14 6", "%", ""], "json.postcodes")
    assert [fault.field for fault in refusal.value.faults] == [f"json.postcodes[{n}]" for n in (2, 3, 1)]


def test_a_price_belongs_to_a_priced_territory_alone() -> None:
    check_price("hard", None, "price")
    check_price("priced", 60, "price")
    for rule, price in (("hard", 60), ("priced", None)):
        with pytest.raises(Invalid):
            check_price(rule, price, "price")
