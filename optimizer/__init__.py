"""Plan the work: a problem of visits and shifts in, a proven plan out. No customers, no database, no web."""

from optimizer.checker import Violation, check
from optimizer.errors import Fault, InvalidProblem, OptimizerError, UnprovedPlan
from optimizer.explain import Naming, explain
from optimizer.pipeline import solve
from optimizer.plan import (
    BreakTaken,
    Limits,
    Plan,
    Progress,
    Reason,
    Record,
    Route,
    Score,
    ShiftLoad,
    Stop,
    Unassigned,
)
from optimizer.problem import Break, Lapsed, Pin, Problem, Shift, Territory, TimeWindow, TravelMatrix, Visit
from optimizer.score import score

__all__ = [
    "Break",
    "BreakTaken",
    "Fault",
    "InvalidProblem",
    "Lapsed",
    "Limits",
    "Naming",
    "OptimizerError",
    "Pin",
    "Plan",
    "Problem",
    "Progress",
    "Reason",
    "Record",
    "Route",
    "Score",
    "Shift",
    "ShiftLoad",
    "Stop",
    "Territory",
    "TimeWindow",
    "TravelMatrix",
    "Unassigned",
    "UnprovedPlan",
    "Violation",
    "Visit",
    "check",
    "explain",
    "score",
    "solve",
]
