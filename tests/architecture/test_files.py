"""Rules of the tree that no linter holds: the length of files, and what must never be named in them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, written_files

LONGEST = 400  # lines; at 300, look for the second subject
SOURCE = (".py", ".ts", ".svelte", ".mjs", ".js", ".css", ".sh")
LOCK_FILES = ("requirements.lock", "requirements-dev.lock", "requirements-node.lock")

REGISTRY_HOST = re.compile(
    r"\b(?:registry|pypi|npm|npmjs|crates|files\.python\w+|deb|mirrors?)\.[a-z0-9-]+\.?[a-z]*/", re.IGNORECASE
)
MACHINE_PATH = re.compile(r"(?<![\w.:/-])/(?:work|root|home|Users|opt)/[\w.-]+")


def _name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""  # a picture


def test_no_source_file_is_longer_than_a_reader_can_hold() -> None:
    lengths = {_name(file): len(_text(file).splitlines()) for file in written_files(*SOURCE)}
    too_long = {
        name: length
        for name, length in lengths.items()
        if length > LONGEST and not name.startswith("migrations/versions/") and "golden" not in name
    }
    assert not too_long


@pytest.mark.parametrize("lock", LOCK_FILES)
def test_a_lock_file_holds_pins_and_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text()
    pins = re.findall(r"^\S+==\S+.*?(?=^\S|\Z)", text, re.MULTILINE | re.DOTALL)
    assert pins
    assert all("--hash=sha256:" in pin for pin in pins)
    assert "://" not in text


def test_what_is_installed_to_run_is_what_the_tests_ran_with() -> None:
    run, dev = (
        {*re.findall(r"^\S+==[^\s;]+", (ROOT / lock).read_text(), re.MULTILINE)} for lock in LOCK_FILES[:2]
    )
    assert run <= dev


def test_the_web_clients_lock_holds_hashes_and_no_address() -> None:
    packages = json.loads((ROOT / "web/package-lock.json").read_text())["packages"]
    fetched = {name: entry for name, entry in packages.items() if name and not entry.get("link")}
    assert fetched
    assert [
        name for name, entry in fetched.items() if "integrity" not in entry and not entry.get("inBundle")
    ] == []
    assert [name for name, entry in fetched.items() if "resolved" in entry] == []


def test_no_file_names_a_registry_or_a_place_on_somebodys_machine() -> None:
    found = [
        f"{_name(file)}:{number}: {match.group()}"
        for file in written_files()
        for number, line in enumerate(_text(file).splitlines(), 1)
        for match in [*REGISTRY_HOST.finditer(line), *MACHINE_PATH.finditer(line)]
    ]
    assert found == []
