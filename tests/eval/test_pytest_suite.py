"""The plug-in, in a pytest of its own that knows nothing of this project."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingestion.settings import PROJECT
from tests.eval.builders import SUITE, write_suite

pytest_plugins = "pytester"
WRONG = dict(SUITE[0], id="wrong", must=[["977"]])
ITS_OWN = {"test_theirs": "def test_theirs(): pass"}


def asked(pytester: pytest.Pytester, index: Path, *arguments: object) -> pytest.RunResult:
    return pytester.runpytest_inprocess("-p", "eval.pytest_suite", "--reperes-index", index, "-v", *map(str, arguments))


def test_every_question_is_a_test_and_a_wrong_one_says_why(pytester: pytest.Pytester, index_folder: Path) -> None:
    done = asked(pytester, index_folder, write_suite(pytester.path, [*SUITE, WRONG]))
    done.assert_outcomes(passed=5, failed=1)
    done.stdout.fnmatch_lines(
        ["*essai.jsonl::alp-1 PASSED*", "*étiquette à revoir*", "*312*", "*977*", "*alpha-2024/*"]
    )
    assert "Traceback" not in done.stdout.str()


@pytest.mark.parametrize(("choice", "passed"), [(("-m", "unanswerable"), 2), (("-k", "list"), 1), (("-m", "held"), 0)])
def test_questions_are_chosen_by_mark_and_by_kind(
    choice: tuple[str, str], passed: int, pytester: pytest.Pytester, index_folder: Path
) -> None:
    asked(pytester, index_folder, write_suite(pytester.path), *choice).assert_outcomes(
        passed=passed, deselected=len(SUITE) - passed
    )


def test_the_option_adds_a_suite_to_the_tests_of_another_project(pytester: pytest.Pytester, index_folder: Path) -> None:
    pytester.makepyfile(**ITS_OWN)
    (pytester.path / "elsewhere").mkdir()
    suite = write_suite(pytester.path / "elsewhere")
    asked(pytester, index_folder, "test_theirs.py", "--reperes-suite", suite).assert_outcomes(passed=6)
    asked(pytester, index_folder, "test_theirs.py", suite, "--reperes-suite", suite).assert_outcomes(passed=6)


def test_a_project_may_name_its_suite_and_index_in_its_settings(
    pytester: pytest.Pytester, index_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # GIVEN another project, which finds this one on its path and asks for strict marks
    monkeypatch.setenv("PYTHONPATH", str(PROJECT))
    pytester.makepyfile(**ITS_OWN)
    write_suite(pytester.path)
    pytester.makepyprojecttoml(
        '[tool.pytest.ini_options]\naddopts = "-p eval.pytest_suite --strict-markers"\n'
        f'testpaths = ["test_theirs.py"]\nreperes_suites = ["essai.jsonl"]\nreperes_index = "{index_folder}"\n'
    )
    # WHEN it calls pytest and nothing else
    done = pytester.runpytest_subprocess()
    # THEN its own test and every question are asked
    done.assert_outcomes(passed=6)


def test_a_bad_suite_is_told_with_its_line(pytester: pytest.Pytester, index_folder: Path) -> None:
    suite = write_suite(pytester.path, [{"id": "a", "question": ""}])
    asked(pytester, index_folder, suite).stdout.fnmatch_lines(["*essai.jsonl, ligne 1*question*est vide*"])


def test_a_suite_that_is_not_there_is_a_usage_error(pytester: pytest.Pytester, index_folder: Path) -> None:
    done = asked(pytester, index_folder, "--reperes-suite", "nulle-part.yaml")
    assert done.ret == pytest.ExitCode.USAGE_ERROR
    done.stderr.fnmatch_lines(["*nulle-part.yaml*"])


def test_a_missing_index_is_one_sentence_for_each_question(pytester: pytest.Pytester, tmp_path: Path) -> None:
    done = asked(pytester, tmp_path / "none", write_suite(pytester.path, SUITE[:1]))
    done.assert_outcomes(failed=1)
    done.stdout.fnmatch_lines(["*python -m ingestion build*"])
    assert "Traceback" not in done.stdout.str()


def test_other_files_are_passed_over(pytester: pytest.Pytester, index_folder: Path) -> None:
    (pytester.path / "sources.yaml").write_text("- {title: autre}\n", encoding="utf-8")
    assert asked(pytester, index_folder, pytester.path).ret == pytest.ExitCode.NO_TESTS_COLLECTED
