"""What every hard rule offers: its sentence, its validation, its packing and its OR-Tools form."""

from collections.abc import Iterator
from typing import Protocol

from optimizer.errors import Fault
from optimizer.packed import Packed, RoutingForm
from optimizer.problem import Problem


class Rule(Protocol):
    """A module of this folder."""

    @property
    def SENTENCE(self) -> str:  # noqa: N802 - a module's constant
        """The rule as one would say it to a dispatcher."""
        ...

    def faults(self, problem: Problem) -> Iterator[Fault]:
        """Everything ill-formed about the fields that this rule reads."""
        ...

    def pack(self, problem: Problem, packed: Packed) -> None:
        """Write the rule into the arrays that the own engine reads."""
        ...

    def add_to(self, form: RoutingForm) -> None:
        """Write the rule into an OR-Tools routing model."""
        ...
