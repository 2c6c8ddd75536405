"""One cause for each failure, by putting in the right passage and then the right sentence."""

from __future__ import annotations

from eval.attribution import attribute
from eval.cases import Evidence
from tests.eval.builders import PASSAGES, answer, case, observed, refusal, unanswerable

GOOD = answer((PASSAGES["alpha/a"], ["alpha/a"]))
WRONG = answer((PASSAGES["alpha/b"], ["alpha/b"]))
ELSEWHERE = answer(("En France, 312 monteurs ont répondu à l’enquête.", ["beta/d"]))


def test_an_answer_to_what_the_corpus_lacks_is_a_missed_refusal() -> None:
    assert attribute(observed(unanswerable(), GOOD)).cause == "missed_refusal"


def test_evidence_that_no_passage_holds_was_lost() -> None:
    asked = case(evidence=[Evidence(source="alpha", facts=["999"])])
    assert attribute(observed(asked, WRONG, ["alpha/b"])).cause == "lost"


def test_a_label_that_its_own_passages_do_not_say_is_to_blame() -> None:
    assert attribute(observed(case(must=[["500"]]), WRONG, ["alpha/a"])).cause == "label"
    assert attribute(observed(case(evidence=[]), WRONG, ["alpha/a"])).cause == "label"


def test_a_passage_that_is_nowhere_in_the_ranking_was_not_found() -> None:
    found = attribute(observed(case(), WRONG, ["alpha/b", "beta/c"], given=GOOD))
    assert found.cause == "not_retrieved"
    assert "2 premiers" in found.detail


def test_a_passage_below_what_is_read_was_not_found_and_its_rank_is_told() -> None:
    ranking = ["alpha/b", *(f"beta/{number}" for number in range(7)), "alpha/a"]
    texts = {**PASSAGES, **{f"beta/{number}": "rien" for number in range(7)}}
    found = attribute(observed(case(), WRONG, ranking, texts, given=GOOD))
    assert (found.cause, found.detail) == ("not_retrieved", "bon passage au rang 9")


def test_a_passage_that_mends_the_answer_when_alone_was_ranked_low() -> None:
    found = attribute(observed(case(), WRONG, ["alpha/b", "alpha/a"], given=GOOD))
    assert (found.cause, found.detail) == ("ranked_low", "bon passage au rang 2")


def test_a_passage_that_does_not_mend_the_answer_was_read_wrongly() -> None:
    assert attribute(observed(case(), WRONG, ["alpha/b", "alpha/a"], given=WRONG)).cause == "wrong_sentence"


def test_a_refusal_with_the_passage_at_hand_is_a_wrong_refusal() -> None:
    found = attribute(observed(case(), refusal(), ["alpha/a"], given=refusal()))
    assert found.cause == "wrong_refusal"
    assert found.detail == refusal().reason


def test_right_words_under_the_wrong_study_are_a_wrong_citation() -> None:
    found = attribute(observed(case(), ELSEWHERE, ["alpha/a"]))
    assert (found.cause, found.detail) == ("wrong_citation", "beta")
