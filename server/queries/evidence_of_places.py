"""Evidence about sites, imports, and the people's papers."""

from typing import Any

from server.models.customers import Customer, Site
from server.models.exceptions import ExceptionItem
from server.models.imports import ImportRun
from server.models.jobs import Job
from server.models.places import Geocode
from server.models.scope import Scope, scoped_all, scoped_find, scoped_select
from server.models.technicians import Certification, Skill, Technician
from server.queries.evidence import Behind, line, to
from server.queries.job_cards import address_of
from server.queries.zones import company_of

_SHOWN_ERRORS, _SHOWN_JOBS = 5, 5
_OPEN = ("open", "scheduled", "in_progress", "needs_decision")


def of_site(scope: Scope, row: ExceptionItem) -> Behind:
    """Return the address, what geocoders made of it, and the work that waits there."""
    site = scoped_find(scope, Site, row.subject_id)
    if site is None:
        return Behind((), None)
    customer = scoped_find(scope, Customer, site.customer_id)
    place = f"{(site.latitude_e6 or 0) / 1e6:.5f}, {(site.longitude_e6 or 0) / 1e6:.5f}"
    lines = [
        line("Address", address_of(site)),
        line("Customer", customer.name if customer else "", link=to("customer", site.customer_id)),
        line("On the map", "nowhere yet" if site.latitude_e6 is None else place),
        *_asked(scope, site),
        *_jobs_at(scope, site),
    ]
    return Behind(lines, to("site", site.id, parent_id=site.customer_id))


def of_import(scope: Scope, row: ExceptionItem) -> Behind:
    """Return the file, how much of it was right, and the first errors."""
    run = scoped_find(scope, ImportRun, row.subject_id)
    if run is None:
        return Behind((), None)
    lines = [
        line("File", f"{run.file_name}, {run.kind}", at=run.created_at, company=company_of(scope)),
        line("Rows", f"{run.rows_total} in all, {run.accepted} right, {run.error_count} errors"),
        *(
            line(
                f"Row {error['row']}, {error['column']}",
                f"{error['reason']} ({error['value']})",
                side="field",
            )
            for error in run.errors[:_SHOWN_ERRORS]
        ),
    ]
    if run.failure:
        lines.append(line("Failure", run.failure))
    return Behind(lines, to("import_run", run.id))


def of_certification(scope: Scope, row: ExceptionItem) -> Behind:
    """Return whose certificate it is, for what, and until when."""
    held = scoped_find(scope, Certification, row.subject_id)
    if held is None:
        return Behind((), None)
    who = scoped_find(scope, Technician, held.technician_id)
    skill = scoped_find(scope, Skill, held.skill_id)
    lines = [
        line("Technician", who.name if who else "", link=to("technician", held.technician_id)),
        line("Certificate", " ".join(part for part in (held.name, held.number) if part)),
        line("For", skill.name if skill else ""),
        line("Valid until", held.expires_on.isoformat() if held.expires_on else "no end"),
    ]
    return Behind(lines, to("technician", held.technician_id))


def of_technician(scope: Scope, row: ExceptionItem) -> Behind:
    """Return who it is."""
    who = scoped_find(scope, Technician, row.subject_id)
    if who is None:
        return Behind((), None)
    return Behind(
        [line("Technician", who.name), line("Phone", who.phone or "none")], to("technician", who.id)
    )


def _asked(scope: Scope, site: Site) -> list[dict[str, Any]]:
    """Return what was answered about the address; kept answers are by the words that were asked."""
    statement = scoped_select(scope, Geocode).where(Geocode.query.contains(site.address, autoescape=True))
    rows = scoped_all(scope, statement.order_by(Geocode.asked_at.desc()).limit(2))
    company = company_of(scope)
    return [
        line(
            f"Asked {row.provider}",
            row.label or row.failure or row.state.replace("_", " "),
            side="field",
            at=row.asked_at,
            company=company,
        )
        for row in rows
    ]


def _jobs_at(scope: Scope, site: Site) -> list[dict[str, Any]]:
    statement = scoped_select(scope, Job).where(Job.site_id == site.id, Job.status.in_(_OPEN))
    rows = scoped_all(scope, statement.order_by(Job.number.desc()).limit(_SHOWN_JOBS))
    return [line("Job", f"{row.number}, {row.title}", side="plan", link=to("job", row.id)) for row in rows]
