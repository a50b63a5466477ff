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
