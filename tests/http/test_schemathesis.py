"""Schemathesis against both OpenAPI documents: what they promise is kept, and another company's ids lead nowhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from random import Random
from typing import Any
from uuid import UUID
from zoneinfo import available_timezones

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.checks import (
    content_type_conformance,
    negative_data_rejection,
    not_a_server_error,
    response_schema_conformance,
    status_code_conformance,
)
from schemathesis.core.failures import FailureGroup

from server.bootstrap import Services
from tests.http.books import Books
from tests.http.test_statement_counts import needed
from tests.sizes import sized
from tests.walls.routes import PUBLIC, ROUTES, roles_of
from tests.walls.town import Company, Route, Town

PROMISES = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
Check = Callable[[Case, Route], None]
UNHARMED = {"throttles", "audit_events", "audit_heads"}
"""Guesses are counted, and reaching for a colleague's things is noted."""

schemathesis.openapi.format("time-zone", st.sampled_from(sorted(available_timezones())))
schemathesis.openapi.format("mail-address", st.emails(domains=st.just("example.com")))
schemathesis.openapi.format("date", st.dates(date(2000, 1, 1), date(2099, 12, 31)).map(str))


class Callers:
    """The operations of both documents, each with a caller who may use it."""

    def __init__(self, app: Flask, services: Services) -> None:
        self.town = Town(app, services)
        self.books = Books(services)
        self.told: Counter[int] = Counter()
        self._routes = {route.name: route for route in self.town.routes}
        self._operations = dict(self._loaded(app))

    def _loaded(self, app: Flask) -> Iterator[tuple[str, Any]]:
        for document in ("api", "mobile"):
            header = self.town.ours.tokens["owner"]
            loaded = schemathesis.openapi.from_wsgi(f"/{document}/v1/openapi.json", app, headers=header)
            for found in loaded.get_all_operations():
                operation = found.ok()
                yield operation.label, operation

    def each(self, mode: GenerationMode, several: int, check: Check) -> dict[str, str]:
        """Have cases of every operation made and checked; return what was wrong, by operation."""
        faults = {}
        names = sorted(self._operations)
        for name in Random(mode.value).sample(names, min(len(names), sized("operations", 70, len(names)))):
            operation = self._operations[name]
            route = self._routes[name]
            if mode.is_negative and not (route.body or route.query or route.headers):
                continue  # there is nothing that could be wrong
            try:
                _made(operation.as_strategy(generation_mode=mode), several, route, check)
            except (AssertionError, FailureGroup) as fault:
                faults[name] = " ".join(str(fault).split())[:700]
        print(*(f"{name}: {fault}" for name, fault in faults.items()), sep="\n")  # noqa: T201 - pytest cuts it short
        return faults

    def call(self, case: Case, route: Route) -> Any:
        letters = ROUTES.get(route.name, PUBLIC)
        header = {} if letters == PUBLIC else self.town.ours.tokens[min(roles_of(letters))]
        answer = case.call(headers=header)
        self.told[answer.status_code] += 1
        return answer


def _made(cases: st.SearchStrategy[Case], several: int, route: Route, check: Check) -> None:
    @settings(
        max_examples=several, derandomize=True, database=None, deadline=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck), print_blob=False,
    )  # fmt: skip
    @given(cases)
    def one(case: Case) -> None:
        check(case, route)

    one()


def name_ids(case: Case, route: Route, company: Company) -> bool:
    """Put a company's ids into the address, the query and the body; tell whether there was a place for one."""
    ids = company.ids
    if route.path.startswith("/office/v1/exceptions"):
        ids = {**ids, "exception_id": ids["open_exception_id"]}
    known = {name: ids[name] for name in case.path_parameters or {} if name in ids}
    case.path_parameters = {**(case.path_parameters or {}), **known}
    named = bool(known)
    if isinstance(case.body, dict):
        case.body, inside = with_ids(case.body, ids)
        named = named or inside
    return named


def with_ids(value: Any, ids: dict[str, str], name: str = "") -> tuple[Any, bool]:
    """Return a tree in which every id has become the company's of that name, and whether there was one."""
    if isinstance(value, dict):
        made = {key: with_ids(inner, ids, key) for key, inner in value.items()}
        return {key: inner for key, (inner, _) in made.items()}, any(found for _, found in made.values())
    if isinstance(value, list):
        items = [with_ids(inner, ids, name) for inner in value]
        return [inner for inner, _ in items], any(found for _, found in items)
    if name in ids and isinstance(value, str) and is_uuid(value):
        return ids[name], True
    return value, False


def is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


@pytest.fixture
def callers(app: Flask, services: Services) -> Callers:
    app.config["PROPAGATE_EXCEPTIONS"] = False
    return Callers(app, services)


pytestmark = pytest.mark.one_engine(
    reason="the documents are the same, and the walks of tests/walls see both engines"
)


def test_what_the_documents_promise_is_kept(callers: Callers) -> None:
    """Right requests with our own ids and versions: documented statuses, types and shapes, and no 5xx."""
    town = callers.town

    def check(case: Case, route: Route) -> None:
        name_ids(case, route, town.ours)
        if "If-Match" in route.headers and case.headers is not None:
            case.headers["If-Match"] = '"1"'
        case.query = {**(case.query or {}), **needed(route, town.ours.ids)}
        answer = callers.call(case, route)
        case.validate_response(answer, checks=PROMISES)
        callers.books.changed()

    faults = callers.each(GenerationMode.POSITIVE, sized("right requests of each route", 2, 60), check)
    assert faults == {}
    print(f"answers: {dict(sorted(callers.told.items()))}")  # noqa: T201 - both sizes say what they met
    assert callers.told[200] + callers.told[201] > 30


def test_another_companys_ids_lead_nowhere(callers: Callers) -> None:
    """A03, A04: in addresses and bodies, with our token: never 2xx, nothing written, and as documented."""
    asked = Counter[str]()

    def check(case: Case, route: Route) -> None:
        if not name_ids(case, route, callers.town.theirs):
            return
        asked[route.name] += 1
        answer = callers.call(case, route)
        assert 400 <= answer.status_code < 500, f"{route.name}: {answer.status_code} {answer.text[:300]}"
        case.validate_response(answer, checks=PROMISES)
        assert callers.books.changed() <= UNHARMED, route.name

    several = sized("requests with foreign ids of each route", 1, 40)
    assert callers.each(GenerationMode.POSITIVE, several, check) == {}
    assert len(asked) > 20


def test_wrong_requests_are_refused_as_the_documents_say(callers: Callers) -> None:
    def check(case: Case, route: Route) -> None:
        answer = callers.call(case, route)
        case.validate_response(answer, checks=[*PROMISES, negative_data_rejection])
        callers.books.changed()

    several = sized("wrong requests of each route", 2, 60)
    assert callers.each(GenerationMode.NEGATIVE, several, check) == {}
