"""`python -m optimizer PROBLEM.json`: plan a problem in VROOM's JSON and write the solution as VROOM does."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from optimizer.errors import Fault, InvalidProblem
from optimizer.pipeline import solve
from optimizer.plan import Limits, Plan, Progress
from optimizer.plan_json import write
from optimizer.problem_json import read

HELP = """\
Plan a day of field service: which technician makes which visit, and when.

PROBLEM.json is VROOM's input format: jobs, vehicles with breaks and skills, and either
matrices.car.durations or coordinates. Times are integer seconds. Levels of skills, pins and
certificates go under "truckroll" (docs/optimizer/problem.md).
"""
MORE = """\
examples:
  python -m optimizer examples/problems/first_day.json
  python -m optimizer day.json -o plan.json --seconds 30
  python -m optimizer day.json -o plan.json --iterations 50 --seed 7    # the same plan every time

exit codes: 0 planned and proved, 2 the problem or a file is wrong (one line a fault, with its path)
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Read, plan, write; the number is the exit code."""
    options = _parser().parse_args(arguments)
    try:
        plan_text = _plan(options)
        _write(options.output, plan_text)
    except InvalidProblem as refusal:
        for fault in refusal.faults:
            print(fault, file=sys.stderr)  # noqa: T201 - a command line prints
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "python -m optimizer",
        description=HELP,
        epilog=MORE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("problem", metavar="PROBLEM.json", help="the problem; - reads standard input")
    parser.add_argument(
        "-o", "--output", metavar="PLAN.json", default="-", help="where the plan goes (default: -)"
    )
    parser.add_argument("--seconds", type=float, help="stop looking after so long (default: 10)")
    parser.add_argument("--iterations", type=int, help="stop after so many neighbourhoods; repeatable")
    parser.add_argument("--seed", type=int, default=1, help="which path the search takes (default: 1)")
    return parser


def _plan(options: argparse.Namespace) -> str:
    document = read(_read(options.problem))
    plan = solve(document.problem, limits=_limits(options), on_progress=_tell)
    _sum_up(plan)
    return json.dumps(write(document, plan), separators=(",", ":")) + "\n"


def _limits(options: argparse.Namespace) -> Limits:
    """Ten seconds unless either limit is given."""
    if options.seconds is None and options.iterations is None:
        return Limits(seed=options.seed)
    return Limits(options.seconds, options.iterations, options.seed)


def _read(name: str) -> str:
    try:
        return sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidProblem([Fault(name, "NOT_FOUND", f"cannot be read: {error}")]) from error


def _write(name: str, text: str) -> None:
    if name == "-":
        sys.stdout.write(text)
        return
    try:
        Path(name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise InvalidProblem([Fault(name, "NOT_FOUND", f"cannot be written: {error}")]) from error


def _tell(progress: Progress) -> None:
    end = "\r" if sys.stderr.isatty() else "\n"
    line = (
        f"{progress.elapsed_seconds:7.1f} s  {progress.served}/{progress.total} visits  "
        f"priority left out {progress.unserved_priority}  travel {progress.travel_seconds} s"
    )
    print(line, end=end, file=sys.stderr, flush=True)  # noqa: T201 - as above


def _sum_up(plan: Plan) -> None:
    score = plan.score
    line = (
        f"proved: {score.served_visits} visits on {score.used_shifts} shifts, "
        f"{score.unserved_visits} left out "
        f"(priority {score.unserved_priority}), travel {score.travel_seconds} s, "
        f"iterations {plan.record.iterations}, seed {plan.record.seed}"
    )
    print(line, file=sys.stderr)  # noqa: T201 - as above


if __name__ == "__main__":
    sys.exit(main())
