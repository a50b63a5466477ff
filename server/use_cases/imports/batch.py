"""Rows that an import writes: gathered while the file is checked, written table by table in one go.

Nothing touches the database before `write`, so that a file can be worked through to its end without the write lock.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import insert

from server.domain.ids import new_id
from server.models.base import Base, Versioned
from server.models.imports import ExternalId
from server.models.record import next_numbers, note
from server.models.scope import Scope, scoped_select, touch

SEVERAL = 1000


@dataclass(frozen=True, slots=True)
class Change:
    """Fields of a row that is there; `numbered` says under which number it is known."""

    model: Any
    row_id: str
    values: Mapping[str, Any]


@dataclass(slots=True)
class Batch:
    """What is to be written at one moment of one company."""

    tenant_id: str
    at: datetime
    rows: defaultdict[Any, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    numbered: defaultdict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    changes: list[Change] = field(default_factory=list)
    digests: list[tuple[str, str]] = field(default_factory=list)
    notes: list[tuple[str, str, str, dict[str, Any], dict[str, Any] | None]] = field(default_factory=list)
    later: list[Callable[[Scope], None]] = field(default_factory=list)

    def add(self, model: Any, /, *, numbered: str = "", **values: Any) -> str:
        """Put a row on the list and return its id; `numbered` names the counter that will number it."""
        row_id = new_id()
        row = {"tenant_id": self.tenant_id, "id": row_id, **values}
        if issubclass(model, Versioned):
            row |= {"version": 1, "created_at": self.at, "updated_at": self.at}
        if numbered:
            row["number"] = 0
            self.numbered[numbered].append(row)
        self.rows[model].append(row)
        return row_id

    def note(self, action: str, kind: str, object_id: str, /, **facts: Any) -> None:
        """Put an audit row on the list."""
        self.notes.append((action, kind, object_id, facts, None))

    def note_created(self, action: str, kind: str, model: Any, /, **facts: Any) -> None:
        """Put the audit row of the row that was added last, with its number once it has one."""
        row = self.rows[model][-1]
        self.notes.append((action, kind, row["id"], facts, row if "number" in row else None))

    def change(self, model: Any, row_id: str, values: Mapping[str, Any]) -> None:
        """Have fields of a row set."""
        self.changes.append(Change(model, row_id, values))

    def know(self, kind: str, source: str, external_id: str, row_id: str, digest: str) -> str:
        """Remember which row of ours stands for a row of the other system; return the id of that note."""
        return self.add(
            ExternalId, kind=kind, source=source, external_id=external_id, row_id=row_id, digest=digest
        )

    def write(self, scope: Scope) -> None:
        """Write everything, referred rows first, and note it."""
        for name, rows in self.numbered.items():
            first = next_numbers(scope, name, len(rows))
            for offset, row in enumerate(rows):
                row["number"] = first + offset
        self._insert(scope)
        self._change(scope)
        for act in self.later:
            act(scope)
        self._insert(scope)  # what those have put on the list
        for action, kind, object_id, facts, numbered in self.notes:
            numbers = {"number": numbered["number"]} if numbered is not None else {}
            note(scope, action, kind, object_id, **numbers, **facts)

    def _insert(self, scope: Scope) -> None:
        by_table = {model.__table__: model for model in self.rows}
        for table in Base.metadata.sorted_tables:
            if table in by_table:
                rows = self.rows.pop(by_table[table])
                for start in range(0, len(rows), SEVERAL):
                    scope.session.execute(insert(table), rows[start : start + SEVERAL])

    def _change(self, scope: Scope) -> None:
        by_model: defaultdict[Any, list[Change]] = defaultdict(list)
        for change in self.changes:
            by_model[change.model].append(change)
        for external_id, digest in self.digests:
            by_model[ExternalId].append(Change(ExternalId, external_id, {"digest": digest}))
        for model, changes in by_model.items():
            for start in range(0, len(changes), SEVERAL):
                _apply(scope, model, changes[start : start + SEVERAL])


def _apply(scope: Scope, model: Any, changes: list[Change]) -> None:
    ids = [change.row_id for change in changes]
    rows = {
        row.id: row for row in scope.session.scalars(scoped_select(scope, model).where(model.id.in_(ids)))
    }
    for change in changes:
        row = rows[change.row_id]
        for name, value in change.values.items():
            setattr(row, name, value)
        if isinstance(row, Versioned):
            touch(scope, row)
    scope.session.flush()
