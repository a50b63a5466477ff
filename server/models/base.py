"""The ground of every table: types that mean the same on both engines, names of constraints, key columns.

SQLite takes a column's type for a suggestion, so every table is STRICT there and every value is an integer or
text on both engines: instants are epoch milliseconds, days are ISO text, money is minor units, flags are 0 or 1.
"""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any, ClassVar, cast

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ColumnElement,
    Dialect,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    event,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.types import TypeEngine

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)


class Int(TypeDecorator[int]):
    """A whole number of 64 bits."""

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Integer() if dialect.name == "sqlite" else BigInteger())


class Instant(TypeDecorator[datetime]):
    """An aware UTC moment, kept as milliseconds since 1970."""

    impl = Int
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without its offset cannot be kept")
        return (value - EPOCH) // MILLISECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        return None if value is None else EPOCH + value * MILLISECOND


class Day(TypeDecorator[date]):
    """A calendar day of the company, kept as ISO text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:
        return None if value is None else date.fromisoformat(value)


class Flag(TypeDecorator[bool]):
    """Yes or no, kept as 1 or 0."""

    impl = Int
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:
        return None if value is None else bool(value)


class Json(TypeDecorator[Any]):
    """A JSON value, kept as ASCII text; replaced whole, never changed in place."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        if value is None:
            return None
        return json.dumps(value, allow_nan=False, separators=(",", ":"), sort_keys=True)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else json.loads(value)


class Id(TypeDecorator[str]):
    """A UUID in its 36 canonical characters."""

    impl = Text
    cache_ok = True


IdText = Annotated[str, mapped_column(Id)]
Whole = Annotated[int, mapped_column(Int)]


class Base(DeclarativeBase):
    """Every table of the business database."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text,
        int: Int,
        bool: Flag,
        datetime: Instant,
        date: Day,
    }


class TenantRow:
    """A row that belongs to one company: every key begins with the company."""

    tenant_id: Mapped[str] = mapped_column(Id, primary_key=True, sort_order=-20)
    id: Mapped[str] = mapped_column(Id, primary_key=True, sort_order=-10)


class Versioned:
    """A row that people edit: its version is the ETag, and an edit of an older one is refused."""

    version: Mapped[int] = mapped_column(Int, sort_order=90)
    created_at: Mapped[datetime] = mapped_column(Instant, sort_order=91)
    updated_at: Mapped[datetime] = mapped_column(Instant, sort_order=92)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 - SQLAlchemy hands the class
        return {"version_id_col": cls.version}


def to(table: str, column: str, *, tenant: str = "tenant_id") -> ForeignKeyConstraint:
    """Return the composite key to another table's row of the same company."""
    return ForeignKeyConstraint([tenant, column], [f"{table}.tenant_id", f"{table}.id"])


def yes(column: Any) -> ColumnElement[bool]:
    """Return the condition that a flag is set; `IS TRUE` would not do, since flags are 0 or 1 on both engines."""
    return cast("ColumnElement[bool]", column == 1)


def one_of(column: str, *allowed: str) -> CheckConstraint:
    """Return the check that a column holds one of a few words."""
    words = ", ".join(f"'{word}'" for word in allowed)
    return CheckConstraint(f"{column} IN ({words})", name=f"{column}_known")


@event.listens_for(Table, "after_parent_attach")
def _settle(table: Table, metadata: MetaData) -> None:
    """Make each table STRICT on SQLite and give every column the check that its type asks for."""
    if metadata is not Base.metadata:
        return
    table.dialect_options["sqlite"]["strict"] = True
    for column in table.columns:
        condition = _condition(column.name, column.type)
        if condition:
            table.append_constraint(CheckConstraint(condition, name=f"{column.name}_{_word(column.type)}"))


def _condition(name: str, kind: object) -> str | None:
    if isinstance(kind, Flag):
        return f"{name} IN (0, 1)"
    if isinstance(kind, Id) and name == "id":
        return f"length({name}) = 36"
    if isinstance(kind, Day):
        return f"length({name}) = 10"
    return None


def _word(kind: object) -> str:
    return type(kind).__name__.lower()
