"""Statements that look over all companies: sign-in, the worker's sweep, doctor. Each says why.

The tests fail every statement on a tenant table that has neither the company's predicate nor such a reason.
"""

from typing import Any

from sqlalchemy import Select, Update, select, update


def installation_select(reason: str, *entities: Any) -> Select[Any]:
    """Return a select over all companies, for the reason given."""
    return select(*entities).execution_options(all_companies=reason)


def installation_update(reason: str, model: Any) -> Update:
    """Return an update over all companies, for the reason given."""
    return update(model).execution_options(all_companies=reason)
