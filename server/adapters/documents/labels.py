"""The words on documents by language; a language that is not here is printed in English."""

from collections.abc import Mapping
from types import MappingProxyType

ENGLISH = {
    "invoice": "Invoice",
    "draft": "Draft",
    "draft_invoice": "Draft invoice",
    "draft_note": "This is a draft. It is not a request for payment.",
    "continued": "continued",
    "number": "Invoice number",
    "issued_on": "Date",
    "due_on": "Due",
    "job": "Job",
    "purchase_order": "Purchase order",
    "billed_to": "Billed to",
    "service_at": "Service at",
    "serviced_on": "Serviced on",
    "by": "by",
    "description": "Description",
    "quantity": "Quantity",
    "unit_price": "Unit price",
    "amount": "Amount",
    "subtotal": "Subtotal",
    "tax_on": "on",
    "exempt": "Tax exempt",
    "total": "Total",
    "amount_due": "Amount due",
    "due_by": "by",
    "no_price": "not priced",
    "how_to_pay": "How to pay",
    "reference": "Reference",
    "scan_to_pay": "Scan to pay",
    "scan_reference": "Scan for the reference",
    "work_done": "What we did",
    "page": "Page",
    "of": "of",
    "tax_number": "Tax no.",
    "office_hours": "Office hours",
}

SPANISH = {
    "invoice": "Factura",
    "draft": "Borrador",
    "draft_invoice": "Borrador de factura",
    "draft_note": "Este documento es un borrador. No es una solicitud de pago.",
    "continued": "continuación",
    "number": "Número de factura",
    "issued_on": "Fecha",
    "due_on": "Vencimiento",
    "job": "Trabajo",
    "purchase_order": "Orden de compra",
    "billed_to": "Facturado a",
    "service_at": "Servicio en",
    "serviced_on": "Realizado el",
    "by": "por",
    "description": "Descripción",
    "quantity": "Cantidad",
    "unit_price": "Precio unitario",
    "amount": "Importe",
    "subtotal": "Subtotal",
    "tax_on": "sobre",
    "exempt": "Exento de impuestos",
    "total": "Total",
    "amount_due": "Importe a pagar",
    "due_by": "antes del",
    "no_price": "sin precio",
    "how_to_pay": "Cómo pagar",
    "reference": "Referencia",
    "scan_to_pay": "Escanee para pagar",
    "scan_reference": "Escanee la referencia",
    "work_done": "Lo que hicimos",
    "page": "Página",
    "of": "de",
    "tax_number": "N.º fiscal",
    "office_hours": "Horario de atención",
}

LABELS: Mapping[str, Mapping[str, str]] = MappingProxyType({"en": ENGLISH, "es": SPANISH})


def labels_for(language: str) -> Mapping[str, str]:
    """Return the words of a language such as `es`."""
    return LABELS.get(language, ENGLISH)
