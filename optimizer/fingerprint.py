"""What names a problem: a hash over everything in it, the same on every machine."""

import hashlib
import json
from dataclasses import asdict
from typing import Any

import numpy as np

from optimizer.problem import Problem, Visit


def fingerprint(problem: Problem) -> str:
    """SHA-256, in hexadecimal, of visits, shifts, absences, territories and both matrices.

    What has no territories is named as it was before there were any.
    """
    digest = hashlib.sha256()
    facts: dict[str, Any] = {
        "visits": [_visit(visit) for visit in problem.visits],
        "shifts": [asdict(shift) for shift in problem.shifts],
        "absent": sorted(problem.absent),
    }
    if problem.territories:
        facts["territories"] = [asdict(territory) for territory in problem.territories]
    digest.update(json.dumps(facts, sort_keys=True, separators=(",", ":")).encode())
    for matrix in (problem.matrix.seconds, problem.matrix.metres):
        digest.update(b"-" if matrix is None else np.ascontiguousarray(matrix, dtype="<i8").tobytes())
    return digest.hexdigest()


def _visit(visit: Visit) -> dict[str, Any]:
    facts = asdict(visit)
    if not visit.territories:
        del facts["territories"]
    return facts
