"""OR-Tools' routing model of a region: some shifts and visits, with every rule written in by its file."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from optimizer.constraints import RULES, breaks
from optimizer.packed import Packed, RoutingForm
from optimizer.spans import FAR

FALLBACKS = ("PARALLEL_CHEAPEST_INSERTION", "LOCAL_CHEAPEST_INSERTION", "ALL_UNPERFORMED")
CHECK_EVERY = 500
NEVER_REACHED = 10**6
Orders = dict[int, tuple[int, ...]]
Matrix = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Region:
    """Shift rows with their present orders, and every visit row that may be on them."""

    orders: Orders
    visits: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Effort:
    """How far to look: times that OR-Tools asks whether to go on, and who may say no before."""

    steps: int
    interrupted: Callable[[], bool]


def improve(packed: Packed, region: Region, effort: Effort) -> Orders | None:
    """Best orders that guided local search finds from the present ones; None when it was interrupted.

    `packed` is a routing view. The search has no chance in it: the same region and number of steps give the
    same orders.
    """
    shifts = [shift for shift in region.orders if breaks.usable(packed, shift)]
    if not shifts or not region.visits:
        return region.orders
    form = _form(packed, list(region.visits), shifts)
    solution, whole = _search(form, region, effort)
    return _orders(form, solution) if whole and solution is not None else None


def _form(packed: Packed, visits: list[int], shifts: list[int]) -> RoutingForm:
    """The model with all rules and goals in it, closed for changes by its first search."""
    from ortools.constraint_solver import pywrapcp  # noqa: PLC0415 - loading OR-Tools takes its time

    n, m = len(visits), len(shifts)
    manager = pywrapcp.RoutingIndexManager(n + 2 * m, m, list(range(n, n + m)), list(range(n + m, n + 2 * m)))
    routing = pywrapcp.RoutingModel(manager)
    travel, work = _matrices(packed, visits, shifts)
    _price_arcs(routing, travel, _outside(packed, visits, shifts))
    whole = routing.RegisterTransitMatrix((travel + work[:, None]).tolist())
    horizon = _horizon(packed, visits, shifts)
    routing.AddDimension(whole, horizon, horizon, False, "time")
    form = RoutingForm(packed, visits, shifts, manager, routing, routing.GetDimensionOrDie("time"))
    for rule in RULES:
        rule.add_to(form)
    _add_visits(form)
    return form


def _outside(packed: Packed, visits: list[int], shifts: list[int]) -> Matrix | None:
    """What these visits (rows) cost on these shifts (columns) beside driving; None where nothing does."""
    if packed.outside is None:
        return None
    prices = packed.outside[np.ix_(visits, shifts)]
    return prices if prices.any() else None


def _price_arcs(routing: Any, travel: Matrix, outside: Matrix | None) -> None:
    """An arc costs its driving and, for a vehicle outside the territories of the visit it leads to, their price."""
    if outside is None:
        routing.SetArcCostEvaluatorOfAllVehicles(routing.RegisterTransitMatrix(travel.tolist()))
        return
    made: dict[bytes, int] = {}
    for vehicle in range(outside.shape[1]):
        column = outside[:, vehicle]
        if column.tobytes() not in made:
            priced = travel.copy()
            priced[:, : len(column)] += column[None, :]
            made[column.tobytes()] = routing.RegisterTransitMatrix(priced.tolist())
        routing.SetArcCostEvaluatorOfVehicle(made[column.tobytes()], vehicle)


def _horizon(packed: Packed, visits: list[int], shifts: list[int]) -> int:
    """A second beyond every end, so that a window after all shifts is no contradiction in the model."""
    ends = [packed.starts_away[row][-1][1] for row in visits]
    return max([packed.shift_high[shift] for shift in shifts] + [end for end in ends if end < FAR])


def _matrices(packed: Packed, visits: list[int], shifts: list[int]) -> tuple[Matrix, Matrix]:
    """Travel from node to node and work at each node: visits, then starts, then ends of shifts."""
    ends = [packed.shift_start[s] for s in shifts] + [packed.shift_end[s] for s in shifts]
    place = np.array([packed.location[row] for row in visits] + ends, dtype=np.int64)
    work = [packed.setup_away[row] + packed.service[row] for row in visits] + [0] * len(ends)
    return packed.travel[np.ix_(place, place)], np.array(work, dtype=np.int64)


def _add_visits(form: RoutingForm) -> None:
    """Every visit may be left out at its price, and is made only by a shift that is allowed to."""
    for node, row in enumerate(form.nodes):
        index = form.index(node)
        form.routing.AddDisjunction([index], form.packed.leave_out[row])
        allowed = [v for v, shift in enumerate(form.vehicles) if form.packed.allowed[row, shift]]
        if len(allowed) < len(form.vehicles):
            form.routing.VehicleVar(index).SetValues([-1, *allowed])


def _search(form: RoutingForm, region: Region, effort: Effort) -> tuple[Any, bool]:
    """Best solution found, and whether the search ran its whole course."""
    raised = _watch(form.routing, effort)
    parameters = _parameters()
    form.routing.CloseModelWithParameters(parameters)
    start = form.routing.ReadAssignmentFromRoutes(_routes(form, region), True)
    if start is not None:
        solution = form.routing.SolveFromAssignmentWithParameters(start, parameters)
    else:
        solution = _from_scratch(form.routing, effort)
    if raised:
        raise raised[0]
    return solution, not effort.interrupted()


def _from_scratch(routing: Any, effort: Effort) -> Any:
    """When OR-Tools does not take the present orders: its own first solutions, most promising first."""
    for strategy in FALLBACKS:
        solution = routing.SolveWithParameters(_parameters(strategy))
        if solution is not None or effort.interrupted():
            return solution
    return None


def _watch(routing: Any, effort: Effort) -> list[BaseException]:
    """Count OR-Tools' questions: they come with its steps, so their number can end a search.

    What the asked raise may not cross OR-Tools; it ends the search and is handed back.
    """
    asked, cut, raised = 0, False, list[BaseException]()

    def enough() -> bool:
        nonlocal asked, cut
        try:
            asked += 1
            cut = cut or (asked % CHECK_EVERY == 0 and effort.interrupted())
        except BaseException as error:  # noqa: BLE001 - Ctrl-C too; raised again outside
            cut = True
            raised.append(error)
        return cut or asked > effort.steps

    routing.AddSearchMonitor(routing.solver().CustomLimit(enough))
    return raised


def _parameters(strategy: str = "AUTOMATIC") -> Any:
    from ortools.constraint_solver import pywrapcp, routing_enums_pb2  # noqa: PLC0415 - as in `_form`

    parameters = pywrapcp.DefaultRoutingSearchParameters()
    parameters.first_solution_strategy = getattr(routing_enums_pb2.FirstSolutionStrategy, strategy)
    parameters.local_search_metaheuristic = routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    parameters.time_limit.FromSeconds(NEVER_REACHED)  # OR-Tools warns without one; steps end the search
    return parameters


def _routes(form: RoutingForm, region: Region) -> list[list[int]]:
    node = {row: index for index, row in enumerate(form.nodes)}
    return [[form.index(node[row]) for row in region.orders[shift]] for shift in form.vehicles]


def _orders(form: RoutingForm, solution: Any) -> Orders:
    return {shift: tuple(_stops(form, solution, vehicle)) for vehicle, shift in enumerate(form.vehicles)}


def _stops(form: RoutingForm, solution: Any, vehicle: int) -> Iterator[int]:
    index = solution.Value(form.routing.NextVar(form.routing.Start(vehicle)))
    while not form.routing.IsEnd(index):
        yield form.nodes[form.manager.IndexToNode(index)]
        index = solution.Value(form.routing.NextVar(index))
