"""What a technician's phone says at the end of a visit: the body that the mobile API takes."""

from random import Random
from typing import Any

from server.demo import hidden_truth
from server.demo.catalogue import KindSpec
from server.domain.lifecycles import Outcome
from server.domain.quantities import format_e6, parse_e6

NOTES = {
    "heating": (
        "Flame steady, filter was clogged.",
        "All in order.",
        "Recommended a new blower next year.",
        "",
    ),
    "cooling": ("Coil was dirty, cleaned.", "Pressures fine.", "Unit is near its end.", ""),
    "plumbing": ("Tested, dry.", "Shut-off valve is stiff, told the customer.", "All in order.", ""),
    "electrical": ("Tested under load.", "Old wiring upstairs, told the customer.", "All in order.", ""),
}
REASONS = {
    Outcome.COULD_NOT_COMPLETE: ("Part has to be ordered.", "Needs a second pair of hands."),
    Outcome.NO_SHOW: ("Nobody opened, called twice.",),
}
EXTRAS = {
    "heating": ("MAT-FLAME", "1"),
    "cooling": ("MAT-410A", "1.5"),
    "plumbing": ("MAT-FITTING", "3"),
    "electrical": ("MAT-WIRE", "12"),
}


def completion_of(random: Random, kind: KindSpec, customer_name: str, outcome: Outcome) -> dict[str, Any]:
    """Return the details of a completion; without lines the job type's own are billed."""
    completed = outcome is Outcome.COMPLETED
    signs = kind.signature and completed and random.random() >= hidden_truth.FORGETS_SIGNATURE
    return {
        "lines": _lines(random, kind) if completed else [],
        "notes": random.choice(NOTES[kind.trade]) if completed else "",
        "checklist": _checklist(random, kind, completed),
        "signature": {"name": customer_name, "reference": None} if signs else None,
        "photos": [{"reference": "nameplate.jpg"}] if kind.photo and completed else [],
        "outcome": outcome.value,
        "reason": "" if completed else random.choice(REASONS[outcome]),
    }


def _checklist(random: Random, kind: KindSpec, completed: bool) -> list[dict[str, Any]]:
    forgotten = 1 if random.random() < hidden_truth.FORGETS_CHECK else 0
    points = range(1, len(kind.checklist) + 1)
    return [{"id": str(at), "done": completed and at != forgotten} for at in points]


def _lines(random: Random, kind: KindSpec) -> list[dict[str, str]]:
    """Return lines of the technician's own for some visits: the usual ones and something more."""
    if random.random() >= hidden_truth.REPORTS_LINES:
        return []
    lines = dict(kind.lines)
    code, quantity = EXTRAS[kind.trade]
    lines[code] = format_e6(parse_e6(lines.get(code, "0")) + parse_e6(quantity))
    return [{"code": item, "quantity": much} for item, much in lines.items()]
