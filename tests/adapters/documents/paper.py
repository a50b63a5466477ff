"""An ordinary invoice for the tests of documents, and how to read a PDF back."""

import io
from datetime import UTC, date, datetime

from pypdf import PdfReader

from server.domain.invoice_document import DocumentLine, DocumentTax, InvoiceDocument, Party, ServiceRecord
from server.domain.money import Money


def usd(minor: int) -> Money:
    return Money(minor, "USD")


def line(number: int, net: int = 1_990, **changes: object) -> DocumentLine:
    values: dict[str, object] = {
        "code": f"P-{number:03d}",
        "description": f"Part number {number}",
        "quantity_e6": 1_500_000,
        "unit": "m",
        "unit_price_e6": 13_266_667,
        "net": usd(net),
    }
    return DocumentLine(**(values | changes))  # type: ignore[arg-type]


INVOICE = InvoiceDocument(
    number="INV-2026-000123",
    issued_on=date(2026, 3, 2),
    due_on=date(2026, 4, 1),
    company=Party(
        "Harbor Heating & Air", "418 Fulton Street\nTroy, NY 12180", "+1 518 555 0142", "pay@harbor.example"
    ),
    customer=Party("Josephine Núñez", "12 Second Avenue\nWatervliet, NY 12189"),
    service=ServiceRecord(
        address="98 Congress Street\nTroy, NY 12180",
        job_number="J-1042",
        title="Furnace repair",
        technician="Dana Whitfield",
        timezone="America/New_York",
        started_at=datetime(2026, 3, 2, 13, 5, tzinfo=UTC),
        completed_at=datetime(2026, 3, 2, 14, 47, tzinfo=UTC),
        notes="Cleaned the flame sensor.\nReplaced the filter.",
        purchase_order="PO-7731",
    ),
    lines=(line(1), line(2), line(3)),
    taxes=(
        DocumentTax("State", 40_000, usd(5_970), usd(239)),
        DocumentTax("City", 45_000, usd(5_970), usd(269)),
    ),
    net=usd(5_970),
    tax=usd(508),
    total=usd(6_478),
    payment_note="Pay by card, or send a check.",
    pay_url="https://pay.example/i/123",
    small_print="Twelve months guaranteed.",
)


def pages_of(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def text_of(pdf: bytes) -> str:
    return "\n".join(pages_of(pdf))
