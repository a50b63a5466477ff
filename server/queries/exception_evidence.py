"""The evidence behind an exception: the rows that explain it, and where it leads, by the kind of its subject.

One small function a kind, a fixed number of queries each. What the caller's role may not read elsewhere is not shown
here either.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from server.models.exceptions import ExceptionItem
from server.models.scope import Scope
from server.queries import evidence_of_money, evidence_of_places, evidence_of_time, evidence_of_work
from server.queries.evidence import Behind, line


@dataclass(frozen=True, slots=True)
class Subject:
    """A kind of subject: who may see what is behind it, and how that is found."""

    needs: frozenset[str]
    look: Callable[[Scope, ExceptionItem], Behind]


SUBJECTS: Mapping[str, Subject] = MappingProxyType(
    {
        "visit": Subject(frozenset({"visits.read", "time.read"}), evidence_of_work.of_visit),
        "job": Subject(frozenset({"jobs.read"}), evidence_of_work.of_job),
        "punch": Subject(frozenset({"time.read"}), evidence_of_work.of_punch),
        "punch_edit": Subject(frozenset({"time.read"}), evidence_of_time.of_edit),
        "time_approval": Subject(frozenset({"time.read"}), evidence_of_time.of_approval),
        "plan": Subject(frozenset({"plans.read"}), evidence_of_work.of_plan),
        "invoice": Subject(frozenset({"invoices.read"}), evidence_of_money.of_invoice),
        "customer": Subject(frozenset({"customers.read"}), evidence_of_money.of_customer),
        "outbox_event": Subject(frozenset({"audit.read", "invoices.read"}), evidence_of_money.of_event),
        "site": Subject(frozenset({"customers.read"}), evidence_of_places.of_site),
        "import_run": Subject(frozenset({"imports.run"}), evidence_of_places.of_import),
        "certification": Subject(frozenset({"technicians.read"}), evidence_of_places.of_certification),
        "technician": Subject(frozenset({"technicians.read"}), evidence_of_places.of_technician),
    }
)


def shown_behind(scope: Scope, row: ExceptionItem, held: frozenset[str]) -> dict[str, Any]:
    """Return `{"evidence", "leads_to"}` of an exception."""
    subject = SUBJECTS.get(row.subject_kind)
    if subject is None:
        return {"evidence": [_plain(name, value) for name, value in row.facts.items()], "leads_to": None}
    if not subject.needs & held:
        return {"evidence": [], "leads_to": None}
    behind = subject.look(scope, row)
    return {"evidence": list(behind.lines), "leads_to": behind.leads_to}


def _plain(name: str, value: object) -> dict[str, Any]:
    words = value.isoformat() if isinstance(value, datetime) else str(value)
    return line(name.replace("_", " ").capitalize(), words[:1000])
