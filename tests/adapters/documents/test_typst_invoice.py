"""What stands on a rendered invoice, read back from the PDF."""

import hashlib
import io
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from server.adapters.documents.typst_invoice import TypstRenderer
from server.domain.invoice_document import InvoiceDocument, Party
from tests.adapters.documents.paper import INVOICE, line, pages_of, text_of, usd

RENDERER = TypstRenderer()
HOSTILE = '#panic("x") $x^2$ *bold* <b>i</b> @ref \\ `raw` // gone /* gone */ [x] = Heading #sys.inputs'


def printed(document: InvoiceDocument) -> str:
    return text_of(RENDERER.invoice(document))


def test_an_invoice_says_who_what_when_and_how_much():
    text = printed(INVOICE)
    for words in [
        *("Harbor Heating & Air", "418 Fulton Street, Troy, NY 12180", "Invoice", "INV-2026-000123"),
        *(
            "Josephine Núñez",
            "98 Congress Street",
            "Furnace repair",
            "March 2, 2026",
            "April 1, 2026",
            "J-1042",
        ),
        *(
            "PO-7731",
            "Part number 3",
            "P-003",
            "1.5 m",
            "$13.266667",
            "$19.90",
            "State 4% on $59.70",
            "$2.39",
        ),
        *(
            "Subtotal",
            "Total",
            "Amount due",
            "$64.78",
            "How to pay",
            "Scan to pay",
            "Cleaned the flame sensor.",
        ),
        *("Dana Whitfield", "8:05", "9:47", "Twelve months guaranteed.", "Page 1 of 1", "pay@harbor.example"),
    ]:
        assert words in text, words


def test_the_pdf_tells_programs_and_screen_readers_what_it_is():
    reader = PdfReader(io.BytesIO(RENDERER.invoice(INVOICE)))
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == (
        "Invoice INV-2026-000123",
        "Harbor Heating & Air",
    )
    assert str(reader.root_object["/Lang"]) == "en"
    assert "/StructTreeRoot" in reader.root_object


def test_the_same_values_give_the_same_bytes_also_in_another_process():
    script = (
        "import hashlib; from tests.adapters.documents.paper import INVOICE;"
        "from server.adapters.documents.typst_invoice import TypstRenderer as R;"
        "print(hashlib.sha256(R().invoice(INVOICE)).hexdigest())"
    )
    root = Path(__file__).parents[3]
    other = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=root
    )
    assert other.stdout.strip() == hashlib.sha256(RENDERER.invoice(INVOICE)).hexdigest()


def test_a_draft_says_so_on_every_page_and_asks_for_no_money():
    pages = pages_of(RENDERER.invoice(replace(INVOICE, number=None, lines=tuple(map(line, range(60))))))
    assert len(pages) > 1
    assert all("DRAFT" in page for page in pages)
    assert "Amount due" not in pages[0]
    assert not any("How to pay" in page for page in pages)
    assert "DRAFT" not in printed(INVOICE)


def test_a_line_without_a_price_says_so_instead_of_nothing():
    text = printed(replace(INVOICE, number=None, lines=(line(1, 0, unit_price_e6=None),)))
    assert "not priced" in text
    assert "$0.00" not in text


@pytest.mark.parametrize("notes", ["", "Short.", "Words. " * 400])
def test_a_page_break_never_leaves_the_total_alone(notes):
    service = replace(INVOICE.service, notes=notes)
    for count in (*range(14, 34), 1, 2, 61) if notes == "Short." else (1, 18, 23):
        lines = tuple(line(number, description="Part " + "long " * (number % 20)) for number in range(count))
        pages = pages_of(RENDERER.invoice(replace(INVOICE, lines=lines, service=service)))
        (page,) = [page for page in pages if "Subtotal" in page]
        assert f"P-{count - 1:03d}" in page, count
        assert re.search(r"Subtotal.*Total\s*\$64\.78", page, re.DOTALL), count


