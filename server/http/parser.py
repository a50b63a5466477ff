"""The one parser of requests: unknown fields are refused everywhere, and every fault names its field."""

from collections.abc import Container, Iterator, Mapping
from typing import Any, NoReturn

from flask import Request, request
from marshmallow import RAISE, Schema, ValidationError
from webargs.flaskparser import FlaskParser

from server.domain.errors import Fault, Invalid
from server.http.errors import WrongMediaType
from server.http.strict_json import read_strict


class StrictParser(FlaskParser):
    """webargs' parser with our JSON reader, refusing what it does not know."""

    DEFAULT_UNKNOWN_BY_LOCATION = {"json": RAISE, "query": RAISE}  # noqa: RUF012 - webargs' own name

    def load_json(self, req: Request, schema: Schema) -> Any:
        """Return the body; no body at all reads as an empty object."""
        raw = req.get_data(cache=True)
        if not raw:
            return {}
        if req.mimetype != "application/json":
            raise WrongMediaType("Send the body as application/json.")
        return read_strict(raw)

    def load_querystring(self, req: Request, schema: Schema) -> Any:
        """Return the query's values; a name that stands twice is refused."""
        for name, values in req.args.lists():
            if len(values) > 1:
                raise Invalid.field(f"query.{name}", "stands twice")
        return req.args.to_dict()

    def handle_error(self, error: ValidationError, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Raise the domain's refusal with one fault a field."""
        refuse_faults(error.messages)


def refuse_faults(messages: Any) -> NoReturn:
    """Raise the domain's refusal for what marshmallow found, one fault a field."""
    faults = sorted(_faults(messages), key=lambda fault: fault.field)
    sentence = "; ".join(f"{fault.field}: {fault.reason}" for fault in faults[:3])
    raise Invalid(sentence, faults=faults)


def refuse_untaken(taken: Container[str]) -> None:
    """Refuse what a route would never look at: query fields or a body where it takes none."""
    if "query" not in taken:
        for name in request.args:
            raise Invalid.field(f"query.{name}", "Unknown field")
    if "json" not in taken and request.get_data(cache=True):
        value = read_strict(request.get_data(cache=True))
        for name in value if isinstance(value, dict) else ("",):
            raise Invalid.field(f"json.{name}".rstrip("."), "Unknown field")


def _faults(messages: Any, path: str = "") -> Iterator[Fault]:
    if isinstance(messages, Mapping):
        for key, inner in messages.items():
            yield from _faults(inner, _extended(path, key))
    elif isinstance(messages, list):
        for message in messages:
            yield from _faults(message, path)
    else:
        yield Fault(path, str(messages).rstrip("."))


def _extended(path: str, key: object) -> str:
    if isinstance(key, int):
        return f"{path}[{key}]"
    if key == "_schema":
        return path
    return f"{path}.{key}" if path else str(key)
