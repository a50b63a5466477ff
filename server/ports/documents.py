"""Sets documents that people read."""

from typing import Protocol

from server.domain.invoice_document import InvoiceDocument


class Renderer(Protocol):
    """Makes PDFs; equal values give equal bytes."""

    def invoice(self, document: InvoiceDocument) -> bytes:
        """Return the invoice as PDF; one without a number is marked as a draft on every page."""
        ...
