"""Addresses: in one line for people and geocoders, and levelled so that two ways of writing one are equal."""

import re
from unicodedata import normalize


def address_line(street: str, city: str, region: str, postcode: str) -> str:
    """Return an address in one line: "64 Park Avenue, Rochester, NY 14607"."""
    town = " ".join(part for part in (region, postcode) if part)
    return ", ".join(part for part in (" ".join(street.split()), city, town) if part)


def levelled(address: str) -> str:
    """Return an address without what does not matter in it: case, commas, dots, doubled blanks."""
    plain = normalize("NFKC", address).casefold()
    return " ".join("".join(" " if c in ",.;" else c for c in plain).split())


def street_and_number(street: str) -> tuple[str, int | None]:
    """Return a levelled street without its numbers, and the house's: ("park avenue", 64); None when it has none."""
    words = levelled(street).split()
    numbers = [word for word in words if word[0].isdigit()]
    found = re.match(r"[0-9]{1,6}", numbers[0]) if numbers else None
    plain = " ".join(word for word in words if not word[0].isdigit())
    return plain, int(found.group()) if found else None
