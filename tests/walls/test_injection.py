"""Attacks by text: scripts, markup of every language on the way, SQL, and patterns in searches."""

from __future__ import annotations

import io
from email import message_from_bytes, policy

from pypdf import PdfReader

from tests.builders import acting, at, book_visit, make_customer, make_job, make_site
from tests.field import Field
from tests.walls.town import Town

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "{{7*7}} ${7*7} <%= 7*7 %> {% import os %}",
    '#import "/etc/passwd"; #sys.version #[*bold*] $x^2$ @ref <label> `raw` \\u{41}',
    "=cmd|' /C calc'!A0",
    "Robert'); DROP TABLE customers;--",
    "../../etc/passwd",
    "\u202egnp.exe",
    "a & b < c > d \" e ' f",
]


def test_a34_hostile_names_come_back_as_they_were_and_as_data(field: Field) -> None:
    desk = field.desk()
    for text in HOSTILE:
        made = desk.post("/customers", {"name": text, "notes": text})
        assert made.status_code == 201, text
        shown = desk.get(f"/customers/{made.get_json()['id']}")
        assert shown.get_json()["name"] == text.strip()
        assert shown.content_type == "application/json"
        assert shown.headers["X-Content-Type-Options"] == "nosniff"
        assert "script-src 'self'" in shown.headers["Content-Security-Policy"]
        refused = desk.get("/customers", **{text: text})
        assert refused.status_code == 422
        assert refused.content_type == "application/problem+json"


def test_a34_a57_invoices_print_hostile_text_and_do_not_run_it(field: Field) -> None:
    """In the PDF (set by typst, a language of its own) and in the mail; one job for each text."""
    desk = field.desk()
    for hour, text in enumerate(HOSTILE, 12):
        with acting(field.services, field.tenant) as scope:
            job = make_job(scope, make_site(scope, make_customer(scope, text)), field.world.flat)
            visit = book_visit(scope, job, field.world.technician, at(hour))
        invoice = field.phone.report(visit, "complete", at(9), notes=text)["invoice"]
        field.work()
        pdf = desk.get(f"/invoices/{invoice['id']}.pdf")
        assert pdf.status_code == 200, text
        assert pdf.headers["X-Content-Type-Options"] == "nosniff"
        printed = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf.data)).pages)
        assert squeezed(text)[:20] in squeezed(printed), text
        for active in ("/JavaScript", "/JS", "/OpenAction", "/Launch", "/EmbeddedFile"):
            assert active.encode() not in pdf.data, text
    mails = list((field.services.settings.home / "mail").glob("**/*.eml"))
    assert len(mails) == len(HOSTILE)
    for file in mails:
        mail = message_from_bytes(file.read_bytes(), policy=policy.default)
        assert set(mail.keys()) & {"Bcc", "Cc", "X-Evil"} == set()
        kinds = [part.get_content_type() for part in mail.walk() if part.get_content_maintype() == "text"]
        assert kinds == ["text/plain"]


def squeezed(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def test_a55_search_words_are_words(field: Field) -> None:
    with acting(field.services, field.tenant) as scope:
        for name in ("100% Plumbing", "under_score", "back\\slash", "O'Brien", "plain"):
            make_customer(scope, name)
    desk = field.desk()

    def names(words: str) -> list[str]:
        return sorted(row["name"] for row in desk.items("/customers", q=words))

    assert names("100%") == ["100% Plumbing"]
    assert names("r_s") == ["under_score"]
    assert names("k\\s") == ["back\\slash"]
    assert names("o'brien") == ["O'Brien"]
    for words in (
        "' OR '1'='1",
        "x' UNION SELECT * FROM users --",
        "%%%",
        "_____________",
        "'; DROP TABLE customers; --",
    ):
        assert names(words) == [], words
    assert len(names("")) == 6


def test_a55_sql_in_every_filter_changes_nothing(town: Town) -> None:
    before = town.everything()
    for route in town.routes:
        if route.method != "GET" or not route.query:
            continue
        token = town.ours.tokens["technician" if route.path.startswith("/mobile") else "owner"]
        for name in route.query:
            for value in (
                "1' OR '1'='1",
                "1); DELETE FROM jobs; --",
                "x' UNION SELECT password_hash FROM users--",
            ):
                right = {"date": "2026-03-02"} if "date" in route.query else {}
                answer = town.client.get(
                    town.path(route, town.ours.ids), query_string={**right, name: value}, headers=token
                )
                assert answer.status_code in {200, 422}, f"{route.name} {name}: {answer.text[:200]}"
                told = answer.get_data().decode("utf-8", "replace")  # one of them is a picture
                assert "argon2" not in told
                assert "SELECT" not in told.replace(value, "")
    assert town.everything() == before
