"""A technician's time entries of a visit, derived anew from that technician's own facts."""

from server.domain.visit_facts import VisitFacts
from server.domain.work_segments import segments_of
from server.models.scope import Scope, scoped_add, scoped_delete
from server.models.time_clock import TimeEntry


def rebuild_entries(scope: Scope, visit_id: str, technician_id: str, own: VisitFacts) -> None:
    """Put the entries in place that follow from the facts; a stretch that still lasts has no entry yet."""
    theirs = (TimeEntry.visit_id == visit_id, TimeEntry.technician_id == technician_id)
    scope.session.execute(scoped_delete(scope, TimeEntry).where(*theirs))
    for segment in segments_of(own):
        if segment.ends_at is not None:
            entry = TimeEntry(
                technician_id=technician_id,
                visit_id=visit_id,
                kind=segment.kind.value,
                starts_at=segment.starts_at,
                ends_at=segment.ends_at,
            )
            scoped_add(scope, entry)
