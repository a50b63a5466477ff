"""Attacks that only a real browser can show: stored scripts on every page, and what is left behind when one leaves."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from werkzeug.serving import make_server

from server.bootstrap import Services
from server.models.scope import scoped_get
from server.models.users import User
from tests.builders import (
    acting,
    at,
    book_visit,
    make_customer,
    make_item,
    make_job,
    make_job_type,
    make_site,
)
from tests.conftest import PASSWORD
from tests.field import Field
from tests.journeys.browser import DESK, ROOT, Watched, chromium

pytestmark = [
    pytest.mark.browser,
    pytest.mark.one_engine(reason="pages are the same on both", engine="sqlite"),
    # a browser that leaves breaks downloads off, and the development server leaves their files to the collector
    pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning"),
]

RUNS = "window.__ran=(window.__ran||0)+1"
HOSTILE = (
    f"<img src=x onerror={RUNS}>",
    f"</script><script>{RUNS}</script>",
    f'"><svg onload={RUNS}>',
    f"javascript:{RUNS}",
    f"{{{{constructor.constructor('{RUNS}')()}}}}",
)
PAGES = (
    "/dispatch?date=2026-03-02",
    "/office#todo",
    "/office?room=customers",
    "/office?room=invoices",
    "/setup",
)
WATCH = """
window.__violations = [];
document.addEventListener('securitypolicyviolation', (event) =>
  window.__violations.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample));
"""


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """Serve the application of the test on a real port."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
    gc.collect()  # what it left open is told here, and not in a later test


@pytest.fixture
def hostile(field: Field) -> Field:
    """Put a script into every name that somebody types."""
    with acting(field.services, field.tenant) as scope:
        for hour, text in enumerate(HOSTILE, 12):
            customer = make_customer(scope, text, notes=text, billing_address=text)
            site = make_site(scope, customer, label=text, address=text, access_notes=text)
            part = make_item(scope, f"X{hour}", description=text)
            kind = make_job_type(scope, f"T{hour}", lines=[(part, "1")], name=text)
            job = make_job(scope, site, kind, title=text, description=text)
            book_visit(scope, job, field.world.technician, at(hour))
        for role in ("dispatcher", "technician"):
            scoped_get(scope, User, field.tenant.users[role]).name = HOSTILE[0]
    field.phone.report(field.visit, "complete", at(9), notes=HOSTILE[0])
    return field


def quiet(page: Any) -> list[str]:
    """Return what ran, or what the policy had to stop."""
    ran = page.evaluate("window.__ran || 0")
    violations = [told for told in page.evaluate("window.__violations") if "img" not in told.split()[0]]
    return [*(["a script ran"] if ran else []), *violations]


def test_a34_stored_scripts_are_text_on_every_page(hostile: Field, address: str) -> None:
    """Customer, address, note, part, kind of work and people; shown, not run, and nothing for the policy to stop."""
    if not (ROOT / "server" / "static" / "sign-in.html").exists():
        pytest.skip("missing: the web client is not built; run make web")
    with chromium() as browser:
        watched = Watched(browser, address, DESK)
        page, dialogs, seen = watched.page, list[str](), ""
        page.add_init_script(WATCH)
        page.on("dialog", lambda dialog: dialogs.append(dialog.message))
        watched.sign_in(hostile.tenant.email("owner"), PASSWORD)
        for path in PAGES:
            page.goto(f"{address}{path}")
            page.wait_for_load_state("networkidle")
            assert quiet(page) == [], path
            seen += page.inner_text("body")
        assert "onerror" in seen, "the hostile names were really shown"
        assert dialogs == []
        assert [told for told in watched.complaints if "Content Security Policy" in told] == []


def test_a38_nothing_is_left_for_who_comes_next(hostile: Field, address: str) -> None:
    """Signed out, the pages show nothing on the way back, and the browser is told to forget what it cached."""
    with chromium() as browser:
        watched = Watched(browser, address, DESK)
        page = watched.page
        watched.sign_in(hostile.tenant.email("owner"), PASSWORD)
        page.goto(f"{address}/dispatch?date=2026-03-02")
        page.wait_for_load_state("networkidle")
        assert "Rosenthal" in page.inner_text("body")
        left = page.evaluate(
            """async () => {
                const session = await (await fetch('/api/v1/session')).json();
                const headers = {'X-CSRF-Token': session.csrf_token};
                const left = await fetch('/api/v1/session', {method: 'DELETE', headers});
                return left.status;  // Chromium keeps Clear-Site-Data to itself; the next test reads it
            }"""
        )
        assert left == 204
        assert [cookie["name"] for cookie in page.context.cookies()] == []
        page.goto(f"{address}/sign-in")
        page.go_back()
        page.wait_for_load_state("networkidle")
        assert "Rosenthal" not in page.inner_text("body")
        assert "/sign-in" in page.url
        kept = page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})")
        for word in ("Rosenthal", "Elm Street", hostile.tenant.email("owner")):
            assert word not in kept
        assert page.evaluate("caches.keys()") == []


def test_a38_leaving_clears_the_cache_and_so_does_the_next_sign_in(field: Field, services: Services) -> None:
    client = field.client.application.test_client()
    first = client.post("/api/v1/session", json={"email": field.tenant.email("owner"), "password": PASSWORD})
    assert "Clear-Site-Data" not in first.headers
    second = client.post(
        "/api/v1/session", json={"email": field.tenant.email("office"), "password": PASSWORD}
    )
    assert second.headers["Clear-Site-Data"] == '"cache"'
    csrf = {"X-CSRF-Token": second.get_json()["csrf_token"]}
    assert client.delete("/api/v1/session", headers=csrf).headers["Clear-Site-Data"] == '"cache"'
    for path in ("/api/v1/session", "/office/v1/customers", "/mobile/v1/day"):
        assert client.get(path).headers["Cache-Control"] == "no-store", path
