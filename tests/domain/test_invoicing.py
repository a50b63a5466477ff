from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.errors import Invalid
from server.domain.invoice_lines import (
    DraftLine,
    LabourPolicy,
    LabourTerms,
    LineKind,
    WantedLine,
    billed_seconds,
)
from server.domain.invoicing import TaxTerms, draft_of_work, total_up
from server.domain.money import Money
from server.domain.review import ReviewReason
from tests.domain.making import DAY, entry, rate

BOOK = (
    entry("FILTER", 24_950_000),
    entry("SCREW", 12_500),
    entry("TRIP", 59_000_000, kind="fee", tax_category="service"),
    entry("LABOUR", 95_000_000, kind="labour", tax_category="service", unit="h"),
    entry("CUSTOM", None),
    entry("OLD", 5_000_000, active=False),
)
RATES = (rate(40_000), rate(45_000, name="City"), rate(0, category="service"))
TERMS = TaxTerms("US-NY", DAY, RATES)
NO_LABOUR = LabourTerms(LabourPolicy.FLAT)
FLAT = LabourTerms(LabourPolicy.FLAT, "LABOUR")
TIMED = LabourTerms(LabourPolicy.TIMED, "LABOUR", minimum_seconds=1800, increment_seconds=900)


def want(code: str, quantity: int = 1_000_000, price: int | None = None) -> WantedLine:
    return WantedLine(code, quantity, price)


def draft(reported=(), usual=(), labour=NO_LABOUR, worked=None, terms=TERMS):
    return draft_of_work(usual, reported, labour, worked, BOOK, terms, "USD")


def test_a_job_with_parts_a_fee_and_an_hour_and_a_quarter_of_labour():
    found = draft([want("FILTER", 2_000_000), want("TRIP")], labour=TIMED, worked=3_700)
    assert [(line.code, line.quantity_e6, line.net.minor) for line in found.lines] == [
        ("LABOUR", 1_250_000, 11_875),
        ("FILTER", 2_000_000, 4_990),
        ("TRIP", 1_000_000, 5_900),
    ]
    assert [(group.name, group.base.minor, group.amount.minor) for group in found.taxes] == [
        ("City", 4_990, 225),
        ("State", 4_990, 200),
        ("State", 17_775, 0),
    ]
    assert (found.net.minor, found.tax.minor, found.total.minor) == (22_765, 425, 23_190)
    assert [share.minor for share in found.line_taxes] == [0, 425, 0]
    assert found.reasons == ()


def test_what_was_reported_replaces_the_usual_lines():
    assert [line.code for line in draft([want("SCREW")], usual=[want("FILTER")]).lines] == ["SCREW"]
    assert [line.code for line in draft([], usual=[want("FILTER")]).lines] == ["FILTER"]


@pytest.mark.parametrize(
    ("worked", "billed"),
    [(0, 1800), (1800, 1800), (1801, 2700), (2700, 2700), (3599, 3600), (86_400, 86_400)],
)
def test_time_is_billed_from_a_minimum_in_full_steps(worked, billed):
    assert billed_seconds(worked, TIMED) == billed


def test_without_steps_every_second_counts():
    assert billed_seconds(4_021, LabourTerms(LabourPolicy.TIMED, "LABOUR")) == 4_021


def test_flat_labour_is_one_item_however_long_it_took():
    assert [line.net.minor for line in draft(labour=FLAT, worked=99_999).lines] == [9_500]


def test_labour_that_was_reported_as_a_line_is_not_billed_twice():
    found = draft([want("LABOUR", 2_000_000)], labour=TIMED, worked=3_600)
    assert [(line.code, line.quantity_e6) for line in found.lines] == [("LABOUR", 2_000_000)]


@pytest.mark.parametrize("worked", [None, 0])
def test_hours_that_are_not_known_hold_the_line_instead_of_inventing_them(worked):
    labour = LabourTerms(LabourPolicy.TIMED, "LABOUR")
    found = draft([want("FILTER")], labour=labour, worked=worked)
    assert found.reasons == (ReviewReason.LABOUR_UNKNOWN,)
    assert found.lines[0].held
    assert found.lines[0].kind is LineKind.LABOUR


@pytest.mark.parametrize(
    ("line", "reason", "held"),
    [
        (want("NEVER-HEARD"), ReviewReason.UNKNOWN_CODE, True),
        (want("CUSTOM"), ReviewReason.UNPRICED_LINE, True),
        (want("OLD"), ReviewReason.INACTIVE_CODE, False),
        (want("FILTER", price=1_000_000), ReviewReason.PRICE_OVERRIDE, False),
        (want("CUSTOM", price=1_000_000), ReviewReason.PRICE_OVERRIDE, False),
    ],
)
def test_a_line_out_of_the_ordinary_carries_its_reason(line, reason, held):
    found = draft([line, want("SCREW", 100_000_000)])
    assert found.reasons == (reason,)
    assert found.lines[0].held is held
    assert found.lines[1].net.minor == 125


