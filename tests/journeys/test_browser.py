"""The two walks in a browser: a dispatcher plans and publishes, a technician finishes, the office has the invoice."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from server.settings import Settings
from tests.conftest import PASSWORD
from tests.journeys.browser import DESK, PHONE, Watched, chromium
from tests.journeys.conftest import SmallDay
from tests.journeys.house import running

pytestmark = [
    pytest.mark.browser,
    pytest.mark.one_engine(reason="pages do not know the engine; the same walk by HTTP runs on both"),
]


@pytest.fixture
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


def test_the_two_walks(db: Settings, small_day: SmallDay, browser: Browser) -> None:
    with running(db) as house:
        dispatcher = Watched(browser, house.base, DESK)
        dispatcher.sign_in(small_day.tenant.email("dispatcher"), PASSWORD)
        plan_and_publish(dispatcher)

        technician = Watched(browser, house.base, PHONE)
        technician.sign_in(small_day.tenant.email("technician"), PASSWORD)
        number = work(technician)

        office = Watched(browser, house.base, DESK)
        office.sign_in(small_day.tenant.email("office"), PASSWORD)
        expect(office.page.get_by_role("heading", name="What needs you")).to_be_visible()
        office.page.get_by_role("link", name="Invoices").click()
        expect(office.page.get_by_text(number).first).to_be_visible()
        expect(office.page.get_by_text("$180.90").first).to_be_visible()

        for watched in (dispatcher, technician, office):
            assert watched.complaints == []


def plan_and_publish(dispatcher: Watched) -> None:
    page = dispatcher.page
    page.get_by_role("button", name="Plan today").first.click()
    page.get_by_role("button", name="Publish", exact=True).click(timeout=60_000)
    expect(page.get_by_role("button", name="Publish", exact=True)).to_have_count(0)
    expect(page.get_by_text("Rosenthal").first).to_be_visible()


def work(technician: Watched) -> str:
    """Take the visit from clock-in to its invoice, one button after the other; return the invoice's number."""
    page = technician.page
    for step in ("Clock in", "Start travel", "I\u2019ve arrived", "Start work", "Finish"):
        page.get_by_role("button", name=step, exact=True).click()
    page.get_by_label("Notes for the customer").fill("Burner cleaned.")
    page.get_by_role("button", name="Finish visit").click()
    receipt = page.get_by_text("is made and on its way to the customer")
    expect(receipt).to_be_visible()
    return (receipt.text_content() or "").split("Invoice ")[1].split(" is made")[0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_open_to_everybody(
    db: Settings, small_day: SmallDay, browser: Browser, scheme: str
) -> None:
    with running(db) as house:
        for role, size in (("dispatcher", DESK), ("technician", PHONE), ("office", DESK)):
            watched = Watched(browser, house.base, size, scheme)
            watched.page.goto(f"{house.base}/sign-in")
            watched.page.wait_for_load_state("networkidle")
            assert watched.axe() == [], "sign-in"
            watched.sign_in(small_day.tenant.email(role), PASSWORD)
            watched.page.wait_for_load_state("networkidle")
            assert watched.axe() == [], role
            watched.page.goto(f"{house.base}/docs")
            watched.page.wait_for_load_state("networkidle")
            assert watched.axe() == [], "docs"
