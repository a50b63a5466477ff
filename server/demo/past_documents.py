"""What stands on an invoice of the past: the values that a live posting would have frozen."""

from server.demo.books import Books
from server.demo.past_jobs import Completion
from server.demo.world import World
from server.domain.instants import local_date
from server.domain.invoice_document import (
    DocumentLine,
    DocumentTax,
    InvoiceDocument,
    Party,
    ServiceRecord,
)
from server.domain.invoicing import InvoiceDraft
from server.use_cases.invoice_documents import address_of


def document_of(world: World, books: Books, completion: Completion, draft: InvoiceDraft) -> InvoiceDocument:
    """Return the document of a draft, not numbered and not dated yet."""
    company = world.company
    customer = books.customers[completion.visit.file.order.site.customer_id]
    return InvoiceDocument(
        number=None,
        issued_on=local_date(completion.received_at, company.timezone),
        due_on=None,
        company=Party(company.name, company.address, company.phone, company.email, company.tax_number),
        customer=Party(customer.name, customer.billing_address, customer.phone, customer.email),
        service=_service(world, books, completion),
        lines=tuple(
            DocumentLine(
                line.code, line.description, line.quantity_e6, line.unit, line.unit_price_e6, line.net
            )
            for line in draft.lines
        ),
        taxes=tuple(DocumentTax(tax.name, tax.rate_ppm, tax.base, tax.amount) for tax in draft.taxes),
        net=draft.net,
        tax=draft.tax,
        total=draft.total,
        locale=company.locale,
        color=company.color,
        payment_note=company.payment_note,
        small_print="",
        tax_exempt=customer.tax_exempt,
    )


def _service(world: World, books: Books, completion: Completion) -> ServiceRecord:
    file = completion.visit.file
    return ServiceRecord(
        address=address_of(books.sites[file.order.site.id]),
        job_number=str(file.number),
        title=world.kinds[file.order.kind.code].name,
        technician=world.names[completion.visit.booked.technician_id],
        timezone=world.company.timezone,
        started_at=completion.facts.started_at,
        completed_at=completion.facts.completed_at,
        notes=completion.details["notes"],
        purchase_order="",
    )
