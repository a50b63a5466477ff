"""Open invoices out of a file: what customers owed when we began. An invoice is known by its number."""

from collections.abc import Mapping, Sequence
from typing import Any

from server.domain.imports.convert import Record
from server.domain.imports.faults import Refused
from server.domain.money import exponent_of
from server.models.invoices import OpenInvoice
from server.use_cases.imports.parties import customer_of
from server.use_cases.imports.work import Work


class OpenInvoices:
    """An unpaid invoice of the system before ours."""

    def __init__(self) -> None:
        self._numbers: dict[str, str] | None = None

    def key(self, values: Mapping[str, Any]) -> Sequence[str]:
        """Return the number."""
        return (values["number"],)

    def adopt(self, work: Work, values: Mapping[str, Any]) -> str | None:
        """Return the invoice of that number."""
        if self._numbers is None:
            self._numbers = work.look.all_by(OpenInvoice, OpenInvoice.number)
        return self._numbers.get(values["number"])

    def begin(self, work: Work, records: Sequence[Record], held: Mapping[int, str]) -> None:
        """Refuse numbers that two rows of the file claim."""
        rows: dict[str, list[Record]] = {}
        for record in records:
            rows.setdefault(record.values["number"], []).append(record)
        for same in rows.values():
            for record in same if len(same) > 1 and any(map(_has_id, same)) else ():
                others = ", ".join(str(other.row) for other in same if other is not record)
                work.refuse(record, Refused("NUMBER_TAKEN", f"is the number of row {others}, too"), "number")

    def create(self, work: Work, record: Record) -> str | None:
        """Take over an open invoice."""
        row = self._row(work, record)
        if row is None:
            return None
        row_id = work.batch.add(OpenInvoice, **{"notes": "", **row})
        facts = {"number": row["number"], "open_minor": row["open_minor"], "import_run": work.run_id}
        work.batch.note("open_invoice.create", "open_invoice", row_id, **facts)
        return row_id

    def update(self, work: Work, record: Record, row_id: str) -> bool:
        """Change what the file says, such as what is still open."""
        row = self._row(work, record)
        if row is None:
            return False
        if self.adopt(work, record.values) not in (row_id, None):
            work.refuse(record, Refused("NUMBER_TAKEN", "is the number of another invoice"), "number")
            return False
        work.batch.change(OpenInvoice, row_id, row)
        facts = {"open_minor": row["open_minor"], "import_run": work.run_id}
        work.batch.note("open_invoice.edit", "open_invoice", row_id, **facts)
        return True

    def _row(self, work: Work, record: Record) -> dict[str, Any] | None:
        values, before = record.values, work.faults.count
        customer_id = work.attempt(record, lambda: customer_of(work, record))
        work.attempt(record, lambda: _check(values))
        work.attempt(record, lambda: _check_currency(values, work.company.currency))
        if work.faults.count > before:
            return None
        row = {
            "customer_id": customer_id,
            "number": values["number"],
            "issued_on": values["issued_on"],
            "due_on": values.get("due_on") or values["issued_on"],
            "currency": values.get("currency") or work.company.currency,
            "total_minor": values["total"],
            "open_minor": values["open"],
        }
        return row | ({"notes": values["notes"]} if "notes" in values else {})


def _check(values: Mapping[str, Any]) -> None:
    if values.get("due_on") is not None and values["due_on"] < values["issued_on"]:
        raise Refused("NOT_IN_ORDER", "lies before the invoice's date", at="due_on")
    if values["open"] > values["total"]:
        raise Refused("OUT_OF_RANGE", "is more than the whole sum", at="open")


def _check_currency(values: Mapping[str, Any], own: str) -> None:
    """Refuse a currency with other places than ours: its sums were read by our places."""
    given = values.get("currency") or own
    if exponent_of(given) != exponent_of(own):
        raise Refused("OTHER_CURRENCY", f"has other places than {own}: such sums are not read", at="currency")


def _has_id(record: Record) -> bool:
    return bool(record.values.get("external_id"))
