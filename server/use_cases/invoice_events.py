"""What happened to an invoice: the append-only list that people read beside it."""

from server.models.invoices import InvoiceEvent
from server.models.scope import Scope, scoped_add, scoped_select


def happened(scope: Scope, invoice_id: str, kind: str, **facts: object) -> None:
    """Write down that something happened to an invoice."""
    scoped_add(scope, InvoiceEvent(invoice_id=invoice_id, kind=kind, at=scope.at, facts=facts))


def event_of(scope: Scope, invoice_id: str, kind: str) -> InvoiceEvent | None:
    """Return the first event of a kind of an invoice, if there is one."""
    statement = scoped_select(scope, InvoiceEvent).where(
        InvoiceEvent.invoice_id == invoice_id, InvoiceEvent.kind == kind
    )
    found: InvoiceEvent | None = scope.session.scalars(statement.order_by(InvoiceEvent.id)).first()
    return found


def was(scope: Scope, invoice_id: str, kind: str) -> bool:
    """Tell whether something of a kind ever happened to an invoice."""
    return event_of(scope, invoice_id, kind) is not None
