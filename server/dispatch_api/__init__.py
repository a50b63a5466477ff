"""The dispatcher's face: the board, plans, jobs, visits, and who can do what when."""

from server.dispatch_api import (
    board,
    certifications,
    job_types,
    jobs,
    lapses,
    on_call,
    people,
    plans,
    shift_exceptions,
    shifts,
    skills,
    technicians,
    territories,
    time_off,
    visits,
)
from server.http.face import Face

FACE = Face(
    "api",
    (
        board.blp,
        plans.blp,
        jobs.blp,
        visits.blp,
        job_types.blp,
        skills.blp,
        technicians.blp,
        certifications.blp,
        shifts.blp,
        shift_exceptions.blp,
        time_off.blp,
        lapses.blp,
        on_call.blp,
        people.blp,
        territories.blp,
    ),
)
