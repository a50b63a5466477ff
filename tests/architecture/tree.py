"""The files of this checkout that people write: what git ignores is left out, without asking git."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]

_MADE_BY_TOOLS = {
    ".git", ".venv", ".node", "node_modules", "var", "dist", "build",
    "__pycache__", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".import_linter_cache", ".hypothesis",
}  # fmt: skip
_GENERATED = {"server/static", "web/src/api/api.json", "web/src/api/mobile.json"}


def written_files(*suffixes: str) -> Iterator[Path]:
    """Yield the files with one of the suffixes (all when none is given), in order."""
    for folder, below, names in os.walk(ROOT):
        below[:] = sorted(name for name in below if not _ignored(Path(folder, name)))
        for name in sorted(names):
            file = Path(folder, name)
            if (not suffixes or file.suffix in suffixes) and not _ignored(file):
                yield file


def _ignored(path: Path) -> bool:
    return (
        path.name in _MADE_BY_TOOLS
        or path.relative_to(ROOT).as_posix() in _GENERATED
        or path.name.endswith((".pyc", ".d.ts", ".egg-info"))
        or path.name == ".setup.lock"
    )
