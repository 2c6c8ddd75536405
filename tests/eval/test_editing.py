"""Questions corrected and added on the evaluator's screen: where they are kept, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.cases import ASIDE, REFERENCE, Suite, SuiteError, load_suite
from eval.editing import CORRECTIONS, corrections, keep, make_case, new_id, own_suites, suite_file
from tests.eval.builders import SUITE, case, unanswerable, write_suite


def test_a_question_is_added_then_replaced_in_its_place(tmp_path: Path) -> None:
    file = suite_file("Mes questions", tmp_path)
    keep(case("mes-questions-001"), file)
    keep(unanswerable("mes-questions-002"), file)
    keep(case("mes-questions-001", must=[["313"]]), file)
    assert [(found.id, found.must) for found in load_suite(file)] == [
        ("mes-questions-001", [["313"]]),
        ("mes-questions-002", []),
    ]
    assert load_suite(file)[1].answerable is False
    assert sorted(path.name for path in tmp_path.glob("*.jsonl")) == ["mes-questions.jsonl"]


@pytest.mark.parametrize(
    ("name", "file"),
    [("Été à Lille", "ete-a-lille.jsonl"), ("../../etc/passwd", "etc-passwd.jsonl"), ("a" * 90, "a" * 40 + ".jsonl")],
)
def test_a_name_becomes_a_file_in_the_folder_and_nowhere_else(name: str, file: str, tmp_path: Path) -> None:
    assert suite_file(name, tmp_path) == tmp_path / file


@pytest.mark.parametrize("name", ["", "  ", "../..", "« »"])
def test_a_name_without_letters_is_refused_in_one_sentence(name: str, tmp_path: Path) -> None:
    with pytest.raises(SuiteError, match="une lettre ou un chiffre"):
        suite_file(name, tmp_path)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"question": ""}, "« question » est vide"),
        ({"question": "   "}, "« question » est vide"),
        ({"must": []}, "au moins un fait"),
        ({"must": "312"}, "« must » doit être une liste"),
        ({"answerable": "peut-être"}, "« answerable » doit valoir"),
    ],
)
def test_a_bad_value_is_one_french_sentence(fields: dict[str, object], said: str) -> None:
    with pytest.raises(SuiteError) as raised:
        make_case({**case().model_dump(), **fields})
    assert said in str(raised.value).replace("\u00a0", " ")
    assert str(raised.value).count(".") == 1


def test_what_the_corpus_does_not_answer_needs_no_fact() -> None:
    assert make_case(unanswerable().model_dump()).must == []


def test_an_added_question_takes_the_next_number() -> None:
    assert new_id("mes-questions", ["mes-questions-007", "autre-100", "mes-questions-x"]) == "mes-questions-008"


def test_corrections_are_no_suite_and_replace_labels_only_where_they_are_asked_for(tmp_path: Path) -> None:
    # GIVEN a suite of which one label is corrected
    written = write_suite(tmp_path)
    keep(case("alp-1", question=str(SUITE[0]["question"]), must=[["977"]]), suite_file(CORRECTIONS, tmp_path))
    # WHEN it is read with and without the corrections
    plain = Suite("essai", "all", (written,)).cases()
    corrected = Suite("essai", "all", (written,), tuple(corrections(tmp_path))).cases()
    # THEN the file is as it was, and the label is the corrected one only with them
    assert own_suites(tmp_path) == [written]
    assert plain[0].must == [["312"]]
    assert corrected[0].must == [["977"]]
    assert corrected[1:] == plain[1:]


def test_a_correction_of_a_question_that_is_asked_otherwise_now_is_left_out(tmp_path: Path) -> None:
    written = write_suite(tmp_path)
    labels = (case("alp-1", question="Une autre question ?", must=[["977"]]),)
    assert Suite("essai", "all", (written,), labels).cases()[0].must == [["312"]]


def test_suites_in_yaml_are_read_here_but_not_written(tmp_path: Path) -> None:
    with pytest.raises(SuiteError, match="JSONL"):
        keep(case(), tmp_path / "mine.yaml")


def test_own_suites_never_lie_among_those_that_ship(tmp_path: Path) -> None:
    for shipped in (REFERENCE, ASIDE):
        assert not suite_file("x", tmp_path).is_relative_to(shipped)
    assert own_suites(tmp_path / "none") == []
