"""What a person decides about an exception, and what follows from it: one small function an answer.

Rows are locked in the order of every other use case: the job, its invoice, then the exception.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from server.domain.exception_kinds import ANSWERS, NOTED, check_answer
from server.domain.permissions import require
from server.models.exceptions import ExceptionItem
from server.models.invoices import Invoice
from server.models.jobs import Job
from server.models.outbox import OutboxEvent
from server.models.record import note, wake
from server.models.scope import Scope, scoped_find, scoped_get, scoped_select, touch
from server.models.visits import Visit
from server.use_cases import review
from server.use_cases.exceptions import resolve
from server.use_cases.invoice_delivery import ask_again
from server.use_cases.invoicing import bill_job, primary_invoice
from server.use_cases.jobs import cancel_job
from server.use_cases.lifecycle import settle_job


@dataclass(frozen=True, slots=True)
class Said:
    """A person's words about an exception."""

    row: ExceptionItem
    reason: str
    user_id: str


def decide(
    scope: Scope, exception_id: str, reason: str, word: str | None, user_id: str, held: frozenset[str]
) -> ExceptionItem:
    """Close an exception with one of the answers that its kind allows, and do what follows from it.

    `held` are the permissions of who answers: to approve an invoice here takes what it takes elsewhere.
    """
    seen = scoped_get(scope, ExceptionItem, exception_id)
    chosen = check_answer(seen.code, word)
    needed = ANSWERS[chosen].needs
    if needed is not None:
        require(needed, held)
    _lock_job(scope, seen)
    row = resolve(scope, exception_id, reason, user_id, chosen)
    _FOLLOWS[chosen](scope, Said(row, reason, user_id))
    return row


def _lock_job(scope: Scope, row: ExceptionItem) -> None:
    """Hold the job behind an exception before the exception itself."""
    job_id = _job_id(scope, row)
    if job_id is not None:
        scoped_get(scope, Job, job_id, lock=True)


def _job_id(scope: Scope, row: ExceptionItem) -> str | None:
    if row.subject_kind == "job":
        return row.subject_id
    if row.subject_kind not in {"visit", "invoice"}:
        return None
    about: Any = Visit if row.subject_kind == "visit" else Invoice
    statement = scoped_select(scope, about.job_id).where(about.id == row.subject_id)
    found: str | None = scope.session.scalars(statement).one_or_none()
    return found


def _nothing(_scope: Scope, _said: Said) -> None:
    """Let nothing follow."""


def _bill(scope: Scope, said: Said) -> None:
    _conclude(scope, said, hold=False)


def _do_not_bill(scope: Scope, said: Said) -> None:
    _conclude(scope, said, hold=True)


def _conclude(scope: Scope, said: Said, *, hold: bool) -> None:
    """Let work that was done against the plan count; the job is billed or held, so that none is forgotten."""
    job = scoped_get(scope, Job, _job_id(scope, said.row) or "")
    _accept(scope, job)
    if hold and primary_invoice(scope, job.id) is None:
        job.held_because = said.reason
        touch(scope, job)
    settle_job(scope, job)
    note(scope, "job.do_not_bill" if hold else "job.bill", "job", job.id, reason=said.reason)
    if primary_invoice(scope, job.id) is None:
        bill_job(scope, job)


def _accept(scope: Scope, job: Job) -> None:
    """Take back that the work was cancelled: somebody has decided that it counts."""
    job.cancelled_because = None
    touch(scope, job)
    for visit_id in scope.session.scalars(
        scoped_select(scope, Visit.id).where(Visit.job_id == job.id, Visit.status == "done")
    ).all():
        visit = scoped_find(scope, Visit, visit_id, lock=True)
        if visit is not None and visit.cancelled_because is not None:
            visit.cancelled_because = None
            touch(scope, visit)
    scope.session.flush()


def _approve(scope: Scope, said: Said) -> None:
    review.approve(scope, said.row.subject_id, said.user_id)


def _reject(scope: Scope, said: Said) -> None:
    review.reject(scope, said.row.subject_id, said.reason, said.user_id)


def _reopen(scope: Scope, said: Said) -> None:
    review.reopen(scope, said.row.subject_id, said.user_id)


def _write_off(scope: Scope, said: Said) -> None:
    review.write_off(scope, said.row.subject_id, said.reason, said.user_id)


def _mail_again(scope: Scope, said: Said) -> None:
    ask_again(scope, said.row.subject_id)


def _try_again(scope: Scope, said: Said) -> None:
    """Give a dead event all its attempts back."""
    event = scoped_find(scope, OutboxEvent, said.row.subject_id, lock=True)
    if event is not None and event.state == "dead":
        event.state, event.attempts, event.next_try_at = "waiting", 0, scope.at
        scope.session.flush()
        note(scope, "event.try_again", "outbox_event", event.id, name=event.name)
        wake(scope, "outbox", event.id)


def _cancel_job(scope: Scope, said: Said) -> None:
    cancel_job(scope, said.row.subject_id, said.reason)


_FOLLOWS: Mapping[str, Callable[[Scope, Said], None]] = MappingProxyType(
    {
        NOTED: _nothing,
        "bill": _bill,
        "do_not_bill": _do_not_bill,
        "approve": _approve,
        "reject": _reject,
        "reopen": _reopen,
        "write_off": _write_off,
        "mail_again": _mail_again,
        "try_again": _try_again,
        "cancel_job": _cancel_job,
    }
)
