"""One pass over a file's records: what each becomes, what is wrong with it, and what will be written.

The pass only reads. It runs once to check, without the write lock, and its batch is written when nothing has changed
since; else it runs again inside the transaction that writes.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from server.domain.imports.convert import ID, Converted, Record, rows_named
from server.domain.imports.faults import Faults, Refused
from server.domain.imports.mapping import ImportMapping
from server.domain.search import folded
from server.models.companies import Company
from server.models.scope import Scope
from server.use_cases.imports.batch import Batch
from server.use_cases.imports.lookup import Lookup

Found = TypeVar("Found")
NATURAL = "natural:"
"""What begins the id of a row for which the file has none."""


@dataclass(slots=True)
class Counts:
    """What became of the records."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0


@dataclass(slots=True)
class Work:
    """What the kinds share while they look at records."""

    scope: Scope
    company: Company
    mapping: ImportMapping
    source: str
    run_id: str
    converted: Converted
    faults: Faults
    batch: Batch
    look: Lookup
    counts: Counts = field(default_factory=Counts)

    def creates(self, noun: str) -> bool:
        """Tell whether the mapping has missing rows of a kind created."""
        return noun in self.mapping.create_missing

    def refuse(self, record: Record, error: Refused, column: str = "") -> None:
        """Note a fault at a column of ours, under the name that it has in the file."""
        ours = error.at or column
        theirs = self.converted.columns.get(ours, ours)
        value = record.values.get(ours)
        spec = self.mapping.kind.column(ours)
        shown = spec.holds.shown(value) if spec is not None and value is not None else ""
        self.faults.add(record.row, theirs, error.code, error.reason, str(shown))

    def attempt(self, record: Record, find: Callable[[], Found]) -> Found | None:
        """Return what is found, or note why not, so that one row shows all that is wrong with it."""
        try:
            return find()
        except Refused as error:
            self.refuse(record, error)
            return None


class Writer(Protocol):
    """One kind of record."""

    def key(self, values: Mapping[str, Any]) -> Sequence[str]:
        """Return what tells the record apart where it carries no id."""
        ...

    def adopt(self, work: Work, values: Mapping[str, Any]) -> str | None:
        """Return the row that stands for a record which no import has brought, by what must be unique."""
        ...

    def begin(self, work: Work, records: Sequence[Record], held: Mapping[int, str]) -> None:
        """Look at all records at once; `held` has the rows of those that are there and differ, by row number."""
        ...

    def create(self, work: Work, record: Record) -> str | None:
        """Put a new row on the list and return its id, or None when a fault was noted."""
        ...

    def update(self, work: Work, record: Record, row_id: str) -> bool:
        """Have a row changed; tell whether there was anything that could be."""
        ...


def go_through(work: Work, writer: Writer) -> None:
    """Look at every record once, and put what follows from it on the list."""
    kind = work.mapping.kind.name
    keys = _keys(work, writer)
    known = work.look.known(kind)
    digests = {record.row: digest_of(record.values) for record in work.converted.records}
    held: dict[int, str] = {}
    for record in work.converted.records:
        found = known.get(keys[record.row])
        ours = found.row_id if found else writer.adopt(work, record.values)
        if ours is not None and (found is None or found.digest != digests[record.row]):
            held[record.row] = ours
    writer.begin(work, work.converted.records, held)
    for record in work.converted.records:
        found = known.get(keys[record.row])
        if found is not None and record.row not in held:
            work.counts.unchanged += 1
            continue
        digest, before = digests[record.row], work.faults.count
        row_id: str | None
        if record.row in held:
            changed = writer.update(work, record, held[record.row])
            row_id = held[record.row]
        else:
            row_id, changed = writer.create(work, record), True
        if work.faults.count > before or row_id is None:
            continue
        if found is None:
            work.batch.know(kind, work.source, keys[record.row], row_id, digest)
        else:
            work.batch.digests.append((found.id, digest))
        _count(work.counts, is_new=record.row not in held, changed=changed)


def digest_of(values: Mapping[str, Any]) -> str:
    """Return what tells whether a record is as it was: a digest of its columns and their values."""
    text = json.dumps(values, sort_keys=True, default=str, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def natural_id(parts: Sequence[str]) -> str:
    """Return the id of a row for which the file has none."""
    return NATURAL + "|".join(folded(part) for part in parts)


def _count(counts: Counts, *, is_new: bool, changed: bool) -> None:
    if is_new:
        counts.created += 1
    elif changed:
        counts.updated += 1
    else:
        counts.unchanged += 1


def _keys(work: Work, writer: Writer) -> dict[int, str]:
    """Return each record's id; of rows without one that are the same, every one is noted."""
    keys = {
        record.row: record.values.get(ID) or natural_id(writer.key(record.values))
        for record in work.converted.records
    }
    rows: dict[str, list[int]] = {}
    for row, key in keys.items():
        rows.setdefault(key, []).append(row)
    if len(rows) < len(keys):
        for record in work.converted.records:
            others = [row for row in rows[keys[record.row]] if row != record.row]
            if others:
                what = work.mapping.kind.natural
                reason = f"the row is the same as {rows_named(others)} by {what}: give the rows ids"
                work.refuse(record, Refused("DUPLICATE_ROW", reason))
    return keys
