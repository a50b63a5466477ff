"""Forms with one file (multipart/form-data): as strict as our JSON, every fault by the field's name."""

from dataclasses import dataclass
from typing import Any

from flask import request
from marshmallow import ValidationError

from server.domain.errors import Invalid
from server.http.fields import StrictSchema
from server.http.parser import refuse_faults

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came in: what its sender calls it, and its bytes."""

    name: str
    content: bytes


def read_form(schema: StrictSchema, file_field: str = "file") -> tuple[dict[str, Any], Upload]:
    """Return a form's fields as its schema loads them, and its one file."""
    for part in (request.form, request.files):
        for name in part:
            if len(part.getlist(name)) > 1:
                raise Invalid.field(f"form.{name}", "stands twice")
    for name in request.files:
        if name != file_field:
            raise Invalid.field(f"form.{name}", "Unknown field")
    texts = {name: text.replace("\r\n", "\n") for name, text in request.form.items()}  # as forms write lines
    try:
        fields: dict[str, Any] = schema.load(texts)
    except ValidationError as error:
        refuse_faults({"form": error.messages})
    file = request.files.get(file_field)
    if file is None:
        raise Invalid.field(f"form.{file_field}", "Missing data for required field")
    return fields, Upload(_plain(file.filename or ""), file.read())


def _plain(name: str) -> str:
    """Return a file's name for people to read: it never becomes a path."""
    last = name.replace("\\", "/").rsplit("/", maxsplit=1)[-1]
    return "".join(letter for letter in last if letter.isprintable())[:LONGEST_NAME] or "file.csv"
