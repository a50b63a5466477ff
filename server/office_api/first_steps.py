"""The first-run list of a company."""

from typing import Any

from server.http.blueprint import Blueprint
from server.http.fields import DayField, StrictSchema, WholeNumber, Words, YesNo, list_of
from server.http.transaction import reading
from server.queries.first_steps import first_steps

blp = Blueprint("first_steps", __name__, url_prefix="/office/v1", description="First steps of a company")


class StepOut(StrictSchema):
    """One step: whether it is done, and how many of the thing there are."""

    key = Words()
    done = YesNo()
    count = WholeNumber(least=0, most=10**12)
    optional = YesNo()


class FirstSteps(StrictSchema):
    """The steps in their order; `set_up` says that the list was put away, `version` is the company's."""

    set_up = YesNo()
    version = WholeNumber(least=1, most=10**12)
    plan_on = DayField()
    steps = list_of(StepOut)


@blp.endpoint("GET", "/first-steps", permission="board.read")
@blp.response(200, FirstSteps)
def show_first_steps() -> dict[str, Any]:
    """What the company still needs before its first planned day."""
    return first_steps(reading())
