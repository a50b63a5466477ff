"""Working time: one open shift, no overlap, shifts that say what the corrected clock says, approvals too."""

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

_HELD = """
WITH undone AS (
  SELECT tenant_id, edit_id AS id FROM punch_edits WHERE action = 'strike' AND edit_id IS NOT NULL
), words AS (
  SELECT e.tenant_id, e.technician_id, e.action, e.kind, e.occurred_at, e.id,
         COALESCE(e.punch_id, e.edit_id, e.id) AS target,
         ROW_NUMBER() OVER (PARTITION BY e.tenant_id, COALESCE(e.punch_id, e.edit_id, e.id)
                            ORDER BY e.position DESC) AS back
  FROM punch_edits e
  WHERE NOT (e.action = 'strike' AND e.edit_id IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM undone u WHERE u.tenant_id = e.tenant_id AND u.id = e.id)
), held AS (
  SELECT p.tenant_id, p.technician_id, p.id, p.kind, COALESCE(w.occurred_at, p.occurred_at) AS at,
         CASE WHEN w.id IS NULL THEN 0 ELSE 1 END AS edited
  FROM punches p LEFT JOIN words w ON w.tenant_id = p.tenant_id AND w.target = p.id AND w.back = 1
  WHERE w.action IS NULL OR w.action <> 'strike'
  UNION ALL
  SELECT a.tenant_id, a.technician_id, a.id, a.kind, w.occurred_at, 1
  FROM punch_edits a JOIN words w ON w.tenant_id = a.tenant_id AND w.target = a.id AND w.back = 1
  WHERE a.action = 'add'
    AND NOT EXISTS (SELECT 1 FROM undone u WHERE u.tenant_id = a.tenant_id AND u.id = a.id)
)"""
"""The punches that hold: presses as corrected, and what was added. The same rules as server/domain/punch_edits.py."""

_DERIVED = f"""{_HELD}, pressed AS (
  SELECT tenant_id, technician_id, kind, at, MAX(edited) AS edited FROM held
  GROUP BY tenant_id, technician_id, kind, at
), numbered AS (
  SELECT tenant_id, technician_id, kind, at, edited,
         SUM(CASE WHEN kind = 'in' THEN 1 ELSE 0 END)
           OVER (PARTITION BY tenant_id, technician_id
                 ORDER BY at, CASE WHEN kind = 'in' THEN 1 ELSE 0 END ROWS UNBOUNDED PRECEDING) AS shift_no
  FROM pressed
), paired AS (
  SELECT tenant_id, technician_id, shift_no,
         MIN(CASE WHEN kind = 'in' THEN at END) AS starts_at,
         COALESCE(MIN(CASE WHEN kind = 'out' AND edited = 1 THEN at END),
                  MIN(CASE WHEN kind = 'out' THEN at END)) AS ends_at
  FROM numbered WHERE shift_no > 0 GROUP BY tenant_id, technician_id, shift_no
), derived AS (
  SELECT p.tenant_id, p.technician_id, p.starts_at, COALESCE(p.ends_at, -1) AS ends_at,
         CASE WHEN p.ends_at IS NOT NULL THEN 'closed'
              WHEN LEAD(p.starts_at) OVER (PARTITION BY p.tenant_id, p.technician_id ORDER BY p.starts_at) IS NULL
              THEN 'open' ELSE 'missing_out' END AS state
  FROM paired p
)"""  # noqa: S608 - constants
"""The shifts that follow from the punches that hold. The same rules as `time_sheet` in server/domain/time_clock.py."""

SHIFTS_FOLLOW_PUNCHES = Invariant(
    "I18",
    "A technician's shifts are what follows from the punches and the corrections, played through again.",
    "shifts are derived in the transaction that keeps a punch or a correction; both are append-only",
    f"""{_DERIVED}
    SELECT d.tenant_id, d.technician_id, 'has no shift from ' || d.starts_at || ' to ' || d.ends_at || ', ' || d.state
    FROM derived d
    WHERE NOT EXISTS (SELECT 1 FROM work_shifts s
                      WHERE s.tenant_id = d.tenant_id AND s.technician_id = d.technician_id
                        AND s.starts_at = d.starts_at AND COALESCE(s.ends_at, -1) = d.ends_at
                        AND s.state = d.state)
    UNION ALL
    SELECT s.tenant_id, s.id, 'follows from no punches that hold' FROM work_shifts s
    LEFT JOIN derived d ON d.tenant_id = s.tenant_id AND d.technician_id = s.technician_id
                       AND d.starts_at = s.starts_at AND d.ends_at = COALESCE(s.ends_at, -1)
                       AND d.state = s.state
    WHERE d.state IS NULL
    UNION ALL
    SELECT s.tenant_id, s.id, 'does not begin as its punch says' FROM work_shifts s
    LEFT JOIN held p ON p.tenant_id = s.tenant_id AND p.id = COALESCE(s.in_punch_id, s.in_edit_id)
                    AND p.kind = 'in' AND p.technician_id = s.technician_id AND p.at = s.starts_at
    WHERE p.id IS NULL
    UNION ALL
    SELECT s.tenant_id, s.id, 'does not end as its punch says' FROM work_shifts s
    LEFT JOIN held p ON p.tenant_id = s.tenant_id AND p.id = COALESCE(s.out_punch_id, s.out_edit_id)
                    AND p.kind = 'out' AND p.technician_id = s.technician_id AND p.at = s.ends_at
    WHERE p.id IS NULL AND (s.state = 'closed' OR s.out_punch_id IS NOT NULL OR s.out_edit_id IS NOT NULL)
    """,  # noqa: S608 - constants
)

APPROVED_AS_WORKED = Invariant(
    "I16",
    "An approved day's seconds are what its technician's shifts have between its midnights (no payroll runs yet).",
    "approving counts the shifts under the technician's lock; what changes them is refused or withdraws the approval",
    """
    SELECT a.tenant_id, a.id, 'approves ' || a.seconds || ' s on ' || a.day || ', worked were '
           || COALESCE(SUM(CASE WHEN s.ends_at < a.ends_at THEN s.ends_at ELSE a.ends_at END / 1000
                         - CASE WHEN s.starts_at > a.starts_at THEN s.starts_at ELSE a.starts_at END / 1000), 0)
    FROM time_approvals a
    LEFT JOIN work_shifts s ON s.tenant_id = a.tenant_id AND s.technician_id = a.technician_id
                           AND s.state = 'closed' AND s.starts_at < a.ends_at AND s.ends_at > a.starts_at
    WHERE a.withdrawn_at IS NULL
    GROUP BY a.tenant_id, a.id, a.seconds, a.day
    HAVING a.seconds <> COALESCE(SUM(CASE WHEN s.ends_at < a.ends_at THEN s.ends_at ELSE a.ends_at END / 1000
                         - CASE WHEN s.starts_at > a.starts_at THEN s.starts_at ELSE a.starts_at END / 1000), 0)
    """,
)

INVARIANTS = (ONE_OPEN_SHIFT, SHIFTS_APART, APPROVED_AS_WORKED, SHIFTS_FOLLOW_PUNCHES)
