from datetime import UTC, datetime
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.errors import Invalid
from server.domain.lifecycles import VISIT_TRANSITIONS, Outcome, VisitStatus
from server.domain.visit_facts import (
    FLAG_SENTENCES,
    Fact,
    FactKind,
    Flag,
    Surroundings,
    VisitFacts,
    apply_fact,
)
from tests.domain.making import NOON, at, fact

CANCELLED = VisitFacts(VisitStatus.CANCELLED)
DAY = [
    fact("travel", 0),
    fact("arrive", 20),
    fact("start", 25),
    fact("pause", 40),
    fact("resume", 55),
    fact("complete", 90),
]


def after(facts, booked=VisitStatus.SCHEDULED):
    visit = VisitFacts(booked)
    for item in facts:
        visit = apply_fact(visit, item).visit
    return visit


def flags(last, *before, booked=VisitStatus.SCHEDULED, **around):
    return apply_fact(after(before, booked), last, Surroundings(**around)).flags


def test_an_ordinary_visit_raises_no_flag_and_ends_done():
    visit = VisitFacts()
    for item, status in zip(
        DAY, ["en_route", "en_route", "working", "working", "working", "done"], strict=True
    ):
        applied = apply_fact(visit, item)
        assert (applied.visit.status, applied.flags) == (status, frozenset())
        visit = applied.visit
    assert (visit.travel_started_at, visit.arrived_at, visit.started_at, visit.completed_at) == (
        at(0),
        at(20),
        at(25),
        at(90),
    )
    assert [(pause.starts_at, pause.ends_at) for pause in visit.pauses] == [(at(40), at(55))]
    assert visit.outcome is Outcome.COMPLETED


def test_all_720_orders_of_a_visit_s_day_end_the_same():
    expected = after(DAY)
    assert all(after(order) == expected for order in permutations(DAY))


moments = st.integers(0, 12)
kinds = st.sampled_from(list(FactKind))


@st.composite
def facts(draw):
    kind = draw(kinds)
    outcome = draw(st.none() | st.sampled_from(list(Outcome))) if kind is FactKind.COMPLETE else None
    return fact(
        kind, draw(moments), key=str(draw(st.uuids())), late=draw(st.integers(-5, 500)), outcome=outcome
    )


@given(st.lists(facts(), max_size=8), st.randoms(), st.sampled_from(["scheduled", "confirmed", "cancelled"]))
def test_any_order_and_any_repetition_ends_the_same(reported, random, booked):
    repeated = random.sample([*reported, *reported], 2 * len(reported))
    assert after(repeated, VisitStatus(booked)) == after(reported, VisitStatus(booked))


@given(st.lists(facts(), max_size=8), st.sampled_from(["scheduled", "confirmed", "cancelled"]))
def test_every_step_that_facts_cause_is_an_allowed_one(reported, booked):
    visit = VisitFacts(VisitStatus(booked))
    for item in reported:
        new = apply_fact(visit, item).visit
        assert new.status == visit.status or (visit.status, new.status) in VISIT_TRANSITIONS
        assert item in new.facts
        visit = new


@given(st.lists(facts(), max_size=8))
def test_pauses_lie_inside_the_work_and_apart(reported):
    visit = after(reported)
    edges = [edge for pause in visit.pauses for edge in (pause.starts_at, pause.ends_at) if edge]
    assert edges == sorted(edges)
    assert all(edge >= visit.started_at for edge in edges if visit.started_at)
    assert all(edge <= visit.completed_at for edge in edges if visit.completed_at)


@given(st.lists(facts(), max_size=6), facts())
def test_a_replay_is_answered_as_the_first_time_and_changes_nothing(reported, last):
    first = apply_fact(after(reported), last)
    assert apply_fact(first.visit, last) == first


@pytest.mark.parametrize(
    ("kind", "before"),
    [("complete", []), ("complete", ["travel", "arrive"]), ("pause", []), ("resume", ["start"])],
)
def test_a_missing_step_is_flagged_and_the_rest_applied(kind, before):
    found = apply_fact(after([fact(name, index) for index, name in enumerate(before)]), fact(kind, 30))
    assert found.flags == {Flag.STEP_MISSING}
    assert found.visit.status in {VisitStatus.DONE, VisitStatus.WORKING}


@pytest.mark.parametrize("kind", ["arrive", "start"])
def test_nobody_has_to_report_travel_or_arrival(kind):
    assert flags(fact(kind, 0)) == frozenset()


@pytest.mark.parametrize("kind", list(FactKind))
def test_not_being_clocked_in_is_flagged_on_anything(kind):
    assert Flag.NOT_CLOCKED_IN in flags(fact(kind, 0), clocked_in=False)


def test_two_visits_at_once_are_flagged_when_work_starts_not_when_driving():
    assert flags(fact("start", 5), busy_elsewhere=True) == {Flag.TWO_AT_ONCE}
    assert flags(fact("travel", 5), busy_elsewhere=True) == frozenset()


