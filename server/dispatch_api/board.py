"""The board: the dispatcher's whole day in one answer."""

from typing import Any

from server.dispatch_api.schemas import BoardOut, DayQuery
from server.http.blueprint import Blueprint
from server.http.transaction import reading
from server.queries.board import dispatch_board

blp = Blueprint("board", __name__, url_prefix="/dispatch/v1", description="The dispatcher's day")


@blp.endpoint("GET", "/board", permission="board.read")
@blp.arguments(DayQuery, location="query")
@blp.response(200, BoardOut)
def show_board(query: dict[str, Any]) -> dict[str, Any]:
    """The board of a day: technicians with their visits, and what does not fit and why."""
    return dispatch_board(reading(), query["date"])
