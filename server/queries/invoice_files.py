"""Where an invoice's PDF comes from: the file that was kept when it was posted, or the document to set now."""

from dataclasses import dataclass
from typing import Any

from server.models.invoices import Invoice, InvoiceEvent
from server.models.scope import Scope, scoped_get, scoped_select


@dataclass(frozen=True, slots=True)
class InvoiceFile:
    """A name to save it under, the key of the kept file if there is one, and the frozen document of a posted one."""

    name: str
    key: str | None
    document: Any | None


def invoice_file(scope: Scope, invoice_id: str) -> InvoiceFile:
    """Return where an invoice's PDF comes from; a draft has neither key nor frozen document."""
    invoice = scoped_get(scope, Invoice, invoice_id)
    statement = scoped_select(scope, InvoiceEvent).where(
        InvoiceEvent.invoice_id == invoice.id, InvoiceEvent.kind == "rendered"
    )
    rendered = scope.session.scalars(statement.order_by(InvoiceEvent.id)).first()
    return InvoiceFile(
        invoice.number or f"draft-{invoice.id}",
        rendered.facts["sha256"] if rendered else None,
        invoice.document,
    )
