"""What journeys share: a morning that is now, and a small company whose day can be planned in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from server.bootstrap import Services, make_services
from server.models.companies import Company
from server.models.jobs import Job
from server.settings import Settings
from tests.builders import World, acting, make_job, make_shift, make_world
from tests.conftest import Tenant, make_tenant


@pytest.fixture
def morning() -> datetime:
    """The last midnight of a zone in which it is eight o'clock now: journeys run on the machine's own clock."""
    offset = (8 - datetime.now(UTC).hour + 12) % 24 - 12
    zone = ZoneInfo(f"Etc/GMT{-offset:+d}" if offset else "Etc/GMT")
    return datetime.now(zone).replace(hour=0, minute=0, second=0, microsecond=0)


@dataclass(frozen=True)
class SmallDay:
    """A company with one technician and one job between ten and twelve, in the zone of the morning."""

    services: Services
    tenant: Tenant
    world: World
    job: Job
    morning: datetime


@pytest.fixture
def small_day(db: Settings, morning: datetime) -> Iterator[SmallDay]:
    """Make that company on an engine, before any server runs."""
    services = make_services(db)
    tenant = make_tenant(services)
    with acting(services, tenant) as scope:
        scope.session.get_one(Company, tenant.tenant_id).timezone = str(morning.tzinfo)
        world = make_world(scope, tenant)
        make_shift(scope, world.technician)
        window = [(morning + timedelta(hours=10), morning + timedelta(hours=12))]
        job = make_job(scope, world.site, world.flat, window)
    yield SmallDay(services, tenant, world, job, morning)
    services.engine.dispose()
