import re
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.errors import TransitionRefused
from server.domain.lifecycles import (
    JOB_TRANSITIONS,
    VISIT_TRANSITIONS,
    JobStatus,
    Outcome,
    VisitStanding,
    VisitStatus,
    check_job_step,
    check_visit_step,
    job_after,
)

PAGE = Path(__file__).parents[2] / "docs" / "lifecycles.md"
DONE = VisitStanding(VisitStatus.DONE, Outcome.COMPLETED)
LATE = VisitStanding(VisitStatus.DONE, Outcome.COMPLETED, after_cancel=True)
NO_SHOW = VisitStanding(VisitStatus.DONE, Outcome.NO_SHOW)
UNFINISHED = VisitStanding(VisitStatus.DONE, Outcome.COULD_NOT_COMPLETE)
BOOKED = VisitStanding(VisitStatus.SCHEDULED)
CONFIRMED = VisitStanding(VisitStatus.CONFIRMED)
ON_THE_WAY = VisitStanding(VisitStatus.EN_ROUTE)
AT_WORK = VisitStanding(VisitStatus.WORKING)
CALLED_OFF = VisitStanding(VisitStatus.CANCELLED)

standings = st.sampled_from(
    [DONE, LATE, NO_SHOW, UNFINISHED, BOOKED, CONFIRMED, ON_THE_WAY, AT_WORK, CALLED_OFF]
)


@pytest.mark.parametrize(
    ("visits", "expected"),
    [
        ([], "open"),
        ([BOOKED], "scheduled"),
        ([CONFIRMED], "scheduled"),
        ([ON_THE_WAY], "in_progress"),
        ([AT_WORK], "in_progress"),
        ([DONE], "completed"),
        ([CALLED_OFF], "open"),
        ([NO_SHOW], "open"),
        ([UNFINISHED], "open"),
        ([UNFINISHED, BOOKED], "scheduled"),
        ([UNFINISHED, DONE], "completed"),
        ([DONE, NO_SHOW], "completed"),
        ([DONE, BOOKED], "completed"),
        ([DONE, AT_WORK], "needs_decision"),
        ([LATE], "needs_decision"),
    ],
)
def test_a_job_follows_its_visits(visits, expected):
    assert job_after(visits) == expected


@pytest.mark.parametrize(
    ("visits", "expected"),
    [([], "cancelled"), ([CALLED_OFF], "cancelled"), ([DONE], "needs_decision"), ([NO_SHOW], "cancelled")],
)
def test_a_cancelled_job_stays_so_unless_its_work_was_done(visits, expected):
    assert job_after(visits, cancelled=True) == expected


@given(st.lists(standings, max_size=6), st.booleans(), st.randoms())
def test_the_order_of_the_visits_does_not_matter(visits, cancelled, random):
    shuffled = random.sample(visits, len(visits))
    assert job_after(visits, cancelled=cancelled) == job_after(shuffled, cancelled=cancelled)


@given(st.lists(standings, max_size=5), st.sampled_from([NO_SHOW, UNFINISHED, CALLED_OFF, BOOKED]))
def test_nothing_but_work_takes_back_a_completion(visits, more):
    before = job_after([*visits, DONE])
    assert job_after([*visits, DONE, more]) == before


@given(st.lists(standings, max_size=4), standings)
def test_whatever_visit_is_added_the_job_s_step_is_allowed(visits, more):
    check_job_step(job_after(visits), job_after([*visits, more]))


def test_the_tables_speak_of_states_that_exist():
    assert {state for step in JOB_TRANSITIONS for state in step} == set(JobStatus)
    assert {state for step in VISIT_TRANSITIONS for state in step} == set(VisitStatus)


@pytest.mark.parametrize("step", [("done", "working"), ("done", "scheduled"), ("cancelled", "scheduled")])
def test_a_visit_that_is_over_does_not_begin_again(step):
    with pytest.raises(TransitionRefused) as refused:
        check_visit_step(VisitStatus(step[0]), VisitStatus(step[1]))
    assert refused.value.facts == {"old": step[0], "new": step[1]}


@pytest.mark.parametrize("new", ["open", "scheduled", "in_progress", "cancelled"])
def test_a_completed_job_is_not_taken_back(new):
    with pytest.raises(TransitionRefused):
        check_job_step(JobStatus.COMPLETED, JobStatus(new))


@pytest.mark.parametrize("state", list(VisitStatus))
def test_staying_is_no_step(state):
    check_visit_step(state, state)


@pytest.mark.parametrize(
    ("heading", "states", "table"),
    [("## The job", JobStatus, JOB_TRANSITIONS), ("## The visit", VisitStatus, VISIT_TRANSITIONS)],
)
def test_the_page_lists_exactly_the_steps_of_the_table(heading, states, table):
    section = PAGE.read_text().split(heading)[1].split("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \|", section, re.MULTILINE)
    listed = {(old, new) for old, news in rows for new in re.findall(r"`(\w+)`", news)}
    assert listed == table
    assert {old for old, _ in rows} == set(states)
    assert all(old != new for old, new in product(states, states) if (old, new) in listed)
