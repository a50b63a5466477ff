"""Rows that people search for: beside their own words stands a folded copy, kept up to date by itself."""

from typing import Any, ClassVar

from sqlalchemy import ColumnElement, SQLColumnExpression, Text, and_, event, or_
from sqlalchemy.engine.default import DefaultExecutionContext
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from server.domain.search import digits, folded


class Searchable:
    """A row that is found by the columns named in `SEARCHED`."""

    SEARCHED: ClassVar[tuple[str, ...]] = ()

    @declared_attr
    def search_text(cls) -> Mapped[str]:  # noqa: N805 - SQLAlchemy hands the class
        """The folded words of the searched columns."""
        names = cls.SEARCHED

        def words_of(context: DefaultExecutionContext) -> str:
            given: Any = context.get_current_parameters()  # type: ignore[no-untyped-call]
            return search_words([given.get(name) for name in names])

        return mapped_column(Text, default=words_of, sort_order=80)


def search_words(values: list[Any]) -> str:
    """Return what is kept of values: their folded words, and the bare digits of telephone numbers."""
    texts = [str(value) for value in values if value not in {None, ""}]
    bare = (digits(text) for text in texts)
    return " ".join([*map(folded, texts), *(found for found in bare if found)])


def matches(asked: str, *columns: SQLColumnExpression[str]) -> ColumnElement[bool]:
    """Return the condition that every word asked for, or the whole as a telephone number, is in one of the columns."""
    every = [_in_any(word, columns) for word in folded(asked).split()]
    bare = digits(asked)
    return or_(and_(*every), _in_any(bare, columns)) if bare else and_(True, *every)


def _in_any(word: str, columns: tuple[SQLColumnExpression[str], ...]) -> ColumnElement[bool]:
    return or_(*(column.contains(word, autoescape=True) for column in columns))


@event.listens_for(Searchable, "before_update", propagate=True)
def _keep_up(_mapper: object, _connection: object, row: Any) -> None:
    row.search_text = search_words([getattr(row, name) for name in row.SEARCHED])
