"""Invoices that need a person, as exceptions: a draft that waits for a look, and one that was refused.

Both are opened and settled in the transaction that changes the invoice, so that none waits unseen (I02).
"""

from collections.abc import Iterable

from server.domain.review import REASON_SENTENCES, ReviewReason
from server.models.customers import Customer
from server.models.invoices import Invoice
from server.models.jobs import Job
from server.models.scope import Scope, scoped_get
from server.use_cases.exceptions import keep_open, open_exception, settle_by_itself, settle_for

REVIEW, HELD = "INVOICE_REVIEW", "INVOICE_HELD"
NOTHING_LEFT = "Nothing speaks against it any more."


def ask_for_review(scope: Scope, invoice: Invoice) -> None:
    """Have a person look at a draft, for the reasons that stand on it now."""
    scope.session.flush()
    keep_open(
        scope, REVIEW, "invoice", invoice.id, _about(scope, invoice, _words(invoice)), **_facts(invoice)
    )


def ask_about_held(scope: Scope, invoice: Invoice, reason: str) -> None:
    """Keep a refused draft in the queue until somebody reopens it or writes it off."""
    open_exception(scope, HELD, "invoice", invoice.id, _about(scope, invoice, reason), **_facts(invoice))


def stop_waiting(scope: Scope, invoice_id: str) -> None:
    """Take a draft out of the queue that has been posted by itself."""
    settle_by_itself(scope, REVIEW, invoice_id, "Nothing spoke against it any more, and it was posted.")


def was_reviewed(scope: Scope, invoice_id: str, words: str, user_id: str, decision: str) -> None:
    """Take a draft out of the queue about which somebody has decided."""
    settle_for(scope, REVIEW, invoice_id, words, user_id, decision)


def is_held_no_longer(scope: Scope, invoice_id: str, words: str, user_id: str, decision: str) -> None:
    """Take a refused draft out of the queue that was reopened or written off."""
    settle_for(scope, HELD, invoice_id, words, user_id, decision)


def review_words(codes: Iterable[str]) -> str:
    """Return the reasons against a draft in sentences."""
    return " ".join(REASON_SENTENCES[ReviewReason(code)] for code in codes) or NOTHING_LEFT


def _words(invoice: Invoice) -> str:
    return review_words(invoice.review_reasons)


def _about(scope: Scope, invoice: Invoice, words: str) -> str:
    customer = scoped_get(scope, Customer, invoice.customer_id)
    job = scoped_get(scope, Job, invoice.job_id)
    return sentence_about(customer.name, job.number, words)


def sentence_about(customer: str, job_number: int, words: str) -> str:
    """Return the exception's sentence: whose invoice, of which job, and why it waits."""
    return f"{customer}, job {job_number}: {words}"


def _facts(invoice: Invoice) -> dict[str, object]:
    return {"reasons": list(invoice.review_reasons), "job_id": invoice.job_id}
