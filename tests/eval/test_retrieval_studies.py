"""What signals bring, what is found without its own question, what is refused without its answer: on small real indexes."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from assistant.retrieval.fusion import SIGNALS
from assistant.retrieval.retriever import Retriever
from eval.__main__ import main
from eval.ablation import ablate, difference, judged, variants
from eval.cases import Case
from eval.leave_one_out import fold_of, leave_one_out, rebuilt, sample, without_fold
from eval.leave_out import Outcome, leave_out, of_suite, tallies, tally
from ingestion.index import Index
from tests.eval.builders import SUITE, write_suite


@pytest.fixture(scope="module")
def index(index_folder: Path) -> Index:
    return Index.open(index_folder)


def cases() -> list[Case]:
    return [Case.model_validate(entry) for entry in SUITE]


def test_only_questions_whose_answer_stands_in_the_index_are_judged(index: Index) -> None:
    found = judged(Retriever(index), cases())
    assert [len(question.relevant) for question in found] == [1, 1, 1]


def test_every_signal_is_left_out_once_and_alone_once() -> None:
    names = [variant.name for variant in variants()]
    assert [f"without {name}" in names and f"only {name}" in names for name in SIGNALS] == [True] * len(SIGNALS)


def test_all_signals_differ_in_nothing_from_themselves(index: Index) -> None:
    retriever = Retriever(index)
    whole, *others = ablate(retriever, judged(retriever, cases()))
    assert {found.change for found in whole.measures.values()} == {0.0}
    assert whole.measures["hit@5"].value == 1.0
    alone = next(found for found in others if found.name == "only named")
    assert alone.measures["mrr"].change < 0


def test_the_interval_of_a_change_that_all_share_excludes_zero() -> None:
    found = difference(np.ones(40), np.zeros(40), [str(number) for number in range(40)])
    assert (found.value, found.change) == (1.0, 1.0)
    assert found.low is not None
    assert found.low > 0.8


def test_a_fold_takes_its_questions_out_and_no_others(index: Index) -> None:
    before = [question.text for passage in index.passages for question in passage.questions]
    after = [question.text for passage in without_fold(index.passages, 1, 3) for question in passage.questions]
    assert set(before) - set(after) == {text for text in before if fold_of(text, 3) == 1}


def test_each_authored_question_is_asked_of_an_index_that_lacks_it(index: Index) -> None:
    found = {entry.kind: entry for entry in leave_one_out(index, folds=2)}
    assert found["all"].n == len(index.question_owner)
    assert found["formal"].n == len(index.passages)
    assert 0.5 <= found["all"].five <= 1
    assert found["all"].first <= found["all"].five
    assert found["formal"].five_interval is None


def test_a_sample_is_drawn_alike_every_time(index: Index) -> None:
    assert sample(index.passages, 5) == sample(index.passages, 5)
    assert len(sample(index.passages, 5)) == 5


def test_what_answers_is_out_of_the_index_and_the_rest_stays(index: Index) -> None:
    gone: list[frozenset[str]] = []

    def rebuild(names: frozenset[str], folder: Path) -> Index:
        gone.append(names)
        made = rebuilt(index, [passage for passage in index.passages if passage.id not in names], folder)
        assert names.isdisjoint(made.rows)
        return made

    outcomes = leave_out(index, of_suite(cases(), index, "passage", folds=2), rebuild)
    assert len(outcomes) == 3
    assert frozenset().union(*gone) == {"alpha-2024/repondants", "alpha-2024/outils", "beta-2025/satisfaction"}
    assert [found.refused for found in outcomes] == [False, False, False]


def test_a_whole_study_goes_and_the_questions_of_a_passage_stay_one_cluster(index: Index) -> None:
    asked = {found.id: found for found in of_suite(cases(), index)}
    alpha = {passage.id for passage in index.passages if passage.source == "alpha-2024"}
    assert asked["alp-1"].answers == asked["alp-2"].answers == alpha
    assert {found.fold for found in asked.values()} == {"alpha-2024", "beta-2025"}
    assert asked["alp-1"].cluster == "alpha-2024/repondants"


def test_studies_are_told_one_by_one_after_all_of_them() -> None:
    outcomes = [Outcome(str(number), f"study-{number % 2}", 0.9, False, 0.2, True) for number in range(4)]
    assert [(found.study, found.n) for found in tallies("reperes", outcomes)] == [
        ("", 4),
        ("study-0", 2),
        ("study-1", 2),
    ]
    assert len(tallies("reperes", outcomes[::2])) == 1


def test_the_pair_of_refusals_is_always_told_together() -> None:
    outcomes = [Outcome(str(number), "alpha", 0.9, False, 0.2, number % 2 == 0) for number in range(40)]
    found = tally("reperes", outcomes)
    assert found.auroc == 1.0
    assert (found.refused_without, found.refused_with) == (0.5, 0.0)
    assert tally("bm25", outcomes, refuses=False).refused_without is None


def test_the_commands_tell_json(index_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    suite = str(write_suite(tmp_path))
    for command in (["ablation", suite], ["leave-out", suite], ["leave-out", suite, "--by", "passage", "--folds", "2"]):
        assert main([*command, "--index", str(index_folder), "--json"]) == 0
        assert json.loads(capsys.readouterr().out)
