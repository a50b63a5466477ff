"""What every command is handed: the settings, the faces, and the suppliers made when first asked for."""

from dataclasses import dataclass, field
from functools import cached_property

import click

from server.bootstrap import Services, make_services
from server.http.face import Face
from server.settings import Settings


@dataclass
class Cli:
    """One run of the command line."""

    settings: Settings
    faces: tuple[Face, ...] = field(default=())

    @cached_property
    def services(self) -> Services:
        """Return the suppliers."""
        return make_services(self.settings)


def cli() -> Cli:
    """Return this run's context."""
    found = click.get_current_context().find_object(Cli)
    assert found is not None  # noqa: S101 - the root command makes it
    return found
