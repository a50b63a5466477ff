"""What the phone's documents are made of."""

from server.domain.lifecycles import Outcome, VisitStatus
from server.http.fields import (
    Choice,
    DayField,
    Degrees,
    Identifier,
    InstantField,
    MoneySchema,
    QuantityField,
    StrictSchema,
    WholeNumber,
    Words,
    YesNo,
    ZoneField,
    free_object,
    list_of,
    object_of,
)

A_WEEK = 7 * 24 * 3600
LARGEST = 2**53
LONG = 20_000


class ReportIn(StrictSchema):
    """When something happened: by the phone's clock with its offset, and in which zone the phone was."""

    occurred_at = InstantField(required=True)
    timezone = ZoneField(required=True)


class LineIn(StrictSchema):
    """A price-book code, and how much of it."""

    code = Words(required=True, least=1, most=60)
    quantity = QuantityField(required=True)


class CheckedIn(StrictSchema):
    """A point of the checklist, done or not."""

    id = Words(required=True, least=1, most=100)
    done = YesNo(required=True)
    note = Words(most=2000, lines=True)


class SignatureIn(StrictSchema):
    """Who signed, and where the drawing is kept."""

    name = Words(required=True, least=1, most=200)
    reference = Words(least=1, most=200, allow_none=True)


class PhotoIn(StrictSchema):
    """Where a photo is kept, and its SHA-256."""

    reference = Words(required=True, least=1, most=200)
    sha256 = Words(least=64, most=64)


class CompletionIn(ReportIn):
    """How a visit ended; without lines the job type's own are billed."""

    lines = list_of(LineIn, most=200, load_default=list)
    notes = Words(most=LONG, lines=True, load_default="")
    checklist = list_of(CheckedIn, most=200, load_default=list)
    signature = object_of(SignatureIn, load_default=None, allow_none=True)
    photos = list_of(PhotoIn, most=100, load_default=list)
    outcome = Choice(*Outcome, load_default=Outcome.COMPLETED.value)
    reason = Words(most=2000, lines=True, load_default="")


class PhoneSpan(StrictSchema):
    """A stretch of time."""

    starts_at = InstantField()
    ends_at = InstantField()


class PhonePlace(StrictSchema):
    """A place with a name."""

    latitude = Degrees(limit=90)
    longitude = Degrees(limit=180)
    label = Words()


class PhoneShift(PhoneSpan):
    """The technician's working hours of a day."""

    start_place = object_of(PhonePlace)
    end_place = object_of(PhonePlace, allow_none=True)
    breaks = list_of(free_object())


class PhoneCustomer(StrictSchema):
    """Whom to meet."""

    name = Words()
    phone = Words(allow_none=True)


class PhoneSite(StrictSchema):
    """Where to go."""

    address = Words(most=1000)
    latitude = Degrees(limit=90, allow_none=True)
    longitude = Degrees(limit=180, allow_none=True)
    access_notes = Words(most=LONG, allow_none=True)


class PhoneCheck(StrictSchema):
    """A point of the checklist."""

    id = Words()
    text = Words()
    required = YesNo()


class PhoneLine(StrictSchema):
    """What is billed unless the technician says otherwise; the price is null while it is not known."""

    code = Words()
    description = Words()
    quantity = QuantityField()
    unit_price = object_of(MoneySchema, allow_none=True)


class PhoneEquipment(StrictSchema):
    """What stands there."""

    id = Identifier()
    name = Words()
    serial = Words(allow_none=True)


class PhoneVisit(StrictSchema):
    """A visit, with all that is needed on the way and on site."""

    id = Identifier()
    job_id = Identifier()
    job_number = WholeNumber(least=1, most=LARGEST)
    sequence = WholeNumber(least=1, most=1000)
    title = Words()
    job_type = Words()
    customer = object_of(PhoneCustomer)
    site = object_of(PhoneSite)
    window = object_of(PhoneSpan, allow_none=True)
    starts_at = InstantField()
    ends_at = InstantField()
    travel_seconds = WholeNumber(least=0, most=A_WEEK)
    status = Choice(*VisitStatus)
    paused = YesNo()
    outcome = Choice(*Outcome, allow_none=True)
    description = Words(most=LONG, allow_none=True)
    checklist = list_of(PhoneCheck)
    lines = list_of(PhoneLine)
    equipment = list_of(PhoneEquipment)
    notes = Words(most=LONG, allow_none=True)
    travel_started_at = InstantField(allow_none=True)
    arrived_at = InstantField(allow_none=True)
    started_at = InstantField(allow_none=True)
    completed_at = InstantField(allow_none=True)
    version = WholeNumber(least=1, most=LARGEST)


class PhoneDayQuery(StrictSchema):
    """Which day, in the company's zone; today when none is named."""

    date = DayField(load_default=None)


class PhoneTechnician(StrictSchema):
    """Whose day it is."""

    id = Identifier()
    name = Words()


class PhoneDay(StrictSchema):
    """A technician's day."""

    date = DayField()
    timezone = Words()
    now = InstantField()
    technician = object_of(PhoneTechnician)
    shift = object_of(PhoneShift, allow_none=True)
    clocked_in = YesNo()
    clocked_in_at = InstantField(allow_none=True)
    visits = list_of(PhoneVisit)


class PunchOut(StrictSchema):
    """A clock-in or clock-out as it was kept."""

    id = Identifier()
    kind = Choice("in", "out")
    occurred_at = InstantField()
    received_at = InstantField()


class PunchedOut(StrictSchema):
    """What became of a punch; flags say what is odd about it."""

    result = Choice("applied", "applied_with_exception")
    flags = list_of(Words())
    clocked_in = YesNo()
    punch = object_of(PunchOut)


class PhoneInvoice(StrictSchema):
    """The job's invoice; a draft has no number."""

    id = Identifier()
    number = Words(allow_none=True)
    status = Choice("draft", "posted", "rejected")


class ReportedOut(StrictSchema):
    """What became of a report: it was kept, and flags say what is odd about it."""

    result = Choice("applied", "applied_with_exception")
    flags = list_of(Words())
    visit = object_of(PhoneVisit)
    invoice = object_of(PhoneInvoice, allow_none=True)
