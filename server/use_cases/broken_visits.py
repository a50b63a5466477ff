"""What an edit of somebody's days does to visits that are booked: it lists those that it breaks, and asks a person.

An exception is opened for each visit that had somebody who could do it before the edit and has not after it; what
was booked against the rules by hand, before, is nobody's question. It settles when the visit moves or the cause goes.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Generic, TypeVar

from server.models.exceptions import ExceptionItem
from server.models.scope import Scope, scoped_select
from server.planning.misfits import CODES, Misfit, bookings_ahead, crew_of, misfits_of
from server.use_cases.exceptions import open_exception, settle_by_itself

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Edited(Generic[Row]):
    """A row as it is after an edit, and the booked visits that the edit broke."""

    row: Row
    breaks: list[Misfit]


@contextmanager
def watching(scope: Scope, technician_id: str) -> Iterator[list[Misfit]]:
    """Give a list that holds, after the block, what it broke for a technician; open and settle what follows."""
    broken: list[Misfit] = []
    before = {misfit.key for misfit in _standing(scope, technician_id)}
    yield broken
    scope.session.flush()
    after = _standing(scope, technician_id)
    broken += [misfit for misfit in after if misfit.key not in before]
    for misfit in broken:
        _ask(scope, misfit)
    if before - {misfit.key for misfit in after}:
        settle_broken(scope)


def settle_broken(scope: Scope) -> None:
    """Close the exceptions about visits that have somebody who can do them, or are begun or over."""
    statement = scoped_select(scope, ExceptionItem.code, ExceptionItem.subject_id)
    statement = statement.where(ExceptionItem.state == "open", ExceptionItem.code.in_(CODES))
    asked = {(code, visit_id) for code, visit_id in scope.session.execute(statement)}
    if not asked:
        return
    bookings = bookings_ahead(scope, visit_ids={visit_id for _, visit_id in asked})
    crew = crew_of(scope, bookings, {booking.technician_id for booking in bookings})
    standing = {(misfit.code, misfit.booking.visit_id) for misfit in misfits_of(crew, bookings)}
    for code, visit_id in sorted(asked - standing):
        settle_by_itself(scope, code, visit_id)


def _standing(scope: Scope, technician_id: str) -> list[Misfit]:
    bookings = bookings_ahead(scope, {technician_id})
    if not bookings:
        return []
    return misfits_of(crew_of(scope, bookings, {technician_id}), bookings)


def _ask(scope: Scope, misfit: Misfit) -> None:
    booking = misfit.booking
    open_exception(
        scope,
        misfit.code,
        "visit",
        booking.visit_id,
        misfit.sentence,
        technician_id=booking.technician_id,
        technician=misfit.technician_name,
        job_id=booking.job_id,
        job_number=booking.job_number,
        customer=booking.customer_name,
        starts_at=booking.starts_at.isoformat(),
        because=misfit.words,
    )
