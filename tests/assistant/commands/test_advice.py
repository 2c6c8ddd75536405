"""The command `recommend`, as a person or a script calls it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.__main__ import main

KEYS = {"status", "steps", "hours", "warnings", "unmet", "relax", "questions", "needs", "profile", "corpus_version"}
STEP_KEYS = {"offer", "activity", "title", "hours", "adds", "criteria", "why", "alternative", "ask_provider"}


def write(path: Path, content: object) -> Path:
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


def test_recommend_prints_one_json_object(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    profile = write(
        tmp_path / "p.json",
        {"trade": "monteuse", "territory": "france", "goal": "usage", "hours_max": 21, "mode": None},
    )
    assert main(["recommend", "--profile", str(profile), "--json", "--index", str(tmp_path / "ix")]) == 0
    given = json.loads(capsys.readouterr().out)
    assert given.keys() >= KEYS
    assert given["status"] == "recommended"
    step = given["steps"][0]
    assert step.keys() >= STEP_KEYS
    assert step["criteria"][0].keys() >= {"name", "state", "detail"}
    assert step["why"][0]["citations"][0].keys() >= {"passage", "quote", "start", "end", "locator"}


def test_recommend_reads_well_in_a_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    profile = write(tmp_path / "p.json", {"goal": "integration", "territory": "france", "hours_max": 35})
    assert main(["recommend", "--profile", str(profile), "--index", str(tmp_path / "ix")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Parcours conseillé"
    assert lines[1].startswith("1. Produire un film avec l’IA — 35 h [dixit-produire-un-film-avec-l-ia]")


def test_a_batch_gives_a_pathway_under_each_id(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows, out = tmp_path / "p.jsonl", tmp_path / "o.jsonl"
    rows.write_text(
        '{"id": 1, "profile": {}}\n{"id": "b", "profile": {"goal": "usage", "certification": "rs"}}\n', encoding="utf-8"
    )
    assert main(["recommend", "--batch", str(rows), "--out", str(out), "--index", str(tmp_path / "ix")]) == 0
    assert capsys.readouterr().out == ""
    found = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [(row["id"], row["status"]) for row in found] == [(1, "need_more"), ("b", "no_fit")]


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ('{"age": 40}', "age"),
        ('{"hours_max": -1}', "hours_max"),
        ("[", "JSON"),
        ('{"levels": {"technique": 9}}', "technique"),
    ],
)
def test_a_profile_that_cannot_be_used_is_one_french_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, named: str
) -> None:
    path = tmp_path / "p.json"
    path.write_text(content, encoding="utf-8")
    assert main(["recommend", "--profile", str(path), "--index", str(tmp_path / "ix")]) == 1
    told = capsys.readouterr()
    assert (told.out, len(told.err.strip().splitlines())) == ("", 1)
    assert named in told.err


def test_a_bad_row_of_a_batch_is_named_by_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = tmp_path / "p.jsonl"
    rows.write_text('{"id": 1, "profile": {}}\n{"id": 2, "profile": {"health": "x"}}\n', encoding="utf-8")
    assert main(["recommend", "--batch", str(rows), "--out", str(tmp_path / "o"), "--index", str(tmp_path / "ix")]) == 1
    assert "ligne 2" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["recommend"], ["recommend", "--profile", "a", "--batch", "b", "--out", "c"]])
def test_wrong_usage_exits_with_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2


def test_assess_places_a_person_and_lists_its_questions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = write(
        tmp_path / "a.json", {"answers": {"technique-outils": 2, "creativite-projet": None}, "goal": "usage"}
    )
    index = ["--index", str(tmp_path / "ix")]
    assert main(["assess", "--answers", str(answers), "--json", *index]) == 0
    given = json.loads(capsys.readouterr().out)
    assert (given["levels"], given["targets"]["technique"]) == ({"technique": 2}, 2)
    assert main(["assess", "--answers", str(answers), *index]) == 0
    assert "maîtrise technique : niveau 2, visé 2" in capsys.readouterr().out
    assert main(["assess", "--json", *index]) == 0
    assert len(json.loads(capsys.readouterr().out)["questions"]) == 14


def test_an_answer_that_does_not_exist_is_one_french_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = write(tmp_path / "a.json", {"answers": {"technique-outils": 7}})
    assert main(["assess", "--answers", str(answers), "--index", str(tmp_path / "ix")]) == 1
    assert "technique-outils" in capsys.readouterr().err
