"""VROOM's JSON: read, planned, written; rubbish is named with its path and exit code 2."""

import io
import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from optimizer import InvalidProblem, Territory, solve
from optimizer.__main__ import main
from optimizer.plan_json import write
from optimizer.problem_json import read
from tests.optimizer.builders import HOUR, few

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "problems").glob("*.json"))

DAY = {
    "meta": {"anything": 1},
    "jobs": [
        {
            "id": 1,
            "description": "boiler",
            "location_index": 1,
            "setup": 300,
            "service": 1800,
            "skills": [5],
            "priority": 30,
            "time_windows": [[9 * HOUR, 10 * HOUR]],
            "truckroll": {"skill_levels": {"5": 2}, "pin": {"technician": 70}},
        },
        {"id": 2, "location_index": 2, "service": 600, "truckroll": {"penalty": 9000}},
        {"id": 3, "location_index": 2, "service": 600, "skills": [6]},
    ],
    "vehicles": [
        {
            "id": 7,
            "start_index": 0,
            "end_index": 0,
            "skills": [5, 6],
            "time_window": [8 * HOUR, 16 * HOUR],
            "breaks": [{"id": 1, "service": 1800, "time_windows": [[11 * HOUR, 13 * HOUR]]}],
            "truckroll": {
                "technician": 70,
                "skill_levels": {"5": 3},
                "validity": {"6": {"until": "2026-11-20"}, "5": {"from": "2026-01-01"}},
            },
        }
    ],
    "matrices": {"car": {"durations": [[0, 600, 900], [600, 0, 500], [900, 500, 0]]}},
    "truckroll": {"date": "2026-11-21", "absent": [80]},
}


def changed(path: list, value) -> str:
    day = deepcopy(DAY)
    target: Any = day
    for key in path[:-1]:
        target = target[key]
    target[path[-1]] = value
    return json.dumps(day)


def faults(text: str) -> dict[str, str]:
    with pytest.raises(InvalidProblem) as refusal:
        read(text)
    return {fault.path: fault.code for fault in refusal.value.faults}


def test_our_fields_are_read():
    day = read(json.dumps(DAY)).problem
    assert day.visits[0].skills == {5: 2}
    assert day.visits[0].pin.technician_id == 70
    assert day.visits[1].penalty == 9000
    assert day.shifts[0].skills == {5: 3}
    assert day.shifts[0].lapsed[6].level == 1
    assert day.shifts[0].technician_id == 70
    assert day.absent == {80}


def test_a_solution_is_written_as_vroom_writes_it():
    document = read(json.dumps(DAY))
    solution = write(document, solve(document.problem, limits=few()))
    assert solution == json.loads(json.dumps(solution))
    steps = solution["routes"][0]["steps"]
    assert [step["type"] for step in steps] == ["start", "job", "job", "break", "end"]
    assert steps[-1]["duration"] == solution["summary"]["duration"] == solution["summary"]["cost"]
    assert solution["summary"]["service"] == 2400
    entry = solution["unassigned"][0]
    assert (entry["id"], entry["truckroll"]["reasons"][0]["code"]) == (3, "CERTIFICATE_LAPSED")


def test_territories_are_read_and_what_they_cost_is_written():
    day = deepcopy(DAY)
    day["truckroll"]["territories"] = [
        {"id": 1, "technicians": [80]},
        {"id": 2, "technicians": [80], "price": 60},
    ]
    day["jobs"][0]["truckroll"]["territories"] = [1, 2]
    day["jobs"][1]["truckroll"] = {"territories": [2]}
    document = read(json.dumps(day))
    assert document.problem.territories == (Territory(1, (80,)), Territory(2, (80,), 60))
    solution = write(document, solve(document.problem, limits=few()))
    assert solution["truckroll"]["score"]["territory_seconds"] == 60
    reasons = {entry["id"]: entry["truckroll"]["reasons"][0] for entry in solution["unassigned"]}
    assert (reasons[1]["code"], reasons[1]["params"]["territories"]) == ("TERRITORY", "1 2")


def test_coordinates_become_a_matrix_and_the_same_point_is_one_place():
    points = {"jobs": [{"id": 1, "location": [10.0, 50.0]}, {"id": 2, "location": [10.1, 50]}]}
    points["vehicles"] = [{"id": 1, "start": [10, 50.0]}]
    day = read(json.dumps(points)).problem
    assert [v.location_index for v in day.visits] == [day.shifts[0].start_index, 1]
    assert day.shifts[0].end_index is None
    assert day.matrix.seconds.shape == (2, 2)


