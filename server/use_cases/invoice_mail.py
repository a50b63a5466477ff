"""What the mail with an invoice says."""

from decimal import Decimal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_currency

from server.domain.invoice_document import InvoiceDocument


def subject_of(document: InvoiceDocument) -> str:
    """Return the subject: the number, and from whom it comes."""
    return f"Invoice {document.number} from {document.company.name}"


def text_of(document: InvoiceDocument) -> str:
    """Return the text: what was done, what it costs, when it is due and how to pay."""
    locale = locale_of(document.locale)
    total = format_currency(Decimal(document.total.plain()), document.total.currency, locale=locale)
    due = f", due {format_date(document.due_on, 'long', locale=locale)}" if document.due_on else ""
    paragraphs = (
        f"Dear {document.customer.name},",
        f"thank you for having us. Our invoice {document.number} for {document.service.title} is attached:"
        f" {total}{due}.",
        document.payment_note,
        "\n".join(part for part in (document.company.name, document.company.phone) if part),
    )
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def locale_of(tag: str) -> Locale:
    """Return a locale by its tag; one that is not known is read as American English."""
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en", "US")
