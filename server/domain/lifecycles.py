"""The two lifecycles, of a job and of a visit: their states, the steps allowed, how one follows the other.

`docs/lifecycles.md` draws both. The tables are data: the database's own triggers are made from them (I19).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from server.domain.errors import TransitionRefused


class JobStatus(StrEnum):
    """Where a job (work order) stands."""

    OPEN = "open"
    SCHEDULED = "scheduled"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    NEEDS_DECISION = "needs_decision"


class VisitStatus(StrEnum):
    """Where a visit (one appointment of a job) stands."""

    SCHEDULED = "scheduled"
    CONFIRMED = "confirmed"
    EN_ROUTE = "en_route"
    WORKING = "working"
    DONE = "done"
    CANCELLED = "cancelled"


class Outcome(StrEnum):
    """How a visit that is done ended."""

    COMPLETED = "completed"
    COULD_NOT_COMPLETE = "could_not_complete"
    NO_SHOW = "no_show"


def _steps(table: dict[str, tuple[str, ...]]) -> frozenset[tuple[str, str]]:
    return frozenset((str(old), str(new)) for old, news in table.items() for new in news)


JOB_TRANSITIONS: frozenset[tuple[str, str]] = _steps(
    {
        "open": ("scheduled", "in_progress", "completed", "cancelled", "needs_decision"),
        "scheduled": ("open", "in_progress", "completed", "cancelled", "needs_decision"),
        "in_progress": ("open", "scheduled", "completed", "cancelled", "needs_decision"),
        "completed": ("needs_decision",),  # further work is a new job
        "cancelled": ("open", "needs_decision"),  # reopened by the office; or a late completion turned up
        "needs_decision": ("open", "scheduled", "in_progress", "completed", "cancelled"),
    }
)

VISIT_TRANSITIONS: frozenset[tuple[str, str]] = _steps(
    {
        "scheduled": ("confirmed", "en_route", "working", "done", "cancelled"),
        "confirmed": ("scheduled", "en_route", "working", "done", "cancelled"),  # moved: confirm again
        "en_route": ("working", "done", "cancelled"),  # to reassign now: cancel and book another visit
        "working": ("done", "cancelled"),
        "done": (),
        "cancelled": ("done",),  # a completion is never refused, however late it arrives
    }
)


def check_job_step(old: JobStatus, new: JobStatus) -> None:
    """Raise `TransitionRefused` unless a job may go from `old` to `new`; staying is always allowed."""
    _check("job", JOB_TRANSITIONS, old, new)


def check_visit_step(old: VisitStatus, new: VisitStatus) -> None:
    """Raise `TransitionRefused` unless a visit may go from `old` to `new`; staying is always allowed."""
    _check("visit", VISIT_TRANSITIONS, old, new)


def _check(noun: str, table: frozenset[tuple[str, str]], old: str, new: str) -> None:
    if old != new and (str(old), str(new)) not in table:
        raise TransitionRefused(
            f"A {noun} that is {_words(old)} cannot become {_words(new)}.", old=old, new=new
        )


def _words(status: str) -> str:
    return str(status).replace("_", " ")


@dataclass(frozen=True, slots=True)
class VisitStanding:
    """What a job needs to know of one of its visits."""

    status: VisitStatus
    outcome: Outcome | None = None
    after_cancel: bool = False
    """The visit was completed after the office had cancelled it, and nobody has decided about it yet."""


def job_after(visits: Iterable[VisitStanding], *, cancelled: bool = False) -> JobStatus:
    """Return where a job stands, given all its visits and whether the office has cancelled it.

    Work that was reported is never lost: a completion on something cancelled, or while another visit of the
    same job is being worked on, asks for a person's decision. A no-show or a visit that could not be finished
    opens the job again, but never takes back a completion.
    """
    standings = list(visits)
    finished = [visit for visit in standings if visit.outcome is Outcome.COMPLETED]
    statuses = {visit.status for visit in standings}
    if finished and (
        cancelled or VisitStatus.WORKING in statuses or any(visit.after_cancel for visit in finished)
    ):
        return JobStatus.NEEDS_DECISION
    if cancelled:
        return JobStatus.CANCELLED
    if finished:
        return JobStatus.COMPLETED
    if statuses & {VisitStatus.EN_ROUTE, VisitStatus.WORKING}:
        return JobStatus.IN_PROGRESS
    if statuses & {VisitStatus.SCHEDULED, VisitStatus.CONFIRMED}:
        return JobStatus.SCHEDULED
    return JobStatus.OPEN
