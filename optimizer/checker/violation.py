"""One proof that a plan is wrong: the rule, the visit or shift, and the sentence."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Violation:
    """`rule` is a stable code; `shift_id` and `visit_id` say where, as far as the rule has a place."""

    rule: str
    sentence: str
    shift_id: int | None = None
    visit_id: int | None = None

    def __str__(self) -> str:
        """Code first."""
        return f"{self.rule}: {self.sentence}"
