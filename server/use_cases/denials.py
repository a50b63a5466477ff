"""What was out of somebody's reach: one line in the audit log for each person, thing and hour."""

from datetime import timedelta

from server.models.audit import AuditEvent
from server.models.record import hold_chain, note
from server.models.scope import Scope, scoped_select

DENIED = "access.denied"
ONCE_IN = timedelta(hours=1)


def record_denial(scope: Scope, kind: str, object_id: str) -> None:
    """Note that the actor reached for a thing that is not theirs; once an hour, so that nobody floods the log."""
    hold_chain(scope)  # two at once would both find nothing
    lately = scoped_select(scope, AuditEvent.sequence).where(
        AuditEvent.object_id == object_id,
        AuditEvent.action == DENIED,
        AuditEvent.actor == scope.actor,
        AuditEvent.at > scope.at - ONCE_IN,
    )
    if scope.session.scalars(lately).first() is None:
        note(scope, DENIED, kind, object_id)
