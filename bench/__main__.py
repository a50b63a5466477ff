"""`python -m bench`: measure and print the table. Takes about six minutes; `--quick` one."""

import argparse
import logging
import sys
from collections.abc import Callable, Mapping

import structlog

from bench import board, clock_in, imports, planning
from bench.table import Figure, as_json, as_text, machine

PARTS: Mapping[str, Callable[..., list[Figure]]] = {
    "clock-in": clock_in.measure,
    "planning": planning.measure,
    "board": board.measure,
    "imports": imports.measure,
}


def main() -> None:
    """Measure the parts that were asked for, one after the other, since they share the cores."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("parts", nargs="*", help=f"which parts: {', '.join(PARTS)}; all unless said")
    parser.add_argument(
        "--quick", action="store_true", help="few and short rounds: does it run, not how fast"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of the table")
    asked = parser.parse_args()
    if unknown := set(asked.parts) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    before, figures = machine(), []
    for name in asked.parts or PARTS:
        print(f"measuring {name} ...", file=sys.stderr, flush=True)
        figures += PARTS[name](quick=asked.quick)
    show = as_json if asked.json else as_text
    print(show(figures, before, machine()))


if __name__ == "__main__":
    main()
