"""The guard as its callers see it: what a sentence comes to against the passages that it cites."""

from __future__ import annotations

import pytest

from assistant.grounding.guard import align, check
from assistant.models import Verdict

STUDY = (
    "Les formations à l'IA ont duré 22 heures ou plus pour 66 % des intermittents interrogés par l'étude Alpha (2026). "
    "Les formations à l'IA ont duré 22 heures ou plus pour 20 % seulement des salariés permanents. "
    "Les formateurs n'ont aucun recul critique, selon un professionnel. "
    "L'étude Alpha recommande de former d'abord les gestionnaires. "
    "Le marché pourrait se diviser en deux segments d'ici 2030."
)


def given(sentence: str, *passages: str) -> Verdict:
    return check(sentence, passages or (STUDY,))


def kinds(verdict: Verdict) -> set[str]:
    return {failure.kind for failure in verdict.failed}


def test_a_sentence_of_the_passage_is_verbatim_with_its_offsets() -> None:
    verdict = given("Les formateurs n’ont aucun recul critique, selon un professionnel.")
    assert verdict.support == "verbatim"
    assert STUDY[verdict.start : verdict.end] == verdict.quote
    assert verdict.quote.startswith("Les formateurs n'ont")


def test_the_quote_comes_from_the_passage_that_holds_it() -> None:
    verdict = given("Le marché pourrait se diviser en deux segments d'ici 2030.", "Autre texte sans rapport.", STUDY)
    assert (verdict.support, verdict.passage) == ("verbatim", 1)


def test_passage_numbers_count_empty_texts_too() -> None:
    assert given("Le marché pourrait se diviser en deux segments d'ici 2030.", "", " ", STUDY).passage == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "Deux tiers des intermittents ont suivi au moins 22 heures de formation à l'IA.",
        "Seuls 20 % des salariés permanents ont eu 22 heures de formation ou plus, contre 66 % des intermittents.",
        "Selon un professionnel, les formateurs manquent de recul critique.",
        "D'après l'étude, il est conseillé de commencer par former les gestionnaires.",
        "D'ici 2030, le marché pourrait se scinder en deux.",
        "Oui, un salarié permanent sur cinq a suivi 22 heures ou plus de formation à l'IA.",
    ],
)
def test_a_faithful_rewording_is_supported(sentence: str) -> None:
    verdict = given(sentence)
    assert verdict.support == "supported", verdict.failed


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Les formations à l'IA ont duré 22 heures ou plus pour 63 % des intermittents.", "figure"),
        ("Les formations à l'IA ont duré 22 jours ou plus pour 66 % des intermittents.", "unit"),
        ("Les formations à l'IA ont duré 22 heures pour 66 % des intermittents.", "figure"),
        ("Le marché pourrait se diviser en deux segments d'ici 2035.", "year"),
        ("L'étude Béta recommande de former d'abord les gestionnaires.", "name"),
        ("Les formateurs ont un recul critique, selon un professionnel.", "negation"),
        ("L'étude Alpha ne recommande pas de former d'abord les gestionnaires.", "negation"),
        ("Le marché doit se diviser en deux segments d'ici 2030.", "modality"),
        ("Les formations à l'IA ont duré 22 heures ou plus pour 20 % des intermittents interrogés.", "label"),
        ("Les formations à l'IA ont duré 22 heures ou plus pour 66 % des.", "quote"),
        ("Les formateurs n'ont aucun recul de former d'abord les gestionnaires.", "quote"),
        ("Les studios de Montréal embauchent des illustrateurs bilingues.", "wording"),
    ],
)
def test_a_damaged_sentence_fails_for_what_was_damaged(sentence: str, kind: str) -> None:
    verdict = given(sentence)
    assert verdict.support == "unsupported"
    assert kind in kinds(verdict)


def test_each_failure_gives_words_of_the_sentence_and_a_french_clause() -> None:
    verdict = given("Les formations à l'IA ont duré 22 heures ou plus pour 63 % des intermittents.")
    assert all(failure.text and failure.why[0].islower() for failure in verdict.failed)
    assert "63 %" in {failure.text for failure in verdict.failed}


