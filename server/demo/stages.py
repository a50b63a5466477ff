"""Which stages of the demo are made: each writes a row of the audit log in the transaction that makes it.

So a stage that was interrupted left nothing behind, and one that is done is known by its row.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from server.models.audit import AuditEvent
from server.models.record import note
from server.models.scope import Scope, scoped_all, scoped_select

ACTION = "demo.stage"
PAST, TAKEN, PLANNED, WORKED = "past", "taken", "planned", "worked"


@dataclass(slots=True)
class Stages:
    """What is there: the last day of the past, and the days that were taken, planned and worked at."""

    past_until: date | None = None
    days: dict[tuple[str, date], Mapping[str, Any]] = field(default_factory=dict)

    def has(self, stage: str, day: date) -> bool:
        """Tell whether a stage of a day is made."""
        return (stage, day) in self.days

    def moved(self, day: date) -> timedelta:
        """Return by how much a day's hours were moved when its jobs were taken."""
        return timedelta(seconds=self.days[TAKEN, day].get("moved_seconds", 0))


def done_stages(scope: Scope) -> Stages:
    """Return what is made so far."""
    found = Stages()
    statement = scoped_select(scope, AuditEvent).where(
        AuditEvent.object_id == scope.tenant_id, AuditEvent.action == ACTION
    )
    for row in scoped_all(scope, statement):
        _remember(found, row.facts)
    return found


def mark(scope: Scope, stage: str, day: date, **facts: Any) -> None:
    """Write down, in this transaction, that a stage of a day is made."""
    note(scope, ACTION, "company", scope.tenant_id, stage=stage, day=day.isoformat(), **facts)


def _remember(found: Stages, facts: Mapping[str, Any]) -> None:
    stage, day = facts["stage"], date.fromisoformat(facts["day"])
    if stage == PAST:
        found.past_until = max(found.past_until or day, day)
    else:
        found.days[stage, day] = facts
