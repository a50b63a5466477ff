"""The company's logo: kept by its content, printed on documents, one at a time."""

from server.domain.errors import Invalid, NotFound
from server.domain.invoice_document import InvoiceDocument
from server.domain.pictures import Picture, read_picture
from server.models.companies import Company
from server.models.record import note
from server.models.scope import Scope, touch
from server.ports.documents import Renderer
from server.ports.file_store import FileStore

FIELD = "logo"


def sound_logo(content: bytes, renderer: Renderer) -> Picture:
    """Return a picture that will also print, or refuse it; no transaction is open while it is decoded."""
    picture = read_picture(content, FIELD)
    if not renderer.can_print(picture.content):
        raise Invalid.field(FIELD, "is damaged: it cannot be read to its end", code="PICTURE_REFUSED")
    return picture


def set_logo(scope: Scope, picture: Picture | None, files: FileStore, version: int) -> Company:
    """Give the company a logo, or none; invoices that are posted keep theirs."""
    row = scope.session.get_one(Company, scope.tenant_id, with_for_update=True)
    touch(scope, row, version)
    row.logo_key, row.logo_type = (
        ("", "") if picture is None else (files.put(picture.content), picture.media_type)
    )
    scope.session.flush()
    note(scope, "company.logo", "company", row.id, sha256=row.logo_key, media_type=row.logo_type)
    return row


def logo_file(scope: Scope, files: FileStore) -> tuple[bytes, str]:
    """Return the logo's bytes and media type, or raise `NotFound`."""
    row = scope.session.get_one(Company, scope.tenant_id)
    content = _content(files, row.logo_key)
    if content is None:
        raise NotFound("The company has no logo.")
    return content, row.logo_type


def logo_of(document: InvoiceDocument, files: FileStore) -> bytes | None:
    """Return the logo that stands on a document; None when it has none, or when the file is lost."""
    return _content(files, document.logo_key)


def _content(files: FileStore, key: str) -> bytes | None:
    if not key or not files.exists(key):
        return None
    with files.open(key) as stream:
        return stream.read()
