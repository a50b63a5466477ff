"""Whom an invoice goes to and where the work was: frozen on a posted one, as it is now on a draft."""

from typing import Any

from server.domain.invoice_document import from_json
from server.domain.tax import is_exempt
from server.models.customers import Customer, Site
from server.models.invoices import Invoice
from server.models.jobs import Job
from server.models.scope import Scope, scoped_get
from server.queries.zones import company_of, local


def parties_of(scope: Scope, invoice: Invoice) -> dict[str, Any]:
    """Return `bill_to`, `service_address`, `purchase_order` and `tax_exempt` of an invoice."""
    if invoice.document is not None:
        return _frozen(invoice)
    customer = scoped_get(scope, Customer, invoice.customer_id)
    job = scoped_get(scope, Job, invoice.job_id)
    site = scoped_get(scope, Site, job.site_id)
    today = local(scope.at, company_of(scope)).date()
    return {
        "bill_to": {
            "customer_id": customer.id,
            "name": customer.name,
            "address": customer.billing_address,
            "email": customer.email,
            "phone": customer.phone,
        },
        "service_address": _where(scope, customer, job, site),
        "purchase_order": job.purchase_order,
        "tax_exempt": is_exempt(today, claimed=customer.tax_exempt, expires_on=customer.exemption_expires_on),
    }


def _frozen(invoice: Invoice) -> dict[str, Any]:
    document = from_json(invoice.document or {})
    return {
        "bill_to": {
            "customer_id": invoice.customer_id,
            "name": document.customer.name,
            "address": document.customer.address,
            "email": document.customer.email,
            "phone": document.customer.phone,
        },
        "service_address": document.service.address,
        "purchase_order": document.service.purchase_order,
        "tax_exempt": document.tax_exempt,
    }


def _where(scope: Scope, customer: Customer, job: Job, site: Site) -> str:
    town = " ".join(part for part in (site.region, site.postcode) if part)
    town = ", ".join(part for part in (site.city, town) if part)
    served = scoped_get(scope, Customer, job.customer_id)
    name = "" if customer.id in {served.id, served.merged_into_id} else served.name
    return "\n".join(part for part in (name, site.address, town) if part)
