"""From a file's bytes to its text: UTF-8 and UTF-16 by their marks, else UTF-8, else Windows' western page.

UTF-8 is tried first because no other text of length happens to be valid UTF-8; cp1252 is what spreadsheets on
Windows write when nobody asked them for anything else. A byte that cp1252 does not know refuses the file.
"""

import codecs

from server.domain.imports.faults import Refused

MOST_BYTES = 50 * 1024 * 1024
ENCODINGS = ("utf-8", "utf-16", "cp1252", "iso-8859-1")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decoded(raw: bytes, asked: str | None = None) -> tuple[str, str]:
    """Return the text and the name of its encoding; raise `Refused` when it is none."""
    if len(raw) > MOST_BYTES:
        raise Refused("TOO_LARGE", f"the file is larger than {MOST_BYTES // 1024**2} MB: split it")
    marked = next((name for mark, name in _MARKS if raw.startswith(mark)), None)
    for name in [marked] if marked else [asked] if asked else ["utf-8", "cp1252"]:
        if name != "utf-16" and b"\x00" in raw:
            raise Refused("NOT_TEXT", "the file holds zero bytes: it is no text, or UTF-16 without its mark")
        try:
            text = raw.decode(name)
        except UnicodeDecodeError as error:
            fault = error
            continue
        if "\x00" in text:
            raise Refused("NOT_TEXT", "the file holds zero characters: it is no text")
        return text, name
    raise _undecodable(raw, fault)


def _undecodable(raw: bytes, error: UnicodeDecodeError) -> Refused:
    line = raw.count(b"\n", 0, error.start) + 1
    return Refused(
        "UNDECODABLE",
        f"line {line} holds the byte 0x{raw[error.start]:02x}, which is no {error.encoding}:"
        " save the file as UTF-8, or name its encoding in the mapping",
    )
