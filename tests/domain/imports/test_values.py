"""What cells say: numbers, money, durations, days and moments, each by what the mapping declares and never guessed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.domain.imports.conversion import converted, faults, values

PRICES = """
kind = "price-book"
{numbers}
[columns]
code = "C"
description = "C"
unit_price = {source}
[constants]
kind = "fee"
"""


def price(text: str, numbers: str = "", source: str = '"P"') -> object:
    mapping = PRICES.format(numbers=numbers, source=source)
    result = converted(f'C,P\nX,"{text}"\n', "price-book", mapping)
    if result.faults:
        return result.faults.kept[0].code
    return result.records[0].values["unit_price"]


AMERICAN = '[numbers]\nthousands = ","'
GERMAN = '[numbers]\ndecimal = ","\nthousands = "."'
SWISS = '[numbers]\nthousands = "\'"'
FRENCH = '[numbers]\ndecimal = ","\nthousands = " "'


@pytest.mark.parametrize(
    ("text", "numbers", "expected"),
    [
        ("1234.5", "", 1_234_500_000),
        ("$1234.50", "", 1_234_500_000),
        ("1234.50 €", "", 1_234_500_000),
        (".5", "", 500_000),
        ("5.", "", "NOT_A_NUMBER"),
        ("1.234567", "", 1_234_567),
        ("1.2345678", "", "TOO_PRECISE"),
        ("1,234.50", "", "AMBIGUOUS_NUMBER"),
        ("1,5", "", "AMBIGUOUS_NUMBER"),
        ("1.234,50", "", "AMBIGUOUS_NUMBER"),
        ("1,234.50", AMERICAN, 1_234_500_000),
        ("1,23.50", AMERICAN, "NOT_A_NUMBER"),
        ("1234,567", AMERICAN, "NOT_A_NUMBER"),
        ("1.234,50", GERMAN, 1_234_500_000),
        ("1.234", GERMAN, 1_234_000_000),
        ("1.23", GERMAN, "NOT_A_NUMBER"),
        ("1,234.50", GERMAN, "NOT_A_NUMBER"),
        ("1'234.50", SWISS, 1_234_500_000),
        ("1\u202f234,50", FRENCH, 1_234_500_000),
        ("-1", "", "OUT_OF_RANGE"),
        ("1e3", "", "NOT_A_NUMBER"),
        ("NaN", "", "NOT_A_NUMBER"),
        ("٣", "", "NOT_A_NUMBER"),
        ("9" * 40, "", "NOT_A_NUMBER"),
        ("0.0000000000000000000000001", "", "TOO_PRECISE"),
        ("123456789012.123456789012345678", "", "TOO_PRECISE"),
    ],
)
def test_a_number_is_read_as_declared_or_refused(text: str, numbers: str, expected: object) -> None:
    assert price(text, numbers) == expected


def test_units_are_named() -> None:
    assert price("1999", source='{ column = "P", unit = "cents" }') == 19_990_000
    job = """
