"""`truckroll token`: opaque bearer tokens for scripts and integrations."""

import json

import click

from server.cli.company import ready_services
from server.cli.user import command_scope, find_user
from server.db import read_session, write_session
from server.domain.errors import Conflict
from server.domain.permissions import Role, permissions_of
from server.models.base import yes
from server.models.scope import Scope, scoped_select
from server.models.technicians import Technician
from server.models.users import User
from server.use_cases import tokens

_user_option = click.option("--user", "email", required=True, help="The address of the token's owner.")


@click.group()
def token() -> None:
    """Make, list and revoke bearer tokens; one works wherever a sign-in does.

    \b
    TOKEN=$(truckroll token create --user dispatcher@demo.example)
    curl -H "Authorization: Bearer $TOKEN" http://127.0.0.1:8000/dispatch/v1/technicians
    """  # noqa: D301 - click wants the character itself


@token.command()
@_user_option
@click.option("--label", default="command line", show_default=True, help="What the token is for.")
@click.option(
    "--scope", "scopes", multiple=True, help="Limit it to a permission, such as jobs.read; may be repeated."
)
@click.option("--json", "as_json", is_flag=True, help='Print {"token": ...}.')
def create(email: str, label: str, scopes: tuple[str, ...], *, as_json: bool) -> None:
    """Make a token of a user; its text is printed once and kept nowhere."""
    held = ready_services()
    owner = find_user(held, email)
    if owner.state != "active":
        raise Conflict(f"{owner.email} is {owner.state}: a token would open nothing.", code="USER_NOT_ACTIVE")
    with write_session(held.engine, owner.tenant_id) as session:
        scope = command_scope(held, session, owner.tenant_id)
        made = tokens.create(scope, owner.id, label, scopes or None, _permissions(scope, owner))
    click.echo(json.dumps({"token": made["token"], "id": made["id"]}) if as_json else made["token"])


@token.command("list")
@_user_option
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list.")
def list_tokens(email: str, *, as_json: bool) -> None:
    """List a user's tokens that still work, the newest first; never their text."""
    held = ready_services()
    owner = find_user(held, email)
    with read_session(held.engine, owner.tenant_id) as session:
        rows = tokens.live_tokens(command_scope(held, session, owner.tenant_id), owner.id)
    if as_json:
        shown = [{"id": row.id, "label": row.label, "created_at": row.created_at.isoformat()} for row in rows]
        click.echo(json.dumps(shown))
        return
    for row in rows:
        click.echo(f"{row.id}  {row.created_at:%Y-%m-%d}  {row.label}")


@token.command()
@_user_option
@click.argument("token_id")
def revoke(email: str, token_id: str) -> None:
    """Revoke the token with TOKEN_ID (see `truckroll token list`); it stops working at once."""
    held = ready_services()
    owner = find_user(held, email)
    with write_session(held.engine, owner.tenant_id) as session:
        tokens.revoke(command_scope(held, session, owner.tenant_id), owner.id, token_id)
    click.echo("Revoked.")


def _permissions(scope: Scope, owner: User) -> frozenset[str]:
    linked = scoped_select(scope, Technician.id).where(Technician.user_id == owner.id, yes(Technician.active))
    return permissions_of(Role(owner.role), is_technician=scope.session.scalars(linked).first() is not None)
