"""`truckroll import`: takes a CSV file of another system in, or says everything that is wrong with it."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import click

from server.cli.companies import choose_company
from server.cli.company import ready_services
from server.cli.context import cli
from server.db import read_session, write_session
from server.domain.errors import DomainError
from server.domain.imports.decoding import MOST_BYTES
from server.domain.imports.kinds import KINDS
from server.models.imports import ImportRun
from server.models.scope import Scope, scoped_get
from server.use_cases.imports.requests import Asked, request_import
from server.use_cases.imports.run import fail_import, run_import
from server.use_cases.imports.shipped import shipped, shipped_mappings

REFUSED = 1
SHOWN_ERRORS = 20


class ImportFailed(DomainError):
    """The run ended neither with an import nor with a list of what is wrong."""

    code = "IMPORT_FAILED"


def _print_template(ctx: click.Context, _param: click.Parameter, kind: str | None) -> None:
    if kind is not None:
        click.echo(KINDS[kind].template)
        ctx.exit()


def _print_mappings(ctx: click.Context, _param: click.Parameter, asked: bool) -> None:
    if asked:
        for one in shipped_mappings():
            click.echo(f"{one.name}  ({one.mapping.kind.name})  {one.title}")
        ctx.exit()


@click.command("import")
@click.argument("kind", type=click.Choice(list(KINDS)))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--map", "mapping", metavar="MAPPING.toml", help="The mapping's file, or the name of a shipped one."
)
@click.option(
    "--set", "given", multiple=True, metavar="NAME=VALUE", help="What the mapping asks for, each apart."
)
@click.option("--dry-run", is_flag=True, help="Check everything and write nothing.")
@click.option("--source", help="What the other system is called; the mapping's name for it unless said.")
@click.option("--company", help="The company's name or id; needed when there are several.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object with accepted and errors.")
@click.option(
    "--template",
    type=click.Choice(list(KINDS)),
    is_eager=True,
    expose_value=False,
    callback=_print_template,
    help="Print the header line of a kind's file and end.",
)
@click.option(
    "--mappings",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_mappings,
    help="List the shipped mappings and end.",
)
def import_(
    kind: str,
    file: Path,
    mapping: str | None,
    given: tuple[str, ...],
    source: str | None,
    company: str | None,
    *,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Import a CSV FILE of one KIND: whole, or not at all with every error by row and column.

    \b
    truckroll import customers customers.csv --dry-run
    truckroll import customers clients.csv --map jobber_clients
    truckroll import jobs calls.csv --map sf_dispatch --set date=2020-04-14

    docs/import.md tells how mappings are written. Exit code 1 with errors.
    """  # noqa: D301 - click wants the character itself
    ready_services()
    tenant_id = choose_company(cli().services, company)
    text = _mapping_text(mapping)
    raw = _read(file)
    asked = Asked(
        kind=kind,
        file_name=file.name,
        file_key=cli().services.files.put(raw),
        size=len(raw),
        mapping=text,
        source=source,
        dry_run=dry_run,
        parameters=_parameters(given),
    )
    with write_session(cli().services.engine, tenant_id) as session:
        run_id = request_import(_scope(session, tenant_id), asked, None, claimed=True).id
    _run(tenant_id, run_id, shown=not as_json)
    with read_session(cli().services.engine, tenant_id) as session:
        row = scoped_get(_scope(session, tenant_id), ImportRun, run_id)
    if row.state == "failed":
        raise ImportFailed(row.failure or "The import failed.")
    _show(row, as_json=as_json)
    if row.state == "refused":
        sys.exit(REFUSED)


def _run(tenant_id: str, run_id: str, *, shown: bool) -> None:
    held = cli().services
    on_terminal = shown and sys.stderr.isatty()
    with click.progressbar(
        length=100, label="Checking", file=sys.stderr if on_terminal else io.StringIO()
    ) as bar:

        def tell(done: int, total: int) -> None:
            bar.update(max(0, 100 * done // max(total, 1) - bar.pos))

        try:
            run_import(held.engine, held.clock, held.files, tenant_id, run_id, tell=tell, fence=1)
        except BaseException:
            fail_import(held.engine, held.clock, tenant_id, run_id, "The command was broken off.")
            raise


def _read(file: Path) -> bytes:
    if file.stat().st_size > MOST_BYTES:
        raise click.BadParameter(f"{file}: larger than {MOST_BYTES // 1024**2} MB, split it")
    return file.read_bytes()


def _mapping_text(named: str | None) -> str:
    if named is None:
        return ""
    found = shipped(named)
    if found is not None:
        return found.text
    try:
        return Path(named).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        names = ", ".join(one.name for one in shipped_mappings())
        raise click.BadParameter(
            f"{named}: neither a readable file nor one of {names}", param_hint="--map"
        ) from None


def _parameters(given: tuple[str, ...]) -> dict[str, str]:
    pairs = [text.partition("=") for text in given]
    if any(not sign for _, sign, _ in pairs):
        raise click.BadParameter("write NAME=VALUE, such as date=2020-04-14", param_hint="--set")
    return {name.strip(): value.strip() for name, _, value in pairs}


def _show(row: ImportRun, *, as_json: bool) -> None:
    told: dict[str, Any] = {
        "import_id": row.id,
        "kind": row.kind,
        "source": row.source,
        "state": row.state,
        "dry_run": row.dry_run,
        "rows": row.rows_total,
        "accepted": row.accepted,
        "created": row.created,
        "updated": row.updated,
        "unchanged": row.unchanged,
        "error_count": row.error_count,
        "errors": row.errors,
    }
    if as_json:
        click.echo(json.dumps(told))
        return
    if row.state == "refused":
        _show_errors(row)
        return
    done = "Checked, nothing written" if row.dry_run else "Imported"
    click.echo(
        f"{done}: {row.accepted} {row.kind} from {row.rows_total} rows:"
        f" {row.created} created, {row.updated} updated, {row.unchanged} unchanged."
    )


def _show_errors(row: ImportRun) -> None:
    for error in row.errors[:SHOWN_ERRORS]:
        where = ", ".join(
            part
            for part in (
                f"row {error['row']}" if error["row"] else "",
                error["column"] and f"{error['column']}",
            )
            if part
        )
        value = f" ({error['value']!r})" if error["value"] else ""
        click.echo(f"{where or 'the file'}: {error['reason']}{value} [{error['code']}]", err=True)
    if row.error_count > SHOWN_ERRORS:
        click.echo(f"... and {row.error_count - SHOWN_ERRORS} more; --json lists up to 1,000.", err=True)
    click.echo(f"{row.error_count} errors: nothing was imported.", err=True)


def _scope(session: Any, tenant_id: str) -> Scope:
    return Scope(session, tenant_id, "command line", cli().services.clock.now(), "truckroll import")
