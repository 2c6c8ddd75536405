"""What a question asks to know of its subject, and whether a passage tells it."""

from __future__ import annotations

import pytest

from assistant.abstention.attributes import asked_for, untold


def names(question: str) -> set[str]:
    return {attribute.name["fr"] for attribute in asked_for(question)}


def lacking(question: str, text: str) -> set[str]:
    return {attribute.name["fr"] for attribute in untold(question, text)}


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Combien coûte le stage de Galilée ?", "le prix ou le montant"),
        ("c'est combien l'année à Galilée ?", "le prix ou le montant"),
        ("How much does the course cost?", "le prix ou le montant"),
        ("Quel est le tarif du stage ?", "le prix"),
        ("Combien gagne un étalonneur ?", "le salaire"),
        ("Quelle est l'adresse de l'école ?", "les coordonnées"),
        ("What is the website of the school?", "les coordonnées"),
        ("Combien d'heures dure le stage ?", "une durée chiffrée"),
        ("Combien de temps dure le stage ?", "la durée"),
        ("Quand ouvrira la formation ?", "la date"),
        ("Qui dirige l'école Galilée ?", "le nom d’une personne"),
        ("En quelle langue se tient le cours ?", "la langue"),
        ("Quel âge ont les répondants ?", "l’âge"),
        ("Comment s'appelle le label québécois ?", "un nom"),
        ("What is the label called?", "un nom"),
        ("Dans quelles villes Galilée a-t-elle ses campus ?", "la ville"),
    ],
)
def test_what_is_asked_to_know_is_recognised_in_french_and_english(question: str, asked: str) -> None:
    assert asked in names(question)


@pytest.mark.parametrize(
    "question",
    [
        "Pourquoi des monteurs refusent-ils l'IA ?",
        "Combien de monteurs ont répondu ?",
        "Quels outils d'IA les monteurs citent-ils ?",
        "À qui s'adresse le stage ?",
    ],
)
def test_a_question_about_something_else_asks_for_no_attribute(question: str) -> None:
    assert names(question) == set()


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Combien coûte le stage ?", "Le stage est facturé 1 250 € aux entreprises."),
        ("Combien coûte le stage ?", "Le stage est gratuit pour les organismes de moins de dix personnes."),
        ("Quel budget pour le plan ?", "Le plan reçoit 1,5 million d'euros."),
        ("Combien d'heures dure le stage ?", "Un stage de 21 heures."),
        ("Combien de jours dure le stage ?", "Le stage tient en trois jours."),
        ("Quand ouvrira l'école ?", "L'école ouvre à la rentrée."),
        ("Qui dirige l'école ?", "L'école est dirigée par Ada Martin."),
        ("Quelle est l'adresse du site web ?", "Inscription sur www.galilee.example."),
        ("En quelle langue ?", "Le cours est donné en anglais."),
    ],
)
def test_a_passage_that_tells_it_lacks_nothing(question: str, text: str) -> None:
    assert lacking(question, text) == set()


@pytest.mark.parametrize(
    ("question", "text", "missing"),
    [
        ("Combien coûte le stage ?", "Le stage de l'école Galilée dure 21 heures.", "le prix ou le montant"),
        ("Combien coûte le stage ?", "Le prix du stage est jugé trop élevé.", "le prix ou le montant"),
        ("Combien d'heures dure le stage ?", "Le stage est jugé trop court.", "une durée chiffrée"),
        ("Quand ouvrira l'école ?", "L'école Galilée est à Lille.", "la date"),
        ("Qui dirige l'école Galilée ?", "L'école Galilée est à Lille.", "le nom d’une personne"),
        ("Quel est le salaire d'un monteur ?", "Les monteurs travaillent dans 47 studios.", "le salaire"),
    ],
)
def test_a_passage_on_the_subject_that_does_not_tell_it_is_caught(question: str, text: str, missing: str) -> None:
    assert missing in lacking(question, text)


def test_accents_and_typographic_apostrophes_do_not_hide_what_is_told() -> None:
    assert lacking("COMBIEN COUTE LE STAGE", "Le stage est à 900\u00a0€.") == set()
    assert lacking("Quelle est la durée ?", "La durée n’est pas dite.") == set()


def test_what_is_missing_is_named_in_both_languages() -> None:
    asked = asked_for("Quel prix et quelle date de rentrée ?")
    assert {"the price", "the date"} <= {attribute.name["en"] for attribute in asked}
    assert {"le prix", "la date"} <= {attribute.name["fr"] for attribute in asked}


def test_a_name_is_told_by_its_capitals() -> None:
    question = "Comment s'appelle le studio ?"
    assert lacking(question, "Le studio forme ses équipes. Il est petit.") == {"un nom"}
    assert lacking(question, "Le studio Kandimari forme ses équipes.") == set()
    assert lacking(question, "Deux studios forment :\n- Kandimari\n- Solaris") == set()


def test_a_town_is_told_after_a_preposition_or_in_a_list() -> None:
    question = "Dans quelle ville se trouve l'école ?"
    assert lacking(question, "L'école forme au son.") == {"la ville"}
    assert lacking(question, "L'école se trouve à Toulouse.") == set()
