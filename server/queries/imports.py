"""Imports as people look at them: runs with what came of them, what can be imported, the mappings that are there."""

from collections.abc import Sequence
from typing import Any

from server.domain.imports.cells import (
    CellType,
    Choice,
    Currency,
    Day,
    Degrees,
    Duration,
    Email,
    Moment,
    Price,
    Skills,
    Sum,
    Week,
    Whole,
    YesNo,
)
from server.domain.imports.kinds import KINDS, Kind
from server.models.companies import Company
from server.models.imports import ImportRun
from server.models.scope import Scope, scoped_get, scoped_select
from server.queries.listing import Listing
from server.queries.zones import company_of, local

_WORDS: dict[type, str] = {
    YesNo: "yes or no",
    Whole: "whole number",
    Duration: "minutes",
    Price: "price",
    Sum: "sum of money",
    Currency: "currency",
    Day: "date",
    Moment: "date and time",
    Degrees: "degrees",
    Email: "mail address",
    Skills: "skills",
    Week: "weekly hours",
}


def import_list(scope: Scope) -> Listing:
    """Return the runs, the latest first, without their errors."""
    company = company_of(scope)

    def shown(rows: Sequence[ImportRun]) -> list[dict[str, Any]]:
        return [_shown(row, company) for row in rows]

    statement = scoped_select(scope, ImportRun)
    key = (ImportRun.number,)
    return Listing(statement, key, key=lambda row: (row.number,), shown=shown, descending=True)


def import_view(scope: Scope, run_id: str) -> dict[str, Any]:
    """Return one run with its errors and its first records."""
    row = scoped_get(scope, ImportRun, run_id)
    return {**_shown(row, company_of(scope)), "errors": row.errors, "preview": row.preview}


def kind_views() -> list[dict[str, Any]]:
    """Return what can be imported, in the order in which a contractor begins."""
    return [_kind_shown(kind) for kind in KINDS.values()]


def _shown(row: ImportRun, company: Company) -> dict[str, Any]:
    names = (
        "id", "number", "kind", "source", "file_name", "dry_run", "state", "rows_total", "rows_done", "accepted",
        "created", "updated", "unchanged", "error_count", "failure", "started_by", "parameters", "version",
    )  # fmt: skip
    return {
        **{name: getattr(row, name) for name in names},
        "created_at": local(row.created_at, company),
        "finished_at": None if row.finished_at is None else local(row.finished_at, company),
    }


def _kind_shown(kind: Kind) -> dict[str, Any]:
    columns = [
        {
            "name": column.name,
            "required": column.required,
            "holds": _holds(column.holds),
            "meaning": column.meaning,
        }
        for column in kind.columns
    ]
    return {
        "name": kind.name,
        "columns": columns,
        "natural_key": kind.natural,
        "creates": list(kind.creates),
        "template": f"/office/v1/imports/templates/{kind.name}.csv",
    }


def _holds(cell: CellType) -> str:
    if isinstance(cell, Choice):
        return f"one of {', '.join(cell.words)}"
    return _WORDS.get(type(cell), "text")
