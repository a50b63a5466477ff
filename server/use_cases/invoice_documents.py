"""What stands on an invoice: gathered from the rows while it is a draft, and once more, for good, when it is posted."""

from collections.abc import Sequence

from server.domain.instants import local_date
from server.domain.invoice_document import (
    DocumentLine,
    DocumentTax,
    InvoiceDocument,
    Party,
    ServiceRecord,
    from_json,
)
from server.domain.money import Money
from server.models.customers import Site
from server.models.invoices import Invoice, InvoiceLine, InvoiceTax
from server.models.jobs import Job
from server.models.scope import Scope, scoped_all, scoped_get, scoped_select
from server.models.technicians import Technician
from server.models.visits import Visit, VisitFact
from server.use_cases.billing_facts import Billing, gather
from server.use_cases.company import spans_of
from server.use_cases.visit_history import fact_rows


def printable(scope: Scope, invoice_id: str) -> InvoiceDocument:
    """Return what an invoice's PDF shows: the frozen document, or the draft as it is now."""
    invoice = scoped_get(scope, Invoice, invoice_id)
    if invoice.document is not None:
        return from_json(invoice.document)
    job = scoped_get(scope, Job, invoice.job_id)
    visit = scoped_get(scope, Visit, invoice.visit_id or "")
    return document_of(scope, invoice, gather(scope, job, visit, fact_rows(scope, visit.id)))


def document_of(scope: Scope, invoice: Invoice, bill: Billing) -> InvoiceDocument:
    """Return the document of an invoice as its rows are now."""
    company, customer = bill.company, bill.customer
    lines, taxes = lines_of(scope, invoice.id), taxes_of(scope, invoice.id)
    return InvoiceDocument(
        number=invoice.number,
        issued_on=invoice.issued_on or local_date(scope.at, company.timezone),
        due_on=invoice.due_on,
        company=Party(company.name, company.address, company.phone, company.email, company.tax_number),
        customer=Party(customer.name, customer.billing_address, customer.phone, customer.email),
        service=_service(scope, invoice, bill),
        lines=tuple(_line(line, invoice.currency) for line in lines),
        taxes=tuple(_tax(tax, invoice.currency) for tax in taxes),
        net=Money(invoice.net_minor, invoice.currency),
        tax=Money(invoice.tax_minor, invoice.currency),
        total=Money(invoice.total_minor, invoice.currency),
        locale=company.locale,
        color=company.color,
        payment_note=company.payment_note,
        small_print="",
        tax_exempt=bill.tax.exempt,
        logo_key=company.logo_key,
        office_hours=tuple(spans_of(company)),
    )


def lines_of(scope: Scope, invoice_id: str) -> Sequence[InvoiceLine]:
    """Return an invoice's lines in their order."""
    statement = scoped_select(scope, InvoiceLine).where(InvoiceLine.invoice_id == invoice_id)
    rows: Sequence[InvoiceLine] = scoped_all(scope, statement.order_by(InvoiceLine.position))
    return rows


def taxes_of(scope: Scope, invoice_id: str) -> Sequence[InvoiceTax]:
    """Return an invoice's taxes in their order."""
    statement = scoped_select(scope, InvoiceTax).where(InvoiceTax.invoice_id == invoice_id)
    rows: Sequence[InvoiceTax] = scoped_all(scope, statement.order_by(InvoiceTax.position))
    return rows


def address_of(site: Site) -> str:
    """Return a site's address as it is written on an envelope."""
    town = " ".join(part for part in (site.region, site.postcode) if part)
    return "\n".join(part for part in (site.address, ", ".join(p for p in (site.city, town) if p)) if part)


def _service(scope: Scope, invoice: Invoice, bill: Billing) -> ServiceRecord:
    return ServiceRecord(
        address=_where(bill),
        job_number=str(bill.job.number),
        title=bill.job.title,
        technician=_technician_name(scope, bill.completion),
        timezone=bill.company.timezone,
        started_at=bill.visit.started_at,
        completed_at=bill.visit.completed_at,
        notes=invoice.notes,
        purchase_order=bill.job.purchase_order,
    )


def _where(bill: Billing) -> str:
    """Return where the work was done: with whose place it is, where somebody else is billed."""
    address = address_of(bill.site)
    return address if bill.served.id == bill.customer.id else f"{bill.served.name}\n{address}"


def _technician_name(scope: Scope, completion: VisitFact | None) -> str:
    return scoped_get(scope, Technician, completion.technician_id).name if completion else ""


def _line(line: InvoiceLine, currency: str) -> DocumentLine:
    net = Money(line.net_minor, currency)
    return DocumentLine(line.code, line.description, line.quantity_e6, line.unit, line.unit_price_e6, net)


def _tax(tax: InvoiceTax, currency: str) -> DocumentTax:
    base, amount = Money(tax.base_minor, currency), Money(tax.amount_minor, currency)
    return DocumentTax(tax.name, tax.rate_ppm, base, amount)
