"""A posted invoice is frozen, with its lines and taxes (I14); correction is another document."""

from server.models.triggers.trigger import Trigger, refusing

INVOICES = refusing(
    "invoices_posted", "invoices", "UPDATE DELETE", "OLD.status = 'posted'", "POSTED_IS_FROZEN"
)


def part_of_posted(table: str) -> tuple[Trigger, Trigger]:
    """Return the guards of a table whose rows are parts of invoices: against changing, and against adding."""
    posted = (
        "EXISTS (SELECT 1 FROM invoices AS i WHERE i.tenant_id = {row}.tenant_id"
        " AND i.id = {row}.invoice_id AND i.status = 'posted')"
    )
    return (
        refusing(f"{table}_frozen", table, "UPDATE DELETE", posted.format(row="OLD"), "POSTED_IS_FROZEN"),
        refusing(f"{table}_complete", table, "INSERT", posted.format(row="NEW"), "POSTED_IS_FROZEN"),
    )
