"""When X happened, do Y: the one table. A reaction may run twice for one event and must not mind."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from server.bootstrap import Services


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of the outbox, as a reaction gets it."""

    id: str
    tenant_id: str
    name: str
    subject_id: str
    payload: Mapping[str, Any]
    at: datetime


Reaction = Callable[[Services, Happening], None]

REACTIONS: Mapping[str, tuple[Reaction, ...]] = {}
