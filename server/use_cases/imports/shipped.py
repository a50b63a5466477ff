"""The mappings that come with Truckroll: one copy, in `examples/mappings`, which the wheel carries along."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from server.domain.imports.mapping import ImportMapping, parse_mapping

_SERVER = Path(__file__).parents[2]
_FOLDERS = (_SERVER / "mappings", _SERVER.parent / "examples" / "mappings")
"""In a wheel, and in the project."""


@dataclass(frozen=True, slots=True)
class Shipped:
    """One mapping with what it says of itself."""

    name: str
    title: str
    note: str
    text: str
    mapping: ImportMapping


@cache
def shipped_mappings() -> tuple[Shipped, ...]:
    """Return the mappings by name."""
    folder = next((folder for folder in _FOLDERS if folder.is_dir()), None)
    files = sorted(folder.glob("*.toml")) if folder else []
    return tuple(_read(file) for file in files)


def shipped(name: str) -> Shipped | None:
    """Return the mapping of a name, None when there is none."""
    return next((one for one in shipped_mappings() if one.name == name), None)


def _read(file: Path) -> Shipped:
    text = file.read_text(encoding="utf-8")
    mapping = parse_mapping(text)
    return Shipped(file.stem, mapping.title or file.stem, mapping.note, text, mapping)
