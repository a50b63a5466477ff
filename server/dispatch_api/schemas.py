"""What the dispatcher's documents are made of."""

from server.domain.lifecycles import JobStatus, Outcome, VisitStatus
from server.http.fields import (
    Choice,
    DayField,
    Degrees,
    Figure,
    Identifier,
    InstantField,
    StrictSchema,
    WholeNumber,
    Words,
    YesNo,
    free_object,
    list_of,
    object_of,
)

PINS = ("none", "technician", "time", "both")
A_DAY = 24 * 3600


class DayQuery(StrictSchema):
    """Which day, in the company's zone."""

    date = DayField(required=True)


class Span(StrictSchema):
    """A stretch of time."""

    starts_at = InstantField(required=True)
    ends_at = InstantField(required=True)


class PlaceOut(StrictSchema):
    """A place with a name."""

    latitude = Degrees(limit=90)
    longitude = Degrees(limit=180)
    label = Words()


class SkillLevelOut(StrictSchema):
    """A skill at a level."""

    code = Words()
    name = Words()
    level = WholeNumber(least=1, most=5)


class ReasonOut(StrictSchema):
    """Why: a stable code, a sentence, and the figures in it."""

    code = Words()
    sentence = Words()
    params = free_object()


class AttentionOut(StrictSchema):
    """What somebody should look at."""

    code = Words()
    sentence = Words()


class JobCard(StrictSchema):
    """A job as it is shown beside others."""

    job_id = Identifier()
    job_number = WholeNumber(least=1, most=2**53)
    title = Words()
    job_type = Words()
    customer_name = Words()
    address = Words()
    latitude = Degrees(limit=90, allow_none=True)
    longitude = Degrees(limit=180, allow_none=True)
    priority = WholeNumber(least=0, most=100)


class UnassignedOut(JobCard):
    """A job that does not stand on the day, with the reasons."""

    site_id = Identifier()
    duration_seconds = WholeNumber(least=60, most=10 * A_DAY)
    windows = list_of(Span)
    reasons = list_of(ReasonOut)


class StopOut(JobCard):
    """A job at a place in somebody's day."""

    starts_at = InstantField()
    ends_at = InstantField()
    window = object_of(Span, allow_none=True)
    travel_seconds = WholeNumber(least=0, most=7 * A_DAY)
    pinned = Choice(*PINS)
    sequence = WholeNumber(least=1, most=1000)


class PlannedStopOut(StopOut):
    """A stop of a plan; it has no visit yet when it is new."""

    visit_id = Identifier(allow_none=True)


class BoardVisitOut(StopOut):
    """A visit on the board."""

    id = Identifier()
    status = Choice(*VisitStatus)
    paused = YesNo()
    outcome = Choice(*Outcome, allow_none=True)
    attention = list_of(AttentionOut)
    version = WholeNumber(least=1, most=2**53)


class VisitOut(BoardVisitOut):
    """A visit by itself."""

    technician_id = Identifier(allow_none=True)
    technician_name = Words(allow_none=True)


class ShiftOut(StrictSchema):
    """Working hours of a day."""

    starts_at = InstantField()
    ends_at = InstantField()
    start_place = object_of(PlaceOut)
    end_place = object_of(PlaceOut, allow_none=True)
    breaks = list_of(Span)


class AbsenceOut(StrictSchema):
    """Why somebody who was due does not work."""

    reason = Words()


class RowOut(StrictSchema):
    """A technician's row."""

    id = Identifier()
    name = Words()
    color_index = WholeNumber(least=0, most=1000)
    phone = Words(allow_none=True)
    skills = list_of(SkillLevelOut)
    shift = object_of(ShiftOut, allow_none=True)
    absence = object_of(AbsenceOut, allow_none=True)
    planned_seconds = WholeNumber(least=0, most=7 * A_DAY)
    available_seconds = WholeNumber(least=0, most=7 * A_DAY)
    return_travel_seconds = WholeNumber(least=0, most=7 * A_DAY)


class BoardRowOut(RowOut):
    """A technician's row on the board."""

    clocked_in = YesNo()
    visits = list_of(BoardVisitOut)


class PlanRowOut(RowOut):
    """A technician's row in a plan."""

    visits = list_of(PlannedStopOut)


class KpisOut(StrictSchema):
    """The day in figures; shares are fractions of 1."""

    jobs = WholeNumber(least=0, most=10**6)
    served = WholeNumber(least=0, most=10**6)
    unassigned = WholeNumber(least=0, most=10**6)
    travel_seconds = WholeNumber(least=0, most=10**9)
    travel_share = Figure()
    idle_seconds = WholeNumber(least=0, most=10**9)
    overtime_seconds = WholeNumber(least=0, most=10**9)
    load_max = WholeNumber(least=0, most=10**9)
    load_min = WholeNumber(least=0, most=10**9)


class BoardOnCallOut(StrictSchema):
    """Who answers emergencies outside shifts; rank 1 is called first."""

    technician_id = Identifier()
    name = Words()
    phone = Words(allow_none=True)
    starts_at = InstantField(data_key="from")
    ends_at = InstantField(data_key="to")
    rank = WholeNumber(least=1, most=9)


class PlanBrief(StrictSchema):
    """A plan in a line."""

    id = Identifier()
    status = Choice("queued", "solving", "proposed", "published", "failed", "stale", "superseded")
    created_at = InstantField()


class BoardOut(StrictSchema):
    """The dispatcher's day."""

    date = DayField()
    timezone = Words()
    now = InstantField()
    published_plan_id = Identifier(allow_none=True)
    latest_plan = object_of(PlanBrief, allow_none=True)
    technicians = list_of(BoardRowOut)
    on_call = list_of(BoardOnCallOut)
    unassigned = list_of(UnassignedOut)
    kpis = object_of(KpisOut)


class JobStep(StrictSchema):
    """One step of a job's life."""

    from_status = Words(data_key="from", attribute="from", allow_none=True)
    to_status = Words(data_key="to", attribute="to")
    at = InstantField()
    actor = Words()


class JobOut(StrictSchema):
    """A job."""

    id = Identifier()
    number = WholeNumber(least=1, most=2**53)
    status = Choice(*JobStatus)
    customer_id = Identifier()
    customer_name = Words()
    site_id = Identifier()
    address = Words()
    latitude = Degrees(limit=90, allow_none=True)
    longitude = Degrees(limit=180, allow_none=True)
    job_type_id = Identifier()
    job_type = Words()
    equipment_id = Identifier(allow_none=True)
    title = Words()
    description = Words()
    priority = WholeNumber(least=0, most=100)
    duration_seconds = WholeNumber(least=60, most=10 * A_DAY)
    skills = list_of(SkillLevelOut)
    windows = list_of(Span)
    pinned_technician_id = Identifier(allow_none=True)
    purchase_order = Words()
    bill_to_customer_id = Identifier(allow_none=True)
    billable = YesNo()
    held_because = Words(allow_none=True)
    cancelled_because = Words(allow_none=True)
    visits = list_of(VisitOut)
    invoice_id = Identifier(allow_none=True)
    history = list_of(JobStep)
    created_at = InstantField()
    completed_at = InstantField(allow_none=True)
    version = WholeNumber(least=1, most=2**53)


class ReasonIn(StrictSchema):
    """Why something is given up."""

    reason = Words(required=True, least=1, most=500)
