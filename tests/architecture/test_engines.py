"""Every test runs on both databases, but for the few that say why not: they are counted here."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.architecture.tree import ROOT, written_files

# Raising this is a decision: a test on one engine proves nothing about the other.
ON_ONE_ENGINE = 17


def marks(file: Path) -> list[ast.Call | ast.Attribute]:
    """Find each `pytest.mark.one_engine`, called or bare."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    called = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _is_mark(node.func)]
    heads = [call.func for call in called]
    bare = [node for node in ast.walk(tree) if _is_mark(node) and node not in heads]
    return [*called, *bare]  # type: ignore[list-item]


def _is_mark(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "one_engine"


def _reason(mark: ast.Call | ast.Attribute) -> str:
    reasons = (
        [word.value for word in mark.keywords if word.arg == "reason"] if isinstance(mark, ast.Call) else []
    )
    return " ".join(str(value.value) for value in reasons if isinstance(value, ast.Constant))


def in_all_tests() -> dict[str, ast.Call | ast.Attribute]:
    return {
        f"{file.relative_to(ROOT)}:{mark.lineno}": mark
        for file in written_files(".py")
        if "tests" in file.relative_to(ROOT).parts and file != Path(__file__)
        for mark in marks(file)
    }


def test_each_says_why() -> None:
    assert [place for place, mark in in_all_tests().items() if len(_reason(mark).split()) < 4] == []


def test_they_are_counted() -> None:
    places = in_all_tests()
    assert len(places) == ON_ONE_ENGINE, f"{len(places)} tests run on one engine alone: {sorted(places)}"
