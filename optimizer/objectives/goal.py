"""What every soft goal offers: its sentence, its validation, the price of leaving a visit out."""

from collections.abc import Iterator
from typing import Protocol

from optimizer.errors import Fault
from optimizer.problem import Problem, Visit


class Goal(Protocol):
    """A module of this folder whose goal is to serve visits."""

    @property
    def SENTENCE(self) -> str:  # noqa: N802 - a module's constant
        """The goal as one would say it to a dispatcher."""
        ...

    def faults(self, problem: Problem) -> Iterator[Fault]:
        """Everything ill-formed about the fields that this goal reads."""
        ...

    def points(self, visit: Visit) -> int:
        """How much of the goal is missed when this visit is left out."""
        ...
