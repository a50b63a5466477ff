"""Imports: a file is handed in, the worker checks it and lists what is wrong; a sound one is let through."""

import json
from typing import Any

from flask import Response

from server.domain.errors import Invalid, NotFound
from server.domain.imports.decoding import MOST_BYTES
from server.domain.imports.kinds import KINDS
from server.domain.imports.mapping import MOST_BYTES as MOST_MAPPING_BYTES
from server.domain.permissions import require
from server.http.blueprint import FORM, Blueprint
from server.http.caller import current_caller
from server.http.etag import versioned
from server.http.fields import (
    Choice,
    Identifier,
    InstantField,
    StrictSchema,
    WholeNumber,
    Words,
    YesNo,
    free_object,
    list_of,
)
from server.http.paging import PageQuery, listed
from server.http.services import services
from server.http.transaction import reading, writing
from server.http.upload import read_form
from server.models.imports import ImportRun
from server.models.scope import scoped_get
from server.queries.imports import import_list, import_view, kind_views
from server.use_cases.imports import requests
from server.use_cases.imports.registry import NEEDED
from server.use_cases.imports.shipped import shipped, shipped_mappings

blp = Blueprint("imports", __name__, url_prefix="/office/v1", description="Imports")
FORM_BYTES = 1024 * 1024
"""What a form adds to its file."""
_COUNT = {"least": 0, "most": 10**9}


class ImportForm(StrictSchema):
    """What goes with the file: its kind, and a mapping's text or the name of a shipped one."""

    kind = Choice(*KINDS, required=True)
    mapping = Words(most=MOST_MAPPING_BYTES, lines=True, load_default="")
    example = Words(most=60, load_default="")
    source = Words(most=60, load_default="")
    dry_run = Choice("true", "false", load_default="true")
    parameters = Words(most=5000, load_default="{}")


class ImportErrorOut(StrictSchema):
    """One thing that is wrong: the row as a spreadsheet counts it (the header is 1, 0 is the file)."""

    row = WholeNumber(least=0, most=10**9)
    column = Words()
    code = Words()
    reason = Words()
    value = Words()


class ImportPreview(StrictSchema):
    """One record in our words."""

    row = WholeNumber(least=0, most=10**9)
    values = free_object()


class ImportSummary(StrictSchema):
    """A run: queued, running, checked (a dry run without an error), imported, refused or failed."""

    id = Identifier()
    number = WholeNumber(least=1, most=10**12)
    kind = Words()
    source = Words()
    file_name = Words()
    dry_run = YesNo()
    state = Words()
    rows_total = WholeNumber(**_COUNT)
    rows_done = WholeNumber(**_COUNT)
    accepted = WholeNumber(**_COUNT)
    created = WholeNumber(**_COUNT)
    updated = WholeNumber(**_COUNT)
    unchanged = WholeNumber(**_COUNT)
    error_count = WholeNumber(**_COUNT)
    failure = Words(allow_none=True)
    parameters = free_object()
    started_by = Identifier(allow_none=True)
    created_at = InstantField()
    finished_at = InstantField(allow_none=True)
    version = WholeNumber(least=1, most=10**12)


class ImportOut(ImportSummary):
    """A run with up to 1,000 of its errors, and its first 20 records."""

    errors = list_of(ImportErrorOut)
    preview = list_of(ImportPreview)


class ImportList(StrictSchema):
    """A page of runs."""

    items = list_of(ImportSummary)
    next = Words(allow_none=True)


class ImportColumn(StrictSchema):
    """A column in our words."""

    name = Words()
    required = YesNo()
    holds = Words()
    meaning = Words()


class ImportKind(StrictSchema):
    """What can be imported, and whether the caller may."""

    name = Words()
    allowed = YesNo()
    columns = list_of(ImportColumn)
    natural_key = Words()
    creates = list_of(Words())
    template = Words()


class ImportExample(StrictSchema):
    """A shipped mapping; `parameters` are what it asks for, by name with their meaning."""

    name = Words()
    kind = Words()
    title = Words()
    note = Words(most=2000)
    parameters = free_object()
    text = Words(most=100_000, lines=True)


class ImportKinds(StrictSchema):
    """What can be imported, and the shipped mappings."""

    items = list_of(ImportKind)
    examples = list_of(ImportExample)


@blp.endpoint("GET", "/imports", permission="imports.run")
@blp.arguments(PageQuery, location="query")
@blp.response(200, ImportList)
def list_imports(query: dict[str, Any]) -> dict[str, Any]:
    """The imports, the latest first."""
    return listed(reading(), import_list(reading()), query)


