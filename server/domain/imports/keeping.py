"""The step `keep`: only rows whose cell fills all the conditions go on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from server.domain.imports import moments
from server.domain.imports.context import (
    StepContext,
    flag_of,
    format_of,
    known_keys,
    place_of,
    text_of,
    texts_of,
)
from server.domain.imports.faults import Faults, Refused
from server.domain.imports.table import Table

_KEYS = frozenset({"keep", "present", "equals", "one_of", "none_of", "on", "from", "until", "format"})
_TIMES = ("on", "from", "until")


@dataclass(frozen=True, slots=True)
class Keep:
    """Conditions on one column; days and times of the day are local ones, `until` is no longer in."""

    column: str
    present: bool
    one_of: frozenset[str]
    none_of: frozenset[str]
    on: str | None
    begin: time | None
    end: time | None
    format: str | None

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> "Keep":
        """Return the step that a table of the mapping says."""
        known_keys(said, _KEYS)
        if len(said.keys() - {"keep", "format"}) == 0:
            raise Refused("BAD_MAPPING", "names no condition such as present = true", at="keep")
        equal = (text_of(said, "equals"),) if "equals" in said else ()
        return cls(
            column=text_of(said, "keep"),
            present=flag_of(said, "present"),
            one_of=frozenset((*equal, *texts_of(said, "one_of"))),
            none_of=frozenset(texts_of(said, "none_of")),
            on=text_of(said, "on") if "on" in said else None,
            begin=_clock(said, "from"),
            end=_clock(said, "until"),
            format=format_of(said),
        )

    def run(self, table: Table, context: StepContext, faults: Faults) -> Table:
        """Return the table with the rows that are kept."""
        place = place_of(table.header, self.column, faults)
        if place is None:
            return Table(table.header)
        in_time = self._in_time(context)
        kept = Table(table.header)
        for row in table.rows:
            text = row.cells[place].strip()
            try:
                if self._in_words(text, context) and in_time(text):
                    kept.rows.append(row)
            except Refused as error:
                faults.add(row.number, self.column, error.code, error.reason, text)
        return kept

    def _in_words(self, text: str, context: StepContext) -> bool:
        if self.present and not text:
            return False
        wanted = {context.filled(word) for word in self.one_of}
        return (not wanted or text in wanted) and text not in self.none_of

    def _in_time(self, context: StepContext) -> Callable[[str], bool]:
        if self.on is None and self.begin is None and self.end is None:
            return lambda _text: True
        wanted = self._wanted_day(context)
        how = context.moments_as(self.format)

        def within(text: str) -> bool:
            if not text:
                return False
            local = moments.moment(text, how).astimezone(how.zone)
            return _fits(local, wanted, self.begin, self.end)

        return within

    def check(self, context: StepContext) -> None:
        """Refuse a day that the parameters do not make one."""
        self._wanted_day(context)

    def _wanted_day(self, context: StepContext) -> date | None:
        if self.on is None:
            return None
        text = context.filled(self.on)
        try:
            return moments.day(text, None)
        except Refused as error:
            raise Refused(error.code, f"{text!r} {error.reason}") from None


def _fits(local: datetime, wanted: date | None, begin: time | None, end: time | None) -> bool:
    clock = local.time()
    return (
        (wanted is None or local.date() == wanted)
        and (begin is None or clock >= begin)
        and (end is None or clock < end)
    )


def _clock(said: Mapping[str, Any], name: str) -> time | None:
    if name not in said:
        return None
    try:
        return moments.wall_clock(text_of(said, name))
    except Refused as error:
        raise Refused("BAD_MAPPING", error.reason, at=name) from None
