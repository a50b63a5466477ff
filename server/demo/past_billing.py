"""Invoices of the past: made by the domain's rules from what was reported, posted in order and mailed.

What a person has to look at is approved on the next morning; what came in since the last one still waits.
"""

import heapq
from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from random import Random
from typing import Any

from server.demo.books import Books
from server.demo.draws import id_at
from server.demo.numbers import Series
from server.demo.past_documents import document_of
from server.demo.past_exceptions import Approved, Asked, Queue
from server.demo.past_jobs import Completion
from server.demo.sheet import Sheet
from server.demo.world import World
from server.domain.instants import instant_at, local_date
from server.domain.invoice_document import as_json
from server.domain.invoice_lines import LabourPolicy, WantedLine
from server.domain.invoicing import InvoiceDraft, TaxTerms, draft_of_work
from server.domain.numbering import format_number, invoice_style
from server.domain.quantities import parse_e6
from server.domain.review import Evidence, ReviewReason, review_reasons
from server.domain.work_segments import labour_seconds
from server.models.invoices import Invoice, InvoiceEvent, InvoiceLine, InvoiceTax
from server.models.outbox import MailMessage
from server.use_cases.invoice_delivery import OCCASION
from server.use_cases.invoice_mail import subject_of
from server.use_cases.invoice_posting import SERIES
from server.use_cases.usual_time import LOOKED_BACK, p95_of

WORKER = "worker"
MAILED_AFTER = (4, 60)
APPROVAL_OPENS, APPROVAL_SECONDS = time(8, 20), 3 * 3600


@dataclass(frozen=True, slots=True)
class Drafted:
    """An invoice before it is posted."""

    id: str
    completion: Completion
    draft: InvoiceDraft
    reasons: tuple[ReviewReason, ...]
    at: datetime


