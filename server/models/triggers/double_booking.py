"""A technician has one live assignment at a time (I09)."""

from server.models.triggers.overlap import Stretch, no_overlap

TRIGGER = no_overlap(
    "double_booking",
    Stretch(
        table="visit_assignments",
        starts="starts",
        ends="ends",
        counts="{row}.live = 1",
        spread=2**34,
        message="DOUBLE_BOOKING",
    ),
)
