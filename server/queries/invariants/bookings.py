"""Bookings: nobody is in two places, and the booking table says what the visits say."""

from server.queries.invariants.invariant import Invariant

NO_DOUBLE_BOOKING = Invariant(
    "I09",
    "Live visits of one technician do not overlap; who is booked and when is what the visit says.",
    "exclusion constraint double_booking on PostgreSQL, triggers of that name on SQLite; check in_order",
    """
    SELECT a.tenant_id, a.visit_id, 'overlaps visit ' || b.visit_id || ' of the same technician'
    FROM visit_assignments a
    JOIN visit_assignments b ON b.technician_no = a.technician_no AND a.id < b.id
                            AND a.starts < b.ends AND b.starts < a.ends
    WHERE a.live = 1 AND b.live = 1
    UNION ALL
    SELECT a.tenant_id, a.visit_id, 'is booked under number ' || a.technician_no || ', its technician has '
           || t.technician_no
    FROM visit_assignments a JOIN technicians t ON t.tenant_id = a.tenant_id AND t.id = a.technician_id
    WHERE t.technician_no <> a.technician_no
    UNION ALL
    SELECT a.tenant_id, a.visit_id, 'is booked for another time than it is planned for'
    FROM visit_assignments a JOIN visits v ON v.tenant_id = a.tenant_id AND v.id = a.visit_id
    WHERE a.live = 1 AND v.status IN ('scheduled', 'confirmed')
      AND (a.starts <> v.starts_at / 1000 OR a.ends <> v.ends_at / 1000)
    UNION ALL
    SELECT a.tenant_id, a.visit_id, 'is cancelled, but still keeps its technician'
    FROM visit_assignments a JOIN visits v ON v.tenant_id = a.tenant_id AND v.id = a.visit_id
    WHERE a.live = 1 AND v.status = 'cancelled'
    """,
)

INVARIANTS = (NO_DOUBLE_BOOKING,)
