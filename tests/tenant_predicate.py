"""Reads every statement that the tests send and finds the tables whose company it does not name.

Conservative on purpose: a predicate counts only where it must hold (a conjunct of WHERE, of an inner join's ON, or,
for the joined table alone, of a left join's ON), and only as equality with a bound value or with the key of another
table that is itself bound. Whatever this reader does not understand is a fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from server.models.registry import tenant_keys

KEYS: Mapping[str, str] = tenant_keys()
"""Each table of a company, and the column that says whose row it is."""

_TOKEN = re.compile(
    r"'(?:[^']|'')*'|\"(?P<name>[^\"]*)\"|(?P<bind>\?|%\(\w+\)s|(?<!:):\w+)|::\s*\w+(?:\(\d+\))?|(?P<word>\w+)|\S"
)
_BIND, _STRING = "<bind>", "<string>"
_CLAUSES = {
    "WHERE",
    "GROUP",
    "ORDER",
    "HAVING",
    "LIMIT",
    "OFFSET",
    "RETURNING",
    "FOR",
    "WINDOW",
    "SET",
    "VALUES",
}
_JOINING = {"LEFT", "RIGHT", "FULL", "INNER", "CROSS", "NATURAL", "OUTER", "JOIN"}
_SETS = {"UNION", "EXCEPT", "INTERSECT"}
_STARTS = {"SELECT", "WITH", "UPDATE", "DELETE", "INSERT"}

Token = str | list["Token"]
Ref = tuple[int, str]


@dataclass
class _Block:
    """One SELECT, UPDATE or DELETE: its tables by alias, and the block that it stands in."""

    outer: _Block | None
    tables: dict[str, str] = field(default_factory=dict)

    def ref(self, alias: str) -> Ref | None:
        if alias in self.tables:
            return id(self), alias
        return self.outer.ref(alias) if self.outer else None

    def table(self, alias: str) -> str | None:
        return self.tables.get(alias) or (self.outer.table(alias) if self.outer else None)


@dataclass
class _Condition:
    """A WHERE or ON; `only` names the one table that it limits, when it is a left join's."""

    tokens: list[Token]
    only: str | None


@dataclass
class _Walk:
    """Where the reader is: in which clause, whether a table is due, and which one was joined last and how."""

    index: int = 0
    clause: str = ""
    fresh: bool = False
    joined: str = ""
    outer: bool = False


