"""What a person decides about an exception, and what follows for the job behind it."""

from typing import Literal

from server.domain.errors import Invalid
from server.domain.visit_facts import Flag
from server.models.exceptions import ExceptionItem
from server.models.jobs import Job
from server.models.record import note
from server.models.scope import Scope, scoped_find, scoped_get, scoped_select, touch
from server.models.visits import Visit
from server.use_cases.exceptions import resolve
from server.use_cases.invoice_delivery import ask_again
from server.use_cases.invoicing import bill_job, primary_invoice
from server.use_cases.lifecycle import settle_job

Decision = Literal["bill", "do_not_bill", "mail_again"]
ABOUT_WORK = frozenset(
    {Flag.COMPLETED_AFTER_CANCEL.value, Flag.DUPLICATE_COMPLETION.value, Flag.PARALLEL_WORK.value}
)
ABOUT_MAIL = frozenset({"NO_EMAIL", "MAIL_REFUSED"})


def decide(
    scope: Scope, exception_id: str, resolution: str, decision: Decision | None, user_id: str
) -> ExceptionItem:
    """Close an exception.

    `bill` and `do_not_bill` accept work that was done against the plan: the job counts as completed, and is
    invoiced or held. `mail_again` mails an invoice to the address that its customer has now.
    """
    seen = scoped_get(scope, ExceptionItem, exception_id)
    _require_fitting(seen, decision)
    job = _locked_job(scope, seen)
    row = resolve(scope, exception_id, resolution, user_id, decision)
    if decision == "mail_again":
        ask_again(scope, row.subject_id)
    elif job is not None:
        _conclude(scope, job, decision, resolution)
    return row


def _require_fitting(row: ExceptionItem, decision: Decision | None) -> None:
    if decision is None:
        return
    about = ABOUT_MAIL if decision == "mail_again" else ABOUT_WORK
    if row.code not in about:
        raise Invalid.field("json.decision", f"does not answer {row.code}")


def _locked_job(scope: Scope, row: ExceptionItem) -> Job | None:
    if row.code not in ABOUT_WORK:
        return None
    job_id = scope.session.scalars(scoped_select(scope, Visit.job_id).where(Visit.id == row.subject_id)).one()
    return scoped_get(scope, Job, job_id, lock=True)


def _conclude(scope: Scope, job: Job, decision: Decision | None, resolution: str) -> None:
    """Let the job go on; one that counts as completed is billed or held, so that none is forgotten."""
    if decision is not None:
        _accept(scope, job)
    if decision == "do_not_bill" and primary_invoice(scope, job.id) is None:
        job.held_because = resolution
        touch(scope, job)
    if decision is not None:
        settle_job(scope, job)
        note(scope, f"job.{decision}", "job", job.id, reason=resolution)
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
