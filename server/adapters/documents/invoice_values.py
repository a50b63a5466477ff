"""From an invoice's values to the words and numbers that the template places."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from babel import Locale

from server.adapters.documents.colors import readable_color
from server.adapters.documents.hours import hours_text
from server.adapters.documents.labels import labels_for
from server.adapters.documents.wording import (
    clipped,
    day_text,
    inert,
    locale_of,
    money_text,
    price_text,
    quantity_text,
    rate_text,
    time_text,
)
from server.domain.instants import local_date
from server.domain.invoice_document import DocumentLine, InvoiceDocument, ServiceRecord

_LETTER_PAPER = frozenset({"US", "CA", "MX", "PH", "CO", "CL", "GT", "CR", "PA", "DO", "PR", "SV", "VE"})
_LONGEST_LINK = 500
_LONGEST_DESCRIPTION = 600
_MOST_LINES = 8


@dataclass(frozen=True, slots=True)
class _Speech:
    """A locale and its words."""

    locale: Locale
    words: Mapping[str, str]


def invoice_values(document: InvoiceDocument, qr_code: Callable[[str], str]) -> dict[str, Any]:
    """Return what the template needs, all of it text; `qr_code` turns a text into an SVG picture."""
    locale = locale_of(document.locale)
    speech = _Speech(locale, labels_for(locale.language))
    words, draft = speech.words, document.number is None
    number = clipped(document.number or "", 40)
    total = money_text(document.total, locale)
    return {
        "words": dict(words),
        "language": locale.language,
        "paper": "us-letter" if (locale.territory or "US") in _LETTER_PAPER else "a4",
        "date": {
            "year": document.issued_on.year,
            "month": document.issued_on.month,
            "day": document.issued_on.day,
        },
        "draft": draft,
        "heading": words["draft_invoice" if draft else "invoice"],
        "title": f"{words['invoice']} {number or words['draft']}",
        "color": readable_color(document.color),
        "initials": _initials(document.company.name),
        "company": _company(document, words),
        "customer": {
            "name": clipped(document.customer.name, 200),
            "address": _few_lines(document.customer.address),
        },
        "service": _service(document.service, speech),
        "facts": _facts(document, number, speech),
        "due": _due(document, speech),
        "lines": [_line(line, document.net.currency, speech) for line in document.lines],
        "sums": _sums(document, speech),
        "total": total,
        "pay": None if draft else _pay(document, number, total, words, qr_code),
        "hours": hours_text(document.office_hours, locale),
        "small_print": inert(document.small_print, lines=True),
    }


def _company(document: InvoiceDocument, words: Mapping[str, str]) -> dict[str, str]:
    company = document.company
    tax_number = f"{words['tax_number']} {company.tax_number}" if company.tax_number else ""
    parts = [company.name, company.phone, company.email, tax_number]
    return {
        "name": clipped(company.name, 120),
        "short": clipped(company.name, 60),
        "address": clipped(
            ", ".join(line.strip() for line in company.address.splitlines() if line.strip()), 240
        ),
        "contact": "  ·  ".join(inert(part[:60], longest_word=45) for part in parts if part.strip()),
    }


def _service(service: ServiceRecord, speech: _Speech) -> dict[str, str]:
    words = speech.words
    who = f"{words['by']} {clipped(service.technician, 80)}" if service.technician else ""
    day, times = _when(service, speech.locale)
    return {
        "title": clipped(service.title, 200),
        "address": _few_lines(service.address),
        "when": " ".join(part for part in (words["serviced_on"] if day else "", day) if part),
        "byline": ", ".join(part for part in (day, times, who) if part),
        "notes": inert(service.notes, lines=True, longest_word=60).strip(),
    }


def _when(service: ServiceRecord, locale: Locale) -> tuple[str, str]:
    """Return the day of the work and its times on the wall, as far as they are known."""
    moments = [moment for moment in (service.started_at, service.completed_at) if moment]
    if not moments:
        return "", ""
    day = day_text(local_date(moments[-1], service.timezone), locale)
    return day, "\N{EN DASH}".join(time_text(moment, service.timezone, locale) for moment in moments)


def _facts(document: InvoiceDocument, number: str, speech: _Speech) -> list[dict[str, str]]:
    due = day_text(document.due_on, speech.locale) if document.due_on else ""
    facts = {
        "number": number,
        "issued_on": day_text(document.issued_on, speech.locale),
        "due_on": due,
        "job": clipped(document.service.job_number, 24),
        "purchase_order": clipped(document.service.purchase_order, 24),
    }
    return [{"label": speech.words[name], "value": value} for name, value in facts.items() if value]


def _due(document: InvoiceDocument, speech: _Speech) -> dict[str, str]:
    words = speech.words
    if document.number is None:
        return {"label": words["total"], "note": words["draft_note"]}
    by = f"{words['due_by']} {day_text(document.due_on, speech.locale)}" if document.due_on else ""
    return {"label": words["amount_due"], "note": by}


def _line(line: DocumentLine, currency: str, speech: _Speech) -> dict[str, str]:
    known = line.unit_price_e6 is not None
    quantity = f"{quantity_text(line.quantity_e6, speech.locale)} {clipped(line.unit, 16)}".strip()
    return {
        "code": clipped(line.code, 60),
        "description": _few_lines(line.description),
        "quantity": quantity if line.quantity_e6 else "",
        "unit_price": price_text(line.unit_price_e6, currency, speech.locale)
        if line.unit_price_e6 is not None
        else "",
        "amount": money_text(line.net, speech.locale) if known else speech.words["no_price"],
    }


def _sums(document: InvoiceDocument, speech: _Speech) -> list[dict[str, str]]:
    locale, words = speech.locale, speech.words
    rows = [{"label": words["subtotal"], "amount": money_text(document.net, locale)}]
    for tax in document.taxes:
        rate, base = rate_text(tax.rate_ppm, locale), money_text(tax.base, locale)
        label = f"{clipped(tax.name, 60)} {rate} {words['tax_on']} {base}"
        rows.append({"label": label, "amount": money_text(tax.amount, locale)})
    if document.tax_exempt:
        rows.append({"label": words["exempt"], "amount": money_text(document.tax, locale)})
    return rows


def _pay(
    document: InvoiceDocument,
    number: str,
    total: str,
    words: Mapping[str, str],
    qr_code: Callable[[str], str],
) -> dict[str, Any]:
    reference = f"{clipped(document.company.name, 70)}\n{number}\n{total}"
    link = document.pay_url if re.match(r"https?://", document.pay_url) else ""
    payable = 0 < len(link) <= _LONGEST_LINK
    scan = words["scan_to_pay" if payable else "scan_reference"]
    return {
        "qr": qr_code(link if payable else reference),
        "alt": f"{scan}: {number}",
        "scan": scan,
        "note": _few_lines(document.payment_note),
        "facts": [
            {"label": words["reference"], "value": number},
            {"label": words["amount"], "value": total},
        ],
    }


def _few_lines(text: str) -> str:
    """Return an address or a description: its lines while they are few, else one paragraph, cut when endless."""
    lines = [line.strip() for line in inert(text, lines=True).strip().splitlines()]
    if len(lines) <= _MOST_LINES and sum(map(len, lines)) <= _LONGEST_DESCRIPTION:
        return "\n".join(lines)
    return clipped(" ".join(lines), _LONGEST_DESCRIPTION)


def _initials(name: str) -> str:
    words = [word for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper()] or re.findall(r"\w+", name)
    return "".join(word[0] for word in words[:2]).upper()
