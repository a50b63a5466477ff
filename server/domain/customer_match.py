"""Whether two customers may be one: scored, with the reasons, and never decided here.

Candidates are found by keys (blocking), so that nobody is compared with everybody; docs/customers.md has the weights.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from server.domain.search import folded

SUGGESTED_FROM = 60
WORTH_A_LOOK = 35
_PHONE_DIGITS = 10
_FEWEST_DIGITS = 7
_MOST_IN_A_BLOCK = 60
_ALIKE = 0.84
_NOT_NAMES = frozenset(
    {"inc", "llc", "ltd", "co", "corp", "company", "gmbh", "the", "and", "mr", "mrs", "ms", "dr"}
)
_STREETS = {
    "street": "st",
    "avenue": "ave",
    "road": "rd",
    "drive": "dr",
    "lane": "ln",
    "court": "ct",
    "place": "pl",
}
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Address:
    """A street with its house number, and a postcode."""

    street: str = ""
    postcode: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a customer, as far as it tells them from others."""

    id: str
    number: int
    name: str
    phones: tuple[str, ...] = ()
    email: str = ""
    addresses: tuple[Address, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """That two customers may be one: a score up to 100 and why; `first` has the lower number."""

    first: str
    second: str
    score: int
    reasons: tuple[str, ...]
    numbers: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class _Traits:
    """A customer's words as they are compared."""

    known: Known
    phones: frozenset[str]
    email: str
    words: tuple[str, ...]
    streets: frozenset[str]
    postcodes: frozenset[str]

    def keys(self) -> Iterator[tuple[str, str]]:
        """Yield the keys under which those who may be the same are found."""
        yield from (("phone", phone) for phone in self.phones)
        if self.email:
            yield "email", self.email
        if self.words:
            yield "name", " ".join(sorted(self.words))
        yield from (("street", street) for street in self.streets)


def plain_phone(text: str) -> str:
    """Return a telephone number's last ten digits, whatever its punctuation; nothing for what is too short."""
    digits = re.sub(r"\D", "", text, flags=re.ASCII)
    return digits[-_PHONE_DIGITS:] if len(digits) >= _FEWEST_DIGITS else ""


def plain_street(text: str) -> str:
    """Return the first line of an address as it is compared: folded, with usual words cut short."""
    first = folded(text.splitlines()[0].split(",")[0]) if text.strip() else ""
    words = [_STREETS.get(word, word) for word in _WORD.findall(first)]
    return " ".join(words) if any(word[0].isdigit() for word in words) else ""


def plain_postcode(text: str) -> str:
    """Return a postcode as it is compared: a ZIP code without its last four digits."""
    bare = re.sub(r"\s", "", folded(text))
    return bare[:5] if re.match(r"\d{5}-?\d{4}$", bare) else bare


def suggestions(customers: Iterable[Known], least: int = SUGGESTED_FROM) -> list[Match]:
    """Return the pairs that may be one, the likeliest first; a key that very many share suggests nothing."""
    traits = [_traits(one) for one in customers]
    blocks: dict[tuple[str, str], list[int]] = {}
    for place, one in enumerate(traits):
        for key in one.keys():  # noqa: SIM118 - not a mapping's
            blocks.setdefault(key, []).append(place)
    pairs = {
        pair for block in blocks.values() if len(block) <= _MOST_IN_A_BLOCK for pair in combinations(block, 2)
    }
    found = (_compared(traits[one], traits[other]) for one, other in pairs)
    return sorted(
        (match for match in found if match.score >= least), key=lambda one: (-one.score, one.numbers)
    )


def similar_to(asked: Known, customers: Iterable[Known], least: int = WORTH_A_LOOK) -> list[Match]:
    """Return those who may be the one that is asked for, the likeliest first; `second` is the one found."""
    mine = _traits(asked)
    found = (_compared(mine, _traits(other)) for other in customers if other.id != asked.id)
    return sorted(
        (match for match in found if match.score >= least), key=lambda one: (-one.score, one.numbers)
    )


def _traits(known: Known) -> _Traits:
    words = tuple(word for word in _WORD.findall(folded(known.name)) if word not in _NOT_NAMES)
    return _Traits(
        known,
        frozenset(filter(None, map(plain_phone, known.phones))),
        known.email.strip().lower(),
        words,
        frozenset(filter(None, (plain_street(one.street) for one in known.addresses))),
        frozenset(filter(None, (plain_postcode(one.postcode) for one in known.addresses))),
    )


def _compared(one: _Traits, other: _Traits) -> Match:
    reasons = list(_reasons(one, other))
    score = min(100, sum(weight for weight, _ in reasons))
    ordered = sorted((one.known, other.known), key=lambda known: (known.number, known.id))
    first, second = ordered if one.known.id else (one.known, other.known)
    words = tuple(reason for _, reason in reasons)
    return Match(first.id, second.id, score, words, (first.number, second.number))


def _reasons(one: _Traits, other: _Traits) -> Iterator[tuple[int, str]]:
    if one.phones & other.phones:
        yield 45, "The same telephone number"
    if one.email and one.email == other.email:
        yield 50, "The same e-mail address"
    if one.words and sorted(one.words) == sorted(other.words):
        yield 35, "The same name"
    elif _alike(one.words, other.words):
        yield 22, "A similar name"
    if one.streets & other.streets:
        yield 30, "The same street and house number"
    elif one.postcodes & other.postcodes:
        yield 10, "The same postcode"


def _alike(one: Sequence[str], other: Sequence[str]) -> bool:
    if not one or not other:
        return False
    mine, theirs = " ".join(sorted(one)), " ".join(sorted(other))
    shorter, longer = sorted((set(one), set(other)), key=len)
    if shorter <= longer:
        return True
    match = SequenceMatcher(None, mine, theirs)
    quick = match.real_quick_ratio() >= _ALIKE and match.quick_ratio() >= _ALIKE
    return quick and match.ratio() >= _ALIKE
