"""Job types and skills that rows name: found by code or name, or made where the mapping says so."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from statistics import median_high
from types import SimpleNamespace
from typing import Any

from server.domain.imports.convert import Record
from server.domain.imports.faults import Refused
from server.domain.search import folded
from server.models.catalogue import JobType
from server.models.technicians import Skill
from server.use_cases.imports.work import Work

CODE_LENGTH = 50
USUAL_SECONDS = 3600


class KindsOfWork:
    """The job types of one file."""

    def __init__(self) -> None:
        self._durations: defaultdict[str, list[int]] = defaultdict(list)

    def begin(self, records: Sequence[Record]) -> None:
        """Gather how long each kind of work takes in the file: the middle one is a new type's usual time."""
        self._durations.clear()
        for record in records:
            if record.values.get("duration"):
                self._durations[folded(record.values["job_type"])].append(record.values["duration"])

    def of(self, work: Work, record: Record) -> Any:
        """Return the job type that a row names."""
        word = record.values["job_type"]
        found = work.look.job_types.get(folded(word))
        if found is not None:
            return found
        if not work.creates("job_type"):
            raise Refused("UNKNOWN_REFERENCE", "there is no job type of that code or name", at="job_type")
        return self._new(work, word)

    def skills_of(self, work: Work, kind: Any) -> Mapping[str, int]:
        """Return the skills that a job type asks for."""
        return work.look.job_type_skills.get(kind.id, {})

    def asked_skills(self, work: Work, asked: Sequence[tuple[str, int]] | None) -> dict[str, int] | None:
        """Return the skills that a row asks for, None when it leaves them to the type."""
        return skill_ids(work, asked) if asked else None

    def _new(self, work: Work, word: str) -> Any:
        new = work.mapping.new_job_type
        if folded(word[:CODE_LENGTH]) in work.look.job_types:
            raise Refused(
                "CODE_TAKEN", f"begins like another job type's code {word[:CODE_LENGTH]!r}", at="job_type"
            )
        durations = self._durations.get(folded(word))
        usual = 60 * new["minutes"] if "minutes" in new else USUAL_SECONDS
        if durations and "minutes" not in new:
            usual = max(60, median_high(durations))
        row: dict[str, Any] = {
            "code": word[:CODE_LENGTH],
            "name": word,
            "duration_seconds": usual,
            "setup_seconds": 0,
            "labour": new.get("labour", "flat"),
            "labour_item_id": _labour_item(work, new.get("labour_code")),
            "labour_rounding_seconds": 0,
            "labour_minimum_seconds": 0,
            "checklist": [],
            "needs_signature": False,
            "needs_photo": False,
            "active": True,
        }
        row_id = work.batch.add(JobType, **row)
        work.batch.note("job_type.create", "job_type", row_id, code=row["code"], import_run=work.run_id)
        made = SimpleNamespace(id=row_id, **row)
        work.look.job_types[folded(word)] = work.look.job_types[folded(word[:CODE_LENGTH])] = made
        return made


def skill_ids(work: Work, asked: Sequence[tuple[str, int]]) -> dict[str, int]:
    """Return the skills that a list names, by their ids; missing ones are made where the mapping says so."""
    found: dict[str, int] = {}
    for word, level in asked:
        skill = work.look.skills.get(folded(word))
        if skill is None and not work.creates("skill"):
            raise Refused("UNKNOWN_REFERENCE", f"there is no skill {word!r}", at="skills")
        if skill is None:
            skill = _new_skill(work, word)
        if skill.id in found:
            raise Refused("NOT_SKILLS", f"names the skill {skill.code} twice", at="skills")
        found[skill.id] = level
    return found


def _new_skill(work: Work, word: str) -> Any:
    row: dict[str, Any] = {"code": word[:CODE_LENGTH], "name": word, "needs_certificate": False}
    row_id = work.batch.add(Skill, **row)
    work.batch.note("skill.create", "skill", row_id, code=row["code"], import_run=work.run_id)
    made = work.look.skills[folded(word)] = SimpleNamespace(id=row_id, **row)
    return made


def _labour_item(work: Work, code: str | None) -> str | None:
    if code is None:
        return None
    if code not in work.look.labour_items:
        reason = f"the mapping bills new job types by {code!r}, which is no labour in the price book"
        raise Refused("UNKNOWN_REFERENCE", reason, at="job_type")
    return str(work.look.labour_items[code].id)
