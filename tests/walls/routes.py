"""Every route and who may use it, written by hand: a second opinion beside the permissions in the code.

A new route needs a line here before its test is green. The letters: t technician, d dispatcher, o office,
p payroll, w owner, a auditor; "public" is for anybody at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

ROLES = {"t": "technician", "d": "dispatcher", "o": "office", "p": "payroll", "w": "owner", "a": "auditor"}
EVERYBODY, PUBLIC = "tdopwa", "public"

ROUTES: Mapping[str, str] = {
    # Signing in, and what is one's own.
    "POST /api/v1/session": PUBLIC,
    "GET /api/v1/welcome": PUBLIC,
    "GET /api/v1/set-up": PUBLIC,
    "POST /api/v1/set-up": PUBLIC,
    "GET /api/v1/invitations": PUBLIC,
    "POST /api/v1/invitations/accept": PUBLIC,
    "GET /api/v1/session": EVERYBODY,
    "DELETE /api/v1/session": EVERYBODY,
    "GET /api/v1/sessions": EVERYBODY,
    "DELETE /api/v1/sessions/{sign_in_id}": EVERYBODY,
    "GET /api/v1/tokens": EVERYBODY,
    "POST /api/v1/tokens": EVERYBODY,
    "DELETE /api/v1/tokens/{token_id}": EVERYBODY,
    # The dispatcher's day.
    "GET /dispatch/v1/board": "dowa",
    "GET /dispatch/v1/plans": "dowa",
    "POST /dispatch/v1/plans": "dw",
    "GET /dispatch/v1/plans/{plan_id}": "dowa",
    "POST /dispatch/v1/plans/{plan_id}/publish": "dw",
    "POST /dispatch/v1/plans/{plan_id}/stop": "dw",
    "GET /dispatch/v1/jobs": "dowa",
    "POST /dispatch/v1/jobs": "dow",
    "GET /dispatch/v1/jobs/{job_id}": "dowa",
    "PATCH /dispatch/v1/jobs/{job_id}": "dow",
    "DELETE /dispatch/v1/jobs/{job_id}": "dow",
    "POST /dispatch/v1/jobs/{job_id}/cancel": "dow",
    "POST /dispatch/v1/visits": "dw",
    "GET /dispatch/v1/visits/{visit_id}": "dowa",
    "PATCH /dispatch/v1/visits/{visit_id}": "dw",
    "POST /dispatch/v1/visits/{visit_id}/cancel": "dw",
    # What the work is, and who does it.
    "GET /dispatch/v1/job-types": "dowa",
    "POST /dispatch/v1/job-types": "dow",
    "GET /dispatch/v1/job-types/{job_type_id}": "dowa",
    "PATCH /dispatch/v1/job-types/{job_type_id}": "dow",
    "GET /dispatch/v1/skills": "dowa",
    "POST /dispatch/v1/skills": "dow",
    "GET /dispatch/v1/skills/{skill_id}": "dowa",
    "PATCH /dispatch/v1/skills/{skill_id}": "dow",
    "GET /dispatch/v1/territories": "dowa",
    "GET /dispatch/v1/territories/of": "dowa",
    "GET /dispatch/v1/territories/ground": "dowa",
    "POST /dispatch/v1/territories": "dw",
    "GET /dispatch/v1/territories/{territory_id}": "dowa",
    "PATCH /dispatch/v1/territories/{territory_id}": "dw",
    "DELETE /dispatch/v1/territories/{territory_id}": "dw",
    "GET /dispatch/v1/technicians": "dopwa",
    "POST /dispatch/v1/technicians": "dw",
    "GET /dispatch/v1/technicians/{technician_id}": "dopwa",
    "PATCH /dispatch/v1/technicians/{technician_id}": "dw",
    **{
        f"{method} /dispatch/v1/{path}": "dopwa" if method == "GET" else "dw"
        for noun, one in (
            ("certifications", "certification_id"),
            ("shifts", "shift_id"),
            ("shift-exceptions", "exception_id"),
            ("time-off", "time_off_id"),
            ("on-call", "on_call_id"),
        )
        for path, methods in (
            (f"technicians/{{technician_id}}/{noun}", ("GET", "POST")),
            (f"{noun}/{{{one}}}", ("GET", "PATCH", "DELETE")),
        )
        for method in methods
    },
    "GET /dispatch/v1/people": "dopwa",
    "GET /dispatch/v1/on-call": "dopwa",
    "GET /dispatch/v1/certifications/lapses": "dopwa",
    "GET /dispatch/v1/certifications/{certification_id}/lapse": "dopwa",
    "GET /dispatch/v1/technicians/{technician_id}/week": "dopwa",
    "GET /dispatch/v1/technicians/{technician_id}/time-off/preview": "dopwa",
    # The office: dispatchers look up customers and prices, and see no invoice.
    "GET /office/v1/customers": "dowa",
    "POST /office/v1/customers": "ow",
    "GET /office/v1/customers/{customer_id}": "dowa",
    "PATCH /office/v1/customers/{customer_id}": "ow",
    "GET /office/v1/customers/{customer_id}/file": "dowa",
    "GET /office/v1/customers/{customer_id}/history": "dowa",
    "GET /office/v1/customers/similar": "dowa",
    "GET /office/v1/customers/duplicates": "dowa",
    "POST /office/v1/customers/{customer_id}/merge": "ow",
    "GET /office/v1/customers/{customer_id}/sites": "dowa",
    "POST /office/v1/customers/{customer_id}/sites": "ow",
    "GET /office/v1/sites/{site_id}": "dowa",
    "PATCH /office/v1/sites/{site_id}": "ow",
    "GET /office/v1/unlocated-sites": "dowa",
    "GET /office/v1/sites/{site_id}/surroundings": "dowa",
    "POST /office/v1/sites/{site_id}/locate": "dow",
    "POST /office/v1/sites/{site_id}/geocode": "dow",
    "GET /office/v1/sites/{site_id}/equipment": "dowa",
    "POST /office/v1/sites/{site_id}/equipment": "ow",
    "GET /office/v1/equipment/{equipment_id}": "dowa",
    "PATCH /office/v1/equipment/{equipment_id}": "ow",
    "GET /office/v1/price-book": "dowa",
    "POST /office/v1/price-book": "ow",
    "GET /office/v1/price-book/{item_id}": "dowa",
    "PATCH /office/v1/price-book/{item_id}": "ow",
    "GET /office/v1/tax-rates": "owa",
    "POST /office/v1/tax-rates": "ow",
    "GET /office/v1/tax-rates/{rate_id}": "owa",
    "PATCH /office/v1/tax-rates/{rate_id}": "ow",
    "GET /office/v1/invoices": "owa",
    "GET /office/v1/invoices/{invoice_id}": "owa",
    "GET /office/v1/invoices/{invoice_id}.pdf": "owa",
    "GET /office/v1/review-queue": "owa",
    "PATCH /office/v1/invoices/{invoice_id}": "ow",
    "POST /office/v1/invoices/{invoice_id}/approve": "ow",
    "POST /office/v1/invoices/{invoice_id}/reject": "ow",
    "POST /office/v1/invoices/{invoice_id}/reopen": "ow",
    "GET /office/v1/exceptions": "dopwa",
    "GET /office/v1/exceptions/{exception_id}": "dopwa",
    "POST /office/v1/exceptions/{exception_id}/resolve": "dopw",
    "POST /office/v1/exceptions/{exception_id}/take": "dopw",
    "POST /office/v1/exceptions/{exception_id}/hand-over": "dopw",
    "POST /office/v1/exceptions/{exception_id}/release": "dopw",
    "GET /office/v1/exceptions/counts": "dopwa",
    "GET /office/v1/exceptions/owners": "dopwa",
    "GET /office/v1/agreements": "dowa",
    "GET /office/v1/open-invoices": "owa",
    "GET /office/v1/imports": "ow",
    "POST /office/v1/imports": "ow",
    "GET /office/v1/imports/kinds": "ow",
    "GET /office/v1/imports/templates/{kind}.csv": "ow",
    "GET /office/v1/imports/{import_id}": "ow",
    "POST /office/v1/imports/{import_id}/commit": "ow",
    "GET /office/v1/time-entries": "dopwa",
    "GET /office/v1/work-shifts": "dopwa",
    "GET /office/v1/hours": "dopwa",
    "GET /office/v1/hours.csv": "dopwa",
    "POST /office/v1/technicians/{technician_id}/punch-edits": "opw",
    "POST /office/v1/hours/approve": "opw",
    "POST /office/v1/hours/withdraw": "opw",
    # The owner's.
    "GET /office/v1/users": "owa",
    "POST /office/v1/users": "w",
    "GET /office/v1/users/{user_id}": "owa",
    "PATCH /office/v1/users/{user_id}": "w",
    "POST /office/v1/users/{user_id}/password": "w",
    "POST /office/v1/invitations": "w",
    "POST /office/v1/users/{user_id}/invitation": "w",
    "DELETE /office/v1/users/{user_id}/invitation": "w",
    "GET /office/v1/first-steps": "dowa",
    "GET /office/v1/company/logo": EVERYBODY,
    "PUT /office/v1/company/logo": "w",
    "DELETE /office/v1/company/logo": "w",
    "GET /office/v1/company": EVERYBODY,
    "PATCH /office/v1/company": "w",
    "GET /office/v1/audit": "wa",
    # The phone: one's own day, whoever is a technician.
    "GET /mobile/v1/day": "t",
    "GET /mobile/v1/hours": "t",
    "GET /mobile/v1/visits/{visit_id}": "t",
    "POST /mobile/v1/clock-in": "t",
    "POST /mobile/v1/clock-out": "t",
    **{
        f"POST /mobile/v1/visits/{{visit_id}}/{step}": "t"
        for step in ("travel", "arrive", "start", "pause", "resume", "complete")
    },
}

NEED_A_KEY = frozenset(
    {route for route in ROUTES if route.startswith("POST /mobile/")}
    | {"POST /office/v1/invoices/{invoice_id}/approve"}
    | {"POST /office/v1/technicians/{technician_id}/punch-edits"}
    | {"POST /office/v1/hours/approve", "POST /office/v1/hours/withdraw"}
)
"""POSTs of money and of time."""

WINDOW = {"starts_at": "2026-03-03T08:00:00-05:00", "ends_at": "2026-03-03T12:00:00-05:00"}
REPORT = {"occurred_at": "2026-03-02T08:00:00-05:00", "timezone": "America/New_York"}


def bodies(ids: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Return a body that is right for each schema of a body, within the company whose ids are given."""
    return {
        "Credentials": {"email": "nobody@acme.example", "password": "x"},
        "SetUpIn": {
            "link": "x",
            "company_name": "Acme",
            "timezone": "America/New_York",
            "name": "Olive",
            "email": "olive@acme.example",
            "password": "a new horse battery",
        },
        "AcceptanceIn": {"invitation": "x", "name": "Olive", "password": "a new horse battery"},
        "InvitationIn": {"email": "guest@acme.example", "name": "Guest", "role": "office"},
        "TokenIn": {"label": "x"},
        "CustomerIn": {"name": "Yamada"},
        "MergeIn": {"into_id": ids["other_customer_id"], "into_version": 1},
        "SiteIn": {"address": "1 Oak Street"},
        "PlaceIn": {"latitude": 43.16, "longitude": -77.6},
        "EquipmentIn": {"name": "Boiler"},
        "PriceBookItemIn": {"code": "PIPE", "description": "Pipe", "kind": "material", "unit_price": "3.5"},
        "TaxRateIn": {
            "name": "City tax",
            "jurisdiction": "X",
            "category": "standard",
            "rate": "0.01",
            "valid_from": "2026-01-01",
        },
        "CatalogueSkillIn": {"code": "WELD", "name": "Welding"},
        "JobTypeIn": {"code": "FIX", "name": "Fix", "duration_seconds": 3600},
        "TechnicianIn": {"name": "Eli"},
        "TerritoryIn": {
            "name": "North",
            "rule": "hard",
            "area": [[[43.1, -77.7], [43.2, -77.7], [43.2, -77.5]]],
            "technician_ids": [ids["technician_id"]],
        },
        "CertificationIn": {
            "skill_code": ids["skill_code"],
            "name": "Gas licence",
            "valid_from": "2026-01-01",
        },
        "WeeklyHoursIn": {"weekday": 0, "starts": "08:00", "ends": "17:00", "valid_from": "2026-01-01"},
        "ShiftExceptionIn": {"day": "2026-03-06", "kind": "off"},
        "TimeOffIn": WINDOW,
        "OnCallIn": WINDOW,
        "JobIn": {
            "customer_id": ids["customer_id"],
            "site_id": ids["site_id"],
            "job_type_id": ids["job_type_id"],
            "windows": [WINDOW],
        },
        "VisitIn": {
            "job_id": ids["open_job_id"],
            "technician_id": ids["technician_id"],
            "starts_at": "2026-03-03T08:00:00-05:00",
        },
        "PlanIn": {"date": "2026-03-05"},
        "UserIn": {"email": "new@acme.example", "name": "New", "role": "office"},
        "PasswordIn": {"password": "a new horse battery"},
        "ReasonIn": {"reason": "rain"},
        "RejectionIn": {"reason": "wrong"},
        "ResolutionIn": {"resolution": "seen"},
        "HandOverIn": {"user_id": ids["user_id"]},
        "PunchEditsIn": {
            "edits": [{"action": "add", "kind": "in", "occurred_at": "2026-03-02T08:00:00-05:00"}],
            "reason": "The phone was dead.",
        },
        "ApproveIn": {
            "technician_id": ids["technician_id"],
            "days": [{"date": "2026-03-02", "digest": "x"}],
        },
        "WithdrawIn": {"technician_id": ids["technician_id"], "days": ["2026-03-02"], "reason": "Not seen."},
        "ReportIn": REPORT,
        "CompletionIn": REPORT,
    }


def roles_of(letters: str) -> set[str]:
    return {ROLES[letter] for letter in letters}
