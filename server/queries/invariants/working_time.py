"""Working time: one open shift, no overlap, and shifts that say what their punches say."""

from server.queries.invariants.invariant import Invariant

ONE_OPEN_SHIFT = Invariant(
    "I07",
    "A technician has at most one open shift.",
    "unique index uq_work_shifts_open",
    """
    SELECT tenant_id, technician_id, 'has ' || COUNT(*) || ' open shifts'
    FROM work_shifts WHERE state = 'open'
    GROUP BY tenant_id, technician_id HAVING COUNT(*) > 1
    """,
)

SHIFTS_APART = Invariant(
    "I08",
    "Closed shifts of one technician do not overlap, and carry that technician's own number.",
    "exclusion constraint shift_overlap on PostgreSQL, triggers of that name on SQLite",
    """
    SELECT a.tenant_id, a.id, 'overlaps shift ' || b.id
    FROM work_shifts a
    JOIN work_shifts b ON b.technician_no = a.technician_no AND a.id < b.id
                      AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at
    WHERE a.state = 'closed' AND b.state = 'closed' AND a.starts_at < a.ends_at AND b.starts_at < b.ends_at
    UNION ALL
    SELECT s.tenant_id, s.id, 'carries number ' || s.technician_no || ', its technician has ' || t.technician_no
    FROM work_shifts s JOIN technicians t ON t.tenant_id = s.tenant_id AND t.id = s.technician_id
    WHERE t.technician_no <> s.technician_no
    """,
)

SHIFTS_FOLLOW_PUNCHES = Invariant(
    "I18",
    "A shift begins and ends when its punches say, and they are its technician's own.",
    "shifts are computed from the punches in the transaction that keeps one",
    """
    SELECT s.tenant_id, s.id, 'does not begin as its punch says'
    FROM work_shifts s JOIN punches p ON p.tenant_id = s.tenant_id AND p.id = s.in_punch_id
    WHERE p.kind <> 'in' OR p.technician_id <> s.technician_id OR p.occurred_at <> s.starts_at
    UNION ALL
    SELECT s.tenant_id, s.id, 'does not end as its punch says'
    FROM work_shifts s JOIN punches p ON p.tenant_id = s.tenant_id AND p.id = s.out_punch_id
    WHERE p.kind <> 'out' OR p.technician_id <> s.technician_id OR p.occurred_at <> COALESCE(s.ends_at, -1)
    UNION ALL
    SELECT s.tenant_id, s.id, 'is closed by no punch' FROM work_shifts s
    WHERE s.state = 'closed' AND s.out_punch_id IS NULL
    """,
)

INVARIANTS = (ONE_OPEN_SHIFT, SHIFTS_APART, SHIFTS_FOLLOW_PUNCHES)
