"""From a company's day to the optimizer's problem: names become numbers, instants become seconds of the day."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from optimizer import Break, Lapsed, Pin, Problem, Shift, Territory, TimeWindow, TravelMatrix, Visit
from server.domain.places import Place
from server.planning.availability import TechnicianDay
from server.planning.day_input import DayInput, JobInput
from server.planning.shift_on_day import BreakOnDay, ShiftOnDay
from server.ports.travel_times import TravelTimes

MOST_BREAKS = 4
"""How many breaks of a shift the optimizer plans."""

UNKNOWN_TECHNICIAN = 0
"""Stands for a technician who is no longer with the company; real numbers begin at 1."""


@dataclass(slots=True)
class Numbering:
    """Which number of the problem stands for what."""

    jobs: dict[int, JobInput] = field(default_factory=dict)
    shifts: dict[int, TechnicianDay] = field(default_factory=dict)
    technicians: dict[int, TechnicianDay] = field(default_factory=dict)
    skills: dict[int, str] = field(default_factory=dict)
    territories: dict[int, str] = field(default_factory=dict)
    places: dict[Place, int] = field(default_factory=dict)

    def place(self, place: Place) -> int:
        """Return the number of a place, a new one for a new place."""
        return self.places.setdefault(place, len(self.places))


def to_problem(day: DayInput, travel: TravelTimes, *, now: datetime) -> tuple[Problem, Numbering]:
    """Return the problem of a day, and what its numbers stand for.

    Jobs without a place are left out: they are explained without the optimizer. Visits that were begun stay where
    and when they are; on a day that is under way nothing else is put before `now`.
    """
    numbering = Numbering()
    skill_numbers = _number_skills(day, numbering)
    territories = _territories(day, numbering)
    shifts = tuple(_shift(day, who, numbering, skill_numbers) for who in day.technicians if who.shift)
    visits = tuple(
        _visit(day, item, numbering, skill_numbers, now) for item in day.jobs if item.place is not None
    )
    absent = frozenset(
        {UNKNOWN_TECHNICIAN, *(who.technician_no for who in day.technicians if who.shift is None)}
    )
    for who in day.technicians:
        numbering.technicians[who.technician_no] = who
    table = travel.table(list(numbering.places))
    problem = Problem(visits, shifts, TravelMatrix(table.seconds, table.metres), absent, territories)
    return problem, numbering


def _number_skills(day: DayInput, numbering: Numbering) -> dict[str, int]:
    ordered = sorted(day.skills.values(), key=lambda skill: skill.code)
    numbering.skills = {number: skill.name for number, skill in enumerate(ordered, 1)}
    return {skill.id: number for number, skill in enumerate(ordered, 1)}


def _territories(day: DayInput, numbering: Numbering) -> tuple[Territory, ...]:
    """Return the territories; one whose technicians have all been switched off keeps everybody out."""
    numbering.territories = {number: row.name for number, row in enumerate(day.territories, 1)}
    numbers = {who.id: who.technician_no for who in day.technicians}
    return tuple(
        Territory(
            number,
            tuple(sorted(numbers[who] for who in row.technician_ids if who in numbers))
            or (UNKNOWN_TECHNICIAN,),
            row.price_seconds,
        )
        for number, row in enumerate(day.territories, 1)
    )


def _shift(day: DayInput, who: TechnicianDay, numbering: Numbering, skills: dict[str, int]) -> Shift:
    shift = who.shift
    assert shift is not None  # noqa: S101 - the caller chose those who work
    number = who.technician_no
    numbering.shifts[number] = who
    rests, ends_at = _plannable(shift)
    breaks = tuple(
        Break(index, rest.seconds, (TimeWindow(_second(day, rest.earliest), _second(day, rest.latest)),))
        for index, rest in enumerate(rests, 1)
    )
    return Shift(
        id=number,
        technician_id=number,
        window=TimeWindow(_second(day, shift.starts_at), _second(day, ends_at)),
        start_index=numbering.place(shift.start_place),
        end_index=None if shift.end_place is None else numbering.place(shift.end_place),
        breaks=breaks,
        skills={skills[skill_id]: level for skill_id, level in sorted(who.skills.items())},
        lapsed={
            skills[skill_id]: Lapsed(
                lapse.level,
                lapse.expired_on.toordinal() if lapse.expired_on else None,
                lapse.valid_from.toordinal() if lapse.valid_from else None,
            )
            for skill_id, lapse in sorted(who.lapsed.items())
        },
    )


def _plannable(shift: ShiftOnDay) -> tuple[Sequence[BreakOnDay], datetime]:
    """Return the breaks and the end that the optimizer can take: a day with more breaks ends before the next one."""
    if len(shift.breaks) <= MOST_BREAKS:
        return shift.breaks, shift.ends_at
    return shift.breaks[:MOST_BREAKS], shift.breaks[MOST_BREAKS].earliest


def _visit(
    day: DayInput, item: JobInput, numbering: Numbering, skills: dict[str, int], now: datetime
) -> Visit:
    assert item.place is not None  # noqa: S101 - the caller chose those with a place
    numbering.jobs[item.job.number] = item
    return Visit(
        id=item.job.number,
        location_index=numbering.place(item.place),
        service=item.job.duration_seconds,
        setup=item.setup_seconds,
        time_windows=() if _fixed_in_time(item) else _windows(day, item, now),
        priority=item.job.priority,
        skills={skills[skill_id]: level for skill_id, level in sorted(item.skills.items())},
        pin=_pin(day, item),
        territories=_within(day, item),
    )


def _within(day: DayInput, item: JobInput) -> tuple[int, ...]:
    """Return the territories that bind the planner; to whom a person or the facts gave the job, it is open."""
    if _fixed_to_somebody(item):
        return ()
    numbers = {territory.id: number for number, territory in enumerate(day.territories, 1)}
    return tuple(numbers[territory.id] for territory in item.territories)


def _fixed_to_somebody(item: JobInput) -> bool:
    if item.visit is None:
        return item.job.pinned_technician_id is not None
    return item.begun or item.visit.pinned in {"technician", "both"}


def _fixed_in_time(item: JobInput) -> bool:
    """Tell whether a person or the facts have fixed the start: then it holds, whatever the customer's windows are."""
    return item.begun or (item.visit is not None and item.visit.pinned in {"time", "both"})


