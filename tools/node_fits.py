"""Say by the exit code whether a node version satisfies the `engines` of a package.json.

Usage: node_fits.py PACKAGE_JSON VERSION

Reads the part of npm's range grammar that `engines` lines use: alternatives parted by `||`, each a list of
comparators (`^20.19`, `>=22.12`, `<25`, `20`), all of which must hold.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

Version = tuple[int, int, int]


def parse(text: str) -> Version:
    """Read `v20.19.1`, `20.19` or `20`; what is missing is zero, a pre-release tag is dropped."""
    match = re.match(r"v?(\d+)(?:\.(\d+))?(?:\.(\d+))?", text.strip())
    if match is None:
        message = f"not a version: {text!r}"
        raise ValueError(message)
    major, minor, patch = (int(part or 0) for part in match.groups())
    return major, minor, patch


def fits(wanted: str, version: Version) -> bool:
    """Tell whether one alternative of the range holds for the version."""
    return any(
        all(_holds(comparator, version) for comparator in alternative.split())
        for alternative in re.sub(r"([<>=^~])\s+", r"\1", wanted).split("||")
    )


def _holds(comparator: str, version: Version) -> bool:
    operator, text = re.match(r"(>=|<=|>|<|=|\^|~)?(.*)", comparator).groups()  # type: ignore[union-attr]
    if text in {"*", "x", ""}:
        return True
    bound = parse(text)
    if operator in {"^", "~", None}:
        named = min(text.count(".") + 1, 3)
        same = {"^": 1, "~": min(named, 2), None: named}[operator]
        return version >= bound and version[:same] == bound[:same]
    return {">=": version >= bound, "<=": version <= bound, ">": version > bound, "<": version < bound}.get(
        operator, version == bound
    )


def main(package_json: str, version: str) -> int:
    """Compare, and answer 0 when it fits."""
    engines = json.loads(Path(package_json).read_text(encoding="utf-8")).get("engines", {})
    return 0 if fits(engines.get("node", "*"), parse(version)) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
