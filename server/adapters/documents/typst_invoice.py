"""Invoices set by typst, from a template beside this file and the fonts that typst carries.

Values reach the template as JSON strings, never as markup. The same document gives the same bytes: no clock, no
system font and no file outside takes part.
"""

import io
import json
from datetime import UTC, datetime, time
from functools import cache
from importlib.resources import files
from typing import Any

import segno
import typst

from server.adapters.documents.invoice_values import invoice_values
from server.domain.invoice_document import InvoiceDocument


class TypstRenderer:
    """Sets documents in this process; one takes about a tenth of a second."""

    def invoice(self, document: InvoiceDocument, logo: bytes | None = None) -> bytes:
        """Return the invoice as PDF."""
        values = invoice_values(document, _qr_code) | {"logo": list(logo) if logo else None}
        stamp = datetime.combine(document.issued_on, time(), tzinfo=UTC)
        return _compile(files(__package__).joinpath("invoice.typ").read_bytes(), values, stamp)

    def can_print(self, picture: bytes) -> bool:
        """Tell whether typst reads the picture to its end."""
        try:
            _compile(_PICTURE_ALONE, {"logo": list(picture)}, datetime(2000, 1, 1, tzinfo=UTC))
        except typst.TypstError:
            return False
        return True


_PICTURE_ALONE = b"#image(bytes(json(bytes(sys.inputs.data)).logo), width: 10mm)"


def _compile(template: bytes, values: dict[str, Any], stamp: datetime) -> bytes:
    compiler = typst.Compiler(
        input=template,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(values)},
    )
    made = compiler.compile(format="pdf", timestamp=stamp)
    if not isinstance(made, bytes):
        raise TypeError("typst made no single PDF")
    return made


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False)


def _qr_code(text: str) -> str:
    """Return a QR code (ISO/IEC 18004, error correction M) as SVG."""
    picture = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        picture, kind="svg", border=0, xmldecl=False, dark="#1c2430"
    )
    return picture.getvalue().decode("utf-8")
