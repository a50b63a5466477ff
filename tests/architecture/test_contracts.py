"""The import contracts of pyproject.toml hold, and each of them breaks when a fault is planted for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("server", "optimizer", "mobile_api", "migrations")

# Contract: the faults, each a set of new files. A new file spoils nothing that was there.
FAULTS: dict[str, list[dict[str, str]]] = {
    "rooms": [
        {"server/domain/planted.py": "import server.models"},
        {"server/models/planted.py": "import server.use_cases"},
        {"server/use_cases/planted.py": "import server.http"},
        {"server/queries/planted.py": "import server.use_cases"},
        {"server/domain/planted.py": "import server.settings"},
        {"server/helpers/__init__.py": ""},
    ],
    "distribution": [
        {"server/http/planted.py": "import mobile_api"},
        {"server/planning/planted.py": "import migrations"},
    ],
    "faces-and-processes": [{"mobile_api/planted.py": "import server.worker"}],
    "processes-and-faces": [{"server/cli/planted.py": "import server.office_api"}],
    "mobile-api-alone": [{"mobile_api/planted.py": "import server.dispatch_api"}],
    "no-circles": [
        {
            "server/domain/planted_hen.py": "import server.domain.planted_egg",
            "server/domain/planted_egg.py": "import server.domain.planted_hen",
        },
        {
            "optimizer/planted_hen.py": "import optimizer.planted_egg",
            "optimizer/planted_egg.py": "import optimizer.planted_hen",
        },
    ],
    "interpreter": [{"server/use_cases/planted.py": "from optimizer import problem"}],
    "optimizer-pure": [
        {"optimizer/constraints/planted.py": "import sqlalchemy"},
        {"optimizer/planted.py": "import server.domain"},
    ],
    "checker-apart": [
        {"optimizer/checker/planted.py": "import optimizer.constraints"},
        {"optimizer/checker/planted.py": "import numpy"},
    ],
    "domain-pure": [{"server/domain/planted.py": "import babel"}],
    "adapters-without-rows": [{"server/adapters/planted.py": "import server.models"}],
}


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy what the contracts speak of: Python files and pyproject.toml."""
    copy = tmp_path_factory.mktemp("tree")
    for package in PACKAGES:
        for file in (ROOT / package).rglob("*.py"):
            place = copy / file.relative_to(ROOT)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, place)
    (copy / "tools").mkdir()
    shutil.copy(ROOT / "tools/import_contracts.py", copy / "tools")
    shutil.copy(ROOT / "pyproject.toml", copy)
    return copy


def lint(tree: Path, *contracts: str) -> subprocess.CompletedProcess[str]:
    chosen = [word for contract in contracts for word in ("--contract", contract)]
    return subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command as go; go()",
            "--no-logo",
            *chosen,
        ],
        cwd=tree,
        env=os.environ | {"PYTHONPATH": str(tree), "PYTHONSAFEPATH": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_contract_holds(tree: Path) -> None:
    answer = lint(tree)
    assert answer.returncode == 0, answer.stdout
    assert " 0 broken" in answer.stdout


def test_every_contract_has_a_fault_planted_for_it() -> None:
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    assert {contract["id"] for contract in linter["contracts"]} == set(FAULTS)


@pytest.mark.parametrize(
    ("contract", "fault"),
    [
        pytest.param(contract, fault, id=f"{contract}-{n}")
        for contract in FAULTS
        for n, fault in enumerate(FAULTS[contract])
    ],
)
def test_a_planted_fault_breaks_its_contract(tree: Path, contract: str, fault: dict[str, str]) -> None:
    files = [tree / name for name in fault]
    for file, text in zip(files, fault.values(), strict=True):
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"{text}\n")
    try:
        answer = lint(tree, contract)
    finally:
        for file in files:
            file.unlink()
        shutil.rmtree(tree / "server/helpers", ignore_errors=True)
    assert answer.returncode == 1, answer.stdout
    assert "0 kept, 1 broken" in answer.stdout, answer.stdout
    assert "planted" in answer.stdout or "helpers" in answer.stdout, answer.stdout
