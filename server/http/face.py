"""A face of the application: its routes, and the OpenAPI document that they stand in."""

from dataclasses import dataclass
from typing import Literal

from server.http.blueprint import Blueprint


@dataclass(frozen=True, slots=True)
class Face:
    """Routes for one kind of people."""

    document: Literal["api", "mobile"]
    blueprints: tuple[Blueprint, ...]
