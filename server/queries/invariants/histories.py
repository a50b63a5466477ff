"""Histories: a status is where its history led, every step was allowed, and the audit log is one chain."""

from collections.abc import Iterable

from server.domain.audit_chain import GENESIS
from server.domain.lifecycles import JOB_TRANSITIONS, VISIT_TRANSITIONS
from server.queries.invariants.invariant import Invariant

_KEPT = {
    "job": "jobs",
    "visit": "visits",
    "visit_fact": "visit_facts",
    "punch": "punches",
    "punch_edit": "punch_edits",
    "time_approval": "time_approvals",
    "invoice": "invoices",
    "plan": "plans",
    "user": "users",
    "customer": "customers",
    "site": "sites",
    "technician": "technicians",
}
"""What the audit log speaks of and nobody deletes: the object's kind, and its table."""


def _vanished(kind: str, table: str) -> str:
    return f"""
    SELECT a.tenant_id, a.object_id, '{kind} of audit row ' || a.sequence || ' is gone'
    FROM audit_events a WHERE a.object_kind = '{kind}'
      AND NOT EXISTS (SELECT 1 FROM {table} o WHERE o.tenant_id = a.tenant_id AND o.id = a.object_id)
    """  # noqa: S608 - names of tables from above


def _history(noun: str, table: str, steps: Iterable[tuple[str, str]]) -> str:
    allowed = " OR ".join(
        f"(t.from_status = '{old}' AND t.to_status = '{new}')" for old, new in sorted(steps)
    )
    return f"""
    SELECT r.tenant_id, r.id, '{noun} is ' || r.status || ', but its history ends otherwise'
    FROM {table} r
    WHERE NOT EXISTS (
      SELECT 1 FROM {noun}_transitions t
      WHERE t.tenant_id = r.tenant_id AND t.{noun}_id = r.id AND t.to_status = r.status
        AND t.step = (SELECT MAX(u.step) FROM {noun}_transitions u
                      WHERE u.tenant_id = r.tenant_id AND u.{noun}_id = r.id))
    UNION ALL
    SELECT t.tenant_id, t.{noun}_id, '{noun} step ' || t.step || ' does not follow from the one before'
    FROM {noun}_transitions t
    LEFT JOIN {noun}_transitions p
      ON p.tenant_id = t.tenant_id AND p.{noun}_id = t.{noun}_id AND p.step = t.step - 1
    WHERE t.step < 0 OR (t.step = 0 AND t.from_status IS NOT NULL)
       OR (t.step > 0 AND (t.from_status IS NULL OR p.id IS NULL OR p.to_status <> t.from_status))
    UNION ALL
    SELECT t.tenant_id, t.{noun}_id, '{noun} went from ' || t.from_status || ' to ' || t.to_status
    FROM {noun}_transitions t WHERE t.from_status IS NOT NULL AND NOT ({allowed})
    """  # noqa: S608 - names and statuses of the domain's own tables


NOTHING_VANISHES = Invariant(
    "I06",
    "What was recorded stays: no punch, fact or document that the audit log speaks of is gone.",
    "triggers *_append_only; the application's role may not update or delete histories",
    " UNION ALL ".join(_vanished(kind, table) for kind, table in _KEPT.items()),
)

STATUS_IS_ITS_HISTORY = Invariant(
    "I19",
    "A job's and a visit's status is where its history led, by allowed steps only.",
    "triggers jobs_lifecycle and visits_lifecycle; one function writes status and history together",
    " UNION ALL ".join(
        (_history("job", "jobs", JOB_TRANSITIONS), _history("visit", "visits", VISIT_TRANSITIONS))
    ),
)

AUDITED = Invariant(
    "I20",
    "Every change names who, when and in which request, and the audit log is one chain up to its head.",
    "audit rows are chained in the business transaction under the head's lock; triggers audit_events_append_only",
    f"""
    SELECT tenant_id, id, 'a step of a job names nobody' FROM job_transitions WHERE actor = '' OR request_id = ''
    UNION ALL
    SELECT tenant_id, id, 'a step of a visit names nobody' FROM visit_transitions
    WHERE actor = '' OR request_id = ''
    UNION ALL
    SELECT e.tenant_id, e.object_id, 'audit row ' || e.sequence || ' names nobody' FROM audit_events e
    WHERE e.actor = '' OR e.request_id = ''
    UNION ALL
    SELECT e.tenant_id, e.object_id, 'audit row ' || e.sequence || ' does not follow the row before it'
    FROM audit_events e
    LEFT JOIN audit_events p ON p.tenant_id = e.tenant_id AND p.sequence = e.sequence - 1
    WHERE e.previous_hash <> COALESCE(p.hash, '{GENESIS}') OR (e.sequence <> 1 AND p.hash IS NULL)
    UNION ALL
    SELECT h.tenant_id, h.tenant_id, 'the audit log does not end at its head, row ' || h.sequence
    FROM audit_heads h
    LEFT JOIN audit_events e ON e.tenant_id = h.tenant_id AND e.sequence = h.sequence
    WHERE h.hash <> COALESCE(e.hash, '{GENESIS}') OR (h.sequence <> 0 AND e.hash IS NULL)
       OR EXISTS (SELECT 1 FROM audit_events m WHERE m.tenant_id = h.tenant_id AND m.sequence > h.sequence)
    UNION ALL
    SELECT c.id, c.id, 'the company has no audit log' FROM companies c
    WHERE NOT EXISTS (SELECT 1 FROM audit_heads h WHERE h.tenant_id = c.id)
    """,  # noqa: S608 - a constant
)

INVARIANTS = (NOTHING_VANISHES, STATUS_IS_ITS_HISTORY, AUDITED)