kind = "jobs"
[columns]
job_type = "T"
customer_name = "T"
duration = {{ column = "D", unit = "{unit}" }}
"""
    for unit, text in (("hours", "1.5"), ("minutes", "90"), ("seconds", "5400"), ("h:mm", "1:30")):
        assert values(converted(f"T,D\nX,{text}\n", "jobs", job.format(unit=unit)), "duration") == [5400]
    for unit, text in (("hours", "0.0001"), ("h:mm", "1.30"), ("minutes", "100000")):
        assert converted(f"T,D\nX,{text}\n", "jobs", job.format(unit=unit)).faults


MOMENTS = """
kind = "jobs"
{settings}
[columns]
job_type = "T"
customer_name = "T"
window_starts_at = {source}
window_ends_at = {{ after = "window_starts_at", hours = 2 }}
"""


def begins(text: str, source: str = '"M"', settings: str = "") -> object:
    result = converted(f'T,M\nX,"{text}"\n', "jobs", MOMENTS.format(source=source, settings=settings))
    if result.faults:
        return result.faults.kept[0].code
    record = result.records[0].values
    assert (record["window_ends_at"] - record["window_starts_at"]).total_seconds() == 7200
    return record["window_starts_at"]


AMERICAN_TIME = '{ column = "M", format = "%m/%d/%Y %I:%M %p" }'


def test_a_moment_is_local_unless_it_says_otherwise() -> None:
    assert begins("2026-03-02 08:00") == datetime(2026, 3, 2, 13, tzinfo=UTC)
    assert begins("2026-03-02T08:00:30+02:00") == datetime(2026, 3, 2, 6, 0, 30, tzinfo=UTC)
    assert begins("2026-03-02 08:00Z") == datetime(2026, 3, 2, 8, tzinfo=UTC)
    west = begins("2026-03-02 08:00", settings='timezone = "America/Los_Angeles"')
    assert west == datetime(2026, 3, 2, 16, tzinfo=UTC)
    assert begins("03/02/2026 08:00 AM", AMERICAN_TIME) == datetime(2026, 3, 2, 13, tzinfo=UTC)
    offset = '{ column = "M", format = "%d.%m.%Y %H:%M %z" }'
    assert begins("02.03.2026 08:00 +0100", offset) == datetime(2026, 3, 2, 7, tzinfo=UTC)
    for wrong in (
        "03/02/2026 08:00",
        "2026-02-30 08:00",
        "2026-03-02",
        "1899-01-01 08:00",
        "2026-03-02 25:00",
    ):
        assert begins(wrong) in {"NOT_A_TIME", "OUT_OF_RANGE"}, wrong
    assert begins("02/13/2026 08:00 PM", AMERICAN_TIME) == datetime(2026, 2, 14, 1, tzinfo=UTC)
    assert begins("13/02/2026 08:00 PM", AMERICAN_TIME) == "NOT_A_TIME"


def test_an_hour_that_the_clocks_skip_or_show_twice_is_not_guessed() -> None:
    assert begins("2026-03-08 02:30") == "TIME_SKIPPED"
    assert begins("2026-03-08 01:59") == datetime(2026, 3, 8, 6, 59, tzinfo=UTC)
    assert begins("2026-03-08 03:00") == datetime(2026, 3, 8, 7, tzinfo=UTC)
    assert begins("2026-03-08 02:30", settings='ambiguous = "later"') == "TIME_SKIPPED"
    assert begins("2026-11-01 01:30") == "TIME_TWICE"
    assert begins("2026-11-01 01:30", settings='ambiguous = "earlier"') == datetime(
        2026, 11, 1, 5, 30, tzinfo=UTC
    )
    assert begins("2026-11-01 01:30", settings='ambiguous = "later"') == datetime(
        2026, 11, 1, 6, 30, tzinfo=UTC
    )
    assert begins("2026-11-01 01:30-05:00") == datetime(2026, 11, 1, 6, 30, tzinfo=UTC)
    own = '{ column = "M", ambiguous = "later" }'
    assert begins("2026-11-01 01:30", own) == datetime(2026, 11, 1, 6, 30, tzinfo=UTC)
    assert begins("2011-12-30 12:00", settings='timezone = "Pacific/Apia"') == "TIME_SKIPPED"  # a whole day


def test_days_are_iso_unless_a_format_is_declared() -> None:
    mapping = """
kind = "agreements"
[formats]
day = "{format}"
[columns]
name = "N"
customer_name = "N"
starts_on = "D"
interval_months = "I"
"""
    file = "N,D,I\nCare,03/04/2026,12\n"
    assert values(converted(file, "agreements", mapping.format(format="%d/%m/%Y")), "starts_on") == [
        date(2026, 4, 3)
    ]
    assert values(converted(file, "agreements", mapping.format(format="%m/%d/%Y")), "starts_on") == [
        date(2026, 3, 4)
    ]
    iso = converted("name,customer_name,starts_on,interval_months\nCare,X,03/04/2026,12\n", "agreements")
    assert faults(iso) == [(2, "starts_on", "NOT_A_DATE")]


def test_hours_and_skills_are_lists_in_words() -> None:
    hours = "Mon\u2013Wed 07:00-12:30; Fri-Sun 22:00-06:00; Thursday 9:00-24:00"
    file = f"name,skills,hours\nA,gas : 3; Heat pumps=2,{hours}\n"
    result = converted(file, "technicians")
    assert values(result, "skills") == [(("gas", 3), ("Heat pumps", 2))]
    (spans,) = values(result, "hours")
    assert [day for day, _, _ in spans] == [0, 1, 2, 3, 4, 5, 6]  # type: ignore[attr-defined]
    assert spans[0] == (0, 25_200, 45_000)  # type: ignore[index]
    assert spans[4] == (4, 79_200, 108_000)  # type: ignore[index]
    for wrong in (
        "Mon 07:00-07:00",
        "Mon 25:00-26:00",
        "Mon",
        "07:00-16:00",
        "Mon 07:00-16:00; Mon 07:00-16:00",
    ):
        assert faults(converted(f"name,hours\nA,{wrong}\n", "technicians")) == [(2, "hours", "NOT_HOURS")], (
            wrong
        )
    for wrong in ("gas", "gas:0", "gas:6", "gas:3; GAS:2"):
        assert faults(converted(f"name,skills\nA,{wrong}\n", "technicians")) == [
            (2, "skills", "NOT_SKILLS")
        ], wrong
