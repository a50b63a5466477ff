"""Exceptions: numbered things for a person, opened once a subject, settled by a person or by a later report."""

from collections.abc import Iterable

from server.domain.errors import Conflict
from server.domain.exception_kinds import check_listed
from server.models.exceptions import ExceptionItem
from server.models.record import next_number, note
from server.models.scope import Scope, scoped_add, scoped_all, scoped_get, scoped_select, touch

BY_ITSELF = "A later report settled it."


def open_exception(
    scope: Scope, code: str, kind: str, subject_id: str, sentence: str, **facts: object
) -> ExceptionItem | None:
    """Open an exception of a listed code, unless one is open for the subject already."""
    check_listed(code)
    if _of(scope, [code], [subject_id], state="open"):
        return None
    row = ExceptionItem(
        number=next_number(scope, "exception"),
        code=code,
        subject_kind=kind,
        subject_id=subject_id,
        sentence=sentence,
        facts=facts,
        state="open",
    )
    scoped_add(scope, row)
    note(scope, "exception.open", "exception", row.id, number=row.number, code=code, subject_id=subject_id)
    return row


def keep_open(scope: Scope, code: str, kind: str, subject_id: str, sentence: str, **facts: object) -> None:
    """Open an exception, or have the open one say what is true now."""
    standing = _of(scope, [code], [subject_id], state="open")
    if not standing:
        open_exception(scope, code, kind, subject_id, sentence, **facts)
    for row in standing:
        if (row.sentence, row.facts) != (sentence, facts):
            row.sentence, row.facts = sentence, facts
            touch(scope, row)
            scope.session.flush()


def known_exceptions(scope: Scope, codes: Iterable[str], subject_ids: Iterable[str]) -> set[tuple[str, str]]:
    """Return which pairs of code and subject have an exception that is open or that a person has closed."""
    rows = _of(scope, codes, subject_ids)
    return {(row.code, row.subject_id) for row in rows if row.state == "open" or row.resolved_by is not None}


def settle_by_itself(scope: Scope, code: str, subject_id: str, why: str = BY_ITSELF) -> None:
    """Close an exception for which something that happened since has taken away the reason."""
    for row in _of(scope, [code], [subject_id], state="open"):
        _close(scope, row, why, None)


def settle_for(scope: Scope, code: str, subject_id: str, why: str, user_id: str, decision: str) -> None:
    """Close an exception for which a person has just done elsewhere what the queue asked for."""
    for row in _of(scope, [code], [subject_id], state="open"):
        row.facts = {**row.facts, "decision": decision}
        _close(scope, row, why, user_id)


def resolve(
    scope: Scope, exception_id: str, resolution: str, user_id: str | None, decision: str | None = None
) -> ExceptionItem:
    """Close an exception with what was decided; one that is closed already stays as it is."""
    row = open_one(scope, exception_id)
    if decision is not None:
        row.facts = {**row.facts, "decision": decision}
    _close(scope, row, resolution, user_id)
    return row


def open_one(scope: Scope, exception_id: str) -> ExceptionItem:
    """Return an exception, held until the end of the transaction, or refuse one that is closed."""
    row = scoped_get(scope, ExceptionItem, exception_id, lock=True)
    if row.state == "resolved":
        raise Conflict("The exception is resolved already.", code="ALREADY_RESOLVED")
    return row


def _close(scope: Scope, row: ExceptionItem, resolution: str, user_id: str | None) -> None:
    row.state, row.resolution = "resolved", resolution
    row.resolved_by, row.resolved_at = user_id, scope.at
    touch(scope, row)
    scope.session.flush()
    note(scope, "exception.resolve", "exception", row.id, number=row.number, resolution=resolution)


def _of(
    scope: Scope, codes: Iterable[str], subject_ids: Iterable[str], state: str | None = None
) -> list[ExceptionItem]:
    statement = scoped_select(scope, ExceptionItem).where(
        ExceptionItem.subject_id.in_(list(subject_ids)), ExceptionItem.code.in_(list(codes))
    )
    if state is not None:
        statement = statement.where(ExceptionItem.state == state)
    return list(scoped_all(scope, statement))
