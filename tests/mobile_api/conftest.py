"""A company with one technician, one job and one visit, and the phone of that technician."""

from dataclasses import dataclass

import pytest
from flask.testing import FlaskClient

from server.bootstrap import Services
from server.models.jobs import Job
from server.models.visits import Visit
from tests.builders import World, acting, at, book_visit, make_job, make_world
from tests.conftest import StillClock, Tenant, bearer
from tests.mobile_api.phone import Phone


@dataclass
class Field:
    """What most tests of the phone start from: a flat job at nine, a timed one at eleven, told at six."""

    services: Services
    tenant: Tenant
    world: World
    phone: Phone
    job: Job
    visit: Visit
    timed_job: Job
    timed_visit: Visit


@pytest.fixture
def field(client: FlaskClient, services: Services, tenant: Tenant, clock: StillClock) -> Field:
    clock.moment = at(18)
    with acting(services, tenant) as scope:
        world = make_world(scope, tenant)
        job, timed = make_job(scope, world.site, world.flat), make_job(scope, world.site, world.timed)
        visit = book_visit(scope, job, world.technician, at(9))
        timed_visit = book_visit(scope, timed, world.technician, at(11))
    phone = Phone(client, bearer(services, tenant, "technician"))
    return Field(services, tenant, world, phone, job, visit, timed, timed_visit)
