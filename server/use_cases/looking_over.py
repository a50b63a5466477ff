"""Looking over a company for what needs a person and has no exception yet, or no longer needs one.

Most exceptions are opened by the transaction that gives the reason. Time passing gives reasons too (nobody reports
that a job was forgotten), and databases of earlier versions hold drafts that nobody was asked about. The worker looks
over each company once a minute; looking twice changes nothing.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from sqlalchemy import exists, func

from server.domain.instants import local_date
from server.domain.lifecycles import JobStatus, VisitStatus
from server.models.companies import Company
from server.models.exceptions import ExceptionItem
from server.models.invoices import Invoice, InvoiceEvent
from server.models.jobs import Job, JobWindow
from server.models.scope import Scope, scoped_all, scoped_select
from server.models.visits import Visit
from server.use_cases.exceptions import known_exceptions, open_exception, settle_by_itself
from server.use_cases.exemptions import exemption_gaps
from server.use_cases.waiting_invoices import HELD, REVIEW, ask_about_held, ask_for_review

Act = Callable[[Scope], object]
UNDECIDED, OVERLOOKED = "JOB_UNDECIDED", "JOB_OVERLOOKED"
AT_ONCE = 500
_AHEAD = (
    VisitStatus.SCHEDULED.value,
    VisitStatus.CONFIRMED.value,
    VisitStatus.EN_ROUTE.value,
    VisitStatus.WORKING.value,
)


def gaps(scope: Scope) -> Iterator[Act]:
    """Yield what is to be done so that the queue holds all that needs a person, and nothing else."""
    yield from _unasked_drafts(scope)
    yield from _undecided_jobs(scope)
    yield from _overlooked_jobs(scope)
    yield from exemption_gaps(scope)


def look_over(scope: Scope) -> int:
    """Open and settle what is due; return how many exceptions that were."""
    acts = list(gaps(scope))
    for act in acts:
        act(scope)
    return len(acts)


def _unasked_drafts(scope: Scope) -> Iterator[Act]:
    for status, code in (("draft", REVIEW), ("rejected", HELD)):
        asked = scoped_select(scope, ExceptionItem.id).where(
            ExceptionItem.subject_id == Invoice.id, ExceptionItem.code == code
        )
        if code == REVIEW:
            asked = asked.where(ExceptionItem.state == "open")
        statement = scoped_select(scope, Invoice).where(
            Invoice.status == status, ~exists(asked.correlate(Invoice))
        )
        for invoice in scoped_all(scope, statement.limit(AT_ONCE)):
            yield partial(_ask, invoice=invoice)


def _ask(scope: Scope, invoice: Invoice) -> None:
    if invoice.status == "draft":
        ask_for_review(scope, invoice)
    else:
        ask_about_held(scope, invoice, _why_refused(scope, invoice))


def _why_refused(scope: Scope, invoice: Invoice) -> str:
    statement = scoped_select(scope, InvoiceEvent).where(
        InvoiceEvent.invoice_id == invoice.id, InvoiceEvent.kind == "rejected"
    )
    row = scope.session.scalars(statement.order_by(InvoiceEvent.at.desc()).limit(1)).first()
    return str(row.facts["reason"]) if row else "The draft was refused."


def _undecided_jobs(scope: Scope) -> Iterator[Act]:
    """A job that nobody is at work on, that waits for a decision and for which nothing is asked."""
    of_visit = scoped_select(scope, ExceptionItem.id, Visit.id).where(
        ExceptionItem.subject_id == Visit.id, ExceptionItem.state == "open", Visit.job_id == Job.id
    )
    at_work = scoped_select(scope, Visit.id).where(
        Visit.job_id == Job.id, Visit.status == VisitStatus.WORKING.value
    )
    waits = scoped_select(scope, Job).where(
        Job.status == JobStatus.NEEDS_DECISION.value,
        ~exists(of_visit.correlate(Job)),
        ~exists(at_work.correlate(Job)),
    )

    def sentence(job: Job) -> str:
        return f"Job {job.number} was worked on against the plan, and nobody has decided whether it counts."

    yield from _about_jobs(scope, UNDECIDED, scoped_all(scope, waits), sentence)


def _overlooked_jobs(scope: Scope) -> Iterator[Act]:
    """A job all of whose windows have passed, that is open and has no visit ahead."""
    ends = (
        scoped_select(scope, JobWindow.job_id)
        .add_columns(func.max(JobWindow.ends_at).label("ends_at"))
        .group_by(JobWindow.job_id)
        .subquery()
    )
    ahead = scoped_select(scope, Visit.id).where(Visit.job_id == Job.id, Visit.status.in_(_AHEAD))
    late = (
        scoped_select(scope, Job)
        .join(ends, ends.c.job_id == Job.id)
        .where(Job.status == JobStatus.OPEN.value, ends.c.ends_at < scope.at, ~exists(ahead.correlate(Job)))
    )
    rows = scope.session.execute(late.add_columns(ends.c.ends_at)).all()
    ended = {job.id: ends_at for job, ends_at in rows}
    company = scope.session.get_one(Company, scope.tenant_id)

    def sentence(job: Job) -> str:
        day = local_date(ended[job.id], company.timezone)
        return f"Job {job.number}, {job.title}: promised for {day:%a} {day}, and not booked."

    yield from _about_jobs(scope, OVERLOOKED, [job for job, _ in rows], sentence)


def _about_jobs(scope: Scope, code: str, due: Sequence[Job], sentence: Callable[[Job], str]) -> Iterator[Act]:
    """Ask about the jobs that are due, and stop asking about those that are not any more."""
    wanted = {job.id: job for job in due}
    for _, job_id in sorted({(code, job_id) for job_id in wanted} - known_exceptions(scope, [code], wanted)):
        words = sentence(wanted[job_id])
        yield partial(open_exception, code=code, kind="job", subject_id=job_id, sentence=words)
    asked = scoped_select(scope, ExceptionItem.subject_id).where(
        ExceptionItem.code == code, ExceptionItem.state == "open"
    )
    for job_id in sorted(set(scope.session.scalars(asked)) - wanted.keys()):
        yield partial(settle_by_itself, code=code, subject_id=job_id, why="The job is seen to.")
