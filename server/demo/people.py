"""Who works for the demo company: what they can do, when, and from where."""

from dataclasses import dataclass

from server.domain.permissions import Role

PASSWORD = "truckroll-demo"  # noqa: S105 - printed at the start; the demo answers on loopback alone
DOMAIN = "demo.example"
COMPANY = "Lilac City Home Services"

HOUR = 3600
EARLY, DAY, LATE = (7 * HOUR, 16 * HOUR), (8 * HOUR, 17 * HOUR), (10 * HOUR, 19 * HOUR)
LUNCH_SECONDS = 30 * 60
FORTNIGHT = 14


@dataclass(frozen=True, slots=True)
class OfficeSpec:
    """Somebody who does not drive out."""

    mailbox: str
    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class TechnicianSpec:
    """A technician; `lapsed` names skills whose certificate has run out, `home` a quarter by its number."""

    name: str
    skills: dict[str, int]
    hours: tuple[int, int] = DAY
    starts_from: str = "home"
    ends_at: str = "home"
    home: int = 0
    lapsed: tuple[str, ...] = ()


OFFICE = (
    OfficeSpec("dispatcher", "Ruth Calloway", Role.DISPATCHER),
    OfficeSpec("office", "Martin Osei", Role.OFFICE),
    OfficeSpec("owner", "Helen Castellano", Role.OWNER),
    OfficeSpec("payroll", "Joan Whitaker", Role.PAYROLL),
    OfficeSpec("auditor", "Peter Lindqvist", Role.AUDITOR),
)

TECHNICIANS = (
    TechnicianSpec("Dana Whitfield", {"HEAT": 4, "GAS": 4, "REFRIG": 4}, home=9),
    TechnicianSpec("Marcus Oyelaran", {"PLUMB": 4, "GAS": 3}, EARLY, home=3),
    TechnicianSpec("Elena Petrov", {"ELEC": 4, "PANEL": 4}, home=1),
    TechnicianSpec("Tom Brannigan", {"HEAT": 3, "GAS": 3, "REFRIG": 3}, EARLY, "depot", "depot"),
    TechnicianSpec("Priya Raman", {"HEAT": 3, "GAS": 3, "REFRIG": 3, "ELEC": 1}, LATE, home=12),
    TechnicianSpec("Luis Ortega", {"PLUMB": 4, "GAS": 3, "BACKFLOW": 3}, home=6, lapsed=("BACKFLOW",)),
    TechnicianSpec("Kayla Jensen", {"ELEC": 3, "PANEL": 3, "HEAT": 1}, home=5),
    TechnicianSpec("Andre Baptiste", {"HEAT": 3, "GAS": 3, "PLUMB": 2}, LATE, "depot", "depot"),
    TechnicianSpec("Grace Lindgren", {"PLUMB": 3, "BACKFLOW": 2}, EARLY, home=8, lapsed=("BACKFLOW",)),
    TechnicianSpec("Sam Kowalczyk", {"HEAT": 2, "GAS": 2, "REFRIG": 2}, home=14),
    TechnicianSpec("Victor Haddad", {"PLUMB": 3, "GAS": 2}, home=0),
    TechnicianSpec("Nia Robinson", {"ELEC": 3, "PANEL": 3}, EARLY, home=10),
    TechnicianSpec("Maya Feldman", {"HEAT": 3, "GAS": 3, "REFRIG": 3}, home=7),
    TechnicianSpec("Owen Gallagher", {"HEAT": 2, "PLUMB": 2, "ELEC": 1}, LATE, "depot", "anywhere"),
)
"""Any two who share a rare skill are three places apart, so that the rota never sends both home."""


def email_of(mailbox: str) -> str:
    """Return an address of the company's."""
    return f"{mailbox}@{DOMAIN}"


def technician_mailbox(number: int) -> str:
    """Return the mailbox of the technician with that number, counted from 0."""
    return f"tech{number + 1}"


def works_on(number: int, fortnight_day: int) -> bool:
    """Tell whether a technician is on the rota on a day of the fortnight: eleven days, two off together, one apart.

    With fourteen technicians exactly eleven work on every day of the week, Saturdays and Sundays too.
    """
    return (fortnight_day - number) % FORTNIGHT not in {0, 1, 8}


def lunch(starts: int) -> dict[str, int]:
    """Return the lunch break of a shift that begins at that second: half an hour, begun 3.5 to 5.5 hours in."""
    return {"duration": LUNCH_SECONDS, "earliest": starts + 7 * HOUR // 2, "latest": starts + 11 * HOUR // 2}
