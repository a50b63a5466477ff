"""`truckroll backup` and `restore`: everything as one file and back; `export`, `erase`: one company, out or gone."""

import json
from pathlib import Path

import click

from server.cli.companies import choose_company
from server.cli.context import cli
from server.cli.database import CannotRun
from server.db import ANY_TENANT, read_session
from server.keeping.backup import make_backup
from server.keeping.erase import erase_company
from server.keeping.export import export_company
from server.keeping.restore import restore as bring_back
from server.models.base import yes
from server.models.companies import Company
from server.models.installation import installation_select
from server.models.scope import Scope
from server.queries.doctor import Finding

WANTING = 1


@click.command()
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder (backups in the home).",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def backup(*, folder: Path | None, as_json: bool) -> None:
    """Write a backup of everything while the server works: database, documents and mails in one file.

    The finished file is read back, its database is opened, and the doctor looks at it. On PostgreSQL
    that needs pg_dump and a role that may make a database (ALTER ROLE ... CREATEDB).

    Exit codes: 0 written and sound, 1 written but the doctor found something, or not written.
    """
    settings = cli().settings
    made = make_backup(settings, folder or settings.folder("backups"), cli().services.clock.now())
    if as_json:
        facts = {"path": f"{made.path}", "bytes": made.size, "members": len(made.manifest.members)}
        epoch = {"server_epoch": made.manifest.server_epoch, "revision": made.manifest.revision}
        click.echo(json.dumps(facts | epoch | {"findings": [f.detail for f in made.findings]}))
    else:
        _show(made.findings)
        verdict = f"{len(made.findings)} findings" if made.findings else "all is well"
        click.echo(f"{made.path}: {made.size / 1e6:.1f} MB, opened and looked at: {verdict}")
    raise SystemExit(WANTING if made.findings else 0)


@click.command()
@click.argument("archive", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--replace", "replace_all", is_flag=True, help="Put aside what is there; nothing is deleted.")
@click.option("--keep-tokens", is_flag=True, help="Let API tokens of the backup go on; sign-ins always end.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def restore(*, archive: Path, replace_all: bool, keep_tokens: bool, as_json: bool) -> None:
    """Bring everything back from a backup; the server and the worker must be stopped.

    The backup is read whole and opened before anything is touched. Afterwards a new server epoch
    begins, by which phones know that they must offer again what they still hold.
    """
    at = cli().services.clock.now()
    cli().services.engine.dispose()
    done = bring_back(cli().settings, archive, at, replace_all=replace_all, keep_tokens=keep_tokens)
    if as_json:
        facts = {
            "made_at": done.manifest.made_at,
            "revision": done.revision,
            "server_epoch": done.server_epoch,
        }
        click.echo(json.dumps(facts | {"put_aside": done.put_aside, "findings": len(done.findings)}))
        return
    _show(done.findings)
    click.echo(
        f"Restored to {done.manifest.made_at}; epoch {done.server_epoch} begins. Everybody signs in again."
    )
    if done.put_aside:
        click.echo(f"What was there before is kept as {done.put_aside}.")


@click.command()
@click.option("--company", "named", help="The company's name or id, when there are several.")
@click.option(
    "--to", "target", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The zip to write."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def export(*, named: str | None, target: Path, as_json: bool) -> None:
    """Write all that a company owns into a zip: one CSV for each table, documents, imported files."""
    if target.exists():
        raise CannotRun(f"{target} is there already: choose another name.")
    services = cli().services
    tenant_id = choose_company(services, named)
    with read_session(services.engine, tenant_id) as session:
        scope = Scope(session, tenant_id, "command line", services.clock.now(), "export")
        made = export_company(scope, services.files, target)
    total = sum(made.rows.values())
    if as_json:
        facts = {"path": f"{made.path}", "tables": len(made.rows), "rows": total, "files": made.files}
        click.echo(json.dumps(facts | {"missing": list(made.missing)}))
    else:
        click.echo(f"{made.path}: {total:,} rows of {len(made.rows)} tables, {made.files} files")
        for name in made.missing:
            click.echo(f"missing: {name}", err=True)
    raise SystemExit(WANTING if made.missing else 0)


@click.command()
@click.option("--company", "named", help="The company's name or id, when there are several.")
@click.option("--confirm", required=True, metavar="NAME", help="The company's name, word for word.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def erase(*, named: str | None, confirm: str, as_json: bool) -> None:
    """Erase a company for good: every row and every file of it, histories too.

    There is no way back but a backup, which keeps what was erased until it is deleted itself.
    Exit codes: 0 erased, 1 refused.
    """
    services = cli().services
    tenant_id = choose_company(services, named)
    done = erase_company(cli().settings, tenant_id, confirm, services.clock.now())
    total = sum(done.rows.values())
    if as_json:
        click.echo(json.dumps({"company_id": tenant_id, "rows": total, "files": done.files}))
    else:
        click.echo(f"Erased: {total:,} rows of {len(done.rows)} tables, {done.files} files.")


def erase_demo() -> int:
    """Erase the demo companies; return how many there were."""
    services = cli().services
    statement = installation_select("the demo is removed wherever it is", Company).where(yes(Company.is_demo))
    with read_session(services.engine, ANY_TENANT) as session:
        companies = [(row.id, row.name) for row in session.scalars(statement)]
    for tenant_id, name in companies:
        erase_company(cli().settings, tenant_id, name, services.clock.now())
    return len(companies)


def _show(found: tuple[Finding, ...]) -> None:
    for finding in found:
        click.echo(f"{finding.check}: {finding.detail}", err=True)
