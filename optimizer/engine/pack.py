"""The problem packed under every rule and goal."""

from collections.abc import Sequence

from optimizer import objectives
from optimizer.constraints import RULES, Rule
from optimizer.packed import Packed, empty
from optimizer.problem import Problem


def pack(problem: Problem, rules: Sequence[Rule] = RULES) -> Packed:
    """Rows and spans with each rule written in; `rules` other than all are for tests that leave one out."""
    packed = empty(problem)
    for rule in rules:
        rule.pack(problem, packed)
    objectives.pack(problem, packed)
    return packed
