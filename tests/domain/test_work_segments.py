from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.instants import instant_at
from server.domain.visit_facts import Fact, FactKind, VisitFacts
from server.domain.work_segments import SegmentKind, labour_seconds, paused_seconds, segments_of
from tests.domain.making import fact


def visit(*reported):
    return VisitFacts(facts=reported)


def minutes(given_visit):
    return [
        (segment.kind.value, None if segment.seconds is None else segment.seconds // 60)
        for segment in segments_of(given_visit)
    ]


def test_a_visit_is_cut_into_travel_wait_work_and_breaks():
    done = visit(
        fact("travel", 0),
        fact("arrive", 20),
        fact("start", 25),
        fact("pause", 40),
        fact("resume", 55),
        fact("complete", 90),
    )
    assert minutes(done) == [("travel", 20), ("wait", 5), ("work", 15), ("break", 15), ("work", 35)]
    assert labour_seconds(done) == 50 * 60
    assert paused_seconds(done) == 15 * 60


@pytest.mark.parametrize(
    ("reported", "expected"),
    [
        ([], []),
        ([("travel", 0)], [("travel", None)]),
        ([("start", 0), ("pause", 10)], [("work", 10), ("break", None)]),
        ([("start", 0), ("pause", 10), ("complete", 30)], [("work", 10), ("break", 20)]),
        ([("travel", 0), ("start", 10), ("complete", 30)], [("travel", 10), ("work", 20)]),
        ([("travel", 0), ("complete", 30)], [("travel", 30)]),
        ([("complete", 30)], []),
        ([("arrive", 5), ("travel", 10), ("start", 20)], [("wait", 15), ("work", None)]),
        ([("start", 40), ("complete", 30)], []),
    ],
)
def test_what_is_missing_or_contradicts_itself_is_left_out(reported, expected):
    found = minutes(visit(*(fact(kind, when) for kind, when in reported)))
    assert found == expected


@pytest.mark.parametrize("reported", [[], ["start"], ["complete"], ["travel", "complete"]])
def test_labour_that_is_not_known_is_not_made_up(reported):
    assert labour_seconds(visit(*(fact(kind, index) for index, kind in enumerate(reported)))) is None


def test_a_completion_before_the_start_gives_no_labour():
    assert labour_seconds(visit(fact("start", 40), fact("complete", 30))) is None
    assert labour_seconds(visit(fact("start", 30), fact("complete", 30))) == 0


kinds = st.sampled_from(list(FactKind))
reports = st.lists(st.tuples(kinds, st.integers(0, 20)), max_size=10)


@given(reports)
def test_segments_follow_each_other_and_labour_is_the_work_among_them(reported):
    given_visit = visit(*(fact(kind, when, key=str(index)) for index, (kind, when) in enumerate(reported)))
    segments = segments_of(given_visit)
    for one, other in pairwise(segments):
        assert one.ends_at == other.starts_at
    assert all(segment.seconds is None or segment.seconds > 0 for segment in segments)
    labour = labour_seconds(given_visit)
    if labour is not None and given_visit.started_at and given_visit.completed_at:
        whole = given_visit.completed_at - given_visit.started_at
        assert timedelta(seconds=labour + paused_seconds(given_visit)) == whole


@pytest.mark.parametrize(
    ("night", "hours"), [(date(2026, 3, 7), 7.5), (date(2026, 10, 31), 9.5), (date(2026, 6, 1), 8.5)]
)
def test_work_through_a_change_of_the_clocks_counts_what_passed(night, hours):
    start = instant_at(night, time(23, 0), "America/New_York")
    end = instant_at(night + timedelta(days=1), time(7, 30), "America/New_York")
    done = VisitFacts(
        facts=(Fact("a", FactKind.START, start, start), Fact("b", FactKind.COMPLETE, end, end)),
    )
    assert labour_seconds(done) == hours * 3600


def test_a_break_is_no_work():
    kinds_found = {
        segment.kind
        for segment in segments_of(visit(fact("start", 0), fact("pause", 0), fact("complete", 9)))
    }
    assert kinds_found == {SegmentKind.BREAK}
