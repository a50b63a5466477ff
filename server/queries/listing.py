"""What a list shows: its rows, an order that tells any two of them apart, and what people see of a row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select


@dataclass(frozen=True, slots=True)
class Listing:
    """A list that is read in pages; `key` gives a row's place in the order, `shown` what an answer holds."""

    statement: Select[Any]
    order: Sequence[Any]
    key: Callable[[Any], Sequence[str | int]]
    shown: Callable[[Sequence[Any]], Sequence[Any]] = tuple
    descending: bool = False
