"""Office hours: spans of a weekday that never overlap, and the line that is printed."""

from itertools import pairwise

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from server.adapters.documents.hours import hours_text
from server.domain.errors import Invalid
from server.domain.office_hours import DAY_SECONDS, check_office_hours

HOUR = 3600


def span(weekday: int, starts: float, ends: float) -> dict[str, int]:
    return {"weekday": weekday, "starts_second": int(starts * HOUR), "ends_second": int(ends * HOUR)}


def test_a_lunch_hour_makes_two_spans() -> None:
    hours = [span(0, 13, 17), span(0, 8, 12), span(6, 0, 24)]
    assert check_office_hours(hours) == [
        (0, 8 * HOUR, 12 * HOUR),
        (0, 13 * HOUR, 17 * HOUR),
        (6, 0, DAY_SECONDS),
    ]


@pytest.mark.parametrize(
    ("hours", "field"),
    [
        ([span(0, 8, 12), span(0, 11, 17)], "office_hours[1].starts"),
        ([span(0, 9, 10), span(0, 8, 17)], "office_hours[0].starts"),
        ([span(1, 8, 8)], "office_hours[0].ends"),
        ([span(1, 17, 8)], "office_hours[0].ends"),
    ],
)
def test_what_overlaps_or_runs_backwards_is_named(hours: list[dict[str, int]], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        check_office_hours(hours)
    assert [fault.field for fault in refused.value.faults] == [field]


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 24), st.integers(0, 24)), max_size=8))
def test_what_is_taken_never_overlaps(given_spans: list[tuple[int, int, int]]) -> None:
    try:
        kept = check_office_hours([span(*each) for each in given_spans])
    except Invalid:
        return
    for (day, _, ends), (next_day, starts, _) in pairwise(kept):
        assert day < next_day or ends <= starts


def test_days_in_a_row_are_said_once() -> None:
    week = [(day, 8 * HOUR, 17 * HOUR) for day in range(5)] + [
        (5, 9 * HOUR, 12 * HOUR),
        (5, 13 * HOUR, 14 * HOUR),
    ]
    said = hours_text(week, Locale("en", "US")).replace("\N{NO-BREAK SPACE}", " ")
    assert said == (
        "Mon\N{EN DASH}Fri 8:00 AM\N{EN DASH}5:00 PM,"
        " Sat 9:00 AM\N{EN DASH}12:00 PM / 1:00 PM\N{EN DASH}2:00 PM"
    )
    assert hours_text([], Locale("en", "US")) == ""
