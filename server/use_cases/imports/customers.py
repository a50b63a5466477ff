"""Customers out of a file."""

from collections.abc import Mapping, Sequence
from typing import Any

from server.domain.imports.convert import Record
from server.models.customers import Customer
from server.use_cases.imports.parties import add_customer
from server.use_cases.imports.work import Work

FIELDS = (
    "name",
    "phone",
    "email",
    "billing_address",
    "tax_exempt",
    "exemption_certificate",
    "exemption_expires_on",
    "purchase_order_required",
    "on_hold",
    "notes",
)


class Customers:
    """Somebody who is billed."""

    def key(self, values: Mapping[str, Any]) -> Sequence[str]:
        """Return the name and what else is known first of mail address, telephone and billing address."""
        known = (values.get(name) for name in ("email", "phone", "billing_address"))
        return values["name"], next(filter(None, known), "")

    def adopt(self, work: Work, values: Mapping[str, Any]) -> str | None:
        """Return none: customers with one name may be two."""
        return None

    def begin(self, work: Work, records: Sequence[Record], held: Mapping[int, str]) -> None:
        """Read nothing ahead."""

    def create(self, work: Work, record: Record) -> str | None:
        """Take a customer into the books."""
        return add_customer(work, record.values)

    def update(self, work: Work, record: Record, row_id: str) -> bool:
        """Change a customer; one that was merged into another stays as it was."""
        if work.look.living(row_id) != row_id:
            return False
        changes = {name: record.values[name] for name in FIELDS if name in record.values}
        work.batch.change(Customer, row_id, changes)
        facts = {"changes": sorted(changes), "import_run": work.run_id}
        work.batch.note("customer.edit", "customer", row_id, **facts)
        return True
