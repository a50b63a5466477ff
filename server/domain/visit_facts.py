"""What a technician witnessed on a visit, and what follows from it.

Facts are always kept: none is refused for its order, its time or a missing clock-in. A visit's state is
computed from the *set* of its facts and the office's booking, so any order of arrival and any
repetition ends the same; what does not fit is flagged on the fact that brought it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from server.domain.errors import Invalid
from server.domain.instants import utc
from server.domain.lifecycles import Outcome, VisitStatus


class FactKind(StrEnum):
    """The six things that a technician reports about a visit."""

    TRAVEL = "travel"
    ARRIVE = "arrive"
    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    COMPLETE = "complete"


class Flag(StrEnum):
    """Why a fact that was recorded deserves a look."""

    STEP_MISSING = "STEP_MISSING"
    NOT_CLOCKED_IN = "NOT_CLOCKED_IN"
    TWO_AT_ONCE = "TWO_AT_ONCE"
    STALE = "STALE"
    COMPLETED_AFTER_CANCEL = "COMPLETED_AFTER_CANCEL"
    DUPLICATE_COMPLETION = "DUPLICATE_COMPLETION"
    OUT_OF_ORDER = "OUT_OF_ORDER"
    CLOCK_SUSPECT = "CLOCK_SUSPECT"
    FORMER_ASSIGNEE = "FORMER_ASSIGNEE"
    PARALLEL_WORK = "PARALLEL_WORK"


FLAG_SENTENCES = {
    Flag.STEP_MISSING: "A step before this one was not reported.",
    Flag.NOT_CLOCKED_IN: "The technician was not clocked in at that time.",
    Flag.TWO_AT_ONCE: "The technician was working on another visit at that time.",
    Flag.STALE: "The visit was already done or cancelled.",
    Flag.COMPLETED_AFTER_CANCEL: "The visit was completed although the office had cancelled it.",
    Flag.DUPLICATE_COMPLETION: "The job had already been reported complete.",
    Flag.OUT_OF_ORDER: "The reported time does not agree with the order of the steps.",
    Flag.CLOCK_SUSPECT: "The reported time is far from the time at which the report arrived.",
    Flag.FORMER_ASSIGNEE: "The visit had been given to somebody else.",
    Flag.PARALLEL_WORK: "Somebody else had already started on the job.",
}

AHEAD_AT_MOST = timedelta(seconds=120)
"""How far a report may lie in the future of its receipt before the phone's clock is doubted."""
BEHIND_AT_MOST = timedelta(days=60)
"""How old a report may be when it arrives; a phone may be offline that long."""

_MILESTONES = (FactKind.TRAVEL, FactKind.ARRIVE, FactKind.START, FactKind.COMPLETE)
_WORKING = frozenset({FactKind.START, FactKind.PAUSE, FactKind.RESUME})
_NEEDS = {FactKind.PAUSE: FactKind.START, FactKind.RESUME: FactKind.PAUSE, FactKind.COMPLETE: FactKind.START}
_OUTCOME_RANK = {Outcome.COMPLETED: 0, Outcome.COULD_NOT_COMPLETE: 1, Outcome.NO_SHOW: 2}
_BOOKED = frozenset({VisitStatus.SCHEDULED, VisitStatus.CONFIRMED, VisitStatus.CANCELLED})


