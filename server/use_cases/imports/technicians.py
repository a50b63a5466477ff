"""Technicians out of a file, with the users that they sign in as, their skills and their weekly hours.

There are few of them, so they are taken on by the use cases that a dispatcher's form uses.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from server.domain.errors import DomainError, Invalid
from server.domain.ids import new_id
from server.domain.imports.convert import Record
from server.domain.imports.faults import Refused
from server.domain.instants import local_date
from server.domain.permissions import Role
from server.domain.shift_patterns import Hours, ShiftPattern, check_patterns
from server.models.installation import installation_select
from server.models.scope import Scope, scoped_get, scoped_select
from server.models.technicians import ShiftPattern as PatternRow
from server.models.technicians import Technician
from server.models.users import User
from server.use_cases.imports.kinds_of_work import skill_ids
from server.use_cases.imports.parties import check_place
from server.use_cases.imports.work import Work
from server.use_cases.shift_patterns import create_pattern, delete_pattern, edit_pattern
from server.use_cases.technicians import create_technician, edit_technician
from server.use_cases.users import create_user

_PLAIN = ("name", "phone", "starts_from", "ends_at", "active")


class RefusedLater(Exception):
    """What only the writing found out: which record, and why."""

    def __init__(self, record: Record, error: DomainError, column: str) -> None:
        super().__init__(error.detail)
        self.record, self.code, self.reason, self.column = record, error.code, error.detail, column


class Technicians:
    """Somebody who goes to customers."""

    def __init__(self) -> None:
        self._users: dict[str, tuple[str, str]] = {}
        self._linked: dict[str, str] = {}

    def key(self, values: Mapping[str, Any]) -> Sequence[str]:
        """Return the mail address, else the name."""
        return (values.get("email") or values["name"],)

    def adopt(self, work: Work, values: Mapping[str, Any]) -> str | None:
        """Return the technician who signs in with that address."""
        self._read_users(work)
        user = self._users.get(values.get("email") or "")
        return self._linked.get(user[0]) if user else None

    def begin(self, work: Work, records: Sequence[Record], held: Mapping[int, str]) -> None:
        """Refuse addresses that two rows of the file claim."""
        self._read_users(work)
        rows: defaultdict[str, list[Record]] = defaultdict(list)
        for record in records:
            if record.values.get("email") and record.values.get("external_id"):
                rows[record.values["email"]].append(record)
        for same in rows.values():
            for record in same if len(same) > 1 else ():
                others = ", ".join(str(other.row) for other in same if other is not record)
                work.refuse(record, Refused("EMAIL_TAKEN", f"is the address of row {others}, too"), "email")

    def create(self, work: Work, record: Record) -> str | None:
        """Have a technician taken on; the row is known once it is made."""
        asked = self._asked(work, record)
        if asked is None:
            return None
        made = new_id()
        starts = asked.get("starts_from") or "depot"
        whole: dict[str, Any] = {"phone": "", "color_index": None, "active": True, "home": None, "skills": []}
        whole |= {"starts_from": starts, "ends_at": starts}

        def take_on(scope: Scope) -> None:
            user_id = self._user(scope, record)
            row = create_technician(scope, {**whole, **_filled(asked), "user_id": user_id, "id": made})
            _set_hours(scope, work, row.id, record.values)

        work.batch.later.append(lambda scope: _guarded(record, lambda: take_on(scope)))
        return made

    def update(self, work: Work, record: Record, row_id: str) -> bool:
        """Have a technician changed."""
        asked = self._asked(work, record)
        if asked is None:
            return False

        def change(scope: Scope) -> None:
            row = scoped_get(scope, Technician, row_id)
            changes = _filled(asked)
            user_id = self._user(scope, record)
            if user_id is not None and row.user_id is None:
                changes["user_id"] = user_id
            edit_technician(scope, row_id, changes, row.version)
            _set_hours(scope, work, row_id, record.values)

        work.batch.later.append(lambda scope: _guarded(record, lambda: change(scope)))
        return True

    def _asked(self, work: Work, record: Record) -> dict[str, Any] | None:
        values, before = record.values, work.faults.count
        work.attempt(record, lambda: check_place(values, "home_latitude", "home_longitude"))
        work.attempt(record, lambda: _check_home(values))
        work.attempt(record, lambda: _check_hours(values.get("hours") or ()))
        work.attempt(record, lambda: self._check_email(work, values.get("email") or ""))
        asked = {name: values[name] for name in _PLAIN if name in values}
        if values.get("home_latitude") is not None:
            asked["home"] = {
                "label": values.get("home_label") or "",
                "latitude_e6": values["home_latitude"],
                "longitude_e6": values["home_longitude"],
            }
        if "skills" in values:
            asked["skills"] = work.attempt(record, lambda: _skills(work, values["skills"]))
        return asked if work.faults.count == before else None

    def _check_email(self, work: Work, email: str) -> None:
        user = self._users.get(email)
        if user is not None and user[1] != work.scope.tenant_id:
            raise Refused("EMAIL_TAKEN", "somebody signs in with that address already", at="email")

    def _read_users(self, work: Work) -> None:
        if not self._users:
            columns = (User.email, User.id, User.tenant_id)
            statement = installation_select("an address signs in once in the installation", *columns)
            self._users = {row[0]: (row[1], row[2]) for row in work.scope.session.execute(statement)}
            linked = scoped_select(work.scope, Technician.user_id, Technician.id)
            self._linked = {row[0]: row[1] for row in work.scope.session.execute(linked) if row[0]}

    def _user(self, scope: Scope, record: Record) -> str | None:
        email = record.values.get("email")
        if not email:
            return None
        if email in self._users:
            return self._users[email][0]
        made = create_user(
            scope, email=email, name=record.values["name"], role=Role.TECHNICIAN, password=None
        )
        return made.id


def _guarded(record: Record, act: Any) -> None:
    try:
        act()
    except DomainError as error:
        raise RefusedLater(record, error, "email" if "EMAIL" in error.code else "name") from None


def _filled(asked: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is not blank: a blank choice leaves it to the usual one."""
    return {name: value for name, value in asked.items() if value is not None}


