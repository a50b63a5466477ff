"""Which company a command is about: the only one, or the one that is named."""

from server.bootstrap import Services
from server.db import ANY_TENANT, read_session
from server.domain.errors import DomainError
from server.models.companies import Company
from server.models.installation import installation_select


class WhichCompany(DomainError):
    """The command does not say which company, and there is not exactly one."""

    code = "WHICH_COMPANY"


def choose_company(services: Services, named: str | None) -> str:
    """Return the id of the company named by its id or name, or of the only one."""
    with read_session(services.engine, ANY_TENANT) as session:
        rows = session.scalars(installation_select("a command names its company", Company)).all()
    found = [row.id for row in rows if named is None or named in {row.id, row.name}]
    if len(found) == 1:
        return str(found[0])
    names = ", ".join(sorted(row.name for row in rows)) or "none yet"
    raise WhichCompany(f"Say which company with --company; there are: {names}.")