@dataclass(slots=True)
class Biller:
    """Puts the invoices of completed jobs on the sheet, in the order in which life would have made them."""

    world: World
    books: Books
    sheet: Sheet
    random: Random
    request: str
    series: Series
    billed: set[str]
    usual: defaultdict[str, deque[int]] = field(
        default_factory=lambda: defaultdict(lambda: deque(maxlen=LOOKED_BACK))
    )
    waiting: list[tuple[datetime, str, Drafted]] = field(default_factory=list)
    queue: Queue = field(default_factory=Queue)

    def bill_all(self, completions: Iterable[Completion], until: datetime) -> None:
        """Bill completions in the order in which they arrived; approvals come between them, up to a moment."""
        for completion in sorted(completions, key=lambda one: (one.received_at, one.visit_id)):
            self._approve_until(completion.received_at)
            self._bill(completion)
        self._approve_until(until)
        for _, _, drafted in self.waiting:
            self._write(drafted)

    def _bill(self, completion: Completion) -> None:
        draft = self._draft(completion)
        reasons = review_reasons(draft.total, draft.reasons, self.books.policy, self._evidence(completion))
        self._remember(completion)
        invoice_id = id_at(completion.received_at, self.random)
        drafted = Drafted(invoice_id, completion, draft, reasons, completion.received_at)
        who = (self.world.actor_of(completion.visit.booked.technician_id), self.request)
        ids = {"job_id": completion.visit.file.id, "visit_id": completion.visit_id}
        self.sheet.note(drafted.at, who, "invoice.draft", "invoice", invoice_id, **ids)
        self._event(invoice_id, "drafted", drafted.at, visit_id=completion.visit_id)
        if reasons:
            self._ask(drafted, who)
            heapq.heappush(self.waiting, (self._next_morning(drafted.at), invoice_id, drafted))
        else:
            self._post(drafted, drafted.at, who)

    def _ask(self, drafted: Drafted, who: tuple[str, str]) -> None:
        file = drafted.completion.visit.file
        customer = self.books.customers[file.order.site.customer_id].name
        words = tuple(reason.value for reason in drafted.reasons)
        self.queue.asked.append(Asked(drafted.id, drafted.at, who, customer, file.number, file.id, words))

    def _draft(self, completion: Completion) -> InvoiceDraft:
        kind = self.world.kinds[completion.visit.file.order.kind.code]
        reported = [
            WantedLine(line["code"], parse_e6(line["quantity"])) for line in completion.details["lines"]
        ]
        return draft_of_work(
            self.books.usual[kind.id],
            reported,
            self.books.labour[kind.id],
            labour_seconds(completion.facts),
            self.books.prices,
            self._tax(completion),
            self.books.policy_currency,
        )

    def _tax(self, completion: Completion) -> TaxTerms:
        site = self.books.sites[completion.visit.file.order.site.id]
        jurisdiction = site.tax_jurisdiction or self.world.company.tax_jurisdiction
        moment = completion.facts.completed_at or completion.received_at
        rates = tuple(rate for rate in self.books.rates if rate.jurisdiction == jurisdiction)
        exempt = self.books.customers[site.customer_id].tax_exempt
        return TaxTerms(jurisdiction, local_date(moment, self.world.company.timezone), rates, exempt)

    def _evidence(self, completion: Completion) -> Evidence:
        """Return what is known about the work; how long it took matters only where time is billed."""
        order, details = completion.visit.file.order, completion.details
        kind, customer = self.world.kinds[order.kind.code], self.books.customers[order.site.customer_id]
        timed = kind.labour == LabourPolicy.TIMED
        required = {point["id"] for point in kind.checklist if point["required"]}
        done = {point["id"] for point in details["checklist"] if point["done"]}
        return Evidence(
            first_invoice=customer.id not in self.billed,
            customer_on_hold=customer.on_hold,
            missing_signature=kind.needs_signature and not details["signature"],
            missing_photo=kind.needs_photo and not details["photos"],
            missing_checklist=bool(required - done),
            worked_seconds=labour_seconds(completion.facts) if timed else None,
            usual_p95_seconds=p95_of(self.usual[kind.id]) if timed else None,
        )

    def _remember(self, completion: Completion) -> None:
        kind = self.world.kinds[completion.visit.file.order.kind.code]
        self.usual[kind.id].append(labour_seconds(completion.facts) or 0)

    def _approve_until(self, moment: datetime) -> None:
        """Post what the office has approved by then."""
        who = (self.world.actor("office"), self.request)
        while self.waiting and self.waiting[0][0] <= moment:
            at, _, drafted = heapq.heappop(self.waiting)
            spite = [reason.value for reason in drafted.reasons]
            self._event(drafted.id, "approved", at, by=self.world.users["office"], in_spite_of=spite)
            self.sheet.note(at, who, "invoice.approve", "invoice", drafted.id, in_spite_of=spite)
            self.queue.approved[drafted.id] = Approved(at, who, self.world.users["office"])
            self._post(drafted, at, who)

    def _post(self, drafted: Drafted, at: datetime, who: tuple[str, str]) -> None:
        """Number an invoice, freeze its document, and mail it."""
        company = self.world.company
        issued_on = max(local_date(at, company.timezone), self.series.last_issued)
        series_no = self.series.next_number
        number = format_number(invoice_style(company.invoice_prefix), issued_on, series_no)
        posted = {
            "series_no": series_no,
            "number": number,
            "issued_on": issued_on,
            "due_on": issued_on + timedelta(days=company.payment_days),
        }
        self.series.next_number, self.series.last_issued = series_no + 1, issued_on
        self._write(drafted)
        self._freeze(drafted, posted, at)
        self.billed.add(drafted.completion.visit.file.order.site.customer_id)
        self._event(drafted.id, "posted", at, number=number)
        total = drafted.draft.total.minor
        self.sheet.note(at, who, "invoice.post", "invoice", drafted.id, number=number, total_minor=total)

    def _write(self, drafted: Drafted) -> None:
        """Put the draft on the sheet, with the reasons why somebody should look at it."""
        file, draft = drafted.completion.visit.file, drafted.draft
        self.sheet.add(
            Invoice,
            drafted.id,
            kind="primary",
            status="draft",
            customer_id=file.order.site.customer_id,
            job_id=file.id,
            visit_id=drafted.completion.visit_id,
            series=SERIES,
            posted_at=None,
            series_no=None,
            number=None,
            issued_on=None,
            due_on=None,
            currency=draft.total.currency,
            net_minor=draft.net.minor,
            tax_minor=draft.tax.minor,
            total_minor=draft.total.minor,
            jurisdiction=self._tax(drafted.completion).jurisdiction,
            notes=drafted.completion.details["notes"],
            review_reasons=[reason.value for reason in drafted.reasons],
            document=None,
            version=1,
            created_at=drafted.at,
            updated_at=drafted.at,
        )
        self._parts(drafted)

    def _freeze(self, drafted: Drafted, posted: dict[str, Any], at: datetime) -> None:
        """Have the draft posted with its document as it will stay."""
        document = document_of(self.world, self.books, drafted.completion, drafted.draft)
        dated = {name: posted[name] for name in ("number", "issued_on", "due_on")}
        document = replace(document, **dated)
        self.sheet.post(
            drafted.id,
            status="posted",
            posted_at=at,
            updated_at=at,
            version=2,
            review_reasons=[],
            document=as_json(document),
            **posted,
        )
        self._mail(drafted, subject_of(document), at)

    def _parts(self, drafted: Drafted) -> None:
        for position, line in enumerate(drafted.draft.lines):
            self.sheet.add(
                InvoiceLine,
                id_at(drafted.at, self.random),
                invoice_id=drafted.id,
                position=position,
                kind=line.kind.value,
                code=line.code,
                description=line.description,
                quantity_e6=line.quantity_e6,
                unit=line.unit,
                unit_price_e6=line.unit_price_e6,
                net_minor=line.net.minor,
                tax_category=line.tax_category,
            )
        for position, tax in enumerate(drafted.draft.taxes):
            self.sheet.add(
                InvoiceTax,
                id_at(drafted.at, self.random),
                invoice_id=drafted.id,
                position=position,
                name=tax.name,
                category=tax.category,
                rate_ppm=tax.rate_ppm,
                base_minor=tax.base.minor,
                amount_minor=tax.amount.minor,
            )

    def _mail(self, drafted: Drafted, subject: str, posted_at: datetime) -> None:
        """Write down that the invoice was mailed; nothing of the past is mailed again."""
        customer = self.books.customers[drafted.completion.visit.file.order.site.customer_id]
        at = posted_at + timedelta(seconds=self.random.randrange(*MAILED_AFTER))
        message_id = f"invoice-{drafted.id}@{self.world.company.email.rpartition('@')[2]}"
        self.sheet.add(
            MailMessage,
            id_at(at, self.random),
            occasion=OCCASION,
            subject_id=drafted.id,
            recipient=customer.email,
            subject=subject,
            message_id=message_id,
            created_at=at,
            state="sent",
            attempts=1,
            sent_at=at,
            failure=None,
        )
        self._event(drafted.id, "mailed", at, recipient=customer.email)
        who = (WORKER, self.request)
        self.sheet.note(at, who, "invoice.mail", "invoice", drafted.id, message_id=message_id)

    def _event(self, invoice_id: str, kind: str, at: datetime, **facts: Any) -> None:
        row_id = id_at(at, self.random)
        self.sheet.add(InvoiceEvent, row_id, invoice_id=invoice_id, kind=kind, at=at, facts=facts)

    def _next_morning(self, at: datetime) -> datetime:
        zone = self.world.company.timezone
        opens = instant_at(local_date(at, zone) + timedelta(days=1), APPROVAL_OPENS, zone)
        return opens + timedelta(seconds=self.random.randrange(APPROVAL_SECONDS))
