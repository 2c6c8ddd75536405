"""Speed: what is measured and told, without a word on how fast this machine is."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from eval import speed
from eval.pacing import answers
from eval.serving import ServedApplication, Unreachable
from eval.speed import LIMITS, Measure, environment, measured, paced, percentiles, repeated, served, timed

QUESTIONS = [
    "Combien de monteurs ont répondu à l'enquête Alpha ?",
    "Quels outils les monteurs citent-ils ?",
    "Que propose le plan Béta ?",
]


def test_a_measure_holds_up_to_its_limit_and_is_open_without_a_median() -> None:
    assert Measure(key="cold", unit="s", limit=5, median=5.0).holds is True
    assert Measure(key="cold", unit="s", limit=5, median=5.1).holds is False
    assert Measure(key="cold", unit="s", limit=5, reason="rien").holds is None


def test_a_measure_is_told_as_a_share_of_its_limit() -> None:
    assert Measure(key="cold", unit="s", limit=5, median=4.0).model_dump()["ratio"] == 0.8
    assert Measure(key="cold", unit="s", limit=5, reason="rien").ratio is None


def test_every_question_is_answered_in_turn(index_folder: Path) -> None:
    assert len(answers(index_folder, QUESTIONS)) == 3


def test_the_first_answer_of_a_process_is_not_counted_among_the_later_ones(index_folder: Path) -> None:
    assert len(paced("answers", index_folder, QUESTIONS)) == 2


def test_percentiles_are_those_of_all_requests() -> None:
    assert percentiles([1.0, 2.0, 3.0], 50, 100) == [2.0, 3.0]


def test_a_measure_is_not_repeated_beyond_the_time_there_is() -> None:
    assert repeated(lambda: 1, 3, time.perf_counter() + 60) == [1, 1, 1]
    assert repeated(lambda: 1, 3, time.perf_counter() - 1) == [1]


def test_a_program_that_fails_keeps_no_other_from_being_measured() -> None:
    found = measured(("cold",), lambda: [timed([sys.executable, "-c", "raise SystemExit(3)"])], 1, 0)
    assert found == {"cold": "le programme mesuré a échoué"}


def test_a_command_that_fails_is_no_measure() -> None:
    with pytest.raises(Exception, match="non-zero"):
        timed([sys.executable, "-c", "raise SystemExit(3)"])


def test_the_users_own_model_is_not_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPERES_MODEL", "openai:gpt")
    assert "REPERES_MODEL" not in environment()


def test_without_the_application_its_measures_say_why(
    index_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speed, "PROJECT", tmp_path)
    found = measured(("page", "first", "memory"), lambda: served(index_folder, QUESTIONS), 1, 0)
    assert all("app.py" in str(reason) for reason in found.values())


def test_the_application_is_served_asked_and_ended(index_folder: Path) -> None:
    before = {file: file.read_bytes() for file in index_folder.glob("current*")}
    with ServedApplication(index_folder) as application:
        assert application.seconds_to_page > 0
        assert application.ask(QUESTIONS[0]) > 0
        assert application.megabytes() > 50
    with pytest.raises((OSError, Unreachable)):
        application.ask(QUESTIONS[0])
    assert {file: file.read_bytes() for file in index_folder.glob("current*")} == before


def test_every_limit_is_one_of_the_projects_own() -> None:
    assert LIMITS["later_p95"] == 0.2
    assert LIMITS["memory"] == 700