def test_a_refused_sentence_still_shows_the_words_nearest_to_it() -> None:
    verdict = given("Les formateurs ont un recul critique, selon un professionnel.")
    assert "aucun recul critique" in verdict.quote


@pytest.mark.parametrize(
    "talk",
    [
        "Bonjour. Posez-moi une question sur l’IA ; je réponds à partir de 5 études et je cite chaque phrase.",
        "Avec plaisir. Vous pouvez continuer ou poser une autre question.",
        "I am Repères, an adviser; I answer only from 5 studies.",
        "Souhaitez-vous en savoir plus ?",
        "Oui.",
        "",
        "   \n",
    ],
)
def test_talk_without_a_fact_is_not_checkable(talk: str) -> None:
    assert check(talk, []).support == "not_checkable"


def test_a_fact_without_citation_is_refused() -> None:
    verdict = check("Les intermittents se forment plus longuement que les permanents.", [])
    assert (verdict.support, kinds(verdict)) == ("unsupported", {"citation"})


def test_empty_passages_count_as_no_citation() -> None:
    assert kinds(check("Les intermittents se forment plus longuement.", ["", "  "])) == {"citation"}


def test_facts_may_come_from_several_passages() -> None:
    first = "La communication compte 577 entreprises en Occitanie en 2021."
    second = "L'édition compte 136 entreprises en Occitanie en 2021."
    sentence = "En 2021, l'Occitanie comptait 577 entreprises de communication et 136 dans l'édition."
    assert check(sentence, [first, second]).support == "supported"
    assert "figure" in kinds(check(sentence, [first]))


@pytest.mark.parametrize(
    ("sentence", "support"),
    [
        ("66% of intermittent workers followed 22 hours or more of AI training.", "supported"),
        ("63% of intermittent workers followed 22 hours or more of AI training.", "unsupported"),
        ("The McKinsey report says that 66% of them followed 22 hours or more.", "unsupported"),
        ("The trainers have no critical distance from the tools they teach.", "not_checkable"),
    ],
)
def test_english_sentences_are_checked_for_figures_and_names_only(sentence: str, support: str) -> None:
    assert given(sentence).support == support


@pytest.mark.parametrize(
    ("frame", "support"),
    [
        ("Selon l'étude CNC–Afdas (2026),", "supported"),
        ("D'après l'enquête CNC–Afdas,", "supported"),
        ("En résumé,", "supported"),
        ("Selon l'étude McKinsey (2026),", "unsupported"),
        ("Selon l'étude CNC–Afdas (2019),", "unsupported"),
    ],
)
def test_an_attribution_to_a_known_study_passes_and_an_unknown_one_does_not(frame: str, support: str) -> None:
    passage = "Les formations à l'IA durent 8,4 heures en moyenne."
    assert check(f"{frame} les formations à l'IA durent en moyenne 8,4 h.", [passage]).support == support


def test_where_the_passage_names_its_study_another_study_is_no_attribution() -> None:
    passage = "Les formations à l'IA durent 8,4 heures en moyenne, selon LaborIA."
    assert check("Selon l'étude EDEC Occitanie, les formations à l'IA durent en moyenne 8,4 h.", [passage]).failed


def test_markers_and_list_dashes_say_nothing() -> None:
    assert given("- Les formateurs n'ont aucun recul critique, selon un professionnel [1][2].").support == "verbatim"


def test_a_sentence_too_long_to_be_one_is_refused() -> None:
    assert kinds(given("Les formateurs manquent de recul. " * 200)) == {"quote"}


def test_rare_words_weigh_more_where_their_rarity_is_known() -> None:
    passage = "La formation des professionnels à l'IA progresse avec les outils du secteur."
    sentence = "La formation des professionnels du secteur passe par le sous-titrage vocal."
    rarity = {"sous": 7.0, "titrag": 7.0, "vocal": 7.0}
    assert check(sentence, [passage], lambda stem: rarity.get(stem, 0.5)).support == "unsupported"


def test_alignment_gives_the_sentence_that_says_most() -> None:
    start, end = align("Il faut d'abord former les gestionnaires", STUDY)
    assert STUDY[start:end] == "L'étude Alpha recommande de former d'abord les gestionnaires."


def test_alignment_in_an_empty_text_is_empty() -> None:
    assert align("Une phrase.", "") == (0, 0)
