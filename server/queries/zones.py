"""Moments as the company's clocks show them."""

from datetime import datetime

from server.domain.instants import zone
from server.models.companies import Company
from server.models.scope import Scope


def company_of(scope: Scope) -> Company:
    """Return the company of the scope."""
    return scope.session.get_one(Company, scope.tenant_id)


def local(moment: datetime, company: Company) -> datetime:
    """Return a moment with the offset of the company's zone."""
    return moment.astimezone(zone(company.timezone))


def span(
    starts_at: datetime | None, ends_at: datetime | None, company: Company
) -> dict[str, datetime] | None:
    """Return a stretch with both ends in the company's zone, None when there is none."""
    if starts_at is None or ends_at is None:
        return None
    return {"starts_at": local(starts_at, company), "ends_at": local(ends_at, company)}
