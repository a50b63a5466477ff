"""Look into a built wheel: everything that an empty machine needs to serve must be inside, and nothing else.

Usage: inspect_wheel.py WHEEL
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import PurePosixPath

PACKAGES = {"server", "optimizer", "mobile_api", "migrations"}


def faults(names: list[str]) -> list[str]:
    """List what the wheel lacks or should not have, one sentence each."""
    found = [f"{package}/ is not inside" for package in sorted(PACKAGES) if not _any(names, f"{package}/")]
    if "wsgi.py" not in names:
        found.append("wsgi.py is not inside")
    if not _any(names, "server/static/", ".html"):
        found.append("the web client's pages are not inside (server/static/*.html)")
    if not _any(names, "server/static/", ".js"):
        found.append("the web client's scripts are not inside (server/static/**.js)")
    if "migrations/env.py" not in names or not _any(names, "migrations/versions/", ".py"):
        found.append("the migrations are not inside (migrations/env.py, migrations/versions/)")
    if not _any(names, "truckroll-", "/licenses/LICENSE"):
        found.append("LICENSE is not inside")
    return found + [f"{name} does not belong inside" for name in names if not _belongs(name)]


def _any(names: list[str], start: str, end: str = "") -> bool:
    return any(name.startswith(start) and name.endswith(end) for name in names)


def _belongs(name: str) -> bool:
    top = PurePosixPath(name).parts[0]
    return (top in PACKAGES or top == "wsgi.py" or top.endswith(".dist-info")) and "__pycache__" not in name


def main(wheel: str) -> int:
    """Print the faults of a wheel file; 1 when there are any."""
    with zipfile.ZipFile(wheel) as archive:
        found = faults(archive.namelist())
    for fault in found:
        print(fault, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
