"""Whether what was found answers, and what is said to be missing where it does not."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.abstention import Finding, judge
from assistant.abstention.calibration import AUTHORED, PLAIN, Calibration
from assistant.abstention.evidence import EVIDENCE, IN_FAVOUR, weigh
from assistant.abstention.judge import as_written, calibration_of, explain, holds, probability, unknown_names
from assistant.abstention.signs import NUMERIC, Signs
from assistant.models import Language
from assistant.question import understand
from assistant.retrieval.retriever import Retriever
from assistant.words import catalogue
from ingestion.index import Index
from tests.assistant.builders import passage, scored


@pytest.fixture(scope="module")
def retriever(index_folder: Path) -> Retriever:
    return Retriever(Index.open(index_folder))


def finding(retriever: Retriever, question: str) -> Finding:
    query = retriever.queries.build(question)
    return judge(understand(question), query, retriever.search(question), retriever.index)


def signs(**told: object) -> Signs:
    named: dict[str, list[str]] = {name: [] for name in ("names", "years", "places", "attributes", "terms")}
    return Signs.model_validate({**dict.fromkeys(NUMERIC, 0.0), **named, **told})


def test_every_question_in_plain_french_is_held_to_be_answered_by_its_passage(retriever: Retriever) -> None:
    for own in retriever.index.passages:
        for question in (one for one in own.questions if one.kind == "formal"):
            found = finding(retriever, question.text)
            assert found.answers, question.text
            assert found.viable[0].passage.id == own.id, question.text


@pytest.mark.parametrize(
    ("question", "reason", "missing"),
    [
        ("zzyzx qwrtp ?", "refused_nothing", []),
        ("Que fait l'école Copernic ?", "refused_terms", ["Copernic"]),
        ("Combien de monteurs ont répondu en 2019 ?", "refused_year", ["2019"]),
        ("Combien de formations en langue chinoise ?", "refused_territory", ["Chine"]),
        ("Combien coûte le stage de l'école Galilée ?", "refused_attribute", ["le prix ou le montant"]),
        ("Combien de graphistes ont répondu à l'enquête Alpha ?", "refused_terms", ["graphistes"]),
    ],
)
def test_a_near_miss_is_refused_for_what_it_lacks(
    retriever: Retriever, question: str, reason: str, missing: list[str]
) -> None:
    found = finding(retriever, question)
    assert not found.answers
    assert (found.reason, found.missing) == (reason, missing)
    assert found.viable == []


def test_nothing_found_is_a_refusal_without_confidence(retriever: Retriever) -> None:
    found = judge(understand("mentorat"), retriever.queries.build("mentorat"), [], retriever.index)
    assert (found.answers, found.reason, found.confidence) == (False, "refused_nothing", 0.0)


def test_two_studies_that_answer_alike_are_both_kept(retriever: Retriever) -> None:
    found = finding(retriever, "Quelle part est satisfaite de sa formation à l'IA ?")
    first = {scored.passage.id for scored in found.viable[:2]}
    assert first == {"alpha-2024/satisfaction", "beta-2025/satisfaction"}


def test_confidence_is_a_probability_and_lower_for_a_near_miss(retriever: Retriever) -> None:
    good = finding(retriever, "Combien de monteurs ont répondu à l'enquête Alpha ?").confidence
    near = finding(retriever, "Combien de graphistes ont répondu à l'enquête Alpha ?").confidence
    assert 0 < near < good < 1


def test_a_refusal_that_a_name_a_year_or_a_place_decided_has_no_confidence(retriever: Retriever) -> None:
    for question in ("Que fait l'école Copernic ?", "Combien de monteurs ont répondu à l'enquête Alpha en 2019 ?"):
        assert finding(retriever, question).confidence == 0


@pytest.mark.parametrize("lacked", ["names", "years", "places"])
def test_a_name_a_year_or_a_place_that_is_lacking_cannot_be_made_up_for(lacked: str) -> None:
    assert holds(signs(score=0.1))
    assert not holds(signs(score=1.0, **{lacked: ["x"]}))


@pytest.mark.parametrize("numbers", [AUTHORED, PLAIN], ids=["authored", "plain"])
def test_what_speaks_for_a_passage_never_lowers_its_chance_and_a_lack_never_raises_it(numbers: Calibration) -> None:
    nothing = np.zeros(len(EVIDENCE))
    for place, name in enumerate(EVIDENCE):
        moved = probability(np.eye(len(EVIDENCE))[place], numbers) - probability(nothing, numbers)
        assert moved >= 0 if name in IN_FAVOUR else moved <= 0, name


def test_evidence_is_of_the_first_passage_and_of_the_least_that_any_lacks() -> None:
    first = (1, scored(passage("alpha/a", "Un texte.")), signs(score=0.3, missing=0.5, noun_surprise=2.0))
    second = (3, scored(passage("beta/b", "Un texte.")), signs(score=0.2, missing=0.1, noun_surprise=3.0))
    told = dict(zip(EVIDENCE, weigh([first, second]), strict=True))
    assert (told["score"], told["missing"], told["place"]) == (0.3, 0.5, 1)
    assert (told["least_missing"], told["least_noun"]) == (0.1, 2.0)
    assert told["low_score"] == pytest.approx(0.15)


@pytest.mark.parametrize("numbers", [AUTHORED, PLAIN], ids=["authored", "plain"])
def test_only_signs_that_exist_are_weighed(numbers: Calibration) -> None:
    assert set(numbers.weights) <= set(EVIDENCE)
    assert 0 < numbers.threshold < 1


def test_a_passage_without_questions_is_judged_by_numbers_of_its_own() -> None:
    assert calibration_of(passage("alpha/a", "Un texte.", "Une question ?")) is AUTHORED
    assert calibration_of(passage("alpha/a", "Un texte.")) is PLAIN


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"names": ["galilee"], "years": ["2019"], "terms": ["stag"]}, "refused_terms"),
        ({"places": ["Chine"], "years": ["2019"]}, "refused_territory"),
        ({"years": ["2019"], "attributes": ["le prix"]}, "refused_year"),
        ({"attributes": ["le prix"], "terms": ["stag"]}, "refused_attribute"),
        ({"terms": ["stag"]}, "refused_terms"),
        ({}, "refused_weak"),
    ],
)
def test_the_plainest_lack_is_the_one_that_is_told(told: dict[str, list[str]], reason: str) -> None:
    assert explain(signs(**told), "le stage de Galilée en 2019")[0] == reason


def test_no_more_than_two_lacking_nouns_are_named() -> None:
    given = signs(terms=["couleur", "logo", "affich"])
    assert explain(given, "la couleur du logo de l'affiche ?")[1] == ["couleur", "logo"]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_reason_is_in_the_catalogue_of_words(language: Language) -> None:
    reasons = {"nothing", "terms", "year", "territory", "attribute", "weak"}
    assert {f"refused_{reason}" for reason in reasons} <= set(catalogue(language))


def test_a_refusal_repeats_the_words_of_the_question() -> None:
    assert as_written(["galilee", "stag", "absent"], "Et le stage de l’école d'à côté, « Galilée » ?") == [
        "Galilée",
        "stage",
        "absent",
    ]


def test_a_name_that_stands_nowhere_is_unknown_unless_something_stands_for_it(retriever: Retriever) -> None:
    def unknown(question: str) -> list[str]:
        return unknown_names(question, retriever.queries.build(question), retriever.index)

    assert unknown("Que font les studios Pixar et Galilée ?") == ["Pixar"]
    assert unknown("que fait pixar ?") == []
