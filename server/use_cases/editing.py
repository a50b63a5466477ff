"""What edits have in common: fields set by name, codes that nobody else has, refusals that name the body's field."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from server.domain.errors import Conflict, Fault, Invalid, UnknownReference
from server.models.base import TenantRow
from server.models.scope import Scope, scoped_all, scoped_select


def set_fields(row: Any, changes: Mapping[str, Any], names: Sequence[str]) -> None:
    """Set those of the named fields that the changes hold."""
    for name in names:
        if name in changes:
            setattr(row, name, changes[name])


def refuse_taken(scope: Scope, model: Any, row: Any, field: str = "code") -> None:
    """Raise `Conflict` when another row of the company has the same value in a field that tells rows apart."""
    value = getattr(row, field)
    taken = scoped_select(scope, model.id).where(getattr(model, field) == value, model.id != (row.id or ""))
    with scope.session.no_autoflush:
        other = scope.session.scalars(taken).first()
    if other is not None:
        raise Conflict(
            f"The {field} {value!r} is taken.", code=f"{field.upper()}_TAKEN", field=f"json.{field}", id=other
        )


def rows_by_code(
    scope: Scope, model: Any, codes: Sequence[str], path: str, *, once: bool = True
) -> dict[str, Any]:
    """Return rows by their codes; one that is unknown, or stands twice, is refused as `path` with its index."""
    found = {
        row.code: row for row in scoped_all(scope, scoped_select(scope, model).where(model.code.in_(codes)))
    }
    for index, code in enumerate(codes):
        field = path.format(index)
        if code not in found:
            raise UnknownReference.of(field)
        if once and code in codes[:index]:
            raise Invalid.field(field, "stands twice")
    return found


@contextmanager
def faults_of_body(names: Mapping[str, str] | None = None) -> Iterator[None]:
    """Have the domain's refusals name the request's fields: below `json`, some under another name."""
    try:
        yield
    except Invalid as error:
        faults = [Fault(_in_body(fault.field, names or {}), fault.reason) for fault in error.faults]
        detail = "; ".join(f"{fault.field}: {fault.reason}" for fault in faults) or error.detail
        raise Invalid(detail, faults=faults, code=error.code, **error.facts) from None


def _in_body(field: str, names: Mapping[str, str]) -> str:
    parts = field.split(".")
    return ".".join(["json", *(names.get(part, part) for part in parts)])


def delete_row(scope: Scope, row: TenantRow) -> None:
    """Delete a row now."""
    scope.session.delete(row)
    scope.session.flush()
