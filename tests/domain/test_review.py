import pytest

from server.domain.money import Money
from server.domain.review import (
    BLOCKING_REASONS,
    REASON_SENTENCES,
    Evidence,
    InvoicingMode,
    ReviewPolicy,
    ReviewReason,
    review_reasons,
)

AUTO = ReviewPolicy(InvoicingMode.AUTO, Money(100_000, "USD"))


def reasons(total=5_000, lines=(), policy=AUTO, **evidence):
    return review_reasons(Money(total, "USD"), lines, policy, Evidence(**evidence))


def test_an_ordinary_invoice_of_a_company_in_auto_is_posted():
    assert reasons() == ()


@pytest.mark.parametrize(
    ("expected", "given"),
    [
        ("ZERO_TOTAL", {"total": 0}),
        ("ZERO_TOTAL", {"total": -1}),
        ("OVER_LIMIT", {"total": 100_001}),
        ("FIRST_INVOICE", {"first_invoice": True}),
        ("CUSTOMER_ON_HOLD", {"customer_on_hold": True}),
        ("VISIT_EXCEPTIONS", {"visit_exceptions": True}),
        ("MISSING_SIGNATURE", {"missing_signature": True}),
        ("MISSING_PHOTO", {"missing_photo": True}),
        ("MISSING_CHECKLIST", {"missing_checklist": True}),
        ("DURATION_UNUSUAL", {"worked_seconds": 7_201, "usual_p95_seconds": 7_200}),
        ("DURATION_ABSURD", {"worked_seconds": 57_601, "usual_p95_seconds": 7_200}),
        ("PRICE_OVERRIDE", {"lines": [ReviewReason.PRICE_OVERRIDE]}),
    ],
)
def test_each_reason_alone_queues_it(expected, given):
    assert reasons(**given) == (ReviewReason(expected),)


@pytest.mark.parametrize(
    "given",
    [
        {"total": 100_000},
        {"worked_seconds": 7_200, "usual_p95_seconds": 7_200},
        {"worked_seconds": 57_600},
        {"policy": ReviewPolicy(InvoicingMode.AUTO), "total": 10**12},
        {"policy": ReviewPolicy(InvoicingMode.AUTO, look_at_first_invoice=False), "first_invoice": True},
    ],
)
def test_at_the_limit_and_without_a_limit_it_is_posted(given):
    assert reasons(**given) == ()


def test_a_company_that_suggests_looks_at_everything():
    assert reasons(policy=ReviewPolicy(InvoicingMode.SUGGEST)) == (ReviewReason.MODE_SUGGEST,)


def test_reasons_come_in_one_order_and_once():
    given = [ReviewReason.PRICE_OVERRIDE, ReviewReason.UNKNOWN_CODE, ReviewReason.PRICE_OVERRIDE]
    assert reasons(lines=given, first_invoice=True) == (
        ReviewReason.UNKNOWN_CODE,
        ReviewReason.PRICE_OVERRIDE,
        ReviewReason.FIRST_INVOICE,
    )


def test_every_reason_has_a_sentence_and_the_blocking_ones_are_about_sums_not_known():
    assert set(REASON_SENTENCES) == set(ReviewReason)
    assert ReviewReason.OVER_LIMIT not in BLOCKING_REASONS
    assert ReviewReason.NO_TAX_RATE in BLOCKING_REASONS
