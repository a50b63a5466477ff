"""Who may do what: one table from role to permissions; what is not in it is denied.

A permission is `noun.verb`. Row scope (a technician reaches own visits only, a company its own rows) is
decided where rows are read, not here. Integration tokens and customer links are no users and have no role:
a token holds scopes, a subset of what its owner may do.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType

from server.domain.errors import Fault, Forbidden, Invalid


class Role(StrEnum):
    """What a user of a company is there for."""

    TECHNICIAN = "technician"
    DISPATCHER = "dispatcher"
    OFFICE = "office"
    PAYROLL = "payroll"
    OWNER = "owner"
    AUDITOR = "auditor"


PERMISSIONS: Mapping[str, str] = MappingProxyType(
    {
        "own_day.read": "see one's own day and visits",
        "own_visits.report": "report travel, arrival, work and completion of one's own visits",
        "own_time.report": "clock in and out",
        "tokens.own": "list, make and revoke one's own tokens and sign-ins",
        "board.read": "see the dispatch board",
        "jobs.read": "see jobs",
        "jobs.edit": "take, change and cancel jobs",
        "job_types.read": "see job types and skills",
        "job_types.edit": "change job types and skills",
        "visits.read": "see all visits",
        "visits.edit": "book, move, pin and cancel visits",
        "plans.read": "see proposed and published plans",
        "plans.run": "ask for a plan and stop it",
        "plans.publish": "publish a plan",
        "technicians.read": "see technicians, skills, certificates, shifts and time off",
        "technicians.edit": "change technicians, skills, certificates, shifts and time off",
        "customers.read": "see customers, sites and equipment",
        "customers.edit": "change customers, sites and equipment",
        "places.edit": "put a place on the map by hand",
        "territories.read": "see territories",
        "territories.edit": "change territories",
        "price_book.read": "see the price book",
        "price_book.edit": "change the price book",
        "invoices.read": "see invoices and the review queue",
        "invoices.edit": "change drafts",
        "invoices.approve": "post or reject drafts",
        "tax.read": "see tax rates",
        "tax.edit": "change tax rates",
        "time.read": "see everybody's punches and time entries",
        "time.edit": "correct the clock, with a reason",
        "time.approve": "approve the hours of others",
        "exceptions.read": "see what the field reported against the plan",
        "exceptions.resolve": "take on and decide an exception",
        "imports.run": "check and import files of another system",
        "users.read": "see users and roles",
        "users.edit": "invite users, change roles, switch users off",
        "company.read": "see the company's settings",
        "company.edit": "change the company's settings",
        "audit.read": "read the audit log",
    }
)

TECHNICIAN_PERMISSIONS = frozenset({"own_day.read", "own_visits.report", "own_time.report"})
"""What a link to a technician adds to any role."""

_EVERYBODY = frozenset({"tokens.own", "company.read"})
_READING = frozenset(name for name in PERMISSIONS if name.endswith(".read")) - TECHNICIAN_PERMISSIONS

ROLE_PERMISSIONS: Mapping[Role, frozenset[str]] = MappingProxyType(
    {
        Role.TECHNICIAN: _EVERYBODY | TECHNICIAN_PERMISSIONS,
        Role.DISPATCHER: _EVERYBODY
        | {"board.read", "jobs.read", "jobs.edit", "job_types.read", "job_types.edit"}
        | {"visits.read", "visits.edit", "plans.read", "plans.run", "plans.publish"}
        | {"technicians.read", "technicians.edit", "customers.read", "price_book.read"}
        | {"time.read", "exceptions.read", "exceptions.resolve"}
        | {"places.edit", "territories.read", "territories.edit"},
        Role.OFFICE: _EVERYBODY
        | {"board.read", "jobs.read", "jobs.edit", "job_types.read", "job_types.edit"}
        | {"visits.read", "plans.read", "technicians.read", "customers.read", "customers.edit"}
        | {"price_book.read", "price_book.edit", "invoices.read", "invoices.edit", "invoices.approve"}
        | {"tax.read", "tax.edit", "time.read", "exceptions.read", "exceptions.resolve", "users.read"}
        | {"time.edit", "time.approve", "places.edit", "territories.read", "imports.run"},
        Role.PAYROLL: _EVERYBODY
        | {"technicians.read", "time.read", "time.edit", "time.approve"}
        | {"exceptions.read", "exceptions.resolve"},
        Role.OWNER: frozenset(PERMISSIONS) - TECHNICIAN_PERMISSIONS,
        Role.AUDITOR: _EVERYBODY | _READING,
    }
)


def permissions_of(role: Role, *, is_technician: bool = False) -> frozenset[str]:
    """Return all that a user may do; `is_technician` says that the user is linked to a technician."""
    return ROLE_PERMISSIONS[role] | (TECHNICIAN_PERMISSIONS if is_technician else frozenset())


def token_permissions(scopes: Iterable[str] | None, held: frozenset[str]) -> frozenset[str]:
    """Return what a token may do now: its scopes, as far as its owner holds them still (None: all)."""
    return held if scopes is None else held & frozenset(scopes)


def check_scopes(scopes: Iterable[str], held: frozenset[str]) -> frozenset[str]:
    """Return a new token's scopes; raise `Invalid` for unknown ones, `Forbidden` beyond what is held."""
    wanted = frozenset(scopes)
    unknown = sorted(wanted - PERMISSIONS.keys())
    if unknown:
        faults = [Fault("scopes", f"{name!r} is no permission") for name in unknown]
        raise Invalid("A scope is no permission.", faults=faults, code="UNKNOWN_SCOPE")
    for name in sorted(wanted):
        require(name, held)
    return wanted


def require(permission: str, held: frozenset[str]) -> None:
    """Raise `Forbidden` unless the permission is held; an unknown permission is held by nobody."""
    if permission not in held:
        raise Forbidden(f"You may not {PERMISSIONS.get(permission, 'do this')}.", permission=permission)