def _windows(day: DayInput, item: JobInput, now: datetime) -> tuple[TimeWindow, ...]:
    earliest = _second(day, now) if day.starts_at <= now < day.ends_at else 0
    latest = _second(day, day.ends_at) - 1
    spans = [(_second(day, start), _second(day, end)) for start, end in item.windows] or [(0, latest)]
    open_spans: Sequence[tuple[int, int]] = [
        (max(start, earliest), end) for start, end in spans if end >= max(start, earliest)
    ]
    return tuple(TimeWindow(start, end) for start, end in open_spans) or (TimeWindow(*_gone(spans)),)


def _gone(spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Return the last window of a job that can no longer be met today, so that it is explained by it."""
    start, end = spans[-1]
    return max(start, 0), max(end, start, 0)


def _pin(day: DayInput, item: JobInput) -> Pin | None:
    numbers = {who.id: who.technician_no for who in day.technicians}
    visit = item.visit
    if visit is None:
        wished = item.job.pinned_technician_id
        return Pin(technician_id=numbers.get(wished, UNKNOWN_TECHNICIAN)) if wished else None
    who = numbers.get(item.technician_id or "", UNKNOWN_TECHNICIAN)
    fixed = "both" if item.begun else visit.pinned
    if fixed == "none":
        return None
    return Pin(
        technician_id=who if fixed in {"technician", "both"} else None,
        start=_second(day, visit.starts_at) if fixed in {"time", "both"} else None,
    )


def _second(day: DayInput, moment: datetime) -> int:
    return (moment - day.starts_at) // timedelta(seconds=1)
