"""Build, ask, evaluate: the whole road on the small corpus, with the network blocked as in every test."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.settings import Settings
from eval.__main__ import main
from eval.cases import Case, choose
from eval.observing import Observer, queries_of
from eval.runner import git_state, run_suite
from tests.eval.builders import SUITE, write_suite

KEPT = ("run.json", "rows.jsonl", "passages.jsonl", "scores.json")


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    return write_suite(tmp_path)


@pytest.fixture
def observer(index_folder: Path) -> Observer:
    return Observer(Settings(index=index_folder, sessions=":memory:"))


def case_of(name: str) -> Case:
    return next(Case.model_validate(entry) for entry in SUITE if entry["id"] == name)


def test_a_run_keeps_how_it_was_made_and_what_was_answered(suite: Path, index_folder: Path, tmp_path: Path) -> None:
    assert (
        main(["run", str(suite), "--split", "all", "--index", str(index_folder), "--out", str(tmp_path / "run")]) == 0
    )
    info = json.loads((tmp_path / "run" / "run.json").read_text(encoding="utf-8"))
    assert info["corpus_hash"]
    assert info["suite_hash"]
    assert info["settings"]["model"] == "extractive"
    assert info["questions"] == len(SUITE)
    assert "index" not in json.dumps(info["settings"])


def test_two_runs_are_byte_identical_but_for_timings(suite: Path, index_folder: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert (
            main(["run", str(suite), "--split", "all", "--index", str(index_folder), "--out", str(tmp_path / name)])
            == 0
        )
    for file in KEPT:
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_rescoring_asks_nothing_and_comes_to_the_same(
    suite: Path, index_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "run"
    main(["run", str(suite), "--split", "all", "--index", str(index_folder), "--out", str(folder)])
    before = {file: (folder / file).read_bytes() for file in KEPT}
    monkeypatch.setattr("assistant.service.Assistant.stream", None)
    assert main(["rescore", str(folder)]) == 0
    assert {file: (folder / file).read_bytes() for file in KEPT} == before


def test_rescoring_under_corrected_labels_changes_the_verdict(suite: Path, index_folder: Path, tmp_path: Path) -> None:
    folder = tmp_path / "run"
    main(["run", str(suite), "--split", "all", "--index", str(index_folder), "--out", str(folder)])
    corrected = [dict(entry, must=[["jamais dit"]]) if entry["id"] == "alp-1" else entry for entry in SUITE]
    (tmp_path / "labels").mkdir()
    labels = write_suite(tmp_path / "labels", corrected)
    assert main(["rescore", str(folder), "--labels", str(labels), "--out", str(tmp_path / "again")]) == 0
    failures = json.loads((tmp_path / "again" / "scores.json").read_text(encoding="utf-8"))["failures"]
    assert ("alp-1", "label") in {(failed["id"], failed["cause"]) for failed in failures}


def test_json_goes_to_stdout_and_messages_to_stderr(
    suite: Path, index_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["run", str(suite), "--split", "all", "--json", "--index", str(index_folder), "--out", str(tmp_path / "run")])
    out, err = capsys.readouterr()
    assert json.loads(out)["run"]["suite"] == "essai"
    assert "questions" in err


def test_the_right_answer_is_observed_with_its_ranking_and_confidence(observer: Observer) -> None:
    row, milliseconds = observer.observe(case_of("alp-1"))
    assert row.answer.status == "answered"
    assert row.ranked[0].passage == "alpha-2024/repondants"
    assert row.queries == [case_of("alp-1").question]
    assert row.answer.confidence is not None
    assert row.answer.elapsed_ms == 0.0
    assert milliseconds > 0
    assert row.given is None


def test_a_wrong_answer_is_asked_again_with_the_right_passage_alone(observer: Observer) -> None:
    asked = case_of("alp-1").model_copy(update={"must": [["jamais dit"]]})
    row, _ = observer.observe(asked)
    assert row.given is not None
    assert {citation.passage for citation in row.given.citations} <= {"alpha-2024/repondants"}
    assert observer.library.watched.only is None


def test_a_refused_question_keeps_what_would_have_been_said(observer: Observer) -> None:
    row, _ = observer.observe(case_of("out-2"))
    assert row.answer.status == "refused"
    assert row.unrefused is not None
    assert row.unrefused.sentences


def test_a_follow_up_is_asked_after_what_came_before(observer: Observer) -> None:
    asked = case_of("bet-1").model_copy(
        update={
            "question": "et chez les monteurs ?",
            "history": ["Quelle part des équipes de Béta est satisfaite de sa formation ?"],
        }
    )
    row, _ = observer.observe(asked)
    assert row.queries == queries_of(asked)
    assert "satisfaite" in row.queries[0]


def test_a_suite_of_ones_own_is_asked_whole(suite: Path, index_folder: Path) -> None:
    run = run_suite(choose(suite), Settings(index=index_folder, sessions=":memory:"))
    assert (run.info.suite, run.info.split) == ("essai", "all")
    assert [row.case.id for row in run.rows] == [entry["id"] for entry in SUITE]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["run", "nulle-part.jsonl"], "nulle-part"),
        (["rescore", "nulle-part"], "étiquette"),
        (["report", "nulle-part"], "étiquette"),
        (["gate", "nulle-part"], "étiquette"),
        (["compare", "nulle-part", "ailleurs"], "étiquette"),
        (["convert", "nulle-part.json", "x", "--to", "suite"], "--from"),
        (["retrieval", "--beir", "nulle-part"], "corpus.jsonl"),
    ],
)
def test_what_is_not_there_is_one_french_sentence(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert len(err.strip().splitlines()) == 1


def test_a_missing_index_says_what_to_run(suite: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", str(suite), "--split", "all", "--index", str(tmp_path / "none")]) == 1
    assert "python -m ingestion build" in capsys.readouterr().err


def test_a_usage_error_exits_with_two(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["gate"])
    assert stopped.value.code == 2


def test_outside_a_repository_there_is_no_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert git_state(tmp_path) == (None, False)