def _check_home(values: Mapping[str, Any]) -> None:
    if "home" in (values.get("starts_from"), values.get("ends_at")) and values.get("home_latitude") is None:
        raise Refused("REQUIRED", "is blank, and the day is to start or end there", at="home_latitude")


def _check_hours(spans: Sequence[tuple[int, int, int]]) -> None:
    patterns = [ShiftPattern(day, Hours(starts, ends), date(2026, 1, 1)) for day, starts, ends in spans]
    try:
        check_patterns(patterns)
    except Invalid:
        raise Refused("SHIFTS_OVERLAP", "names hours that overlap", at="hours") from None


def _skills(work: Work, asked: Sequence[tuple[str, int]]) -> list[dict[str, Any]]:
    by_id = {skill.id: skill.code for skill in work.look.skills.values()}
    found = skill_ids(work, asked)
    by_id |= {skill.id: skill.code for skill in work.look.skills.values()}
    return [{"code": by_id[skill_id], "level": level} for skill_id, level in found.items()]


def _set_hours(scope: Scope, work: Work, technician_id: str, values: Mapping[str, Any]) -> None:
    """Give a technician the file's hours from a day on; hours that are the same already stay."""
    wanted = set(values.get("hours") or ())
    if not wanted:
        return
    begin = values.get("hours_from") or local_date(scope.at, work.company.timezone)
    rows = scope.session.scalars(
        scoped_select(scope, PatternRow).where(PatternRow.technician_id == technician_id)
    ).all()
    later = [row for row in rows if row.valid_to is None or row.valid_to >= begin]
    if {(row.weekday, row.starts_second, row.ends_second) for row in later} == wanted:
        return
    for row in later:
        if row.valid_from >= begin:
            delete_pattern(scope, row.id, row.version)
        else:
            edit_pattern(scope, row.id, {"valid_to": begin - timedelta(days=1)}, row.version)
    for day, starts, ends in sorted(wanted):
        asked = {"weekday": day, "starts_second": starts, "ends_second": ends, "breaks": []}
        asked |= {"rota_weeks": 1, "rota_week": 0, "valid_from": begin, "valid_to": None}
        create_pattern(scope, technician_id, asked)
