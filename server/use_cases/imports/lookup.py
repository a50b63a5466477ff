"""What a row of a file refers to: rows of ours by the other system's id, by our number or code, by name.

Each list is read whole when it is first asked for, since a file of ten thousand rows asks ten thousand times. Rows
that this run will make are found like those that are there.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from server.domain.imports.faults import Refused
from server.domain.search import folded
from server.models.catalogue import JobType, JobTypeSkill, PriceBookItem
from server.models.customers import Customer, Site
from server.models.imports import ExternalId
from server.models.scope import Scope, scoped_select
from server.models.technicians import Skill, Technician

SiteKey = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Known:
    """A row of ours that stands for a row of the other system; `id` is that of the note which says so."""

    id: str
    row_id: str
    digest: str


@dataclass(slots=True)
class Customers:
    """The company's customers by number and by name."""

    numbers: dict[int, str] = field(default_factory=dict)
    names: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    merged: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Sites:
    """The company's sites by customer, address, city and postcode; and the customer of each."""

    places: dict[SiteKey, str] = field(default_factory=dict)
    of_customer: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    owner: dict[str, str] = field(default_factory=dict)

    def add(self, site_id: str, key: SiteKey) -> None:
        """Add a site."""
        self.places.setdefault(key, site_id)
        self.of_customer[key[0]].append(site_id)
        self.owner[site_id] = key[0]


def site_key(customer_id: str, address: str, city: str, postcode: str) -> SiteKey:
    """Return what tells sites apart."""
    return customer_id, folded(address), folded(city), folded(postcode)


class Lookup:
    """The lists of one company, each read when it is first needed."""

    def __init__(self, scope: Scope, source: str) -> None:
        self._scope = scope
        self._source = source
        self._known: dict[str, dict[str, Known]] = {}

    def known(self, kind: str) -> dict[str, Known]:
        """Return what is known of a kind by the other system's ids."""
        if kind not in self._known:
            columns = (ExternalId.external_id, ExternalId.id, ExternalId.row_id, ExternalId.digest)
            statement = scoped_select(self._scope, *columns).where(
                ExternalId.kind == kind, ExternalId.source == self._source
            )
            self._known[kind] = {row[0]: Known(*row[1:]) for row in self._scope.session.execute(statement)}
        return self._known[kind]

    @cached_property
    def customers(self) -> Customers:
        """Return the customers; one that was merged away leads to the one that it was merged into."""
        found = Customers()
        columns = (Customer.id, Customer.number, Customer.name, Customer.merged_into_id)
        for row_id, number, name, merged in self._all(*columns):
            if merged:
                found.merged[row_id] = merged
            else:
                found.names[folded(name)].append(row_id)
            found.numbers[number] = row_id
        return found

    def living(self, customer_id: str) -> str:
        """Return the customer that a customer was merged into, or the customer."""
        merged, seen = self.customers.merged, 0
        while customer_id in merged and seen < len(merged):
            customer_id, seen = merged[customer_id], seen + 1
        return customer_id

    @cached_property
    def sites(self) -> Sites:
        """Return the sites."""
        found = Sites()
        columns = (Site.id, Site.customer_id, Site.address, Site.city, Site.postcode)
        for row_id, customer_id, address, city, postcode in self._all(*columns):
            found.add(row_id, site_key(customer_id, address, city, postcode))
        return found

    @cached_property
    def job_types(self) -> dict[str, Any]:
        """Return active job types by folded code and name; a code goes before a name."""
        rows = self._rows(JobType)
        return _by_words(rows, lambda row: row.name) | _by_words(rows, lambda row: row.code)

    @cached_property
    def job_type_skills(self) -> dict[str, dict[str, int]]:
        """Return what skills each job type asks for."""
        found: defaultdict[str, dict[str, int]] = defaultdict(dict)
        columns = (JobTypeSkill.job_type_id, JobTypeSkill.skill_id, JobTypeSkill.level)
        for job_type_id, skill_id, level in self._all(*columns):
            found[job_type_id][skill_id] = level
        return found

    @cached_property
    def skills(self) -> dict[str, Any]:
        """Return skills by folded code and name."""
        rows = self._rows(Skill)
        return _by_words(rows, lambda row: row.name) | _by_words(rows, lambda row: row.code)

    @cached_property
    def labour_items(self) -> dict[str, Any]:
        """Return the price book's labour by code."""
        return {row.code: row for row in self._rows(PriceBookItem) if row.kind == "labour"}

    @cached_property
    def technicians(self) -> dict[str, list[str]]:
        """Return technicians by folded name."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for row_id, name in self._all(Technician.id, Technician.name):
            found[folded(name)].append(row_id)
        return found

    def rows(self, model: Any, ids: Iterable[str]) -> dict[str, Any]:
        """Return rows by their ids."""
        wanted = list(ids)
        found: dict[str, Any] = {}
        for start in range(0, len(wanted), 500):
            statement = scoped_select(self._scope, model).where(model.id.in_(wanted[start : start + 500]))
            found |= {row.id: row for row in self._scope.session.scalars(statement)}
        return found

    def all_by(self, model: Any, column: Any) -> dict[str, str]:
        """Return the ids of a table's rows by a column that tells them apart."""
        return {value: row_id for row_id, value in self._all(model.id, column)}

    def _all(self, *columns: Any) -> Iterable[Any]:
        return self._scope.session.execute(scoped_select(self._scope, *columns)).all()

    def _rows(self, model: Any) -> list[Any]:
        return list(self._scope.session.scalars(scoped_select(self._scope, model)))


def only(found: list[str], what: str) -> str:
    """Return the only one of several, or refuse."""
    if not found:
        raise Refused("UNKNOWN_REFERENCE", f"there is no such {what}")
    if len(found) > 1:
        raise Refused("AMBIGUOUS_REFERENCE", f"{len(found)} {what}s have that name: use an id or a number")
    return found[0]


def _by_words(rows: Iterable[Any], words: Callable[[Any], str]) -> dict[str, Any]:
    return {folded(words(row)): row for row in rows}
