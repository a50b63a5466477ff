"""The tests that docs/security/attack-cases.md and docs/neighbours.md name are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
PAGES = ("docs/security/attack-cases.md", "docs/neighbours.md")
ASKED = [f"A{number:02d}" for number in [*range(1, 21), *range(32, 39)]]


@pytest.mark.parametrize("page", PAGES)
def test_every_test_that_a_page_names_is_there(page: str) -> None:
    named = NAMED.findall((ROOT / page).read_text())
    assert len(named) >= 14
    missing = [
        f"{file}::{name}"
        for file, name in named
        if not re.search(rf"^def {name}\(", (ROOT / file).read_text(), re.MULTILINE)
    ]
    assert missing == []


def test_every_attack_case_has_its_line_and_a_test_or_says_that_it_is_open() -> None:
    lines = (ROOT / PAGES[0]).read_text().splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| A")]
    assert [row[0] for row in rows] == ASKED
    assert [row[0] for row in rows if not NAMED.search(row[3]) and not row[4].startswith("open:")] == []
    assert [row[0] for row in rows if row[4].startswith("shown") == row[4].startswith("open")] == []


def test_every_test_of_an_asked_attack_case_stands_in_the_table() -> None:
    """A test that calls itself a07 and is named nowhere is as good as lost."""
    table = (ROOT / PAGES[0]).read_text()
    found = {
        f"{file.relative_to(ROOT)}::{name}"
        for file in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_a\d\d_\w+)\(", file.read_text(), re.MULTILINE)
        if name[5:8].upper() in ASKED
    }
    assert sorted(name for name in found if f"`{name}`" not in table) == []
