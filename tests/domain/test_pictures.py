"""Pictures: told by their own bytes, measured by their header, and freed of everything that is no picture."""

import struct
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.adapters.documents.typst_invoice import TypstRenderer
from server.domain.errors import Invalid
from server.domain.pictures import JPEG, MOST_BYTES, PNG, WEBP, read_picture

RENDERER = TypstRenderer()
WEBP_PIXEL = bytes.fromhex("524946461e000000574542505650384c110000002f0000000007d0fffef7bfff8188e87f0000")
JPEG_PIXEL = bytes.fromhex(
    "ffd8ffe000104a46494600010100000100010000ffdb004300080606070605080707070909080a0c140d0c0b0b0c1912130f141d1a1f1e"
    "1d1a1c1c20242e2720222c231c1c2837292c30313434341f27393d38323c2e333432ffc0000b080001000101011100ffc4001f00000105"
    "01010101010100000000000000000102030405060708090a0bffc400b5100002010303020403050504040000017d0102030004110512"
    "2131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a434445464748"
    "494a535455565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4"
    "b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9faffda0008010100003f00fb"
    "d3ffd9"
)

LATER_FRAME = bytes.fromhex("ffc0000b08ffffffff01011100ffd9")


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int = 2, height: int = 2, *more: bytes, claimed: tuple[int, int] | None = None) -> bytes:
    rows = b"".join(b"\0" + b"\x0b\x5f\x63" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", *(claimed or (width, height)), 8, 2, 0, 0, 0)
    parts = [chunk(b"IHDR", header), *more, chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def extended_webp(flags: int, *more: bytes) -> bytes:
    wide = b"VP8X" + struct.pack("<I", 10) + bytes([flags, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    inside = b"WEBP" + wide + WEBP_PIXEL[12:] + b"".join(more)
    return b"RIFF" + struct.pack("<I", len(inside)) + inside


@pytest.mark.parametrize(
    ("content", "kind", "size"),
    [(png(3, 2), PNG, (3, 2)), (JPEG_PIXEL, JPEG, (1, 1)), (WEBP_PIXEL, WEBP, (1, 1))],
)
def test_a_picture_is_what_its_bytes_say(content: bytes, kind: str, size: tuple[int, int]) -> None:
    picture = read_picture(content)
    assert (picture.media_type, picture.width, picture.height) == (kind, *size)
    assert RENDERER.can_print(picture.content)


def test_what_is_no_part_of_the_picture_is_left_out() -> None:
    secret = b"37.7749 -122.4194 <script>alert(1)</script>"
    segment = b"\xff\xe1" + struct.pack(">H", 2 + len(secret)) + secret
    exif = b"EXIF" + struct.pack("<I", len(secret) + len(secret) % 2) + secret + b"\0" * (len(secret) % 2)
    spoiled = (
        png(2, 2, chunk(b"tEXt", secret), chunk(b"eXIf", secret)) + secret,
        JPEG_PIXEL[:2] + segment + JPEG_PIXEL[2:] + secret,
        extended_webp(0x08, exif) + secret,
    )
    for content in spoiled:
        kept = read_picture(content).content
        assert secret not in kept
        assert RENDERER.can_print(kept)
        assert read_picture(kept).content == kept


REFUSED: list[tuple[str, Callable[[], bytes]]] = [
    ("nothing", lambda: b""),
    ("a drawing that can hold a script", lambda: b"<svg xmlns='http://www.w3.org/2000/svg'></svg>"),
    ("a page", lambda: b"<html>"),
    ("an animation's format", lambda: b"GIF89a" + b"\0" * 20),
    ("an animation", lambda: extended_webp(0x02)),
    ("a page behind a picture's first bytes", lambda: b"\x89PNG\r\n\x1a\n<html>"),
    ("half a picture", lambda: png(40, 40)[:-30]),
    ("half a photo", lambda: JPEG_PIXEL[:200]),
    ("too many bytes", lambda: png() + b"\0" * MOST_BYTES),
    ("a small file that unfolds", lambda: png(2, 2, claimed=(60_000, 60_000))),
    ("one pixel too wide", lambda: png(2001, 1)),
    ("no pixel", lambda: png(2, 2, claimed=(0, 5))),
    ("a second size behind the first", lambda: JPEG_PIXEL[:-2] + LATER_FRAME),
]  # fmt: skip


@pytest.mark.parametrize("make", [make for _, make in REFUSED], ids=[name for name, _ in REFUSED])
def test_what_is_no_picture_or_too_large_is_refused(make: Callable[[], bytes]) -> None:
    with pytest.raises(Invalid) as refused:
        read_picture(make(), "logo")
    assert (refused.value.code, refused.value.faults[0].field) == ("PICTURE_REFUSED", "logo")


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([png(3, 3), JPEG_PIXEL, WEBP_PIXEL]), st.data())
def test_whatever_is_spoiled_is_refused_or_still_a_picture(content: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(content) - 1))
    cut = data.draw(st.integers(0, 4))
    spoiled = content[:at] + data.draw(st.binary(max_size=6)) + content[at + cut :]
    try:
        picture = read_picture(spoiled)
    except Invalid:
        return
    assert 1 <= picture.width <= 2000
    assert read_picture(picture.content) == picture
