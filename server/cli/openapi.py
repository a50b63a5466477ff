"""`truckroll openapi`: prints an OpenAPI document, for clients that are generated from it."""

import click

from server.app import create_app
from server.cli.context import cli
from server.http.documents import document_text


@click.command()
@click.argument("document", type=click.Choice(["api", "mobile"]))
def openapi(document: str) -> None:
    """Print the OpenAPI document of dispatch, office and sign-in (api) or of the phone (mobile)."""
    app = create_app(cli().services, cli().faces)
    click.echo(document_text(app.extensions["truckroll_documents"][document]), nl=False)