def test_a_price_that_repeats_the_book_is_no_override():
    assert draft([want("FILTER", price=24_950_000)]).reasons == ()


def test_a_labour_code_that_is_not_in_the_book_is_held():
    labour = LabourTerms(LabourPolicy.TIMED, "GONE")
    assert draft(labour=labour, worked=None).reasons == (ReviewReason.UNKNOWN_CODE,)
    assert draft(labour=labour, worked=3_600).reasons == (ReviewReason.UNKNOWN_CODE,)


def test_without_a_rate_the_rest_is_taxed_and_the_draft_says_what_is_missing():
    found = draft([want("FILTER"), want("TRIP")], terms=TaxTerms("US-NY", DAY, RATES[:2]))
    assert found.reasons == (ReviewReason.NO_TAX_RATE,)
    assert found.tax.minor == 212


def test_rates_that_contradict_each_other_are_not_chosen_between():
    found = draft([want("FILTER")], terms=TaxTerms("US-NY", DAY, (*RATES, rate(41_000))))
    assert (found.reasons, found.tax.minor) == ((ReviewReason.AMBIGUOUS_TAX_RATE,), 0)


def test_the_rate_is_that_of_the_document_s_day():
    found = draft([want("FILTER")], terms=TaxTerms("US-NY", date(2019, 1, 1), RATES))
    assert found.reasons == (ReviewReason.NO_TAX_RATE,)


def test_an_exempt_customer_pays_no_tax_and_needs_no_rate():
    found = draft([want("FILTER")], terms=TaxTerms("nowhere", DAY, (), exempt=True))
    assert (found.reasons, found.taxes, found.tax.minor, found.total.minor) == ((), (), 0, 2_495)


def test_a_job_without_lines_makes_an_empty_draft():
    found = draft()
    assert (found.lines, found.total) == ((), Money.zero("USD"))


@pytest.mark.parametrize("values", [(0, None), (-1, None), (10**16, None), (1, -1)])
def test_impossible_quantities_and_prices_are_refused(values):
    with pytest.raises(Invalid):
        WantedLine("FILTER", *values)


def test_negative_minimum_times_are_refused():
    with pytest.raises(Invalid):
        LabourTerms(LabourPolicy.TIMED, "LABOUR", minimum_seconds=-1)


def test_lines_in_two_currencies_make_no_invoice():
    line = DraftLine(LineKind.FEE, "A", "A", "", 1, 1, Money(1, "EUR"), "goods")
    with pytest.raises(Invalid) as refused:
        total_up([line], TERMS, "USD")
    assert refused.value.code == "CURRENCY_MISMATCH"


codes = st.sampled_from([*(item.code for item in BOOK), "NEVER-HEARD"])
wanted = st.lists(
    st.builds(want, codes, st.integers(1, 10**9), st.none() | st.integers(0, 10**9)), max_size=12
)
rates = st.lists(
    st.builds(
        rate,
        st.integers(0, 250_000),
        name=st.sampled_from(["State", "County", "City"]),
        category=st.sampled_from(["goods", "service"]),
    ),
    max_size=5,
)
labours = st.sampled_from([NO_LABOUR, FLAT, TIMED])


@given(wanted, labours, st.none() | st.integers(0, 200_000), rates, st.booleans())
def test_the_sums_always_agree(lines, labour, worked, known, exempt):
    found = draft(lines, labour=labour, worked=worked, terms=TaxTerms("US-NY", DAY, tuple(known), exempt))
    assert found.total == found.net + found.tax
    assert found.net == Money.total((line.net for line in found.lines), "USD")
    assert found.tax == Money.total((group.amount for group in found.taxes), "USD")
    assert found.tax == Money.total(found.line_taxes, "USD")
    assert len(found.line_taxes) == len(found.lines)
    for line, tax in zip(found.lines, found.line_taxes, strict=True):
        assert not line.held or (line.net.minor, tax.minor) == (0, 0)


@given(wanted, rates, st.randoms())
def test_the_order_of_the_lines_changes_no_sum(lines, known, random):
    terms = TaxTerms("US-NY", DAY, tuple(known))
    one, other = draft(lines, terms=terms), draft(random.sample(lines, len(lines)), terms=terms)
    assert (one.taxes, one.net, one.tax, one.total, one.reasons) == (
        other.taxes,
        other.net,
        other.tax,
        other.total,
        other.reasons,
    )


@given(wanted, rates)
def test_nothing_unpriced_passes_without_a_reason(lines, known):
    found = draft(lines, terms=TaxTerms("US-NY", DAY, tuple(known)))
    assert any(line.unit_price_e6 is None for line in found.lines) <= bool(found.reasons)
