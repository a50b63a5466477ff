"""Service agreements out of a file."""

from collections.abc import Mapping, Sequence
from typing import Any

from server.domain.imports.convert import Record
from server.domain.imports.faults import Refused
from server.domain.search import folded
from server.models.agreements import Agreement
from server.use_cases.imports.parties import customer_of, site_of
from server.use_cases.imports.sites import CUSTOMER
from server.use_cases.imports.work import Work

PLAIN = ("name", "starts_on", "ends_on", "interval_months", "next_due_on", "notes")


class Agreements:
    """What a customer has bought for a stretch of time."""

    def key(self, values: Mapping[str, Any]) -> Sequence[str]:
        """Return customer, name and first day."""
        customer = next((str(values[name]) for name in CUSTOMER if values.get(name)), "")
        return customer, values["name"], str(values["starts_on"])

    def adopt(self, work: Work, values: Mapping[str, Any]) -> str | None:
        """Return none: the file's rows are the only ones that there are."""
        return None

    def begin(self, work: Work, records: Sequence[Record], held: Mapping[int, str]) -> None:
        """Read nothing ahead."""

    def create(self, work: Work, record: Record) -> str | None:
        """Take an agreement into the books."""
        row = self._row(work, record)
        if row is None:
            return None
        whole = {"ends_on": None, "next_due_on": None, "price_minor": None, "notes": ""}
        whole |= {"site_id": None, "job_type_id": None}
        row_id = work.batch.add(Agreement, numbered="agreement", **{**whole, **row})
        work.batch.note_created("agreement.create", "agreement", Agreement, import_run=work.run_id)
        return row_id

    def update(self, work: Work, record: Record, row_id: str) -> bool:
        """Change what the file says."""
        row = self._row(work, record)
        if row is None:
            return False
        work.batch.change(Agreement, row_id, row)
        facts = {"changes": sorted(row), "import_run": work.run_id}
        work.batch.note("agreement.edit", "agreement", row_id, **facts)
        return True

    def _row(self, work: Work, record: Record) -> dict[str, Any] | None:
        values, before = record.values, work.faults.count
        row: dict[str, Any] = {name: values[name] for name in PLAIN if name in values}
        customer_id = work.attempt(record, lambda: customer_of(work, record))
        row["customer_id"] = customer_id
        if customer_id is not None and (values.get("site_id") or values.get("site_address")):
            row["site_id"] = work.attempt(record, lambda: site_of(work, record, customer_id))
        if values.get("job_type"):
            row["job_type_id"] = work.attempt(record, lambda: _job_type(work, values["job_type"]))
        if "price" in values:
            row["price_minor"] = values["price"]
        work.attempt(record, lambda: _check_days(values))
        return row if work.faults.count == before else None


def _job_type(work: Work, word: str) -> str:
    found = work.look.job_types.get(folded(word))
    if found is None:
        raise Refused("UNKNOWN_REFERENCE", "there is no job type of that code or name", at="job_type")
    return str(found.id)


def _check_days(values: Mapping[str, Any]) -> None:
    if values.get("ends_on") is not None and values["ends_on"] < values["starts_on"]:
        raise Refused("NOT_IN_ORDER", "lies before the first day", at="ends_on")