@pytest.mark.parametrize("kind", ["travel", "arrive", "start", "pause", "resume"])
def test_what_happens_after_the_end_is_stale(kind):
    ended = [fact("start", 0), fact("pause", 1), fact("resume", 2), fact("complete", 10)]
    assert flags(fact(kind, 11), *ended) == {Flag.STALE}
    assert after([*ended, fact(kind, 11)]).status is VisitStatus.DONE


def test_what_happened_before_the_end_but_arrives_later_is_not_stale():
    assert flags(fact("arrive", 3, late=60), fact("complete", 10)) == frozenset()
    assert flags(fact("start", 10, late=60), fact("complete", 10)) == frozenset()


@pytest.mark.parametrize("kind", ["travel", "arrive", "start"])
def test_work_on_a_cancelled_visit_is_stale_and_leaves_it_cancelled(kind):
    found = apply_fact(CANCELLED, fact(kind, 0))
    assert found.flags == {Flag.STALE}
    assert found.visit.status is VisitStatus.CANCELLED


def test_a_completion_of_a_cancelled_visit_counts_and_asks_for_a_decision():
    found = apply_fact(after([fact("start", 0)], VisitStatus.CANCELLED), fact("complete", 30))
    assert found.flags == {Flag.COMPLETED_AFTER_CANCEL}
    assert found.visit.after_cancel
    assert found.visit.status is VisitStatus.DONE


def test_a_second_completion_is_flagged_and_the_first_stands():
    first = [fact("start", 0), fact("complete", 30)]
    found = apply_fact(after(first), fact("complete", 45))
    assert found.flags == {Flag.DUPLICATE_COMPLETION}
    assert found.visit.completed_at == at(30)


def test_a_completion_of_a_job_that_another_visit_completed_is_flagged():
    assert flags(fact("complete", 9), fact("start", 1), job_completed=True) == {Flag.DUPLICATE_COMPLETION}


@pytest.mark.parametrize("other", [Outcome.NO_SHOW, Outcome.COULD_NOT_COMPLETE])
def test_no_other_outcome_takes_back_a_completion(other):
    done, failed = fact("complete", 30), fact("complete", 5, outcome=other)
    assert after([done, failed]).outcome is Outcome.COMPLETED
    assert after([failed, done]).outcome is Outcome.COMPLETED


@pytest.mark.parametrize(
    ("last", "before"),
    [
        (fact("start", 5), [fact("arrive", 10)]),
        (fact("travel", 20), [fact("start", 10)]),
        (fact("complete", 5), [fact("start", 10)]),
        (fact("pause", 5), [fact("start", 10)]),
    ],
)
def test_times_that_contradict_the_order_of_the_steps_are_flagged(last, before):
    assert flags(last, *before) == {Flag.OUT_OF_ORDER}


@pytest.mark.parametrize(
    ("late", "suspect"), [(-3, True), (-1, False), (0, False), (60 * 24 * 59, False), (60 * 24 * 61, True)]
)
def test_a_clock_is_doubted_when_it_runs_far_ahead_or_the_report_is_too_old(late, suspect):
    assert (Flag.CLOCK_SUSPECT in flags(fact("start", 0, late=late))) is suspect


def test_the_world_that_moved_on_is_flagged_too():
    assert flags(fact("start", 0), former_assignee=True, parallel_work=True) == {
        Flag.FORMER_ASSIGNEE,
        Flag.PARALLEL_WORK,
    }


def test_starting_again_ends_a_pause_and_a_pause_lasts_until_the_completion():
    paused = after([fact("start", 0), fact("pause", 10)])
    assert (paused.paused, paused.paused_at) == (True, at(10))
    again = after([fact("start", 0), fact("pause", 10), fact("start", 15, key="again")])
    assert (again.paused, again.paused_at, [pause.ends_at for pause in again.pauses]) == (
        False,
        None,
        [at(15)],
    )
    ended = after([fact("start", 0), fact("pause", 10), fact("complete", 30)])
    assert (ended.paused, [pause.ends_at for pause in ended.pauses]) == (False, [at(30)])


def test_instants_without_an_offset_are_refused():
    with pytest.raises(Invalid) as refused:
        Fact("1", FactKind.START, datetime(2026, 3, 2, 12, 0), NOON)  # noqa: DTZ001
    assert refused.value.code == "NAIVE_INSTANT"
    assert fact("start", 0).occurred_at.tzinfo is UTC


def test_only_a_completion_has_an_outcome_and_a_visit_is_not_booked_as_working():
    with pytest.raises(Invalid):
        fact("start", 0, outcome=Outcome.NO_SHOW)
    with pytest.raises(Invalid):
        VisitFacts(VisitStatus.WORKING)


def test_every_flag_has_a_sentence():
    assert set(FLAG_SENTENCES) == set(Flag)
