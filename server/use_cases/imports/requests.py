"""Imports that are asked for: a file is kept, a run is made, and a checked one is let through."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from server.domain.errors import Conflict, Invalid
from server.domain.imports.convert import check_parameters
from server.domain.imports.decoding import MOST_BYTES
from server.domain.imports.mapping import ImportMapping, parse_mapping, plain_mapping
from server.models.imports import ImportRun
from server.models.record import next_number, note, wake
from server.models.scope import Scope, scoped_add, scoped_get, touch

LEASE = timedelta(seconds=60)
QUEUE = "import"


@dataclass(frozen=True, slots=True)
class Asked:
    """What an import is asked with; `source` None is the mapping's own name for the other system."""

    kind: str
    file_name: str
    file_key: str
    size: int
    mapping: str
    source: str | None
    dry_run: bool
    parameters: Mapping[str, str]


def request_import(scope: Scope, asked: Asked, user_id: str | None, *, claimed: bool = False) -> ImportRun:
    """Make a run that a worker will take up; one that is `claimed` is run by whoever asks."""
    if asked.size > MOST_BYTES:
        raise Invalid.field("file", f"is larger than {MOST_BYTES // 1024**2} MB", code="FILE_TOO_LARGE")
    mapping = mapping_of(asked.mapping, asked.kind)
    check_parameters(mapping, asked.parameters)
    row = ImportRun(
        number=next_number(scope, "import"),
        kind=mapping.kind.name,
        source=asked.source or mapping.source,
        file_name=asked.file_name,
        file_key=asked.file_key,
        mapping=asked.mapping,
        parameters=dict(asked.parameters),
        dry_run=asked.dry_run,
        state="running" if claimed else "queued",
        **_nothing_yet(),
        started_by=user_id,
        attempts=1 if claimed else 0,
        fence=1 if claimed else 0,
        lease_until=scope.at + LEASE if claimed else None,
    )
    scoped_add(scope, row)
    facts = {"number": row.number, "of": row.kind, "dry_run": row.dry_run, "file": row.file_key}
    note(scope, "import.request", "import", row.id, **facts)
    if not claimed:
        wake(scope, QUEUE, row.id)
    return row


def commit_import(scope: Scope, run_id: str, user_id: str | None) -> ImportRun:
    """Let a checked dry run through: the same file by the same mapping, checked once more and written."""
    row = scoped_get(scope, ImportRun, run_id, lock=True)
    if row.state != "checked":
        raise Conflict(
            f"The import is {row.state}: only one that was checked without an error is let through.",
            code="IMPORT_NOT_CHECKED",
            state_now=row.state,
        )
    for name, value in _nothing_yet().items():
        if name != "preview":
            setattr(row, name, value)
    row.state, row.dry_run, row.started_by = "queued", False, user_id
    row.attempts, row.lease_until, row.finished_at = 0, None, None
    touch(scope, row)
    note(scope, "import.commit", "import", row.id, number=row.number)
    wake(scope, QUEUE, row.id)
    return row


def mapping_of(text: str, kind: str) -> ImportMapping:
    """Return the mapping of a text; no text is a file in our own words."""
    return parse_mapping(text, kind) if text.strip() else plain_mapping(kind)


def _nothing_yet() -> dict[str, Any]:
    counts = ("rows_total", "rows_done", "accepted", "created", "updated", "unchanged", "error_count")
    return {**dict.fromkeys(counts, 0), "errors": [], "preview": [], "failure": None}
