"""Sets documents that people read."""

from typing import Protocol

from server.domain.invoice_document import InvoiceDocument


class Renderer(Protocol):
    """Makes PDFs; equal values give equal bytes."""

    def invoice(self, document: InvoiceDocument, logo: bytes | None = None) -> bytes:
        """Return the invoice as PDF, with the logo or initials; without a number it is a draft on every page."""
        ...

    def can_print(self, picture: bytes) -> bool:
        """Tell whether a picture can stand on a document: decoded whole, as it will be then."""
        ...
