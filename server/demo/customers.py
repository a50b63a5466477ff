"""The demo's customers with their sites and equipment, written in bulk."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from server.demo.draws import chance, id_at
from server.demo.names import ACCESS_NOTES, CHARITIES, FIRM_KINDS, FIRM_NAMES, FIRST, LAST
from server.demo.places import CAMP, JURISDICTION, Address, draw_address
from server.demo.sheet import Sheet
from server.models.customers import Customer, Equipment, Site

FIRMS = 0.11
OWNS_EQUIPMENT = 0.6
MACHINES = (
    ("Furnace", ("Carrier 59TP6", "Lennox ML196", "Trane S9V2", "Rheem R96V")),
    ("Boiler", ("Weil-McLain CGa", "Burnham ES2", "Navien NCB-H")),
    ("Air conditioner", ("Carrier 24ACC6", "Goodman GSXN4", "Lennox ML17XC1")),
    ("Water heater", ("Bradford White RG250", "AO Smith GCR-50", "Rheem XG50")),
    ("Service panel", ("Square D HOM200", "Eaton BR200", "Siemens P200")),
)


@dataclass(frozen=True, slots=True)
class Taken:
    """When and by whom the customers were taken into the books."""

    at: datetime
    who: tuple[str, str]


def add_customers(sheet: Sheet, count: int, taken: Taken) -> None:
    """Put `count` customers on the sheet, numbered from 1, and after them the two whose sites nobody can reach."""
    random = chance("customers")
    for number, (name, mailbox) in zip(range(1, count + 1), _names(random), strict=False):
        customer_id = _add_customer(sheet, random, number, name, mailbox, taken)
        sites = random.choice((1, 1, 2, 3)) if _is_firm(name) else 1
        for index in range(sites):
            address = draw_address(random)
            _add_site(sheet, random, customer_id, address, _label(name, index), taken)
    _add_unreachable(sheet, random, count, taken)


def _names(random: Random) -> Iterator[tuple[str, str]]:
    """Yield names that are all different, with the mailbox of each; the charities are among the first."""
    used: set[str] = set()
    charities = list(CHARITIES)
    while True:
        if charities and len(used) % 7 == 6:  # noqa: PLR2004 - every seventh, until they are used up
            name = charities.pop(0)
        elif random.random() < FIRMS:
            name = f"{random.choice(FIRM_NAMES)} {random.choice(FIRM_KINDS)}"
        else:
            name = f"{random.choice(FIRST)} {random.choice(LAST)}"
        if name not in used:
            used.add(name)
            yield name, "".join(c if c.isalnum() else "." for c in name.lower()).replace("..", ".").strip(".")


def _is_firm(name: str) -> bool:
    return name in CHARITIES or name.endswith(FIRM_KINDS)


def _label(name: str, index: int) -> str:
    if not _is_firm(name):
        return "Home"
    return "Main building" if index == 0 else f"Branch {index + 1}"


def _add_customer(sheet: Sheet, random: Random, number: int, name: str, mailbox: str, taken: Taken) -> str:
    exempt = name in CHARITIES
    row_id = id_at(taken.at, random)
    sheet.add(
        Customer,
        row_id,
        number=number,
        name=name,
        phone=_phone(random),
        email=f"{mailbox}@customer.example",
        billing_address=draw_address(random).lines,
        tax_exempt=exempt,
        exemption_certificate=f"ST-119.1 EX-{200_000 + number}" if exempt else "",
        on_hold=False,
        notes="",
        **_versions(taken.at),
    )
    sheet.note(taken.at, taken.who, "customer.create", "customer", row_id, number=number)
    return row_id


def _add_site(
    sheet: Sheet, random: Random, customer_id: str, address: Address, label: str, taken: Taken
) -> None:
    row_id = id_at(taken.at, random)
    sheet.add(
        Site,
        row_id,
        customer_id=customer_id,
        label=label,
        address=address.street,
        city=address.town,
        region=address.region,
        postcode=address.postcode,
        latitude_e6=address.place.latitude_e6 if address.place else None,
        longitude_e6=address.place.longitude_e6 if address.place else None,
        tax_jurisdiction=JURISDICTION,
        access_notes=random.choice(ACCESS_NOTES),
        phone="",
        **_versions(taken.at),
    )
    sheet.note(taken.at, taken.who, "site.create", "site", row_id, customer_id=customer_id)
    for name, models in MACHINES:
        if random.random() < OWNS_EQUIPMENT / 2:
            _add_equipment(sheet, random, row_id, name, random.choice(models), taken)


def _add_equipment(sheet: Sheet, random: Random, site_id: str, name: str, model: str, taken: Taken) -> None:
    maker, _, number = model.rpartition(" ")
    row_id = id_at(taken.at, random)
    installed: date = taken.at.date() - timedelta(days=random.randrange(200, 6500))
    sheet.add(
        Equipment,
        row_id,
        site_id=site_id,
        name=name,
        maker=maker,
        model=number,
        serial=f"{random.randrange(10**9):09d}",
        installed_on=installed,
        notes="",
        **_versions(taken.at),
    )
    sheet.note(taken.at, taken.who, "equipment.create", "equipment", row_id, site_id=site_id)


def _add_unreachable(sheet: Sheet, random: Random, count: int, taken: Taken) -> None:
    """Add the customer whose new house is on no map yet, and the one with a house in the mountains."""
    nowhere = Address("Lot 14, Orchard Creek", "Penfield", "14526", None)
    for number, name, address in ((1, "Otto Brandt", nowhere), (2, "Vera Holloway", CAMP)):
        mailbox = name.lower().replace(" ", ".")
        customer_id = _add_customer(sheet, random, count + number, name, mailbox, taken)
        _add_site(sheet, random, customer_id, address, "New house" if number == 1 else "Camp", taken)


def _phone(random: Random) -> str:
    return f"+1 585 555 01{random.randrange(100):02d}"


def _versions(at: datetime) -> dict[str, Any]:
    return {"version": 1, "created_at": at, "updated_at": at}
