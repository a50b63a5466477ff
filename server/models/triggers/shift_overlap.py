"""Closed shifts of one technician do not overlap (I08)."""

from server.models.triggers.overlap import Stretch, no_overlap

TRIGGER = no_overlap(
    "shift_overlap",
    Stretch(
        table="work_shifts",
        starts="starts_at",
        ends="ends_at",
        counts="{row}.state = 'closed'",
        spread=2**44,
        message="SHIFT_OVERLAP",
    ),
)
