"""Sites out of a file; one without coordinates is imported and waits for a person to put it on the map."""

from collections.abc import Mapping, Sequence
from typing import Any

from server.domain.imports.convert import Record
from server.domain.imports.faults import Refused
from server.models.customers import Site
from server.models.scope import Scope, scoped_get
from server.use_cases.exceptions import settle_by_itself
from server.use_cases.imports.parties import SITE_TEXTS, add_site, check_place, customer_of, named_customer
from server.use_cases.imports.work import Work
from server.use_cases.places import PLACE_UNKNOWN, Why, note_unlocated

CUSTOMER = ("customer_id", "customer_number", "customer_name")


class Sites:
    """A place where work is done."""

    def key(self, values: Mapping[str, Any]) -> Sequence[str]:
        """Return customer, address, city and postcode."""
        customer = next((str(values[name]) for name in CUSTOMER if values.get(name)), "")
        return customer, values["address"], values.get("city") or "", values.get("postcode") or ""

    def adopt(self, work: Work, values: Mapping[str, Any]) -> str | None:
        """Return none: the same address may be two flats."""
        return None

    def begin(self, work: Work, records: Sequence[Record], held: Mapping[int, str]) -> None:
        """Read nothing ahead."""

    def create(self, work: Work, record: Record) -> str | None:
        """Add a site of a customer."""
        found = self._checked(work, record)
        if found is None:
            return None
        customer_id, bill_to = found
        return add_site(work, customer_id, record.values, bill_to)

    def update(self, work: Work, record: Record, row_id: str) -> bool:
        """Change a site; a new place settles what was noted, a lost one is noted."""
        found = self._checked(work, record)
        if found is None:
            return False
        values = record.values
        changes: dict[str, Any] = {name: values[name] for name in SITE_TEXTS if name in values}
        if "bill_to_customer_id" in values:
            changes["bill_to_customer_id"] = found[1]
        if work.look.living(work.look.sites.owner[row_id]) != found[0]:
            work.refuse(
                record, Refused("WRONG_CUSTOMER", "the site belongs to another customer"), _named(values)
            )
            return False
        if values.get("latitude") is not None:
            changes |= {"latitude_e6": values["latitude"], "longitude_e6": values["longitude"]}
            changes |= {"located_by": "import", "located_at": work.scope.at}
            work.batch.later.append(lambda scope: settle_by_itself(scope, PLACE_UNKNOWN, row_id))
        else:
            work.batch.later.append(lambda scope: _note_place(scope, row_id))
        work.batch.change(Site, row_id, changes)
        facts = {"changes": sorted(changes), "import_run": work.run_id}
        work.batch.note("site.edit", "site", row_id, **facts)
        return True

    def _checked(self, work: Work, record: Record) -> tuple[str, str | None] | None:
        before = work.faults.count
        work.attempt(record, lambda: check_place(record.values, "latitude", "longitude"))
        customer_id = work.attempt(record, lambda: customer_of(work, record))
        bill_to, payer = None, record.values.get("bill_to_customer_id")
        if payer:
            bill_to = work.attempt(record, lambda: named_customer(work, payer, "bill_to_customer_id"))
        if customer_id is None or work.faults.count > before:
            return None
        return customer_id, None if bill_to == customer_id else bill_to


def _named(values: Mapping[str, Any]) -> str:
    return next((name for name in CUSTOMER if values.get(name)), "customer_id")


def _note_place(scope: Scope, site_id: str) -> None:
    site = scoped_get(scope, Site, site_id)
    if site.latitude_e6 is None:
        note_unlocated(scope, site, Why.NO_COORDINATES)
