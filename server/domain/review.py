"""Which invoices a person looks at before they are posted: reasons in, "post" or "queue" out.

Every automatic posting has a mode, a limit and a list of reasons against it. No reason: the invoice is
posted at once. Any reason: it stays a draft in the office's queue, with the reasons written on it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from server.domain.money import Money


class InvoicingMode(StrEnum):
    """Whether a company's invoices are posted by themselves."""

    SUGGEST = "suggest"
    AUTO = "auto"


class ReviewReason(StrEnum):
    """Why a draft waits, in the order in which reasons are listed."""

    UNKNOWN_CODE = "UNKNOWN_CODE"
    UNPRICED_LINE = "UNPRICED_LINE"
    LABOUR_UNKNOWN = "LABOUR_UNKNOWN"
    NO_TAX_RATE = "NO_TAX_RATE"
    AMBIGUOUS_TAX_RATE = "AMBIGUOUS_TAX_RATE"
    ZERO_TOTAL = "ZERO_TOTAL"
    VISIT_EXCEPTIONS = "VISIT_EXCEPTIONS"
    CUSTOMER_ON_HOLD = "CUSTOMER_ON_HOLD"
    MISSING_PO = "MISSING_PO"
    MISSING_SIGNATURE = "MISSING_SIGNATURE"
    MISSING_PHOTO = "MISSING_PHOTO"
    MISSING_CHECKLIST = "MISSING_CHECKLIST"
    PRICE_OVERRIDE = "PRICE_OVERRIDE"
    INACTIVE_CODE = "INACTIVE_CODE"
    DURATION_ABSURD = "DURATION_ABSURD"
    DURATION_UNUSUAL = "DURATION_UNUSUAL"
    OVER_LIMIT = "OVER_LIMIT"
    FIRST_INVOICE = "FIRST_INVOICE"
    MODE_SUGGEST = "MODE_SUGGEST"


REASON_SENTENCES = {
    ReviewReason.UNKNOWN_CODE: "A line's code is not in the price book.",
    ReviewReason.UNPRICED_LINE: "A line has no price.",
    ReviewReason.LABOUR_UNKNOWN: "The time worked is not known.",
    ReviewReason.NO_TAX_RATE: "No tax rate is valid for a line on this date.",
    ReviewReason.AMBIGUOUS_TAX_RATE: "Several tax rates of one name are valid on this date.",
    ReviewReason.ZERO_TOTAL: "The total is zero or less.",
    ReviewReason.VISIT_EXCEPTIONS: "The visit was reported with exceptions.",
    ReviewReason.CUSTOMER_ON_HOLD: "The customer is on hold.",
    ReviewReason.MISSING_PO: "The customer asks for a purchase order's number, and there is none.",
    ReviewReason.MISSING_SIGNATURE: "The customer's signature is missing.",
    ReviewReason.MISSING_PHOTO: "A required photo is missing.",
    ReviewReason.MISSING_CHECKLIST: "A required point of the checklist is not done.",
    ReviewReason.PRICE_OVERRIDE: "A price differs from the price book.",
    ReviewReason.INACTIVE_CODE: "A line's code is no longer sold.",
    ReviewReason.DURATION_ABSURD: "The time worked is longer than 16 hours.",
    ReviewReason.DURATION_UNUSUAL: "The work took longer than 95 in 100 jobs of its kind.",
    ReviewReason.OVER_LIMIT: "The total is above the company's limit.",
    ReviewReason.FIRST_INVOICE: "It is the customer's first invoice.",
    ReviewReason.MODE_SUGGEST: "The company looks at every invoice before it is sent.",
}

BLOCKING_REASONS = frozenset(
    {
        ReviewReason.UNKNOWN_CODE,
        ReviewReason.UNPRICED_LINE,
        ReviewReason.LABOUR_UNKNOWN,
        ReviewReason.NO_TAX_RATE,
        ReviewReason.AMBIGUOUS_TAX_RATE,
    }
)
"""Reasons that approval cannot pass over: the draft must be changed first, since its sums are not known."""

ABSURD_SECONDS = 16 * 3600


@dataclass(frozen=True, slots=True)
class ReviewPolicy:
    """What a company lets pass without a look; None means no limit."""

    mode: InvoicingMode
    limit: Money | None = None
    look_at_first_invoice: bool = True


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known about the visit and the customer behind a draft."""

    first_invoice: bool = False
    customer_on_hold: bool = False
    visit_exceptions: bool = False
    missing_po: bool = False
    missing_signature: bool = False
    missing_photo: bool = False
    missing_checklist: bool = False
    worked_seconds: int | None = None
    usual_p95_seconds: int | None = None
    """The 95th percentile of such work; None while too little of it is known."""


def review_reasons(
    total: Money, line_reasons: Iterable[ReviewReason], policy: ReviewPolicy, evidence: Evidence
) -> tuple[ReviewReason, ...]:
    """Return why the draft must wait, in the order of `ReviewReason`; an empty answer means: post it."""
    worked = evidence.worked_seconds or 0
    usual = evidence.usual_p95_seconds
    absurd = worked > ABSURD_SECONDS
    tests = {
        ReviewReason.ZERO_TOTAL: total.minor <= 0,
        ReviewReason.VISIT_EXCEPTIONS: evidence.visit_exceptions,
        ReviewReason.CUSTOMER_ON_HOLD: evidence.customer_on_hold,
        ReviewReason.MISSING_PO: evidence.missing_po,
        ReviewReason.MISSING_SIGNATURE: evidence.missing_signature,
        ReviewReason.MISSING_PHOTO: evidence.missing_photo,
        ReviewReason.MISSING_CHECKLIST: evidence.missing_checklist,
        ReviewReason.DURATION_ABSURD: absurd,
        ReviewReason.DURATION_UNUSUAL: not absurd and usual is not None and worked > usual,
        ReviewReason.OVER_LIMIT: policy.limit is not None and total > policy.limit,
        ReviewReason.FIRST_INVOICE: policy.look_at_first_invoice and evidence.first_invoice,
        ReviewReason.MODE_SUGGEST: policy.mode is InvoicingMode.SUGGEST,
    }
    found = {reason for reason, applies in tests.items() if applies} | set(line_reasons)
    return tuple(reason for reason in ReviewReason if reason in found)
