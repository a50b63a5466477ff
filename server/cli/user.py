"""`truckroll user`: who may sign in."""

import json
import sys

import click
from sqlalchemy.orm import Session

from server.bootstrap import Services
from server.cli.addresses import mail_address
from server.cli.companies import choose_company
from server.cli.company import ready_services
from server.db import ANY_TENANT, read_session, write_session
from server.domain.errors import NotFound
from server.domain.permissions import Role
from server.models.installation import installation_select
from server.models.scope import Scope, scoped_all, scoped_select
from server.models.users import User
from server.use_cases.users import create_user, set_password

_company_option = click.option("--company", help="The company's name or id; needed when there are several.")
_password_option = click.option(
    "--password-stdin",
    is_flag=True,
    help="Read the password from standard input, so that no list of processes shows it.",
)
_json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group()
def user() -> None:
    """Say who may sign in, and as what."""


@user.command()
@_company_option
@click.option("--email", required=True, help="The address to sign in with; one for each person.")
@click.option(
    "--role", required=True, type=click.Choice([role.value for role in Role]), help="What they are there for."
)
@click.option("--name", help="Their name; without it, what stands before the @.")
@_password_option
@_json_option
def create(
    company: str | None, email: str, role: str, name: str | None, *, password_stdin: bool, as_json: bool
) -> None:
    """Make a user; without a password they are invited and cannot sign in yet.

    \b
    echo "$PASSWORD" | truckroll user create --email you@acme.example --role owner --password-stdin
    """  # noqa: D301 - click wants the character itself
    held = ready_services()
    tenant_id = choose_company(held, company)
    address = mail_address(email)
    password = read_password() if password_stdin else None
    with write_session(held.engine, tenant_id) as session:
        scope = command_scope(held, session, tenant_id)
        given = name or address.partition("@")[0]
        row = create_user(scope, email=address, name=given, role=Role(role), password=password)
    if as_json:
        click.echo(json.dumps(_shown(row)))
        return
    click.echo(
        f"{row.email} may sign in as {row.role}." if password else f"{row.email} is invited as {row.role}."
    )


@user.command("list")
@_company_option
@_json_option
def list_users(company: str | None, *, as_json: bool) -> None:
    """List a company's users, their roles and whether they may sign in."""
    held = ready_services()
    tenant_id = choose_company(held, company)
    with read_session(held.engine, tenant_id) as session:
        scope = command_scope(held, session, tenant_id)
        rows = scoped_all(scope, scoped_select(scope, User).order_by(User.email))
    if as_json:
        click.echo(json.dumps([_shown(row) for row in rows]))
        return
    for row in rows:
        click.echo(f"{row.email}  {row.role}  {row.state}")


@user.command()
@click.option("--email", required=True, help="Whose password.")
@_password_option
def password(email: str, *, password_stdin: bool) -> None:
    """Give a user a new password, as when it was forgotten; all their sign-ins and tokens end."""
    if not password_stdin:
        raise click.UsageError("Say --password-stdin and send the new password on standard input.")
    held = ready_services()
    row = find_user(held, email)
    with write_session(held.engine, row.tenant_id) as session:
        set_password(command_scope(held, session, row.tenant_id), row.id, read_password())
    click.echo(f"{row.email} has a new password.")


def find_user(held: Services, email: str) -> User:
    """Return the user with an address, in whichever company, or raise `NotFound`."""
    with read_session(held.engine, ANY_TENANT) as session:
        statement = installation_select("an address names its company", User)
        row: User | None = session.scalars(statement.where(User.email == email.strip().lower())).one_or_none()
    if row is None:
        raise NotFound(f"There is no user {email}: truckroll user list shows who there is.")
    return row


def command_scope(held: Services, session: Session, tenant_id: str) -> Scope:
    """Return the scope of somebody at the command line."""
    return Scope(session, tenant_id, "command line", held.clock.now(), "command line")


def read_password() -> str:
    """Return the first line of standard input."""
    return sys.stdin.readline().rstrip("\r\n")


def _shown(row: User) -> dict[str, str]:
    return {"id": row.id, "email": row.email, "name": row.name, "role": row.role, "state": row.state}
