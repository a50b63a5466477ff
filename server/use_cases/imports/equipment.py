"""Equipment out of a file."""

from collections.abc import Mapping, Sequence
from typing import Any

from server.domain.imports.convert import Record
from server.models.customers import Equipment as EquipmentRow
from server.use_cases.imports.lookup import Known
from server.use_cases.imports.parties import customer_of, site_of
from server.use_cases.imports.sites import CUSTOMER
from server.use_cases.imports.work import Work

TEXTS = ("name", "maker", "model", "serial", "notes")


class Equipment:
    """Something at a site that gets serviced."""

    def key(self, values: Mapping[str, Any]) -> Sequence[str]:
        """Return the site with the serial number, else with name and model."""
        own = (values["serial"],) if values.get("serial") else (values["name"], values.get("model") or "")
        return *place_key(values), *own

    def adopt(self, work: Work, values: Mapping[str, Any]) -> str | None:
        """Return none: two boilers may be of one kind."""
        return None

    def begin(self, work: Work, records: Sequence[Record], held: Mapping[int, str]) -> None:
        """Read nothing ahead."""

    def create(self, work: Work, record: Record) -> str | None:
        """Add something that stands at a site."""
        site_id = work.attempt(record, lambda: place_of(work, record))
        if site_id is None:
            return None
        texts = {name: record.values.get(name) or "" for name in TEXTS}
        installed = record.values.get("installed_on")
        row_id = work.batch.add(EquipmentRow, site_id=site_id, **texts, installed_on=installed)
        facts = {"site_id": site_id, "import_run": work.run_id}
        work.batch.note("equipment.create", "equipment", row_id, **facts)
        return row_id

    def update(self, work: Work, record: Record, row_id: str) -> bool:
        """Change what is known about it; it may stand elsewhere by now."""
        site_id = work.attempt(record, lambda: place_of(work, record))
        if site_id is None:
            return False
        names = (*TEXTS, "installed_on")
        changes = {name: record.values[name] for name in names if name in record.values}
        work.batch.change(EquipmentRow, row_id, {**changes, "site_id": site_id})
        facts = {"changes": sorted(changes), "import_run": work.run_id}
        work.batch.note("equipment.edit", "equipment", row_id, **facts)
        return True


def place_of(work: Work, record: Record) -> str:
    """Return the site: by its id alone, or as one of the customer that the row names."""
    named: Known | None = work.look.known("sites").get(record.values.get("site_id") or "")
    if named is not None and not any(record.values.get(name) for name in CUSTOMER):
        return named.row_id
    return site_of(work, record, customer_of(work, record))


def place_key(values: Mapping[str, Any]) -> Sequence[str]:
    """Return what a row says of its place."""
    customer = next((str(values[name]) for name in CUSTOMER if values.get(name)), "")
    site = values.get("site_id") or values.get("site_address") or ""
    return customer, site, values.get("site_city") or "", values.get("site_postcode") or ""