REFUSED = {
    "jobs[0].delivery": (["jobs", 0, "delivery"], [1], "UNKNOWN_FIELD"),
    "jobs[0].truckroll.colour": (["jobs", 0, "truckroll", "colour"], 1, "UNKNOWN_FIELD"),
    "vehicles[0].capacity": (["vehicles", 0, "capacity"], [4], "UNKNOWN_FIELD"),
    "vehicles[0].speed_factor": (["vehicles", 0, "speed_factor"], 1.5, "UNKNOWN_FIELD"),
    "vehicles[0].max_tasks": (["vehicles", 0, "max_tasks"], 4, "UNKNOWN_FIELD"),
    "vehicles[0].steps": (["vehicles", 0, "steps"], [], "UNKNOWN_FIELD"),
    "vehicles[0].costs": (["vehicles", 0, "costs"], {}, "UNKNOWN_FIELD"),
    "vehicles[0].breaks[0].max_load": (["vehicles", 0, "breaks", 0, "max_load"], [1], "UNKNOWN_FIELD"),
    "shipments": (["shipments"], [{}], "UNKNOWN_FIELD"),
    "options": (["options"], {}, "UNKNOWN_FIELD"),
    "matrices.bike": (["matrices", "bike"], {}, "UNKNOWN_FIELD"),
    "matrices.car.costs": (["matrices", "car", "costs"], [], "UNKNOWN_FIELD"),
    "matrices.car.durations[1]": (["matrices", "car", "durations", 1], [1, 2], "MATRIX"),
    "matrices.car.durations[2]": (["matrices", "car", "durations", 2, 0], 1.5, "MATRIX"),
    "matrices.car.durations": (["matrices", "car", "durations", 0, 1], -1, "OUT_OF_RANGE"),
    "jobs[0].service": (["jobs", 0, "service"], "60", "WRONG_TYPE"),
    "jobs[0].priority": (["jobs", 0, "priority"], 101, "OUT_OF_RANGE"),
    "jobs[0].skills[0]": (["jobs", 0, "skills"], ["gas"], "WRONG_TYPE"),
    "jobs[0].time_windows": (["jobs", 0, "time_windows"], [], "EMPTY"),
    "jobs[0].time_windows[0]": (["jobs", 0, "time_windows"], [[5, 4]], "INVERTED"),
    "jobs[0].location_index": (["jobs", 0, "location_index"], 3, "UNKNOWN"),
    "jobs[0].location": (["jobs", 0, "location"], [200, 0], "OUT_OF_RANGE"),
    "jobs[1].id": (["jobs", 1, "id"], 1, "DUPLICATE"),
    "jobs[0].truckroll.pin.technician": (["jobs", 0, "truckroll", "pin"], {"technician": 9}, "UNKNOWN"),
    "jobs[0].truckroll.pin": (["jobs", 0, "truckroll", "pin"], {}, "EMPTY"),
    "vehicles[0].time_window": (["vehicles", 0, "time_window"], [1], "WRONG_TYPE"),
    "vehicles[0].truckroll.validity.9": (
        ["vehicles", 0, "truckroll", "validity"],
        {"9": {}},
        "UNKNOWN_FIELD",
    ),
    "truckroll.date": (["truckroll", "date"], "tomorrow", "WRONG_TYPE"),
    "jobs[1].truckroll.territories[0]": (["jobs", 1, "truckroll", "territories"], [4], "UNKNOWN"),
    "truckroll.territories[0].technicians": (["truckroll", "territories"], [{"id": 1}], "EMPTY"),
    "truckroll.territories[0].price": (
        ["truckroll", "territories"],
        [{"id": 1, "technicians": [70], "price": -1}],
        "OUT_OF_RANGE",
    ),
    "truckroll.territories[0].area": (["truckroll", "territories"], [{"id": 1, "area": []}], "UNKNOWN_FIELD"),
    "jobs": (["jobs"], {}, "WRONG_TYPE"),
}


@pytest.mark.parametrize(("path", "case"), REFUSED.items(), ids=REFUSED.keys())
def test_a_field_that_is_wrong_or_not_supported_is_named(path, case):
    where, value, code = case
    assert faults(changed(where, value))[path] == code


def test_a_missing_field_is_named():
    assert faults('{"vehicles": []}') == {"jobs": "MISSING"}
    assert faults('{"jobs": [{}], "vehicles": []}') == {
        "jobs[0].id": "MISSING",
        "jobs[0].location": "MISSING",
    }


RUBBISH = {
    "nothing": "",
    "a half": '{"jobs": [',
    "not a number": '{"jobs": [{"id": NaN}]}',
    "infinity": "[Infinity]",
    "a key twice": '{"jobs": [], "jobs": []}',
    "a list": "[]",
    "a word": '"jobs"',
    "deep": "[" * 100_000,
    "an empty object": "{}",
}


@pytest.mark.parametrize("text", RUBBISH.values(), ids=RUBBISH.keys())
def test_rubbish_is_refused_in_a_line_with_exit_code_2(text, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    assert main(["-"]) == 2
    lines = capsys.readouterr().err.strip().splitlines()
    assert lines
    assert all("[" in line and len(line) < 300 for line in lines)


def test_a_file_that_is_not_there_is_named(capsys, tmp_path):
    assert main([str(tmp_path / "none.json")]) == 2
    assert "none.json" in capsys.readouterr().err


def test_a_plan_that_cannot_be_written_is_named(capsys, tmp_path):
    problem = tmp_path / "day.json"
    problem.write_text(json.dumps(DAY))
    assert main([str(problem), "--iterations", "1", "-o", str(tmp_path / "no" / "plan.json")]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_the_command_plans_the_same_plan_twice(tmp_path, capsys):
    problem = tmp_path / "day.json"
    problem.write_text(json.dumps(DAY))
    answers = []
    for name in ("a.json", "b.json"):
        assert main([str(problem), "--iterations", "2", "--seed", "5", "-o", str(tmp_path / name)]) == 0
        answers.append((tmp_path / name).read_text())
    assert answers[0] == answers[1]
    assert "proved" in capsys.readouterr().err


def test_help_teaches(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    assert "exit codes" in capsys.readouterr().out


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_is_planned(path, capsys):
    assert main([str(path), "--iterations", "1"]) == 0
    assert json.loads(capsys.readouterr().out)["code"] == 0


def test_there_are_examples():
    assert EXAMPLES