def test_a_long_invoice_repeats_its_head_and_counts_its_pages():
    pages = pages_of(RENDERER.invoice(replace(INVOICE, lines=tuple(map(line, range(140))))))
    assert len(pages) >= 4
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
        assert "Unit price" in page
        assert ("continued" in page) is (number > 1)
    printed_codes = re.findall(r"P-\d{3}", "\n".join(pages))
    assert printed_codes == [f"P-{number:03d}" for number in range(140)]


def hostile(text: str) -> InvoiceDocument:
    """Return an invoice with the text in every place that takes one."""
    party = Party(text, f"{text}\n{text}", text, text, text)
    return replace(
        INVOICE,
        number="INV-1",
        company=party,
        customer=party,
        service=replace(
            INVOICE.service,
            address=text,
            job_number=text,
            title=text,
            technician=text,
            notes=text,
            purchase_order=text,
        ),
        lines=(line(1, code=text, description=text, unit=text),),
        taxes=tuple(replace(tax, name=text) for tax in INVOICE.taxes),
        payment_note=text,
        small_print=text,
        pay_url=text,
        color=text,
        locale=text,
    )


def test_markup_in_a_text_is_printed_not_obeyed():
    text = re.sub(r"\s+", "", printed(hostile(HOSTILE)))
    assert text.count(re.sub(r"\s+", "", HOSTILE)) >= 10


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "\x00\x01\x1b[31m\x7f\x85",
        "\ud800 half \udfff",
        "\u202egnp.exe\u202c\u2066x\u2069 \u200b\ufeff\u2028\u2029",
        "שלום עולם مرحبا بالعالم",
        "🎉👩‍👩‍👧‍👦🏳️‍🌈 漢字かな 한국어 ไทย",
        "Z̸̢̛̫̯̈́͌a̵͚͒l̶̝̈g̷̭̈o̶͉͒" * 20,
        "W" * 2_000,
        "\n" * 300,
        "{{ x }} %s {0} ${jndi:ldap://x} ' OR 1=1 --",
    ],
    ids=lambda text: ascii(text)[:24],
)
def test_no_text_however_odd_stops_an_invoice(text):
    pdf = RENDERER.invoice(hostile(text))
    assert pdf.startswith(b"%PDF-")
    assert "INV-1" in text_of(pdf)


def test_twenty_thousand_characters_of_notes_are_all_there():
    notes = "".join(f"line {number} of the notes that a technician has dictated\n" for number in range(400))[
        :20_000
    ]
    text = printed(replace(INVOICE, service=replace(INVOICE.service, notes=notes)))
    assert "line 0 of" in text
    assert "line 330 of" in text


def test_endless_words_end_at_the_margin():
    for page in PdfReader(io.BytesIO(RENDERER.invoice(hostile("W" * 2_000)))).pages:
        edges: list[float] = []

        def note(text: str, cm: list[float], tm: list[float], *_: object, found: list[float] = edges) -> None:
            found.extend([cm[0] * tm[4] + cm[4]] if text.strip() else [])

        page.extract_text(visitor_text=note)
        assert max(edges) < page.mediabox.width


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("es-US", ["Factura", "Importe a pagar", "2 de marzo de 2026", "Escanee para pagar"]),
        ("en-GB", ["2 March 2026", "US$64.78", "08:05"]),
        ("de-DE", ["Invoice", "64,78"]),
        ("xx-nonsense", ["March 2, 2026", "$64.78"]),
    ],
)
def test_words_and_numbers_follow_the_locale(locale, expected):
    text = printed(replace(INVOICE, locale=locale)).replace("\xa0", " ")
    for words in expected:
        assert words in text, words


@pytest.mark.parametrize(
    ("locale", "width"), [("en-US", 612), ("en-CA", 612), ("en-GB", 595), ("es-ES", 595)]
)
def test_the_paper_is_the_country_s(locale, width):
    reader = PdfReader(io.BytesIO(RENDERER.invoice(replace(INVOICE, locale=locale))))
    assert round(float(reader.pages[0].mediabox.width)) == width


def test_an_exempt_customer_is_told_so():
    text = printed(replace(INVOICE, taxes=(), tax=usd(0), total=usd(5_970), tax_exempt=True))
    assert "Tax exempt" in text
