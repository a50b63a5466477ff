"""The words and numbers of an invoice before they are set."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.adapters.documents.colors import contrast_with_white, readable_color
from server.adapters.documents.invoice_values import invoice_values
from server.adapters.documents.labels import LABELS
from server.adapters.documents.wording import (
    inert,
    locale_of,
    money_text,
    price_text,
    quantity_text,
    rate_text,
)
from server.domain.money import Money
from tests.adapters.documents.paper import INVOICE

AMERICAN = locale_of("en-US")


def codes(document):
    asked: list[str] = []

    def note(text: str) -> str:
        asked.append(text)
        return "<svg/>"

    invoice_values(document, note)
    return asked


def test_the_code_opens_the_payment_page_or_else_names_the_payment():
    assert codes(INVOICE) == ["https://pay.example/i/123"]
    assert codes(replace(INVOICE, pay_url="")) == ["Harbor Heating & Air\nINV-2026-000123\n$64.78"]


@pytest.mark.parametrize("link", ["javascript:alert(1)", "tel:911", "https://x/" + "a" * 600])
def test_a_link_that_is_no_web_page_or_too_long_for_a_code_is_not_put_into_one(link):
    assert "INV-2026-000123" in codes(replace(INVOICE, pay_url=link))[0]


def test_a_draft_has_no_code():
    assert codes(replace(INVOICE, number=None)) == []


def test_all_languages_say_the_same_things():
    assert {language: set(words) for language, words in LABELS.items()} == {
        language: set(LABELS["en"]) for language in LABELS
    }
    assert all(text.strip() for words in LABELS.values() for text in words.values())


@pytest.mark.parametrize(
    ("money", "tag", "expected"),
    [
        (Money(123_456_789, "USD"), "en-US", "$1,234,567.89"),
        (Money(-5, "USD"), "en-US", "-$0.05"),
        (Money(1_234, "JPY"), "en-US", "¥1,234"),
        (Money(1_234, "KWD"), "en-US", "KWD\xa01.234"),
        (Money(123_456, "EUR"), "de-DE", "1.234,56\xa0€"),
    ],
)
def test_amounts_look_as_people_there_write_them(money, tag, expected):
    assert money_text(money, locale_of(tag)) == expected


def test_prices_quantities_and_rates_show_as_many_places_as_they_need():
    assert [price_text(value, "USD", AMERICAN) for value in (95_000_000, 12_500)] == ["$95.00", "$0.0125"]
    assert price_text(100_500_000, "JPY", AMERICAN) == "¥100.5"
    assert [quantity_text(value, AMERICAN) for value in (2_000_000, 1_116_667)] == ["2", "1.116667"]
    assert [rate_text(value, AMERICAN) for value in (82_500, 99_750, 0, 40_000)] == [
        "8.25%",
        "9.975%",
        "0%",
        "4%",
    ]


@given(st.text())
def test_inert_text_has_no_controls_no_overrides_and_is_inert_already(text):
    made = inert(text, lines=True)
    assert not set(made) & set("\x00\r\x1b\u202e\u2066\u2028\ud800")
    assert "\n" not in inert(text)
    assert inert(made, lines=True) == made


def test_ordinary_words_stay_as_they_are_and_endless_ones_get_places_to_break():
    assert inert("Donaudampfschiffahrt, 98 Congress Street") == "Donaudampfschiffahrt, 98 Congress Street"
    assert inert("a" * 40).replace("\u200b", "") == "a" * 40
    assert "\u200b" in inert("a" * 40)


@given(st.integers(0, 0xFFFFFF))
def test_every_company_color_can_be_read_on_white(value):
    color = readable_color(f"#{value:06x}")
    assert contrast_with_white([int(color[at : at + 2], 16) for at in (1, 3, 5)]) >= 4.5


def test_a_dark_color_is_left_alone_and_a_text_that_is_none_gives_ours():
    assert readable_color("#1f5f8b") == "#1f5f8b"
    assert readable_color("red; }") == "#1f5f8b"
