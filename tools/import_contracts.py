"""A kind of contract that import-linter lacks: modules that import the standard library and a list alone.

The `forbidden` kind needs every third-party name spelled out and says nothing about the next one installed.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, cast

from importlinter import Contract, ContractCheck, fields, output

if TYPE_CHECKING:
    import grimp


class ConfinedContract(Contract):
    """Modules that may import each other, the standard library and what is `allowed`, directly."""

    type_name = "confined"

    modules = fields.ListField(subfield=fields.StringField())
    allowed = fields.ListField(subfield=fields.StringField())

    def check(self, graph: grimp.ImportGraph, verbose: bool) -> ContractCheck:
        """List the imports that leave the confinement."""
        modules, allowed = cast("list[str]", self.modules), cast("list[str]", self.allowed)
        escapes = sorted(
            (importer, imported)
            for importer in graph.modules
            if _within(importer, modules)
            for imported in graph.find_modules_directly_imported_by(importer)
            if not _within(imported, [*modules, *allowed, *sys.stdlib_module_names])
        )
        return ContractCheck(kept=not escapes, metadata={"escapes": escapes})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Name importer and imported, a line each."""
        for importer, imported in check.metadata["escapes"]:
            output.print_error(f"{importer} is not allowed to import {imported}", bold=True)
        output.new_line()


def _within(module: str, packages: list[str]) -> bool:
    return any(module == package or module.startswith(f"{package}.") for package in packages)
