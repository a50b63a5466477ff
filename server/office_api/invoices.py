"""Invoices: listed, looked into, read as PDF."""

from typing import Any

from flask import Response

from server.db import read_session
from server.domain.invoice_document import InvoiceDocument, from_json
from server.http.blueprint import Blueprint
from server.http.caller import current_caller
from server.http.etag import versioned
from server.http.fields import Choice, Identifier, Words
from server.http.paging import PageQuery, listed
from server.http.services import services
from server.http.transaction import reading
from server.models.scope import Scope
from server.office_api.invoice_schemas import InvoiceList, InvoiceOut
from server.queries.invoice_files import InvoiceFile, invoice_file
from server.queries.invoices import invoice_list, invoice_view
from server.use_cases.invoice_documents import printable
from server.use_cases.logo import logo_of

blp = Blueprint("invoices", __name__, url_prefix="/office/v1", description="Invoices")


class InvoiceQuery(PageQuery):
    """Which invoices; `q` looks into numbers and the customers' words."""

    job_id = Identifier(load_default=None)
    customer_id = Identifier(load_default=None)
    status = Choice("draft", "posted", "rejected", "credited", load_default=None)
    q = Words(most=100, load_default="")


@blp.endpoint("GET", "/invoices", permission="invoices.read")
@blp.arguments(InvoiceQuery, location="query")
@blp.response(200, InvoiceList)
def list_invoices(query: dict[str, Any]) -> dict[str, Any]:
    """Invoices, the newest first."""
    return listed(reading(), invoice_list(reading(), query), query)


@blp.endpoint("GET", "/invoices/<string:invoice_id>", permission="invoices.read")
@blp.response(200, InvoiceOut)
def show_invoice(invoice_id: str) -> dict[str, Any]:
    """One invoice with its lines, its story and the evidence of the work."""
    return versioned(invoice_view(reading(), invoice_id))


@blp.endpoint("GET", "/invoices/<string:invoice_id>.pdf", permission="invoices.read")
@blp.response(200, {"type": "string", "format": "binary"}, content_type="application/pdf")
def show_invoice_pdf(invoice_id: str) -> Response:
    """The invoice as PDF: as it was posted, or, marked as a draft, as it is now."""
    file, document = _source(invoice_id)
    response = Response(_content(file, document), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{file.name}.pdf"'
    return response


def _source(invoice_id: str) -> tuple[InvoiceFile, InvoiceDocument]:
    """Read what the PDF is made from, in a transaction that is over before it is set."""
    held, caller = services(), current_caller().identity
    with read_session(held.engine, caller.tenant_id) as session:
        scope = Scope(session, caller.tenant_id, caller.actor, held.clock.now(), "invoice.pdf")
        file = invoice_file(scope, invoice_id)
        return file, from_json(file.document) if file.document else printable(scope, invoice_id)


def _content(file: InvoiceFile, document: InvoiceDocument) -> bytes:
    held = services()
    if file.key is None or not held.files.exists(file.key):
        return held.renderer.invoice(document, logo_of(document, held.files))
    with held.files.open(file.key) as stream:
        return stream.read()
