"""What is done with a file's rows before they become records: rows kept, columns derived, rows grouped.

Steps run in the order in which the mapping has them; each takes a table and leaves a table, so that one can group
calls into incidents and then incidents into areas.
"""

from collections.abc import Callable, Mapping
from typing import Any

from server.domain.imports.context import StepContext
from server.domain.imports.deriving import Derive
from server.domain.imports.faults import Faults, Refused
from server.domain.imports.grouping import Group
from server.domain.imports.keeping import Keep
from server.domain.imports.table import Table

Step = Keep | Derive | Group
_MAKERS: Mapping[str, Callable[[Mapping[str, Any]], Step]] = {
    "keep": Keep.of,
    "derive": Derive.of,
    "group_by": Group.of,
}


def parse_step(said: Any) -> Step:
    """Return a step; raise `Refused` at the key that is wrong."""
    if not isinstance(said, dict):
        raise Refused("BAD_MAPPING", "must be a table")
    kinds = [name for name in _MAKERS if name in said]
    if len(kinds) != 1:
        raise Refused("BAD_MAPPING", f"needs exactly one of {', '.join(_MAKERS)}")
    return _MAKERS[kinds[0]](said)


def run_steps(table: Table, steps: tuple[Step, ...], context: StepContext, faults: Faults) -> Table:
    """Return the table that the steps leave; a row that a step cannot read is left out, with its fault."""
    for step in steps:
        table = step.run(table, context, faults)
    return table
