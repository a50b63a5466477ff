"""The dispatcher's face: the board, plans, jobs, visits, and who can do what when."""

from server.dispatch_api import board, jobs, plans, visits
from server.http.face import Face

FACE = Face("api", (board.blp, plans.blp, jobs.blp, visits.blp))
