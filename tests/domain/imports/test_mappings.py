"""Mappings: compound columns, value maps, steps over rows, and every key that is wrong named."""

from __future__ import annotations

import pytest

from server.domain.errors import Invalid
from server.domain.imports.convert import Setting, convert
from server.domain.imports.mapping import parse_mapping
from tests.domain.imports.conversion import check_email, converted, faults, values

COMPOUND = """
kind = "sites"
[columns]
customer_name = { template = "{First} {Last}" }
address = { join = ["Street", "Unit"], with = ", " }
city = { column = "Town", like = "{city}, {state} {zip}", part = "city" }
region = { column = "Town", like = "{city}, {state} {zip}", part = "state" }
postcode = { column = "Town", like = "{city}, {state} {zip}", part = "zip" }
latitude = { column = "Place", like = "({lat}, {lon})", part = "lat" }
longitude = { column = "Place", like = "({lat}, {lon})", part = "lon" }
[constants]
tax_jurisdiction = "NY"
[defaults]
label = "Home"
"""


def test_columns_are_taken_apart_and_put_together() -> None:
    file = (
        'First,Last,Street,Unit,Town,Place\n'
        'Mary Ann,Smith,12 Elm St,,"Rochester,  NY  14607","(43.155,-77.605)"\n'
        'Bo,,9 Oak St,Apt 4,"St. Paul, MN 55101",\n'
    )  # fmt: skip
    result = converted(file, "sites", COMPOUND)
    assert values(result, "customer_name") == ["Mary Ann Smith", "Bo"]
    assert values(result, "address") == ["12 Elm St", "9 Oak St, Apt 4"]
    assert values(result, "city") == ["Rochester", "St. Paul"]
    assert values(result, "region") == ["NY", "MN"]
    assert values(result, "postcode") == ["14607", "55101"]
    assert values(result, "latitude") == [43_155_000, None]
    assert values(result, "tax_jurisdiction") == ["NY", "NY"]
    wrong = converted(
        "First,Last,Street,Unit,Town,Place\nA,B,C,,Rochester NY,43.1 -77.6\n", "sites", COMPOUND
    )
    assert faults(wrong) == [(2, "Town", "NO_MATCH"), (2, "Place", "NO_MATCH")]


def test_a_name_is_split_from_either_side() -> None:
    split = """
kind = "technicians"
[columns]
name = {{ column = "N", like = "{{first}} {{last}}", part = "{part}"{more} }}
"""
    file = "N\nMary Ann van Dyke\n"
    assert values(converted(file, "technicians", split.format(part="last", more="")), "name") == [
        "Ann van Dyke"
    ]
    right = split.format(part="first", more=', from = "right"')
    assert values(converted(file, "technicians", right), "name") == ["Mary Ann van"]


STEPS = """
kind = "jobs"
timezone = "America/New_York"
[parameters]
day = "which day"
[[step]]
keep = "At"
on = "{day}"
from = "07:00"
until = "19:00"
[[step]]
keep = "Status"
none_of = ["void"]
[[step]]
derive = "Minutes"
between = ["In", "Out"]
blank_unless_positive = true
at_least = 1
[[step]]
group_by = "Call"
row = { longest = "Minutes" }
figures.Units = { count = "Unit" }
figures.Middle = { median = "Minutes" }
figures.Most = { max = "Minutes" }
figures.One = { first = "Unit" }
[columns]
external_id = "Call"
job_type = "Unit"
customer_name = "Units"
duration = "Minutes"
priority = "Middle"
title = "One"
[constants]
description = "Calls of {day}"
"""
CALLS = """Call,Unit,Status,At,In,Out
1,A,,2026-03-02 06:59,2026-03-02 08:00,2026-03-02 08:10
2,B,,2026-03-02 07:00,2026-03-02 08:00,2026-03-02 08:10
2,C,,2026-03-02 07:00,2026-03-02 08:00,2026-03-02 09:01
2,D,,2026-03-02 07:00,2026-03-02 08:00,2026-03-02 08:20
2,E,,2026-03-02 07:00,,2026-03-02 23:20
2,F,void,2026-03-02 07:00,2026-03-02 08:00,2026-03-02 23:20
3,G,,2026-03-02 18:59,2026-03-02 19:00,2026-03-02 19:00
4,H,,2026-03-02 19:00,2026-03-02 19:00,2026-03-02 20:00
5,I,,2026-03-03 08:00,2026-03-02 08:00,2026-03-02 08:01
6,J,,,2026-03-02 08:00,2026-03-02 08:01
"""