@dataclass(frozen=True, slots=True)
class Fact:
    """One report: its id (the command's, same in every replay), kind, claimed time, time of receipt."""

    id: str
    kind: FactKind
    occurred_at: datetime
    received_at: datetime
    outcome: Outcome | None = None
    """How a completion ended; None on every other kind, and read as `completed` on a completion."""

    def __post_init__(self) -> None:
        """Keep instants in UTC."""
        object.__setattr__(self, "occurred_at", utc(self.occurred_at))
        object.__setattr__(self, "received_at", utc(self.received_at, "received_at"))
        if self.kind is not FactKind.COMPLETE and self.outcome is not None:
            raise Invalid.field("outcome", "only a completion has an outcome")

    @property
    def order(self) -> tuple[datetime, int, str]:
        """Where the fact stands among its fellows: by claimed time, then step, then id."""
        return (self.occurred_at, list(FactKind).index(self.kind), self.id)


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of time in UTC; `ends_at` None while it lasts."""

    starts_at: datetime
    ends_at: datetime | None


@dataclass(frozen=True, slots=True)
class VisitFacts:
    """A visit as the office booked it (scheduled, confirmed or cancelled) and all facts about it."""

    booked: VisitStatus = VisitStatus.SCHEDULED
    facts: tuple[Fact, ...] = field(default=())

    def __post_init__(self) -> None:
        """Put the facts into their order; a replay (same id) is the same fact."""
        if self.booked not in _BOOKED:
            raise Invalid.field("booked", f"a visit is not booked as {self.booked}")
        known = {fact.id: fact for fact in sorted(self.facts, key=lambda fact: fact.order, reverse=True)}
        object.__setattr__(self, "facts", tuple(sorted(known.values(), key=lambda fact: fact.order)))

    def first(self, *kinds: FactKind) -> Fact | None:
        """Return the earliest fact of these kinds."""
        return next((fact for fact in self.facts if fact.kind in kinds), None)

    @property
    def completion(self) -> Fact | None:
        """The completion that counts: a completed outcome is never taken back; among equals, the earliest."""
        found = [fact for fact in self.facts if fact.kind is FactKind.COMPLETE]
        return min(found, key=lambda fact: (_OUTCOME_RANK[_outcome(fact)], fact.order), default=None)

    @property
    def status(self) -> VisitStatus:
        """Where the visit stands: the furthest step reported, unless the office cancelled it unfinished."""
        if self.completion:
            return VisitStatus.DONE
        if self.booked is VisitStatus.CANCELLED or not self.facts:
            return self.booked
        return VisitStatus.WORKING if self.first(*_WORKING) else VisitStatus.EN_ROUTE

    @property
    def outcome(self) -> Outcome | None:
        """How the visit ended, None while it has not."""
        return _outcome(self.completion) if self.completion else None

    @property
    def after_cancel(self) -> bool:
        """Whether the visit was completed although it is cancelled."""
        return self.booked is VisitStatus.CANCELLED and self.completion is not None

    @property
    def travel_started_at(self) -> datetime | None:
        """When the technician first set off."""
        return _moment(self.first(FactKind.TRAVEL))

    @property
    def arrived_at(self) -> datetime | None:
        """When the technician first arrived."""
        return _moment(self.first(FactKind.ARRIVE))

    @property
    def started_at(self) -> datetime | None:
        """When work first started."""
        return _moment(self.first(FactKind.START))

    @property
    def completed_at(self) -> datetime | None:
        """When the visit ended."""
        return _moment(self.completion)

    @property
    def paused(self) -> bool:
        """Whether work rests now."""
        last = next((fact for fact in reversed(self.facts) if fact.kind in _WORKING), None)
        return self.status is VisitStatus.WORKING and last is not None and last.kind is FactKind.PAUSE

    @property
    def paused_at(self) -> datetime | None:
        """Since when work rests, None while it does not."""
        return self.pauses[-1].starts_at if self.paused and self.pauses else None

    @property
    def pauses(self) -> tuple[Interval, ...]:
        """The pauses between start and completion, in order; starting again ends a pause as resuming does."""
        begin, end = self.started_at, self.completed_at
        if begin is None or (end is not None and end <= begin):
            return ()
        within = [
            fact
            for fact in self.facts
            if begin <= fact.occurred_at and (end is None or fact.occurred_at < end)
        ]
        return tuple(_pauses(within, end))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the world around a visit looked like at the time that a fact claims."""

    clocked_in: bool = True
    busy_elsewhere: bool = False
    """The technician had started another visit and neither paused nor completed it."""
    job_completed: bool = False
    """Another visit of the same job had been completed."""
    former_assignee: bool = False
    parallel_work: bool = False
    """Somebody else had started another visit of the same job."""


