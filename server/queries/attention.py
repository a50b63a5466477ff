"""What a dispatcher should look at on a visit: promises at risk, in words."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from server.domain.instants import seconds_between
from server.domain.lifecycles import Outcome, VisitStatus
from server.domain.territories import Territory, closed_to, names_of
from server.models.visits import Visit

LATE_SECONDS = 10 * 60
_BEFORE_WORK = frozenset(
    {VisitStatus.SCHEDULED.value, VisitStatus.CONFIRMED.value, VisitStatus.EN_ROUTE.value}
)


def attention_of(visit: Visit, now: datetime) -> list[dict[str, Any]]:
    """Return what needs attention now: a code and a sentence each."""
    found = []
    late = seconds_between(visit.starts_at, now)
    if visit.status in _BEFORE_WORK and visit.started_at is None and late > LATE_SECONDS:
        found.append({"code": "LATE", "sentence": f"Not started, {late // 60} min after the planned time."})
    over = seconds_between(visit.ends_at, now)
    if visit.status == VisitStatus.WORKING and over > LATE_SECONDS:
        found.append(
            {"code": "OVERRUNNING", "sentence": f"Still at work, {over // 60} min past the planned end."}
        )
    if visit.status in _BEFORE_WORK and visit.window_ends_at is not None and now > visit.window_ends_at:
        found.append({"code": "PROMISE_MISSED", "sentence": "The arrival window has passed."})
    if visit.outcome in {Outcome.COULD_NOT_COMPLETE, Outcome.NO_SHOW}:
        words = visit.outcome.replace("_", " ")
        found.append({"code": visit.outcome.upper(), "sentence": f"The technician reported: {words}."})
    if visit.cancelled_because is not None and visit.status == VisitStatus.DONE:
        found.append(
            {"code": "COMPLETED_AFTER_CANCEL", "sentence": "Done although the office had cancelled it."}
        )
    return found


def strangers(
    visit: Visit, within: Sequence[Territory], technician_id: str, technician_name: str
) -> list[dict[str, Any]]:
    """Return what needs attention where a visit ahead was given to somebody to whom its territories close it."""
    if visit.status not in _BEFORE_WORK or not closed_to(within, technician_id):
        return []
    sentence = f"It lies in {names_of(within)}, where {technician_name} does not work."
    return [{"code": "OUTSIDE_TERRITORY", "sentence": sentence}]
