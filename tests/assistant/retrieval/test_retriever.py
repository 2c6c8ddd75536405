"""Ranking the passages of one index: signals, filters, passages that nobody wrote questions for."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.retrieval.fusion import SIGNALS
from assistant.retrieval.retriever import Filters, Retriever
from ingestion.index import Index
from tests.assistant.builders import index_of, passage, source

SATISFACTION = "Quelle part des personnes formées est satisfaite de sa formation à l'IA ?"


@pytest.fixture(scope="module")
def retriever(index_folder: Path) -> Retriever:
    return Retriever(Index.open(index_folder))


def found(retriever: Retriever, question: str, count: int = 10, filters: Filters | None = None) -> list[str]:
    return [scored.passage.id for scored in retriever.search(question, count, filters)]


def signal(retriever: Retriever, question: str, name: str, without: tuple[int, ...] = ()) -> np.ndarray:
    return retriever.signals(question, without)[:, SIGNALS.index(name)]


def test_each_passage_comes_first_for_its_own_questions(retriever: Retriever) -> None:
    for passage_ in retriever.index.passages:
        for question in passage_.questions:
            assert found(retriever, question.text, 1) == [passage_.id], question.text


def test_results_come_best_first_and_no_more_than_asked_for(retriever: Retriever) -> None:
    scores = [scored.score for scored in retriever.search("formation à l'IA des monteurs", 3)]
    assert len(scores) == 3
    assert scores == sorted(scores, reverse=True)


def test_every_signal_lies_between_zero_and_one(retriever: Retriever) -> None:
    signals = retriever.signals(SATISFACTION)
    assert signals.shape == (len(retriever.index.passages), len(SIGNALS))
    assert (signals >= 0).all()
    assert (signals <= 1).all()
    assert signals.any()


@pytest.mark.parametrize("question", ["", "???", "zzyzx qwrtp"])
def test_a_question_of_unknown_words_finds_nothing(retriever: Retriever, question: str) -> None:
    assert found(retriever, question) == []


def test_a_filter_on_the_study_lets_no_other_study_through(retriever: Retriever) -> None:
    assert set(found(retriever, SATISFACTION)[:2]) == {"alpha-2024/satisfaction", "beta-2025/satisfaction"}
    given = Filters(sources=frozenset({"beta-2025"}))
    assert found(retriever, SATISFACTION, filters=given)[0] == "beta-2025/satisfaction"
    assert all(name.startswith("beta-2025/") for name in found(retriever, SATISFACTION, filters=given))


def test_a_filter_on_the_territory_lets_no_other_territory_through(retriever: Retriever) -> None:
    france = found(retriever, SATISFACTION, filters=Filters(territories=frozenset({"france"})))
    assert france
    assert all(name.startswith("alpha-2024/") for name in france)


def test_filters_add_up(retriever: Retriever) -> None:
    given = Filters(sources=frozenset({"alpha-2024"}), territories=frozenset({"quebec"}))
    assert found(retriever, SATISFACTION, filters=given) == []


def test_an_empty_filter_allows_nothing_and_no_filter_allows_everything(retriever: Retriever) -> None:
    assert found(retriever, SATISFACTION, filters=Filters(sources=frozenset())) == []
    assert found(retriever, SATISFACTION, filters=Filters()) == found(retriever, SATISFACTION)


def test_filtering_does_not_change_the_score_of_what_it_keeps(retriever: Retriever) -> None:
    whole = {scored.passage.id: scored.score for scored in retriever.fused(SATISFACTION, 10)}
    kept = retriever.fused(SATISFACTION, 10, Filters(sources=frozenset({"beta-2025"})))
    assert kept
    assert all(scored.score == whole[scored.passage.id] for scored in kept)


def test_the_same_question_ranks_the_same_way_each_time(retriever: Retriever) -> None:
    assert retriever.search(SATISFACTION) == retriever.search(SATISFACTION)


def test_a_passage_without_questions_is_judged_by_its_text_alone(tmp_path: Path) -> None:
    asked = passage(
        "alpha/montage", "Le montage assisté dure deux jours.", "Combien de temps dure le montage assisté ?"
    )
    silent = passage("delta/etalonnage", "Le cours d'étalonnage du studio Delta se tient à Nantes.")
    retriever = Retriever(index_of(tmp_path, [asked, silent]))
    question = "Où se tient le cours d'étalonnage ?"
    assert signal(retriever, question, "question")[1] == signal(retriever, question, "text")[1] > 0
    assert signal(retriever, question, "dense_question")[1] == signal(retriever, question, "dense_text")[1] > 0
    assert found(retriever, question)[0] == "delta/etalonnage"


def test_an_index_where_no_passage_has_questions_still_ranks(tmp_path: Path) -> None:
    texts = ("Le studio Delta forme ses animateurs à Blender.", "La cantine du studio ouvre à midi.")
    retriever = Retriever(index_of(tmp_path, [passage(f"delta/{row}", text) for row, text in enumerate(texts)]))
    assert found(retriever, "À quoi les animateurs sont-ils formés ?")[0] == "delta/0"


def test_an_index_without_passages_finds_nothing(tmp_path: Path) -> None:
    assert Retriever(index_of(tmp_path, [])).search("montage") == []


def test_passages_that_score_alike_keep_the_order_of_the_corpus(tmp_path: Path) -> None:
    text = "Le mentorat entre collègues est gratuit."
    others = [passage(f"alpha/autre-{row}", f"Le cours numéro {row} porte sur le son.") for row in range(3)]
    retriever = Retriever(index_of(tmp_path, [*others, passage("alpha/b", text), passage("alpha/a", text)]))
    assert found(retriever, "mentorat gratuit", 2) == ["alpha/b", "alpha/a"]


def test_leaving_a_question_out_lowers_its_own_passage_only(retriever: Retriever) -> None:
    row = retriever.index.rows["beta-2025/mentorat"]
    own = tuple(int(number) for number in np.flatnonzero(retriever.index.question_owner == row))
    asked = retriever.index.passages[row].questions[0].text
    for name in ("question", "dense_question"):
        before, after = signal(retriever, asked, name), signal(retriever, asked, name, own)
        assert before[row] > 0
        assert after[row] == 0
        assert np.array_equal(np.delete(before, row), np.delete(after, row))


def test_naming_a_study_by_its_name_or_its_place_favours_its_passages(tmp_path: Path) -> None:
    text = "La part de personnes satisfaites est de {} %."
    made = [passage("alpha/satisfaits", text.format(64)), passage("beta/satisfaits", text.format(81))]
    retriever = Retriever(index_of(tmp_path, made, [source("beta", "Béta", "Saint-Malo")]))
    for question in ("personnes satisfaites selon BETA", "personnes satisfaites à saint malo"):
        assert signal(retriever, question, "named").tolist() == [0, 1]
        assert found(retriever, question)[0] == "beta/satisfaits"
    assert not signal(retriever, "personnes satisfaites du betatron", "named").any()


def test_other_weights_give_another_order(index_folder: Path) -> None:
    only_named = {name: float(name == "named") for name in SIGNALS}
    assert found(Retriever(Index.open(index_folder), only_named), SATISFACTION) == []