def test_rows_are_kept_derived_and_grouped() -> None:
    result = converted(CALLS, "jobs", STEPS, day="2026-03-02")
    assert [record.row for record in result.records] == [4]  # the row that stands for the group
    (job,) = (record.values for record in result.records)
    assert (job["external_id"], job["job_type"], job["duration"]) == ("2", "C", 61 * 60)
    assert (job["customer_name"], job["priority"], job["title"]) == ("4", 20, "B")
    assert job["description"] == "Calls of 2026-03-02"
    assert result.rows == 10
    wrong = converted(CALLS.replace("2026-03-02 09:01", "soon"), "jobs", STEPS, day="2026-03-02")
    assert faults(wrong) == [(4, "Out", "NOT_A_TIME")]
    unknown = converted("Call,Unit\n1,A\n", "jobs", STEPS, day="2026-03-02")
    assert {code for _, _, code in faults(unknown)} == {"COLUMN_MISSING"}
    assert [column for _, column, _ in faults(unknown)] == ["At", "Status", "In", "Out"]


@pytest.mark.parametrize("given", [{}, {"day": "tomorrow"}, {"day": "2026-03-02", "colour": "red"}])
def test_parameters_are_those_that_the_mapping_asks_for(given: dict[str, str]) -> None:
    with pytest.raises(Invalid) as refused:
        convert(CALLS.encode(), parse_mapping(STEPS), Setting("UTC", "USD", check_email, given))
    assert refused.value.code == "BAD_PARAMETERS"


WRONG = """
kind = "jobs"
colour = "red"
timezone = "Mars/Olympus"
source = "a b"
ambiguous = "perhaps"
create_missing = ["planet"]
title = 7
[file]
encoding = "klingon"
delimiter = "|"
[numbers]
decimal = ","
thousands = ","
[formats]
moment = "%Q"
[parameters]
"Big Day" = "x"
[[step]]
keep = "A"
[[step]]
derive = "B"
between = ["A"]
[[step]]
group_by = "A"
row = { fastest = "B" }
[[step]]
jump = 1
[columns]
colour = "Colour"
title = { column = "A", template = "{B}" }
description = { template = "no braces" }
duration = { column = "A", unit = "miles" }
site_latitude = { column = "A", like = "({lat}{lon})", part = "lat" }
site_longitude = { column = "A", like = "({lat}, {lon})", part = "height" }
window_ends_at = { after = "title", hours = 2 }
window_starts_at = { column = "A", format = "noon" }
priority = 5
[constants]
duration = "5"
billable = true
[values.priority]
"1" = 5
[new.job_type]
labour = "free"
[new.planet]
size = 1
"""


def test_every_key_that_is_wrong_is_named_at_once() -> None:
    with pytest.raises(Invalid) as refused:
        parse_mapping(WRONG)
    assert refused.value.code == "BAD_MAPPING"
    assert sorted(fault.field for fault in refused.value.faults) == sorted(
        [
            "ambiguous", "colour", "columns.colour", "columns.description.template", "columns.duration.unit",
            "columns.job_type", "columns.priority", "columns.site_latitude.like", "columns.site_longitude.part",
            "columns.title", "columns.window_ends_at.after", "columns.window_starts_at.format", "constants.billable",
            "constants.duration", "create_missing", "file.delimiter", "file.encoding", "formats.moment",
            "new.job_type.labour", "new.planet", "numbers.thousands", "parameters.Big Day", "source", "step[0].keep",
            "step[1].between", "step[2].row", "step[3]", "timezone", "title", "values.priority",
        ]
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["", "kind = ", 'kind = "planets"', "[" * 5000, "x = 1\x00", 'kind = ["jobs"]', "kind = 1979-05-27"],
)
def test_what_is_no_mapping_is_refused(text: str) -> None:
    with pytest.raises(Invalid) as refused:
        parse_mapping(text)
    assert refused.value.code == "BAD_MAPPING"
