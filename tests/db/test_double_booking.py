"""Nobody is in two places: the database says so itself, whoever writes and in whatever order (I07, I08, I09)."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from itertools import pairwise
from random import Random

import pytest
from sqlalchemy.exc import DBAPIError, IntegrityError

from server.bootstrap import Services
from server.models.scope import Scope, scoped_add, scoped_all, scoped_select
from server.models.technicians import Technician
from server.models.time_clock import Punch, WorkShift
from server.models.visits import Visit, VisitAssignment
from server.use_cases.lifecycle import begin_visit
from tests.builders import (
    acting,
    at,
    book_visit,
    make_customer,
    make_job,
    make_job_type,
    make_site,
    make_technician,
)
from tests.conftest import Tenant
from tests.db.conftest import bare_company
from tests.left_behind import left_behind
from tests.sizes import sized

REFUSED = r"(?i)double_booking"


@pytest.fixture
def booking(services: Services, company: Tenant) -> Callable[..., Visit]:
    """Book a visit of a technician from hour to hour, each in a transaction of its own."""
    with acting(services, company) as scope:
        job = make_job(scope, make_site(scope, make_customer(scope)), make_job_type(scope))

    def book(technician: Technician, starts_at: datetime, ends_at: datetime) -> Visit:
        with acting(services, company) as scope:
            return _book(scope, job.id, technician, starts_at, ends_at)

    return book


_sequence = iter(range(1, 10**9))


def _book(scope: Scope, job_id: str, technician: Technician, starts_at: datetime, ends_at: datetime) -> Visit:
    visit = Visit(
        job_id=job_id,
        sequence=next(_sequence),
        status="scheduled",
        starts_at=starts_at,
        ends_at=ends_at,
        travel_seconds=0,
        pinned="none",
        paused_seconds=0,
        notes="",
    )
    scoped_add(scope, visit)
    begin_visit(scope, visit)
    _put_on(scope, visit, technician)
    return visit


def _put_on(scope: Scope, visit: Visit, technician: Technician) -> None:
    row = VisitAssignment(
        visit_id=visit.id,
        technician_id=technician.id,
        technician_no=technician.technician_no,
        role="lead",
        starts=int(visit.starts_at.timestamp()),
        ends=int(visit.ends_at.timestamp()),
        live=True,
    )
    scoped_add(scope, row)


def _wake_all(scope: Scope) -> None:
    for row in scoped_all(scope, scoped_select(scope, VisitAssignment)):
        row.live = True


def technicians(services: Services, company: Tenant, *names: str) -> list[Technician]:
    with acting(services, company) as scope:
        return [make_technician(scope, name) for name in names]


def test_an_overlap_is_refused_and_touching_is_not(
    services: Services, company: Tenant, booking: Callable[..., Visit]
) -> None:
    dana, eli = technicians(services, company, "Dana", "Eli")
    booking(dana, at(9), at(11))
    for starts, ends in ((10, 12), (8, 10), (9, 11), (8, 12)):
        with pytest.raises(IntegrityError, match=REFUSED):
            booking(dana, at(starts), at(ends))
    with pytest.raises(IntegrityError, match=REFUSED):
        booking(dana, at(10, 15), at(10, 30))
    booking(dana, at(8), at(9))
    booking(dana, at(11), at(12))
    booking(eli, at(9), at(11))
    with pytest.raises(IntegrityError, match="in_order"):
        booking(eli, at(15), at(15))  # an empty stretch would slip through an exclusion constraint


def test_two_companies_never_meet(services: Services, company: Tenant, booking: Callable[..., Visit]) -> None:
    other = bare_company(services, "Other")
    (dana,) = technicians(services, company, "Dana")
    with acting(services, other) as scope:
        job = make_job(scope, make_site(scope, make_customer(scope)), make_job_type(scope))
        theirs = make_technician(scope, "Their Dana")
        book_visit(scope, job, theirs, at(9))
    assert theirs.technician_no != dana.technician_no
    booking(dana, at(9), at(10))


def test_two_visits_are_swapped_in_one_transaction(services: Services, company: Tenant) -> None:
    with acting(services, company) as scope:
        dana, eli = make_technician(scope, "Dana"), make_technician(scope, "Eli")
        site, kind = make_site(scope, make_customer(scope)), make_job_type(scope)
        first = book_visit(scope, make_job(scope, site, kind), dana, at(9))
        second = book_visit(scope, make_job(scope, site, kind), eli, at(9))
    with acting(services, company) as scope:
        held = scoped_all(scope, scoped_select(scope, VisitAssignment))
        for row in held:
            row.live = False
        scope.session.flush()
        _put_on(scope, first, eli)
        _put_on(scope, second, dana)
    with acting(services, company) as scope:
        live = [row for row in scoped_all(scope, scoped_select(scope, VisitAssignment)) if row.live]
        assert {(row.visit_id, row.technician_id) for row in live} == {
            (first.id, eli.id),
            (second.id, dana.id),
        }
    with pytest.raises(IntegrityError, match=REFUSED), acting(services, company) as scope:
        _wake_all(scope)  # both of them in two places


def test_four_at_once_never_double_book(
    services: Services, company: Tenant, booking: Callable[..., Visit], db: object
) -> None:
    tries = sized("bookings of each of 4 threads", 40, 800)
    (dana,) = technicians(services, company, "Dana")
    random = Random(20260302)
    wishes = [(random.randrange(0, 300), random.randrange(15, 90)) for _ in range(tries)]

    def wish(asked: tuple[int, int]) -> bool:
        starts_at = at(6) + timedelta(minutes=asked[0])
        try:
            booking(dana, starts_at, starts_at + timedelta(minutes=asked[1]))
        except DBAPIError as error:
            refusals.append(str(error).lower())
            return False
        return True

    refusals: list[str] = []
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(wish, wishes))
    assert 0 < answers.count(True) < tries
    # two transactions that wait for each other's overlap: PostgreSQL ends one of them, which is a refusal too
    assert all("double_booking" in text or "deadlock" in text for text in refusals)
    assert [v for v in left_behind(services.settings) if v.invariant == "I09"] == []
    with acting(services, company) as scope:
        live = scoped_all(scope, scoped_select(scope, VisitAssignment).order_by(VisitAssignment.starts))
        assert len(live) == answers.count(True)
        assert all(one.ends <= two.starts for one, two in pairwise(live))


def _shift(scope: Scope, technician: Technician, starts_at: datetime, ends_at: datetime | None) -> None:
    def press(kind: str, moment: datetime) -> str:
        row = Punch(
            technician_id=technician.id,
            kind=kind,
            occurred_at=moment,
            received_at=moment,
            timezone="America/New_York",
        )
        return scoped_add(scope, row).id

    shift = WorkShift(
        technician_id=technician.id,
        technician_no=technician.technician_no,
        in_punch_id=press("in", starts_at),
        out_punch_id=press("out", ends_at) if ends_at else None,
        starts_at=starts_at,
        ends_at=ends_at,
        state="closed" if ends_at else "open",
    )
    scoped_add(scope, shift)


def test_a_technician_has_one_open_shift_and_no_two_at_once(services: Services, company: Tenant) -> None:
    dana, eli = technicians(services, company, "Dana", "Eli")

    def work(technician: Technician, starts_at: datetime, ends_at: datetime | None) -> None:
        with acting(services, company) as scope:
            _shift(scope, technician, starts_at, ends_at)

    work(dana, at(8), at(12))
    work(dana, at(12), at(16))
    work(eli, at(9), at(11))
    for starts_at, ends_at in ((at(11), at(13)), (at(7), at(9)), (at(9), at(10)), (at(7), at(17))):
        with pytest.raises(IntegrityError, match=r"(?i)shift_overlap"):
            work(dana, starts_at, ends_at)
    work(dana, at(16), None)
    with pytest.raises(IntegrityError, match=r"uq_work_shifts_open|work_shifts\.technician_id"):
        work(dana, at(18), None)
    work(eli, at(18), None)


@pytest.mark.breaks_invariants(reason="no clock gives shifts inside each other")
def test_a_shift_of_no_length_is_in_nobodys_way(services: Services, company: Tenant) -> None:
    """In and out within a millisecond: both engines let it stand inside another shift."""
    (dana,) = technicians(services, company, "Dana")
    with acting(services, company) as scope:
        _shift(scope, dana, at(8), at(12))
        _shift(scope, dana, at(9), at(9))
        _shift(scope, dana, at(12), at(12))
