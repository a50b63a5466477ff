"""What a day of hours looks like in the office."""

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

_MOST = 2**53


class HoursSpan(StrictSchema):
    """A stretch of time."""

    starts_at = InstantField()
    ends_at = InstantField()
    seconds = WholeNumber(least=0, most=_MOST)


class HoursShift(StrictSchema):
    """What of a shift lies in the day; `began_at` and `ended_at` are the whole shift's."""

    state = Choice("open", "closed", "missing_out")
    starts_at = InstantField()
    ends_at = InstantField(allow_none=True)
    seconds = WholeNumber(least=0, most=_MOST)
    began_at = InstantField()
    ended_at = InstantField(allow_none=True)
    in_id = Identifier()
    out_id = Identifier(allow_none=True)


class HoursPunch(StrictSchema):
    """A press, or a punch that the office added: when pressed, and when it holds (null once struck out)."""

    id = Identifier()
    source = Choice("press", "added")
    kind = Choice("in", "out")
    pressed_at = InstantField(allow_none=True)
    received_at = InstantField(allow_none=True)
    holds_at = InstantField(allow_none=True)
    edit_id = Identifier(allow_none=True)


class HoursEdit(StrictSchema):
    """A correction; `holds` is false once it was undone or another one took its place."""

    id = Identifier()
    action = Choice("move", "strike", "add", "undo")
    kind = Choice("in", "out")
    punch_id = Identifier(allow_none=True)
    edit_id = Identifier(allow_none=True)
    occurred_at = InstantField(allow_none=True)
    reason = Words()
    by = Words()
    made_at = InstantField()
    holds = YesNo()


class HoursSegment(HoursSpan):
    """A stretch of a visit that lies in the day."""

    kind = Choice("travel", "wait", "work", "break")
    visit_id = Identifier()
    job_number = WholeNumber(least=1, most=2**53)


class HoursByKind(StrictSchema):
    """Seconds of the jobs by kind."""

    travel = WholeNumber(least=0, most=_MOST)
    wait = WholeNumber(least=0, most=_MOST)
    work = WholeNumber(least=0, most=_MOST)
    rest = WholeNumber(data_key="break", attribute="break", least=0, most=_MOST)


class HoursHindrance(StrictSchema):
    """Why the day cannot be approved as it is."""

    code = Words()
    sentence = Words()


class HoursSuggestion(StrictSchema):
    """When a missing clock-out may have been; a person has to take it."""

    in_id = Identifier()
    because = Choice("last_job_end", "scheduled_end")
    at = InstantField()


class HoursException(StrictSchema):
    """An open exception about the day."""

    id = Identifier()
    number = WholeNumber(least=1, most=2**53)
    code = Words()
    sentence = Words()


class HoursApproval(StrictSchema):
    """Who approved the day, when, and how much."""

    id = Identifier()
    seconds = WholeNumber(least=0, most=_MOST)
    by = Words()
    at = InstantField()


class HoursWithdrawn(StrictSchema):
    """The approval that was taken back last; `by` is null where a late punch did."""

    seconds = WholeNumber(least=0, most=_MOST)
    because = Words()
    by = Words(allow_none=True)
    at = InstantField()


class HoursDay(StrictSchema):
    """A technician's company-local day."""

    date = DayField()
    seconds = WholeNumber(least=0, most=_MOST)
    digest = Words()
    ready = YesNo()
    clean = YesNo()
    hindrances = list_of(HoursHindrance)
    flags = list_of(Words())
    scheduled = object_of(HoursSpan, allow_none=True)
    absence = Words(allow_none=True)
    shifts = list_of(HoursShift)
    punches = list_of(HoursPunch)
    edits = list_of(HoursEdit)
    segments = list_of(HoursSegment)
    job_seconds = object_of(HoursByKind)
    gaps = list_of(HoursSpan)
    off_clock = list_of(HoursSpan)
    suggestions = list_of(HoursSuggestion)
    exceptions = list_of(HoursException)
    approval = object_of(HoursApproval, allow_none=True)
    withdrawn = object_of(HoursWithdrawn, allow_none=True)
