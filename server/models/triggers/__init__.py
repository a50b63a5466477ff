"""What the database itself refuses: one file a rule, both engines, and the registry of them all.

Migrations create from this registry, the inventory test and `truckroll doctor` look for what it names.
"""

from server.models.registry import APPEND_ONLY
from server.models.triggers import double_booking, lifecycle, posted, shift_overlap
from server.models.triggers.append_only import append_only
from server.models.triggers.trigger import Trigger

TRIGGERS: tuple[Trigger, ...] = (
    double_booking.TRIGGER,
    shift_overlap.TRIGGER,
    lifecycle.JOBS,
    lifecycle.VISITS,
    posted.INVOICES,
    *posted.part_of_posted("invoice_lines"),
    *posted.part_of_posted("invoice_taxes"),
    *(append_only(table) for table in sorted(APPEND_ONLY)),
)
