"""Who is on call: one person a rank at any moment, and the stretches without anybody."""

from datetime import UTC, datetime, timedelta

import pytest

from server.domain.errors import Invalid
from server.domain.on_call import Duty, gaps, in_the_way

FRIDAY = datetime(2026, 3, 6, tzinfo=UTC)


def duty(who: str, begin: int, end: int, rank: int = 1) -> Duty:
    return Duty(who, FRIDAY + timedelta(hours=begin), FRIDAY + timedelta(hours=end), rank)


def test_a_rank_is_one_persons_and_a_person_has_one_rank() -> None:
    dana, eli = duty("dana", 17, 32), duty("eli", 17, 32, rank=2)
    assert in_the_way(duty("ann", 31, 40), [dana, eli]) == dana
    assert in_the_way(duty("ann", 31, 40, rank=2), [dana, eli]) == eli
    assert in_the_way(duty("ann", 31, 40, rank=3), [dana, eli]) is None
    assert in_the_way(duty("dana", 31, 40, rank=3), [dana, eli]) == dana
    assert in_the_way(duty("ann", 32, 40), [dana, eli]) is None
    with pytest.raises(Invalid):
        duty("ann", 3, 3)


def test_gaps_are_where_nobody_is_whatever_the_rank() -> None:
    begin, end = FRIDAY, FRIDAY + timedelta(hours=48)
    rows = [duty("dana", -5, 8), duty("eli", 17, 32), duty("ann", 20, 40, rank=2), duty("eli", 60, 70)]

    hours = [
        ((a - FRIDAY) // timedelta(hours=1), (b - FRIDAY) // timedelta(hours=1))
        for a, b in gaps(rows, begin, end)
    ]
    assert hours == [(8, 17), (40, 48)]
    assert gaps([], begin, end) == [(begin, end)]
    assert gaps([duty("dana", -1, 60)], begin, end) == []
