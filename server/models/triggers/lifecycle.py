"""A status only moves along the lifecycle's allowed steps (I19)."""

from collections.abc import Iterable

from server.domain.lifecycles import JOB_TRANSITIONS, VISIT_TRANSITIONS
from server.models.triggers.trigger import Trigger, refusing


def lifecycle(table: str, steps: Iterable[tuple[str, str]]) -> Trigger:
    """Return the guard of one table's status."""
    allowed = " OR ".join(f"(OLD.status = '{old}' AND NEW.status = '{new}')" for old, new in sorted(steps))
    condition = f"OLD.status <> NEW.status AND NOT ({allowed})"
    return refusing(f"{table}_lifecycle", table, "UPDATE", condition, f"TRANSITION_REFUSED {table}")


JOBS = lifecycle("jobs", JOB_TRANSITIONS)
VISITS = lifecycle("visits", VISIT_TRANSITIONS)
