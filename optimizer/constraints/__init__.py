"""The hard rules, one file each; a plan breaks none of them. Packed in this order, later ones narrow."""

from optimizer.constraints import breaks, pins, setup, shifts, skills, territories, time_windows
from optimizer.constraints.rule import Rule

RULES: tuple[Rule, ...] = (time_windows, setup, shifts, breaks, skills, territories, pins)

__all__ = ["RULES", "Rule"]
