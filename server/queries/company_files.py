"""Which kept files are a company's: by what key, and under what name a person would look for each."""

import re
from collections.abc import Iterator

from sqlalchemy.orm import Session

from server.models.companies import Company
from server.models.imports import ImportRun
from server.models.installation import installation_select
from server.models.invoices import Invoice, InvoiceEvent
from server.models.scope import Scope, scoped_join, scoped_select

_WHY = "the keys of all companies' files, since equal content has one file"
_UNSAFE = re.compile(r"[^\w.-]+")


def company_files(scope: Scope) -> Iterator[tuple[str, str]]:
    """Yield key and name of every file that the company's rows speak of."""
    statement = scoped_select(scope, InvoiceEvent).add_columns(Invoice.number)
    statement = scoped_join(scope, statement, Invoice, Invoice.id == InvoiceEvent.invoice_id)
    for event, number in scope.session.execute(statement.where(InvoiceEvent.kind == "rendered")):
        yield event.facts["sha256"], f"invoices/{_name(number or event.invoice_id)}.pdf"
    company = scope.session.get_one(Company, scope.tenant_id)
    if company.logo_key:
        yield company.logo_key, f"logo.{company.logo_type.rpartition('/')[2] or 'bin'}"
    for run in scope.session.scalars(scoped_select(scope, ImportRun)):
        if run.file_key:
            yield run.file_key, f"imports/{run.number}-{_name(run.file_name)}"


def keys_of_others(session: Session, tenant_id: str) -> set[str]:
    """Return the keys that other companies' rows speak of."""
    events = installation_select(_WHY, InvoiceEvent).where(
        InvoiceEvent.kind == "rendered", InvoiceEvent.tenant_id != tenant_id
    )
    found = {str(row.facts["sha256"]) for row in session.scalars(events)}
    logos = installation_select(_WHY, Company.logo_key).where(Company.id != tenant_id)
    runs = installation_select(_WHY, ImportRun.file_key).where(ImportRun.tenant_id != tenant_id)
    return found | set(session.scalars(logos)) | set(session.scalars(runs))


def _name(text: str) -> str:
    return _UNSAFE.sub("_", text).strip("._") or "file"
