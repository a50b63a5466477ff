"""What names a problem: a hash over everything in it, the same on every machine."""

import hashlib
import json
from dataclasses import asdict

import numpy as np

from optimizer.problem import Problem


def fingerprint(problem: Problem) -> str:
    """SHA-256, in hexadecimal, of visits, shifts, absences and both matrices."""
    digest = hashlib.sha256()
    facts = {
        "visits": [asdict(visit) for visit in problem.visits],
        "shifts": [asdict(shift) for shift in problem.shifts],
        "absent": sorted(problem.absent),
    }
    digest.update(json.dumps(facts, sort_keys=True, separators=(",", ":")).encode())
    for matrix in (problem.matrix.seconds, problem.matrix.metres):
        digest.update(b"-" if matrix is None else np.ascontiguousarray(matrix, dtype="<i8").tobytes())
    return digest.hexdigest()