@blp.endpoint("POST", "/imports", permission="imports.run", takes=(FORM,), most_bytes=MOST_BYTES + FORM_BYTES)
@blp.doc(
    requestBody={
        "required": True,
        "content": {
            FORM: {
                "schema": {
                    "type": "object",
                    "required": ["file", "kind"],
                    "properties": {
                        "file": {"type": "string", "format": "binary"},
                        "kind": {"type": "string", "enum": list(KINDS)},
                        "mapping": {"type": "string", "description": "a mapping's TOML text"},
                        "example": {"type": "string", "description": "the name of a shipped mapping instead"},
                        "source": {"type": "string", "description": "what the other system is called"},
                        "dry_run": {"type": "string", "enum": ["true", "false"], "default": "true"},
                        "parameters": {
                            "type": "string",
                            "description": 'a JSON object, such as {"date": "2020-04-14"}',
                        },
                    },
                }
            }
        },
    }
)
@blp.response(202, ImportOut)
def create_import() -> dict[str, Any]:
    """Hand a CSV file of at most 50 MB in; the worker checks it, and writes it unless it is a dry run."""
    fields, file = read_form(ImportForm())
    _allow(fields["kind"])
    asked = requests.Asked(
        kind=fields["kind"],
        file_name=file.name,
        file_key=services().files.put(file.content) if file.content else "",
        size=len(file.content),
        mapping=_mapping(fields),
        source=fields["source"] or None,
        dry_run=fields["dry_run"] == "true",
        parameters=_parameters(fields["parameters"]),
    )
    row = requests.request_import(writing(), asked, current_caller().identity.user_id)
    return versioned(import_view(writing(), row.id))


@blp.endpoint("GET", "/imports/<string:import_id>", permission="imports.run")
@blp.response(200, ImportOut)
def show_import(import_id: str) -> dict[str, Any]:
    """One import: how far it is, what is wrong with the file, and the first records in our words."""
    return versioned(import_view(reading(), import_id))


@blp.endpoint("POST", "/imports/<string:import_id>/commit", permission="imports.run")
@blp.response(202, ImportOut)
def commit_import(import_id: str) -> dict[str, Any]:
    """Let a checked dry run through: the same file by the same mapping."""
    scope = writing()
    _allow(scoped_get(scope, ImportRun, import_id).kind)
    row = requests.commit_import(scope, import_id, current_caller().identity.user_id)
    return versioned(import_view(scope, row.id))


@blp.endpoint("GET", "/imports/kinds", permission="imports.run")
@blp.response(200, ImportKinds)
def list_kinds() -> dict[str, Any]:
    """What can be imported: the kinds with their columns, and the mappings that come with Truckroll."""
    held = current_caller().identity.permissions
    examples = [
        {
            "name": one.name,
            "kind": one.mapping.kind.name,
            "title": one.title,
            "note": one.note,
            "parameters": dict(one.mapping.parameters),
            "text": one.text,
        }
        for one in shipped_mappings()
    ]
    kinds = [{**kind, "allowed": held.issuperset(NEEDED[kind["name"]])} for kind in kind_views()]
    return {"items": kinds, "examples": examples}


@blp.endpoint("GET", "/imports/templates/<string:kind>.csv", permission="imports.run")
@blp.response(200, {"type": "string"}, content_type="text/csv")
def show_template(kind: str) -> Response:
    """The header line of a kind's file in our own words."""
    if kind not in KINDS:
        raise NotFound("There is no such kind.")
    response = Response(f"{KINDS[kind].template}\r\n", content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{kind}.csv"'
    return response


def _allow(kind: str) -> None:
    """Refuse a kind whose rows the caller may not write by hand."""
    for permission in NEEDED[kind]:
        require(permission, current_caller().identity.permissions)


def _mapping(fields: dict[str, Any]) -> str:
    if not fields["example"]:
        return str(fields["mapping"])
    if fields["mapping"]:
        raise Invalid.field("form.example", "stands beside a mapping: give one of the two")
    found = shipped(fields["example"])
    if found is None:
        raise Invalid.field("form.example", "is none of the shipped mappings")
    return found.text


def _parameters(text: str) -> dict[str, str]:
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict) or not all(isinstance(value, str) for value in said.values()):
        raise Invalid.field("form.parameters", "must be a JSON object of texts")
    return said
