"""Texts that hold several things: taken apart by a likeness, put together by a template, both with `{names}`.

`({latitude}, {longitude})`, `{city}, {region} {postcode}`, `{first} {last}`. No regular expressions: a likeness is a
few literal signs between names, looked for one after the other, so that no text makes it slow.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from server.domain.imports.faults import Refused

_NAME = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Template:
    """A text with column names in braces."""

    literals: tuple[str, ...]
    names: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> "Template":
        """Return the template that a text says."""
        parts = _NAME.split(text)
        if len(parts) == 1 or "{" in "".join(parts[::2]) or "}" in "".join(parts[::2]):
            raise Refused(
                "BAD_MAPPING", f"{text!r} names no column in braces, such as {{Street}}", at="template"
            )
        return cls(tuple(parts[::2]), tuple(parts[1::2]))

    def filled(self, texts: Sequence[str]) -> str:
        """Return the text with the columns' texts in it; nothing when all of those are blank."""
        if not any(texts):
            return ""
        pairs = zip(self.literals, (*texts, ""), strict=True)
        return "".join(literal + text for literal, text in pairs).strip()


@dataclass(frozen=True, slots=True)
class Likeness:
    """What a text looks like: names between literal signs, read from the left or from the right."""

    text: str
    literals: tuple[str, ...]
    names: tuple[str, ...]
    from_right: bool

    @classmethod
    def of(cls, text: str, *, from_right: bool = False) -> "Likeness":
        """Return the likeness that a text says; two names need a sign or a blank between them."""
        parts = _NAME.split(text)
        literals, names = tuple(part.strip() or part[:1] for part in parts[::2]), tuple(parts[1::2])
        if not names or not all(literals[1:-1]) or len(set(names)) < len(names):
            raise Refused("BAD_MAPPING", f"{text!r} is nothing like ({{latitude}}, {{longitude}})", at="like")
        return cls(text, literals, names, from_right)

    def parts(self, text: str) -> list[str]:
        """Return the parts of a text that looks like this, or refuse it."""
        first, *between, last = self.literals
        rest = " ".join(text.split())
        if not (rest.startswith(first.strip()) and rest.endswith(last.strip())):
            raise self._refusal()
        rest = rest.removeprefix(first.strip()).removesuffix(last.strip()).strip()
        found: list[str] = []
        for literal in reversed(between) if self.from_right else between:
            head, sign, tail = rest.rpartition(literal) if self.from_right else rest.partition(literal)
            if not sign:
                raise self._refusal()
            part, rest = (tail, head) if self.from_right else (head, tail)
            found.append(part.strip())
            rest = rest.strip()
        found.append(rest)
        return found[::-1] if self.from_right else found

    def _refusal(self) -> Refused:
        return Refused("NO_MATCH", f"does not look like {self.text}")
