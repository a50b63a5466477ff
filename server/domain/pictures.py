"""Pictures that people hand in: what they are by their own bytes, how large, and only the parts that are picture.

Nothing is decoded here. The sizes are those of the header, which every reader goes by (PNG: RFC 2083, 11.2.2; JPEG:
ITU-T T.81, B.2.2; WebP: RFC 9649), so a small file cannot unfold into a huge picture. What is no part of the picture,
such as where a photo was taken or a second file behind its end, is left out.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from server.domain.errors import Invalid

MOST_BYTES, MOST_PIXELS = 1_000_000, 2_000
PNG, JPEG, WEBP = "image/png", "image/jpeg", "image/webp"
_PNG_START = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"pHYs"})
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JPEG_KEPT = frozenset({0xC4, 0xDB, 0xDD, 0xE0, 0xEE}) | _JPEG_FRAMES
_JPEG_SCAN = 0xDA
_WEBP_KEPT = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH"})
_WEBP_ANIMATED, _WEBP_METADATA = 0x02, 0x2C  # flags of VP8X: an animation; a profile, Exif and XMP


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its media type, its size in pixels, and its bytes with nothing else in them."""

    media_type: str
    width: int
    height: int
    content: bytes


def read_picture(content: bytes, field: str = "picture") -> Picture:
    """Return what the bytes are; raise `Invalid` for what is no PNG, JPEG or WebP, is damaged, or is too large."""
    if len(content) > MOST_BYTES:
        raise Invalid.field(field, "is larger than 1 MB", code="PICTURE_REFUSED")
    try:
        picture = _read(content)
    except (struct.error, IndexError, ValueError):
        raise Invalid.field(field, "is damaged: it ends too early", code="PICTURE_REFUSED") from None
    if picture is None:
        raise Invalid.field(field, "must be a PNG, JPEG or WebP picture", code="PICTURE_REFUSED")
    if not (1 <= picture.width <= MOST_PIXELS and 1 <= picture.height <= MOST_PIXELS):
        reason = (
            f"is {picture.width} x {picture.height} pixels; at most {MOST_PIXELS} x {MOST_PIXELS} are taken"
        )
        raise Invalid.field(field, reason, code="PICTURE_REFUSED")
    return picture


def _read(content: bytes) -> Picture | None:
    if content.startswith(_PNG_START):
        return _png(content)
    if content.startswith(b"\xff\xd8\xff"):
        return _jpeg(content)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return _webp(content)
    return None


def _png(content: bytes) -> Picture:
    kept, at = [_PNG_START], len(_PNG_START)
    width, height = struct.unpack(">II", content[at + 8 : at + 16])
    while True:
        (length,) = struct.unpack(">I", content[at : at + 4])
        kind, chunk = content[at + 4 : at + 8], content[at : at + 12 + length]
        if len(chunk) != 12 + length or (at == len(_PNG_START)) != (kind == b"IHDR"):
            raise ValueError("no chunk of a PNG")
        if kind in _PNG_KEPT:
            kept.append(chunk)
        at += len(chunk)
        if kind == b"IEND":
            return Picture(PNG, width, height, b"".join(kept))


def _jpeg(content: bytes) -> Picture:
    kept, at, size = [b"\xff\xd8"], 2, (0, 0)
    while content[at + 1] != _JPEG_SCAN:
        marker, (length,) = content[at + 1], struct.unpack(">H", content[at + 2 : at + 4])
        segment = content[at : at + 2 + length]
        if content[at] != 0xFF or length < 2 or len(segment) != 2 + length:  # noqa: PLR2004 - the length's own bytes
            raise ValueError("no segment of a JPEG")
        if marker in _JPEG_FRAMES:
            height, width = struct.unpack(">HH", segment[5:9])
            size = (max(size[0], width), max(size[1], height))
        if marker in _JPEG_KEPT:
            kept.append(segment)
        at += len(segment)
    end = content.rindex(b"\xff\xd9")
    _refuse_late_frames(content, at, end)
    return Picture(JPEG, *size, b"".join([*kept, content[at : end + 2]]))


def _refuse_late_frames(content: bytes, at: int, end: int) -> None:
    """Refuse a frame that begins behind the first scan: a second size, which the first did not tell of."""
    while (at := content.find(b"\xff", at, end)) >= 0:
        if content[at + 1] in _JPEG_FRAMES or content[at + 1] == 0xD8:  # noqa: PLR2004 - the start of a picture
            raise ValueError("a second frame")
        at += 1


def _webp(content: bytes) -> Picture:
    kept, size = [], (0, 0)
    for kind, body in _riff(content):
        found = _webp_size(kind, body)
        size = (max(size[0], found[0]), max(size[1], found[1]))
        part = bytes([body[0] & ~_WEBP_METADATA, *body[1:]]) if kind == b"VP8X" else body
        if kind in _WEBP_KEPT:
            kept.append(kind + struct.pack("<I", len(part)) + part + b"\0" * (len(part) % 2))
    inside = b"WEBP" + b"".join(kept)
    return Picture(WEBP, *size, b"RIFF" + struct.pack("<I", len(inside)) + inside)


def _riff(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    (length,) = struct.unpack("<I", content[4:8])
    at, end = 12, 8 + length
    if end > len(content):
        raise ValueError("no whole RIFF")
    while at < end:
        kind, (size,) = content[at : at + 4], struct.unpack("<I", content[at + 4 : at + 8])
        if at + 8 + size > end:
            raise ValueError("no whole chunk")
        yield kind, content[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _webp_size(kind: bytes, body: bytes) -> tuple[int, int]:
    if kind == b"VP8X":
        if body[0] & _WEBP_ANIMATED:
            raise ValueError("an animation")
        return int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1
    if kind == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 ":
        width, height = struct.unpack("<HH", body[6:10])
        return width & 0x3FFF, height & 0x3FFF
    return 0, 0
