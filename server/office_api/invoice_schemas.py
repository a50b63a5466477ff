"""What the invoices' documents are made of."""

from server.http.fields import (
    DayField,
    Identifier,
    InstantField,
    MoneySchema,
    QuantityField,
    StrictSchema,
    WholeNumber,
    Words,
    YesNo,
    list_of,
    object_of,
)

LARGEST = 2**53
LONG = 20_000


class ReviewReasonOut(StrictSchema):
    """Why a draft waits for a person."""

    code = Words()
    sentence = Words(most=1000)


class InvoiceRow(StrictSchema):
    """An invoice in a list; a draft has no number and no dates yet."""

    id = Identifier()
    number = Words(allow_none=True)
    status = Words()
    kind = Words()
    customer_id = Identifier()
    customer_name = Words()
    job_id = Identifier()
    job_number = WholeNumber(least=1, most=LARGEST)
    issued_on = DayField(allow_none=True)
    due_on = DayField(allow_none=True)
    total = object_of(MoneySchema)
    sent_at = InstantField(allow_none=True)
    review_reason = Words(most=2000, allow_none=True)
    review_reasons = list_of(ReviewReasonOut)
    created_at = InstantField()
    version = WholeNumber(least=1, most=LARGEST)


class InvoiceLineOut(StrictSchema):
    """A line; its unit price is null while it is not known, and rounded to the minor unit where it is finer."""

    code = Words()
    description = Words(most=1000)
    kind = Words()
    unit = Words()
    quantity = QuantityField()
    unit_price = object_of(MoneySchema, allow_none=True)
    net = object_of(MoneySchema)
    tax_category = Words(allow_none=True)
    tax_rate = Words(allow_none=True)


class InvoiceTaxOut(StrictSchema):
    """One tax of the document."""

    name = Words()
    rate = Words()
    base = object_of(MoneySchema)
    amount = object_of(MoneySchema)


class InvoiceEventOut(StrictSchema):
    """Something that happened to the invoice."""

    at = InstantField()
    kind = Words()
    sentence = Words(most=1000)


class PhotoOut(StrictSchema):
    """Where a photo is kept."""

    reference = Words()
    sha256 = Words(allow_none=True)


class SignatureOut(StrictSchema):
    """Who signed, and where the drawing is kept."""

    name = Words()
    reference = Words(allow_none=True)


class CheckedOut(StrictSchema):
    """A point of the checklist."""

    id = Words()
    done = YesNo()
    note = Words(most=2000, allow_none=True)


class EvidenceOut(StrictSchema):
    """What was reported of the work."""

    visit_id = Identifier()
    technician_name = Words()
    started_at = InstantField(allow_none=True)
    completed_at = InstantField(allow_none=True)
    notes = Words(most=LONG, allow_none=True)
    photos = list_of(PhotoOut)
    signature = object_of(SignatureOut, allow_none=True)
    checklist = list_of(CheckedOut)
    flags = list_of(Words())


class BillToOut(StrictSchema):
    """Who is billed: as it was frozen on a posted invoice, as it is now on a draft."""

    customer_id = Identifier()
    name = Words()
    address = Words(most=1000)
    email = Words()
    phone = Words()


class InvoiceOut(InvoiceRow):
    """An invoice with all that stands behind it."""

    bill_to = object_of(BillToOut)
    service_address = Words(most=1000)
    purchase_order = Words()
    tax_exempt = YesNo()

    lines = list_of(InvoiceLineOut)
    taxes = list_of(InvoiceTaxOut)
    net = object_of(MoneySchema)
    tax = object_of(MoneySchema)
    notes = Words(most=LONG, allow_none=True)
    events = list_of(InvoiceEventOut)
    evidence = object_of(EvidenceOut, allow_none=True)


class InvoiceList(StrictSchema):
    """A page of invoices."""

    items = list_of(InvoiceRow)
    next = Words(allow_none=True)


class PriceIn(StrictSchema):
    """A price that the office sets, in minor units."""

    minor = WholeNumber(least=0, most=10**11, required=True)
    currency = Words(least=3, most=3, required=True)


class DraftLineIn(StrictSchema):
    """A line of a draft; without a price of its own it has the price book's."""

    code = Words(required=True, least=1, most=60)
    quantity = QuantityField(required=True)
    unit_price = object_of(PriceIn)


class DraftEdit(StrictSchema):
    """What may be changed of a draft; `lines` are all its lines, those that are left out are gone."""

    lines = list_of(DraftLineIn, most=200)
    notes = Words(most=LONG, lines=True)
    purchase_order = Words(most=100)
