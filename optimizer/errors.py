"""Every refusal of the optimizer, with codes that stay the same from version to version.

    OptimizerError
    ├── InvalidProblem     the problem is ill-formed; carries every fault found, none solved
    └── UnprovedPlan       a plan failed its own check: a defect of the optimizer, never of the input

Codes of a `Fault`:

    MISSING         a field that must be there is not
    UNKNOWN_FIELD   a field that this version does not honour, so it is refused
    WRONG_TYPE      not an integer, not a list, not a finite number ...
    OUT_OF_RANGE    an integer outside its bounds
    DUPLICATE       an id used twice
    EMPTY           a list or window that must hold something holds nothing
    INVERTED        a window that ends before it begins
    UNKNOWN         a reference to something that the problem does not contain
    CONTRADICTION   two fields that cannot both be meant
    MATRIX          the travel matrix has the wrong shape or entries
    TOO_LARGE       more of something than this version takes
    NOT_JSON        the text is not JSON
    NOT_FOUND       the file is not there or cannot be read
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a problem: where, which kind, and why in a sentence."""

    path: str
    code: str
    reason: str

    def __str__(self) -> str:
        """Path first, so that a list of faults reads like compiler output."""
        return f"{self.path}: {self.reason} [{self.code}]"


class OptimizerError(Exception):
    """What every refusal of this package has in common."""

    code = "OPTIMIZER_ERROR"


class InvalidProblem(OptimizerError):
    """The problem is ill-formed; `faults` lists everything that was found, in the order of the fields."""

    code = "INVALID_PROBLEM"

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))

    def __reduce__(self) -> tuple[type["InvalidProblem"], tuple[tuple[Fault, ...]]]:
        """Cross process borders whole: a planner's child raises it, its parent reads the faults."""
        return InvalidProblem, (self.faults,)


class UnprovedPlan(OptimizerError):
    """The checker rejected a plan that the engine made; `violations` are its sentences."""

    code = "UNPROVED_PLAN"

    def __init__(self, violations: Sequence[str]) -> None:
        self.violations = tuple(violations)
        super().__init__("\n".join(self.violations))

    def __reduce__(self) -> tuple[type["UnprovedPlan"], tuple[tuple[str, ...]]]:
        """As `InvalidProblem`."""
        return UnprovedPlan, (self.violations,)
