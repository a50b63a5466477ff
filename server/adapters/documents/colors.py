"""A company's colour, made dark enough to be read on white paper."""

import re

_PLAIN = "#1f5f8b"
_CONTRAST = 4.5  # WCAG 2.2, success criterion 1.4.3
_STRAIGHT = 0.04045  # below it, sRGB is a straight line


def readable_color(color: str) -> str:
    """Return the colour, darkened until its contrast with white is 4.5:1; a text that is none gives ours."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", color, re.ASCII):
        return _PLAIN
    parts = [int(color[at : at + 2], 16) for at in (1, 3, 5)]
    while contrast_with_white(parts) < _CONTRAST:
        parts = [part * 24 // 25 for part in parts]
    return "#" + "".join(f"{part:02x}" for part in parts)


def contrast_with_white(parts: list[int]) -> float:
    """Return the contrast of red, green and blue (0 to 255) with white, 1 to 21 (WCAG 2.2, relative luminance)."""
    red, green, blue = (_linear(part / 255) for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(part: float) -> float:
    return part / 12.92 if part <= _STRAIGHT else float(((part + 0.055) / 1.055) ** 2.4)