@dataclass
class _Reader:
    """What one statement says: its blocks, and which reference is equal to which."""

    blocks: list[_Block] = field(default_factory=list)
    equal: list[tuple[Ref, Ref | None]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def unbound(self) -> list[str]:
        bound: set[Ref] = set()
        while True:
            more = {one for one, other in self.equal if other is None or other in bound} - bound
            if not more:
                break
            bound |= more
        return [
            f"{table} (as {alias})"
            for block in self.blocks
            for alias, table in block.tables.items()
            if table in KEYS and (id(block), alias) not in bound
        ]

    def read(self, tokens: list[Token], outer: _Block | None) -> None:
        for part in _split(tokens, _SETS):
            self._read_one(part, outer)

    def _read_one(self, tokens: list[Token], outer: _Block | None) -> None:
        if _upper(tokens, 0) == "INSERT":
            self._read_insert(tokens, outer)
            return
        block = _Block(outer)
        self.blocks.append(block)
        conditions: list[_Condition] = []
        self._read_clauses(tokens, block, conditions)
        for condition in conditions:
            for conjunct in _conjuncts(condition.tokens):
                self._read_equality(conjunct, block, condition.only)
        self._read_below(tokens, block)

    def _read_insert(self, tokens: list[Token], outer: _Block | None) -> None:
        table = str(tokens[2]).strip('"')
        columns = tokens[3] if len(tokens) > 3 and isinstance(tokens[3], list) else []
        if table in KEYS and KEYS[table] not in columns:
            self.faults.append(f"{table} (insert without {KEYS[table]})")
        block = _Block(outer)
        self.blocks.append(block)
        select = next((i for i, _ in enumerate(tokens) if _upper(tokens, i) == "SELECT"), None)
        if select is not None:
            self._read_one(tokens[select:], outer)
        else:
            self._read_below(tokens, block)

    def _read_clauses(self, tokens: list[Token], block: _Block, conditions: list[_Condition]) -> None:
        walk = _Walk()
        while walk.index < len(tokens):
            word = _upper(tokens, walk.index)
            if word == "FOR":
                walk.clause, walk.index = "other", walk.index + 2  # FOR UPDATE: no table follows
            elif self._opens_clause(tokens, word, walk, conditions):
                walk.index += 1
            elif walk.clause == "from":
                self._read_table(tokens, walk, block, conditions)
            else:
                if walk.clause in {"on", "where"}:
                    conditions[-1].tokens.append(tokens[walk.index])
                walk.index += 1

    def _opens_clause(
        self, tokens: list[Token], word: str, walk: _Walk, conditions: list[_Condition]
    ) -> bool:
        if word == "UPDATE" or (word in {"FROM", "USING"} and _upper(tokens, walk.index - 1) != "DISTINCT"):
            walk.clause, walk.fresh, walk.joined, walk.outer = "from", True, "", False
        elif word in _JOINING and walk.clause in {"from", "on"}:
            walk.outer = word == "LEFT" or (word in {"OUTER", "JOIN"} and walk.outer)
            walk.clause, walk.fresh = "from", word == "JOIN"
            if word in {"RIGHT", "FULL"}:
                self.faults.append(f"{word} JOIN is not understood")
        elif word == "ON" and walk.clause == "from":
            walk.clause = "on"
            conditions.append(_Condition([], walk.joined if walk.outer else None))
        elif word in _CLAUSES:
            walk.clause = "where" if word == "WHERE" else "other"
            conditions.append(_Condition([], None))
        else:
            return False
        return True

    def _read_table(
        self, tokens: list[Token], walk: _Walk, block: _Block, conditions: list[_Condition]
    ) -> None:
        token = tokens[walk.index]
        walk.index += 1
        if token == ",":
            walk.fresh, walk.joined, walk.outer = True, "", False
        elif isinstance(token, list):
            if walk.fresh and _upper(token, 0) not in _STARTS:
                self._read_clauses(["FROM", *token], block, conditions)
            walk.fresh = False
        elif walk.fresh and _upper(tokens, walk.index) == ".":
            walk.index += 1  # a schema's name
        elif walk.fresh and re.match(r"\w", token) and token.upper() != "LATERAL":
            walk.index += _upper(tokens, walk.index) == "AS"
            alias = token
            if _is_alias(tokens, walk.index):
                alias = str(tokens[walk.index])
                walk.index += 1
            block.tables[alias] = token
            walk.fresh, walk.joined = False, alias

    def _read_equality(self, conjunct: list[Token], block: _Block, only: str | None) -> None:
        sides = _split(conjunct, {"="})
        if len(sides) != 2:
            return
        left, right = (_side(side, block) for side in sides)
        for target, source in ((left, right), (right, left)):
            if isinstance(target, tuple) and source != "" and (only is None or target[1] == only):
                self.equal.append((target, source if isinstance(source, tuple) else None))

    def _read_below(self, tokens: Iterable[Token], block: _Block) -> None:
        for token in tokens:
            if isinstance(token, list):
                if _upper(token, 0) in _STARTS:
                    self.read(token, block)
                else:
                    self._read_below(token, block)


@lru_cache(maxsize=4096)
def unscoped_tables(statement: str) -> tuple[str, ...]:
    """Return the tables of companies that a statement names without saying which company it means."""
    tokens = _tree(statement)
    if _upper(tokens, 0) not in _STARTS:
        return ()
    reader = _Reader()
    reader.read(tokens, None)
    return (*reader.faults, *reader.unbound())


def _tree(statement: str) -> list[Token]:
    stack: list[list[Token]] = [[]]
    for match in _TOKEN.finditer(statement):
        text = match.group()
        if text == "(":
            stack.append([])
        elif text == ")" and len(stack) > 1:
            group = stack.pop()
            stack[-1].append(group)
        elif match["bind"]:
            stack[-1].append(_BIND)
        elif match["name"] is not None:
            stack[-1].append(match["name"])
        elif text.startswith("'"):
            stack[-1].append(_STRING)
        elif not text.startswith("::"):
            stack[-1].append(text)
    return stack[0]


def _upper(tokens: list[Token], index: int) -> str:
    token = tokens[index] if 0 <= index < len(tokens) else ""
    return token.upper() if isinstance(token, str) else ""


def _is_alias(tokens: list[Token], index: int) -> bool:
    word = _upper(tokens, index)
    return bool(re.match(r"\w", word)) and word not in _CLAUSES | _JOINING | {"ON", "USING", "FROM"}


def _split(tokens: list[Token], words: set[str]) -> list[list[Token]]:
    parts: list[list[Token]] = [[]]
    for index, token in enumerate(tokens):
        if _upper(tokens, index) in words:
            parts.append([])
        elif not (token == "ALL" and not parts[-1]):
            parts[-1].append(token)
    return parts


def _conjuncts(tokens: list[Token]) -> Iterator[list[Token]]:
    if any(_upper(tokens, index) == "OR" for index in range(len(tokens))):
        return
    for part in _split(tokens, {"AND"}):
        if len(part) == 1 and isinstance(part[0], list) and _upper(part[0], 0) not in _STARTS:
            yield from _conjuncts(part[0])
        else:
            yield part


def _side(tokens: list[Token], block: _Block) -> Ref | str:
    """Return what one side of an equation is: a table's key, a bound value, or nothing that counts ("")."""
    if tokens == [_BIND]:
        return _BIND
    words = [token for token in tokens if isinstance(token, str)]
    if len(words) != len(tokens) or len(words) not in {1, 3}:
        return ""
    alias = words[0] if len(words) == 3 else (next(iter(block.tables)) if len(block.tables) == 1 else "")
    if KEYS.get(block.table(alias) or "") != words[-1] or (len(words) == 3 and words[1] != "."):
        return ""
    return block.ref(alias) or ""
