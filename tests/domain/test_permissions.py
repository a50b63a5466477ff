import pytest

from server.domain.errors import Forbidden, Invalid
from server.domain.permissions import (
    PERMISSIONS,
    ROLE_PERMISSIONS,
    TECHNICIAN_PERMISSIONS,
    Role,
    check_scopes,
    permissions_of,
    require,
    token_permissions,
)

OFFICE = permissions_of(Role.OFFICE)


def test_every_role_has_its_row_and_every_permission_somebody():
    assert set(ROLE_PERMISSIONS) == set(Role)
    assert frozenset[str]().union(*ROLE_PERMISSIONS.values()) == set(PERMISSIONS)


@pytest.mark.parametrize("name", sorted(PERMISSIONS))
def test_a_permission_is_a_noun_and_a_verb(name):
    noun, verb = name.split(".")
    assert noun.replace("_", "").isalpha()
    assert verb.isalpha()


@pytest.mark.parametrize(
    ("role", "may", "may_not"),
    [
        ("technician", ["own_day.read", "own_visits.report"], ["jobs.read", "board.read", "invoices.read"]),
        (
            "dispatcher",
            ["plans.publish", "visits.edit", "customers.read"],
            ["customers.edit", "invoices.read"],
        ),
        (
            "office",
            ["invoices.approve", "customers.edit", "tax.edit"],
            ["plans.publish", "users.edit", "audit.read"],
        ),
        ("payroll", ["time.edit"], ["invoices.read", "jobs.read", "customers.read"]),
        ("owner", ["users.edit", "audit.read", "plans.run"], ["own_day.read", "own_visits.report"]),
        ("auditor", ["audit.read", "invoices.read", "time.read"], ["own_day.read", "invoices.edit"]),
    ],
)
def test_roles_may_what_they_are_there_for_and_nothing_else(role, may, may_not):
    held = permissions_of(Role(role))
    assert set(may) <= held
    assert not set(may_not) & held


def test_an_auditor_changes_nothing():
    assert {name for name in permissions_of(Role.AUDITOR) if not name.endswith(".read")} == {"tokens.own"}


@pytest.mark.parametrize("role", list(Role))
def test_a_link_to_a_technician_adds_exactly_the_technician_s_permissions(role):
    assert permissions_of(role, is_technician=True) - permissions_of(role) <= TECHNICIAN_PERMISSIONS
    assert permissions_of(role, is_technician=True) >= TECHNICIAN_PERMISSIONS


def test_what_is_not_in_the_table_is_denied():
    with pytest.raises(Forbidden):
        require("rockets.launch", frozenset(PERMISSIONS))
    with pytest.raises(Forbidden) as refused:
        require("users.edit", OFFICE)
    assert refused.value.facts == {"permission": "users.edit"}
    require("invoices.read", OFFICE)


def test_a_token_may_what_its_scopes_and_its_owner_both_may():
    assert token_permissions(["invoices.read", "users.edit"], OFFICE) == {"invoices.read"}
    assert token_permissions(None, OFFICE) == OFFICE
    assert token_permissions([], OFFICE) == frozenset()


def test_a_token_is_not_made_with_more_than_its_owner_may():
    assert check_scopes(["invoices.read"], OFFICE) == {"invoices.read"}
    with pytest.raises(Forbidden):
        check_scopes(["invoices.read", "users.edit"], OFFICE)
    with pytest.raises(Invalid) as refused:
        check_scopes(["everything"], OFFICE)
    assert refused.value.code == "UNKNOWN_SCOPE"
