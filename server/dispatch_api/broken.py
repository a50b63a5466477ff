"""What an edit of people's days does to booked visits, as answers show it."""

from collections.abc import Sequence
from typing import Any

from server.domain.lifecycles import VisitStatus
from server.http.fields import (
    Choice,
    DayField,
    Identifier,
    InstantField,
    StrictSchema,
    WholeNumber,
    Words,
    YesNo,
    list_of,
    object_of,
)
from server.http.transaction import writing
from server.planning.misfits import CODES, Misfit
from server.queries.lapses import broken_visits

MOST = 10**9


class BrokenVisitOut(StrictSchema):
    """A booked visit that whoever is on it can no longer do, and why."""

    visit_id = Identifier()
    job_id = Identifier()
    job_number = WholeNumber(least=1, most=2**53)
    title = Words()
    customer_name = Words()
    technician_id = Identifier()
    technician_name = Words()
    starts_at = InstantField()
    ends_at = InstantField()
    code = Choice(*CODES)
    sentence = Words(most=1000)


class CandidateReason(StrictSchema):
    """Why somebody cannot come, or is not free."""

    code = Words()
    sentence = Words(most=500)


class CandidateOut(StrictSchema):
    """Somebody who knows the work: `surplus` counts levels above what is asked, travel is from the visit before."""

    technician_id = Identifier()
    name = Words()
    phone = Words(allow_none=True)
    color_index = WholeNumber(least=0, most=9999)
    possible = YesNo()
    free = YesNo()
    surplus = WholeNumber(least=0, most=MOST)
    travel_seconds = WholeNumber(least=0, most=MOST, allow_none=True)
    reason = object_of(CandidateReason, allow_none=True)


class ReplaceableVisitOut(BrokenVisitOut):
    """A booked visit that breaks, with those who could do it: free first, least over-qualified, nearest."""

    candidates = list_of(CandidateOut)


class LapseOut(StrictSchema):
    """A certificate, and the booked visits that need it after its end."""

    id = Identifier()
    technician_id = Identifier()
    technician_name = Words()
    color_index = WholeNumber(least=0, most=9999)
    skill_code = Words()
    skill_name = Words()
    name = Words()
    number = Words()
    valid_from = DayField()
    expires_on = DayField(allow_none=True)
    days_left = WholeNumber(least=-MOST, most=MOST, allow_none=True)
    version = WholeNumber(least=1, most=10**12)
    visits = list_of(ReplaceableVisitOut)


class StretchOut(StrictSchema):
    """A booked visit beside other stretches of a week."""

    id = Identifier()
    job_number = WholeNumber(least=1, most=2**53)
    title = Words()
    customer_name = Words()
    status = Choice(*VisitStatus)
    starts_at = InstantField()
    ends_at = InstantField()


def with_broken(shown: Any, breaks: Sequence[Misfit]) -> dict[str, Any]:
    """Return what the answer of an edit shows, with the booked visits that it broke."""
    columns = (
        shown if isinstance(shown, dict) else {c.key: getattr(shown, c.key) for c in shown.__table__.columns}
    )
    return columns | {"breaks_visits": broken_visits(writing(), breaks)}
