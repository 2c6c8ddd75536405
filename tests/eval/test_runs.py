"""Runs on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.records import BenchError
from eval.runs import find_run, list_runs, new_folder, read_run, write_run
from eval.scoring import summarise
from tests.eval.builders import PASSAGES, answer, case, row, run

ROWS = [row(case("q1"), answer((PASSAGES["alpha/a"], ["alpha/a"])), ["alpha/a"])]


def test_a_run_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    made = run(ROWS, {"q1": 12.5})
    made.summary = summarise(made.questions)
    write_run(made, tmp_path / "one")
    read = read_run(tmp_path / "one")
    assert (read.info, read.rows, read.passages, read.timings.milliseconds) == (
        made.info,
        made.rows,
        made.passages,
        {"q1": 12.5},
    )
    assert {entry.key: entry for entry in read.summary.estimates} == {
        entry.key: entry for entry in made.summary.estimates
    }  # type: ignore[union-attr]


def test_only_the_timings_depend_on_the_clock(tmp_path: Path) -> None:
    for name, milliseconds in (("slow", 900.0), ("fast", 1.0)):
        made = run(ROWS, {"q1": milliseconds})
        made.summary = summarise(made.questions)
        write_run(made, tmp_path / name)
    differing = [
        file.name
        for file in sorted((tmp_path / "slow").iterdir())
        if file.read_bytes() != (tmp_path / "fast" / file.name).read_bytes()
    ]
    assert differing == ["timings.json"]


def test_a_run_is_found_by_folder_by_name_and_by_its_newest_tag(tmp_path: Path) -> None:
    for name in ("20260101-a", "20260102-b"):
        write_run(run(ROWS, tag="base"), tmp_path / name)
    write_run(run(ROWS), tmp_path / "20260103-c")
    assert find_run(str(tmp_path / "20260101-a")) == tmp_path / "20260101-a"
    assert find_run("20260101-a", tmp_path) == tmp_path / "20260101-a"
    assert find_run("base", tmp_path) == tmp_path / "20260102-b"
    assert [folder.name for folder in list_runs(tmp_path)] == ["20260101-a", "20260102-b", "20260103-c"]


def test_what_is_no_run_is_told_in_one_french_sentence(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match=r"n’est pas une évaluation.*run\.json"):
        find_run(str(tmp_path))
    with pytest.raises(BenchError, match="Aucune évaluation ne porte l’étiquette"):
        find_run("jamais", tmp_path)


def test_a_damaged_run_names_the_file(tmp_path: Path) -> None:
    write_run(run(ROWS), tmp_path / "one")
    (tmp_path / "one" / "rows.jsonl").write_text('{"case": 3}\n', encoding="utf-8")
    with pytest.raises(BenchError, match=r"illisible \(rows\.jsonl\)"):
        read_run(tmp_path / "one")


def test_two_runs_of_the_same_second_get_two_folders(tmp_path: Path) -> None:
    first = new_folder("essai", "held", tmp_path)
    write_run(run(ROWS), first)
    assert new_folder("essai", "held", tmp_path) != first
