"""Every kind of exception that is opened is listed, every listed one is opened, and the docs tell of each."""

from __future__ import annotations

import ast
import re

import pytest

from server.domain.errors import Invalid
from server.domain.exception_kinds import (
    ANSWERS,
    EXCEPTION_KINDS,
    check_answer,
    check_listed,
    closing_answers,
)
from server.domain.permissions import PERMISSIONS, permissions_of
from server.use_cases import decisions
from tests.architecture.tree import ROOT, written_files

CODE = re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)+")
REGISTRY = ROOT / "server/domain/exception_kinds.py"


def in_source() -> set[str]:
    """Return every text constant of the server that looks like a code, but those of the registry itself."""
    files = [file for file in written_files(".py") if file.relative_to(ROOT).parts[0] == "server"]
    trees = [ast.parse(file.read_text()) for file in files if file != REGISTRY]
    return {
        node.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value)
    }


def test_every_listed_kind_is_opened_somewhere() -> None:
    assert EXCEPTION_KINDS.keys() - in_source() == set()


def test_a_kind_that_nobody_listed_cannot_be_opened() -> None:
    with pytest.raises(LookupError):
        check_listed("SOMETHING_ELSE")


def test_every_answer_is_explained_and_acted_on() -> None:
    used = {word for kind in EXCEPTION_KINDS.values() for word in kind.answers}
    assert used == set(ANSWERS)
    closing = {word for code in EXCEPTION_KINDS for word in closing_answers(code)}
    assert closing == decisions._FOLLOWS.keys()
    assert {answer.needs for answer in ANSWERS.values()} - {None} <= set(PERMISSIONS)


def test_who_is_usually_asked_may_give_the_first_answer() -> None:
    for code, kind in EXCEPTION_KINDS.items():
        held = permissions_of(kind.role)
        assert "exceptions.resolve" in held, code
        assert ANSWERS[kind.answers[0]].needs in {None, *held}, code


def test_only_a_kinds_own_answers_close_it() -> None:
    assert check_answer("CLOCK_SUSPECT", None) == "noted"
    for code, word in (("INVOICE_REVIEW", None), ("INVOICE_REVIEW", "edit"), ("CLOCK_SUSPECT", "bill")):
        with pytest.raises(Invalid, match="must be one of"):
            check_answer(code, word)


def test_the_page_tells_of_every_kind_and_of_no_other() -> None:
    rows = re.findall(
        r"^\| `([A-Z_]+)` \| ([^|]+) \|", (ROOT / "docs/exceptions.md").read_text(), re.MULTILINE
    )
    assert dict(rows) == {code: kind.title for code, kind in EXCEPTION_KINDS.items()}
