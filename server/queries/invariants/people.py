"""People: who is on call."""

from server.queries.invariants.invariant import Invariant

ONE_A_RANK = Invariant(
    "I31",
    "At any moment a rank on call is one person's, and a person has one rank.",
    "the company's row is held while a stretch is given; check in_order",
    """
    SELECT a.tenant_id, a.id, 'is on call at once with ' || b.id
    FROM on_call a
    JOIN on_call b ON b.tenant_id = a.tenant_id AND a.id < b.id
                  AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at
                  AND (a.rank = b.rank OR a.technician_id = b.technician_id)
    UNION ALL
    SELECT tenant_id, id, 'is on call from an end to a start' FROM on_call WHERE starts_at >= ends_at
    """,
)

INVARIANTS = (ONE_A_RANK,)
