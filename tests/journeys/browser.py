"""A headless Chromium for journeys: quiet about the network, watched for what a page should never say."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "var" / "journeys"
"""Where journeys leave a picture of each step, in a folder each; the next run replaces them."""
AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
DESK, PHONE = (1440, 900), (390, 844)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Chromium, or skip loudly."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or os.environ.get("CHROMIUM")
    if path is None:
        pytest.skip("missing: Chromium, so no page was looked at (apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, headless=True, args=FLAGS)
        yield browser
        browser.close()


class Watched:
    """A page of one user; whatever it complains of is kept."""

    def __init__(
        self, browser: Browser, base: str, size: tuple[int, int], scheme: str = "light", pictures: str = ""
    ) -> None:
        self.base = base
        self._pictures = PICTURES / pictures if pictures else None
        self._taken = 0
        self.complaints: list[str] = []
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if scheme == "dark" else "light",
            reduced_motion="reduce",
            bypass_csp=False,
        )
        self.page: Page = context.new_page()
        self.page.set_default_timeout(30_000)
        self.page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        self.page.on("console", self._heard)
        self.page.on("request", self._asked)

    def _heard(self, message: Any) -> None:
        if message.type == "error" and "401" not in message.text:
            self.complaints.append(f"console: {message.text}")

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((self.base, "data:", "blob:")):
            self.complaints.append(f"outside host: {request.url}")

    def sign_in(self, email: str, password: str) -> None:
        """Sign in as a person would."""
        self.page.goto(f"{self.base}/sign-in")
        self.page.get_by_label("Email").fill(email)
        self.page.get_by_label("Password", exact=True).fill(password)
        self.page.get_by_role("button", name="Sign in", exact=True).click()
        self.page.wait_for_url(lambda url: "/sign-in" not in url)

    def looks_right(self, step: str) -> None:
        """Keep a picture of this step, and fail when axe finds something wrong with the page."""
        self.page.wait_for_load_state("networkidle")
        if self._pictures is not None:
            self._taken += 1
            self._pictures.mkdir(parents=True, exist_ok=True)
            name = f"{self._taken:02d}-{step.replace(' ', '-')}.png"
            self.page.screenshot(path=self._pictures / name, full_page=True)
        found = self.axe()
        assert not found, f"{step}: {found}"

    def axe(self) -> list[str]:
        """Return what axe finds wrong with the page as it stands."""
        self.page.evaluate(AXE.read_text())
        found = self.page.evaluate(
            "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"
        )
        return [f"{rule['id']}: {node['target']}" for rule in found for node in rule["nodes"]]
