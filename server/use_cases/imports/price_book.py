"""The price book out of a file: an item is known by its code, also one that was entered by hand."""

from collections.abc import Mapping, Sequence
from typing import Any

from server.domain.imports.convert import Record
from server.domain.imports.faults import Refused
from server.models.catalogue import PriceBookItem
from server.use_cases.imports.work import Work

DEFAULTS: Mapping[str, Any] = {
    "code": "",
    "description": "",
    "kind": "material",
    "unit": "",
    "unit_price_e6": None,
    "tax_category": "",
    "active": True,
}


class PriceBook:
    """Something that is sold."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}

    def key(self, values: Mapping[str, Any]) -> Sequence[str]:
        """Return the code."""
        return (values["code"],)

    def adopt(self, work: Work, values: Mapping[str, Any]) -> str | None:
        """Return the item of that code."""
        if not self._codes:
            self._codes = work.look.all_by(PriceBookItem, PriceBookItem.code)
        return self._codes.get(values["code"])

    def begin(self, work: Work, records: Sequence[Record], held: Mapping[int, str]) -> None:
        """Refuse codes that two rows of the file claim."""
        rows: dict[str, list[Record]] = {}
        for record in records:
            rows.setdefault(record.values["code"], []).append(record)
        for same in rows.values():
            for record in same if len(same) > 1 and any(map(_has_id, same)) else ():
                others = ", ".join(str(other.row) for other in same if other is not record)
                work.refuse(record, Refused("CODE_TAKEN", f"is the code of row {others}, too"), "code")

    def create(self, work: Work, record: Record) -> str | None:
        """Add an item."""
        values = {**DEFAULTS, **_named(record.values)}
        row_id = work.batch.add(PriceBookItem, **values)
        facts = {"code": values["code"], "unit_price_e6": values["unit_price_e6"], "import_run": work.run_id}
        work.batch.note("price_book.create", "price_book_item", row_id, **facts)
        return row_id

    def update(self, work: Work, record: Record, row_id: str) -> bool:
        """Change an item; what was billed keeps its price."""
        changes = _named(record.values)
        if self.adopt(work, record.values) not in (row_id, None):
            work.refuse(record, Refused("CODE_TAKEN", "is the code of another item"), "code")
            return False
        work.batch.change(PriceBookItem, row_id, changes)
        facts = {"changes": sorted(changes), "import_run": work.run_id}
        if "unit_price_e6" in changes:
            facts["price_e6"] = changes["unit_price_e6"]
        work.batch.note("price_book.edit", "price_book_item", row_id, **facts)
        return True


def _named(values: Mapping[str, Any]) -> dict[str, Any]:
    names = {"unit_price": "unit_price_e6"}
    return {names.get(name, name): value for name, value in values.items() if name != "external_id"}


def _has_id(record: Record) -> bool:
    return bool(record.values.get("external_id"))
