"""What a guard inside the database is: a name, a table, and the statements that make it on each engine."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trigger:
    """A rule that the database itself holds, whoever writes; `objects` are the names to look for afterwards."""

    name: str
    table: str
    sqlite: tuple[str, ...]
    postgresql: tuple[str, ...]
    sqlite_objects: tuple[str, ...]
    postgresql_objects: tuple[str, ...]

    def statements(self, dialect: str) -> tuple[str, ...]:
        """Return the statements for one engine."""
        return self.sqlite if dialect == "sqlite" else self.postgresql

    def objects(self, dialect: str) -> tuple[str, ...]:
        """Return the names of the triggers or constraints that must exist on one engine."""
        return self.sqlite_objects if dialect == "sqlite" else self.postgresql_objects


def refusing(name: str, table: str, events: str, condition: str, message: str) -> Trigger:
    """Return a trigger that refuses each of `events` ("UPDATE", "DELETE") when the SQL condition holds.

    The condition speaks of OLD and NEW and means the same on both engines.
    """
    sqlite, postgresql, lite_names, pg_names = [], [], [], []
    function = f"truckroll_{name}"
    postgresql.append(
        f"CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {condition} THEN RAISE EXCEPTION '{message}' USING ERRCODE = '23514'; END IF; "
        "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$"
    )
    for event in events.split():
        trigger = f"{name}_{event.lower()}"
        sqlite.append(
            f"CREATE TRIGGER {trigger} BEFORE {event} ON {table} WHEN {condition} "
            f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
        )
        postgresql.append(
            f"CREATE TRIGGER {trigger} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {function}()"
        )
        lite_names.append(trigger)
        pg_names.append(trigger)
    return Trigger(name, table, tuple(sqlite), tuple(postgresql), tuple(lite_names), tuple(pg_names))