@dataclass(frozen=True, slots=True)
class Applied:
    """A visit after one more fact, and what is odd about that fact."""

    visit: VisitFacts
    flags: frozenset[Flag]


def apply_fact(visit: VisitFacts, fact: Fact, around: Surroundings | None = None) -> Applied:
    """Record a fact, whatever it says, and return the visit and the fact's flags.

    A fact that is already known changes nothing and is flagged as if it came for the first time.
    """
    known = next((old for old in visit.facts if old.id == fact.id), None)
    before = replace(visit, facts=tuple(old for old in visit.facts if old.id != fact.id))
    after = visit if known else replace(visit, facts=(*visit.facts, fact))
    return Applied(after, frozenset(_flags(before, known or fact, around or Surroundings())))


def _flags(visit: VisitFacts, fact: Fact, around: Surroundings) -> Iterable[Flag]:
    completing = fact.kind is FactKind.COMPLETE
    stale = not completing and _is_over(visit, fact)
    tests = {
        Flag.STEP_MISSING: fact.kind in _NEEDS and visit.first(_NEEDS[fact.kind]) is None,
        Flag.NOT_CLOCKED_IN: not around.clocked_in,
        Flag.TWO_AT_ONCE: around.busy_elsewhere and fact.kind in {FactKind.START, FactKind.RESUME},
        Flag.STALE: stale,
        Flag.COMPLETED_AFTER_CANCEL: completing and visit.booked is VisitStatus.CANCELLED,
        Flag.DUPLICATE_COMPLETION: completing and (visit.completion is not None or around.job_completed),
        Flag.OUT_OF_ORDER: not stale and _contradicts(visit, fact),
        Flag.CLOCK_SUSPECT: is_clock_suspect(fact.occurred_at, fact.received_at),
        Flag.FORMER_ASSIGNEE: around.former_assignee,
        Flag.PARALLEL_WORK: around.parallel_work and fact.kind in {FactKind.START, FactKind.COMPLETE},
    }
    return (flag for flag, applies in tests.items() if applies)


def _is_over(visit: VisitFacts, fact: Fact) -> bool:
    """Tell whether the visit had ended by the time that the fact claims."""
    ended = visit.completed_at
    return visit.booked is VisitStatus.CANCELLED or (ended is not None and ended < fact.occurred_at)


def _contradicts(visit: VisitFacts, fact: Fact) -> bool:
    """Tell whether a later step is claimed earlier than an earlier step."""
    step = FactKind.START if fact.kind in _WORKING else fact.kind
    place = _MILESTONES.index(step)
    times = [
        _moment(visit.completion if kind is FactKind.COMPLETE else visit.first(kind)) for kind in _MILESTONES
    ]
    before = times[: place + 1] if fact.kind in {FactKind.PAUSE, FactKind.RESUME} else times[:place]
    return any(at is not None and at > fact.occurred_at for at in before) or any(
        at is not None and at < fact.occurred_at for at in times[place + 1 :]
    )


def is_clock_suspect(occurred_at: datetime, received_at: datetime) -> bool:
    """Tell whether a report's claimed time is too far from its receipt to be believed unseen."""
    late = received_at - occurred_at
    return late < -AHEAD_AT_MOST or late > BEHIND_AT_MOST


def _pauses(facts: Iterable[Fact], end: datetime | None) -> Iterable[Interval]:
    since: datetime | None = None
    for fact in facts:
        if fact.kind is FactKind.PAUSE:
            since = since or fact.occurred_at
        elif since is not None and fact.kind in _WORKING:
            yield Interval(since, fact.occurred_at)
            since = None
    if since is not None:
        yield Interval(since, end)


def _outcome(fact: Fact) -> Outcome:
    return fact.outcome or Outcome.COMPLETED


def _moment(fact: Fact | None) -> datetime | None:
    return fact.occurred_at if fact else None
