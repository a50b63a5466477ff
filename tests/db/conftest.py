"""A company without users, since hashing their passwords is what takes time in the other one."""

import pytest

from server.bootstrap import Services
from server.db import ANY_TENANT, write_session
from server.domain.places import Place
from server.use_cases.companies import NewCompany, create_company
from tests.conftest import Tenant


def bare_company(services: Services, name: str = "Bare Plumbing") -> Tenant:
    """Make a company in which nobody can sign in."""
    with write_session(services.engine, ANY_TENANT) as session:
        new = NewCompany(
            name=name, timezone="America/New_York", depot_label="Depot", depot=Place.of(43.1, -77.6)
        )
        return Tenant(create_company(session, new, at=services.clock.now()).tenant_id, {})


@pytest.fixture
def company(services: Services) -> Tenant:
    return bare_company(services)
