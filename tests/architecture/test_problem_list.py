"""docs/api/problems.md lists every code that the source can answer with, and none that it cannot."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from server.domain.errors import DomainError
from server.http.problems import GUARDS, _status_of
from tests.architecture.tree import ROOT, written_files

CODE = re.compile(r"[A-Z][A-Z0-9_]{3,}")
ROW = re.compile(r"^\| `([A-Z0-9_]+)` \|(?: (\d{3}) \|)?", re.MULTILINE)


def in_source() -> set[str]:
    files = [
        file for file in written_files(".py") if file.relative_to(ROOT).parts[0] in {"server", "mobile_api"}
    ]
    found = {code for file in files for code in _codes(ast.parse(file.read_text()))}
    return found | set(GUARDS)


def _codes(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        value: ast.expr | None = None
        if _is_class_code(node) or (isinstance(node, ast.keyword) and node.arg == "code"):
            value = getattr(node, "value", None)
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "problem" and len(node.args) > 1:
            value = node.args[1]
        if isinstance(value, ast.Constant) and isinstance(value.value, str) and CODE.fullmatch(value.value):
            yield value.value


def _is_class_code(node: ast.AST) -> bool:
    return isinstance(node, ast.Assign) and [getattr(target, "id", "") for target in node.targets] == ["code"]


def test_the_page_lists_every_code() -> None:
    listed = {code for code, _ in ROW.findall((ROOT / "docs/api/problems.md").read_text())}
    exceptions_of_the_field = {"CLOCK_SUSPECT"}  # codes of exceptions, which are no refusals
    assert in_source() - listed - exceptions_of_the_field == set()
    assert listed - in_source() == set()


def test_the_page_gives_the_status_of_the_table() -> None:
    listed = dict(ROW.findall((ROOT / "docs/api/problems.md").read_text()))
    checked = 0
    for kind in _below(DomainError):
        if "code" in vars(kind) and listed.get(kind.code):  # not the command line's
            assert listed[kind.code] == str(
                _status_of(kind("for the test") if takes_words(kind) else kind(1))
            ), kind
            checked += 1
    assert checked > 15


def takes_words(kind: type[DomainError]) -> bool:
    return kind.__name__ != "TooManyAttempts"


def _below(kind: type[DomainError]) -> Iterator[type[DomainError]]:
    for below in kind.__subclasses__():
        yield below
        yield from _below(below)
