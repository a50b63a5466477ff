"""The builders make what they say."""

from server.bootstrap import Services
from tests.builders import acting, at, book_visit, make_job, make_world, reread
from tests.conftest import Tenant


def test_a_booked_visit_schedules_its_job(services: Services, tenant: Tenant) -> None:
    with acting(services, tenant) as scope:
        world = make_world(scope, tenant)
        job = make_job(scope, world.site, world.flat, [(at(8), at(12))])
        visit = book_visit(scope, job, world.technician, at(9))
    with acting(services, tenant) as scope:
        assert reread(scope, job).status == "scheduled"
        assert reread(scope, visit).starts_at == at(9)
