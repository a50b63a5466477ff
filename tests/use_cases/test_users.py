"""Users: what two people do at the same moment."""

from threading import Barrier, Thread

from server.bootstrap import Services
from server.domain.errors import DomainError
from server.domain.permissions import Role
from server.use_cases.users import create_user, edit_user
from tests.builders import acting
from tests.conftest import Tenant


def test_two_owners_cannot_switch_each_other_off_at_once(services: Services, tenant: Tenant) -> None:
    with acting(services, tenant) as scope:
        second = create_user(scope, email="two@acme.example", name="Two", role=Role.OWNER, password="x" * 12)
    owners, together, outcomes = [tenant.users["owner"], second.id], Barrier(2), []

    def switch_off(victim: str, editor: str) -> None:
        together.wait(timeout=10)
        try:
            with acting(services, tenant) as scope:
                edit_user(scope, victim, {"active": False}, 1, editor_id=editor)
            outcomes.append("done")
        except DomainError as error:
            outcomes.append(error.code)

    threads = [Thread(target=switch_off, args=pair) for pair in (owners, owners[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)

    assert sorted(outcomes) == ["LAST_OWNER", "done"]
