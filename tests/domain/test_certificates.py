from datetime import date

import pytest

from server.domain.certificates import Certificate, Lapse, SkillLevel, lapse_of, levels_on
from server.domain.errors import Invalid

GAS = SkillLevel("gas", 3, needs_certificate=True)
DRAINS = SkillLevel("drains", 2)
FIRST = Certificate("gas", "Gas licence 2025", date(2025, 1, 1), date(2025, 12, 31))
SECOND = Certificate("gas", "Gas licence 2026", date(2026, 2, 1), date(2027, 1, 31))


@pytest.mark.parametrize(
    ("day", "levels"),
    [
        (date(2024, 12, 31), {"drains": 2}),
        (date(2025, 1, 1), {"drains": 2, "gas": 3}),
        (date(2025, 12, 31), {"drains": 2, "gas": 3}),
        (date(2026, 1, 1), {"drains": 2}),
        (date(2026, 2, 1), {"drains": 2, "gas": 3}),
    ],
)
def test_a_skill_counts_from_the_first_to_the_last_day_of_a_certificate(day, levels):
    assert levels_on([GAS, DRAINS], [FIRST, SECOND], day) == levels


def test_a_certificate_may_have_no_end():
    assert Certificate("gas", "For life", date(2020, 1, 1)).counts_on(date(2099, 1, 1))


def test_a_lapse_names_the_certificate_that_ran_out_last():
    older = Certificate("gas", "Gas licence 2024", date(2024, 1, 1), date(2024, 12, 31))
    assert lapse_of([GAS], [older, FIRST], "gas", 3, date(2026, 1, 15)) == Lapse("gas", 3, FIRST)


def test_a_certificate_that_is_not_valid_yet_is_named_when_there_was_none_before():
    assert lapse_of([GAS], [SECOND], "gas", 1, date(2026, 1, 15)) == Lapse("gas", 3, SECOND)


def test_a_certificate_that_never_was_is_none():
    assert lapse_of([GAS], [], "gas", 1, date(2026, 1, 15)) == Lapse("gas", 3, None)


@pytest.mark.parametrize(
    ("skill", "level", "day"),
    [
        ("gas", 3, date(2025, 6, 1)),
        ("gas", 4, date(2026, 1, 15)),
        ("drains", 2, date(2026, 1, 15)),
        ("roof", 1, FIRST.valid_from),
    ],
)
def test_it_is_no_lapse_when_the_skill_counts_or_would_not_suffice_anyway(skill, level, day):
    assert lapse_of([GAS, DRAINS], [FIRST], skill, level, day) is None


def test_a_certificate_does_not_end_before_it_begins():
    with pytest.raises(Invalid):
        Certificate("gas", "x", date(2025, 1, 2), date(2025, 1, 1))
