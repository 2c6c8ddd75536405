"""The plug-in, in a pytest of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ingestion.settings import PROJECT
from tests.eval.builders import SUITE, write_suite


def pytest_of(index: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "eval.pytest_suite",
        "--reperes-index",
        str(index),
        "-p",
        "no:cacheprovider",
        "-v",
        *arguments,
    ]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)


def test_every_question_is_a_test_and_a_wrong_one_says_why(index_folder: Path, tmp_path: Path) -> None:
    suite = write_suite(tmp_path, [*SUITE, dict(SUITE[0], id="wrong", must=[["977"]])])
    done = pytest_of(index_folder, str(suite))
    assert done.returncode == 1
    assert "1 failed, 5 passed" in done.stdout
    assert "étiquette à revoir" in done.stdout
    assert "977" in done.stdout
    assert "Traceback" not in done.stdout


@pytest.mark.parametrize(("choice", "expected"), [(("-m", "unanswerable"), "2 passed"), (("-k", "list"), "1 passed")])
def test_questions_are_chosen_by_mark_and_by_kind(
    choice: tuple[str, str], expected: str, index_folder: Path, tmp_path: Path
) -> None:
    done = pytest_of(index_folder, str(write_suite(tmp_path)), *choice)
    assert done.returncode == 0
    assert expected in done.stdout


def test_a_bad_suite_is_told_with_its_line(index_folder: Path, tmp_path: Path) -> None:
    suite = write_suite(tmp_path, [{"id": "a", "question": ""}])
    done = pytest_of(index_folder, str(suite))
    assert "ligne 1" in done.stdout


def test_other_files_are_passed_over(index_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "sources.yaml").write_text("- {title: autre}\n", encoding="utf-8")
    assert "no tests ran" in pytest_of(index_folder, str(tmp_path)).stdout
