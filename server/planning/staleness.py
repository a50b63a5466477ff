"""Whether a plan still rests on what is so now, and if not, what has changed."""

from collections.abc import Mapping
from typing import Any

from server.planning.day_input import DayInput

WORDS = {
    "company": "the company's settings",
    "job": "a job",
    "visit": "a visit",
    "technician": "a technician",
    "shift_pattern": "a shift pattern",
    "shift_exception": "a changed shift",
    "time_off": "time off",
    "skill": "a skill",
    "certification": "a certificate",
    "territory": "the territory",
}


def what_changed(day: DayInput, then: Mapping[str, int]) -> list[dict[str, Any]]:
    """Return what was changed, added or removed since the versions were noted; new jobs do not count.

    A job that was taken since is simply not in the plan; a visit that was booked since takes somebody's time.
    """
    now = day.versions
    names = _names(day)
    found = [_change(key, "changed", names) for key in then if key in now and now[key] != then[key]]
    found += [_change(key, "was removed or no longer counts", names) for key in then if key not in now]
    found += [
        _change(key, "was added", names) for key in now if key not in then and not key.startswith("job:")
    ]
    return found


def _change(key: str, what: str, names: Mapping[str, str]) -> dict[str, Any]:
    kind, _, row_id = key.partition(":")
    name = names.get(key, "")
    subject = f"{WORDS.get(kind, kind)} {name}".strip()
    return {
        "kind": kind,
        "id": row_id,
        "name": name,
        "sentence": f"{subject[0].upper()}{subject[1:]} {what}.",
    }


def _names(day: DayInput) -> dict[str, str]:
    names = {f"job:{item.job.id}": f"#{item.job.number}" for item in day.jobs}
    names |= {f"visit:{item.visit.id}": f"of job #{item.job.number}" for item in day.jobs if item.visit}
    names |= {f"technician:{who.id}": who.name for who in day.technicians}
    names |= {f"territory:{territory.id}": territory.name for territory in day.territories}
    return names
