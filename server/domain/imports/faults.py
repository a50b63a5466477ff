"""What is wrong with a file: each fault by the row and the column as they stand in it."""

from dataclasses import dataclass, field

MOST_KEPT = 1000
MOST_CHARACTERS = 80
THE_FILE, THE_HEADER = 0, 1
"""Row numbers of faults that are not about one row; the header is row 1, as a spreadsheet shows it."""


@dataclass(frozen=True, slots=True)
class CellFault:
    """One thing that is wrong: where, a stable code, a sentence, and what stood there, shortened."""

    row: int
    column: str
    code: str
    reason: str
    value: str = ""

    def shown(self) -> dict[str, object]:
        """Return the fault as JSON shows it."""
        return {
            "row": self.row,
            "column": self.column,
            "code": self.code,
            "reason": self.reason,
            "value": self.value,
        }


class Refused(Exception):
    """A value that cannot be taken; whoever knows the row and the column makes a fault of it."""

    def __init__(self, code: str, reason: str, *, at: str = "") -> None:
        super().__init__(reason)
        self.code, self.reason = code, reason
        self.at = at
        """The field that is at fault, where the raiser looked at several."""


@dataclass(slots=True)
class Faults:
    """The faults of a file: all are counted, the first 1,000 are kept."""

    kept: list[CellFault] = field(default_factory=list)
    count: int = 0

    def add(self, row: int, column: str, code: str, reason: str, value: str = "") -> None:
        """Add a fault."""
        self.count += 1
        if len(self.kept) < MOST_KEPT:
            self.kept.append(CellFault(row, shortened(column), code, reason, shortened(value)))

    def sorted(self) -> list[CellFault]:
        """Return what is kept in the file's order."""
        return sorted(self.kept, key=lambda fault: fault.row)

    def __bool__(self) -> bool:
        return self.count > 0


def shortened(value: str) -> str:
    """Return a value as a fault quotes it: one line of at most 80 characters that print."""
    head = value[: MOST_CHARACTERS + 1]
    plain = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in head)
    return (
        plain if len(plain) <= MOST_CHARACTERS else plain[: MOST_CHARACTERS - 1] + "\N{HORIZONTAL ELLIPSIS}"
    )
