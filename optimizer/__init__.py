"""Plan the work: a problem of visits and shifts in, a proven plan out. No customers, no database, no web."""

from optimizer.errors import Fault, InvalidProblem, OptimizerError, UnprovedPlan
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
from optimizer.problem import Break, Lapsed, Pin, Problem, Shift, TimeWindow, TravelMatrix, Visit

__all__ = [
    "Break",
    "BreakTaken",
    "Fault",
    "InvalidProblem",
    "Lapsed",
    "Limits",
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
    "TimeWindow",
    "TravelMatrix",
    "Unassigned",
    "UnprovedPlan",
    "Visit",
]
