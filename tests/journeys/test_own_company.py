"""A new user's way: from an empty installation to the first published day, in the browser, step by step."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect

from server.settings import Settings
from tests.domain.test_pictures import png
from tests.journeys.browser import DESK, PHONE, Watched, chromium
from tests.journeys.house import House, running

pytestmark = [
    pytest.mark.browser,
    pytest.mark.one_engine(reason="pages do not know the engine; set-up by HTTP runs on both"),
]
ZONE = ZoneInfo("America/New_York")
PASSWORD = "a new horse battery"


@pytest.fixture
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


def test_from_an_empty_installation_to_a_published_day(db: Settings, browser: Browser) -> None:
    with running(db) as house:
        owner = Watched(browser, house.base, DESK, pictures="own-company")
        an_empty_installation_says_where_its_link_is(owner)
        create_company(owner, printed_link(house))
        fill_in_the_company(owner)
        dispatcher = invite_a_colleague(owner, browser)
        bring_people_and_work(owner)
        plan_and_publish(owner)
        for watched in (owner, dispatcher):
            assert watched.complaints == []


def an_empty_installation_says_where_its_link_is(owner: Watched) -> None:
    owner.page.goto(f"{owner.base}/")
    expect(owner.page.get_by_role("heading", name="This installation is new")).to_be_visible()
    expect(owner.page.get_by_text("truckroll company setup-link")).to_be_visible()
    owner.looks_right("new installation")


def printed_link(house: House) -> str:
    """Return the link that `truckroll serve` has printed."""
    found = re.search(r"http://\S+/start\?link=\S+", (house.settings.home / "serve.log").read_text())
    assert found is not None
    return found.group()


def create_company(owner: Watched, link: str) -> None:
    page = owner.page
    page.goto(link)
    page.get_by_label("Company name").fill("Genesee Heating")
    page.get_by_role("combobox", name="Time zone").fill("new york")
    page.keyboard.press("Enter")
    page.get_by_label("Your name").fill("Olive Ames")
    page.get_by_label("Email").fill("olive@genesee.example")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    owner.looks_right("start")
    page.get_by_role("button", name="Create company").click()
    expect(page.get_by_text("0 of 13 done")).to_be_visible()
    owner.looks_right("first steps")


def fill_in_the_company(owner: Watched) -> None:
    page = owner.page
    page.get_by_role("button", name="Fill in").click()
    part = page.locator("#facts")
    part.get_by_label("Address").fill("12 Mill Street\nRochester, NY 14604")
    part.get_by_label("Phone").fill("585-555-0100")
    save(part)
    part = page.locator("#depot")
    part.get_by_label("Latitude and longitude").fill("43.1566, -77.6088")
    save(part)
    part = page.locator("#hours")
    part.get_by_role("button", name="Monday to Friday, 8 to 5").click()
    save(part)
    page.locator("#logo input[type=file]").set_input_files(
        {"name": "logo.png", "mimeType": "image/png", "buffer": png(120, 40)}
    )
    expect(page.get_by_alt_text("Logo of Genesee Heating")).to_be_visible()
    page.locator("#tax").get_by_role("button", name="Add rate").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Rate in percent").fill("8")
    dialog.get_by_label("Place").fill("NY-MONROE")
    dialog.get_by_role("button", name="Add rate").click()
    expect(page.locator("#tax").get_by_text("NY-MONROE, standard")).to_be_visible()
    part = page.locator("#invoices")
    part.get_by_label("First number").fill("4711")
    part.get_by_label("How to pay").fill("By check to Genesee Heating.")
    expect(part.get_by_text("The next invoice is INV-004711.")).to_be_visible()
    save(part)
    page.locator("#work").get_by_role("button", name="Add the usual five").click()
    expect(page.locator("#work").get_by_text("Installation")).to_be_visible()
    owner.looks_right("company")


def save(part: Any) -> None:
    part.get_by_role("button", name="Save").click()
    expect(part.get_by_text("Saved")).to_be_visible()


def invite_a_colleague(owner: Watched, browser: Browser) -> Watched:
    """Invite a dispatcher without a mail server, hand the link over, and have them take it up."""
    page = owner.page
    page.get_by_role("link", name="Users").click()
    page.get_by_role("button", name="Invite").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name").fill("Dan Kim")
    dialog.get_by_label("Email").fill("dan@genesee.example")
    dialog.get_by_role("button", name="Invite").click()
    link = page.get_by_role("dialog", name="Hand this link to Dan Kim").get_by_role("textbox").input_value()
    owner.looks_right("invited")

    guest = Watched(browser, owner.base, PHONE)
    guest.page.goto(link)
    expect(guest.page.get_by_role("heading", name="Welcome to Genesee Heating")).to_be_visible()
    guest.page.get_by_label("Choose a password").fill(PASSWORD)
    guest.page.get_by_role("button", name="Begin").click()
    guest.page.wait_for_url(lambda url: url.startswith(f"{owner.base}/dispatch"))
    page.get_by_role("button", name="Done").click()
    return guest


def bring_people_and_work(owner: Watched) -> None:
    """What the old system exports: who works, for whom, where, and what is to be done tomorrow."""
    day = tomorrow()
    window = f"{day.replace(hour=9).isoformat()},{day.replace(hour=12).isoformat()}"
    files = {
        "technicians": "name,email,hours\nTerry Ochoa,terry@genesee.example,Mon-Sun 07:00-18:00\n",
        "customers": "external_id,name,phone\nC-1,Ann Rosenthal,585-555-0101\n",
        "sites": "customer_id,address,city,latitude,longitude\nC-1,40 Oak Street,Rochester,43.17,-77.6\n",
        "jobs": "customer_id,site_address,site_city,job_type,window_starts_at,window_ends_at\n"
        f"C-1,40 Oak Street,Rochester,SERVICE,{window}\n",
    }
    for kind, text in files.items():
        bring(owner.page, kind, text)
    owner.looks_right("imported")


def bring(page: Page, kind: str, text: str) -> None:
    page.goto(f"{page.url.split('/setup')[0]}/setup?room=import&kind={kind}")
    file = {"name": f"{kind}.csv", "mimeType": "text/csv", "buffer": text.encode()}
    page.locator("input[type=file]").first.set_input_files(file)
    page.get_by_role("button", name="Check the file").click()
    page.get_by_role("button", name=re.compile(r"^Import 1 ")).click()
    expect(page.get_by_text(f"{kind}.csv is imported")).to_be_visible()


def plan_and_publish(owner: Watched) -> None:
    page = owner.page
    page.goto(f"{owner.base}/")
    expect(page.get_by_text("11 of 13 done")).to_be_visible()
    owner.looks_right("ready to plan")
    page.get_by_role("link", name="Go to the board").click()
    page.wait_for_url(f"**/dispatch?date={tomorrow().date()}")
    page.get_by_role("button", name="Plan tomorrow").first.click()
    page.get_by_role("button", name="Publish", exact=True).click(timeout=60_000)
    expect(page.get_by_role("button", name="Publish", exact=True)).to_have_count(0)
    expect(page.get_by_text("Rosenthal").first).to_be_visible()
    owner.looks_right("first day")
    page.goto(f"{owner.base}/setup")
    expect(page.get_by_text("Your first day is planned and published.")).to_be_visible()
    page.get_by_role("button", name="Put this list away").click()
    expect(page.get_by_text("The first steps are put away")).to_be_visible()
    page.goto(f"{owner.base}/")
    page.wait_for_url(f"{owner.base}/office**")


def tomorrow() -> datetime:
    """Return the first moment of the company's tomorrow."""
    return datetime.now(ZONE).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
