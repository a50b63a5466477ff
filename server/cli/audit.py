"""`truckroll audit`: the end of each company's log, and whether the log still reaches ends that were kept elsewhere."""

import json
from dataclasses import asdict

import click

from server.cli.database import looking
from server.queries.audit_chain import broken_chains, heads, holds

WANTING = 1


class HeadParameter(click.ParamType[tuple[int, str]]):
    """A head as the log has it: SEQUENCE:HASH."""

    name = "sequence:hash"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, str]:
        """Return both halves, or refuse what is no head."""
        sequence, _, digest = value.partition(":")
        if not (sequence.isascii() and sequence.isdigit() and len(digest) == 64):  # noqa: PLR2004 - SHA-256
            self.fail(f"{value!r} is no head: write SEQUENCE:HASH", param, ctx)
        return int(sequence), digest.lower()


@click.group()
def audit() -> None:
    """Look at the audit log: one chain a company, in which each row holds the hash of the one before."""


@audit.command()
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list.")
def head(*, as_json: bool) -> None:
    """Print the end of each company's log; keep it where nobody of this machine can write.

    The worker writes the same to its own log each hour, as the event `audit.head`.
    """
    with looking() as session:
        found = heads(session)
    if as_json:
        click.echo(json.dumps([asdict(one) for one in found]))
    for one in [] if as_json else found:
        click.echo(f"{one.sequence}:{one.hash}  {one.company}")


@audit.command()
@click.option("--head", "kept", multiple=True, type=HeadParameter(), help="An end that was kept elsewhere.")
def verify(*, kept: tuple[tuple[int, str], ...]) -> None:
    """Walk every log from its first row; with --head also tell whether it still reaches that row.

    A log whose last rows were cut off, together with its own head, is whole in itself: only an end that was
    kept elsewhere shows it. Exit codes: 0 all is whole, 1 something is missing or not as written.
    """
    with looking() as session:
        found = [violation.detail for violation in broken_chains(session)]
        found += [
            f"no log has row {sequence} with hash {digest}"
            for sequence, digest in kept
            if not holds(session, sequence, digest)
        ]
    for line in found:
        click.echo(line)
    click.echo("The audit log is whole." if not found else f"{len(found)} faults")
    raise SystemExit(WANTING if found else 0)
