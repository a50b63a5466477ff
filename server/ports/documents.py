"""Renders documents that people read."""

from typing import Any, Protocol


class Renderer(Protocol):
    """Makes PDFs."""

    def invoice(self, data: Any) -> bytes:
        """Return an invoice as PDF."""
        ...
