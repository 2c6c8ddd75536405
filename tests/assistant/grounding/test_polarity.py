"""Negation, restriction and modality on both sides."""

from __future__ import annotations

import pytest

from assistant.grounding.firmness import mood_failures
from assistant.grounding.modality import moods
from assistant.grounding.negation import denials
from assistant.grounding.polarity import polarity_failures
from assistant.grounding.reading import read


def failing(sentence: str, passage: str) -> list[str]:
    around = read(passage).sentences
    reading = read(sentence)
    return [
        failure.kind for failure in (*polarity_failures(reading, around, None), *mood_failures(reading, around, None))
    ]


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Les formateurs n'utilisent jamais l'IA.", ["utilisent"]),
        ("70 répondants ne sont pas d'accord.", ["accord"]),
        ("Les formateurs n'ont aucun recul critique.", ["recul"]),
        ("Aucune prestation ne porte ce numéro.", ["prestation", "porte"]),
        ("Une mobilité directe, sans formation préalable.", ["formation"]),
        ("On ne peut réussir sans elle.", ["réussir"]),
        ("Les métiers ne sont pas seulement touchés.", []),
        ("Les stages n'excèdent pas deux jours.", []),
        ("Les cours avec ou sans tuteur.", []),
        ("Tous les cours sont longs.", []),
    ],
)
def test_what_a_text_denies(text: str, denied: list[str]) -> None:
    assert [head.text for denial in denials(read(text)) for head in denial.heads] == denied


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        ("Les formateurs manquent de recul critique.", "Les formateurs n'ont aucun recul critique."),
        ("Le recul critique fait défaut aux formateurs.", "Les formateurs n'ont aucun recul critique."),
        ("L'étude ne précise pas le nombre d'entretiens.", "L'étude ne donne pas le nombre exact d'entretiens."),
        ("Rares sont ceux qui n'emploient jamais l'IA.", "Peu de répondants n'utilisent jamais l'IA."),
        ("Les juridictions sont insuffisamment étudiées.", "Les juridictions ne sont pas assez étudiées."),
        ("Ces formations ne sont pas faciles.", "Ces formations sont difficiles."),
        ("L'outil est utile.", "L'outil n'est pas superflu."),
    ],
)
def test_denying_in_other_words_is_the_same(sentence: str, passage: str) -> None:
    assert failing(sentence, passage) == []


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        ("Les formateurs ont un recul critique.", "Les formateurs n'ont aucun recul critique."),
        ("Les formateurs n'ont pas de recul critique.", "Les formateurs ont un recul critique."),
        ("L'étude indique le nombre d'entretiens.", "L'étude n'indique pas le nombre d'entretiens."),
        ("L'IA menace l'originalité de la création.", "L'IA ne met pas en danger l'originalité de la création."),
        ("232 formations ne portent pas sur la data.", "232 formations concernent la data."),
        ("Seule la data est uniquement concernée.", "La data est concernée par les formations."),
    ],
)
def test_denying_or_restricting_on_one_side_only_fails(sentence: str, passage: str) -> None:
    assert "negation" in failing(sentence, passage)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il doit aussi comprendre les outils.", {"comprendre": "must"}),
        ("Les salariés peuvent être formés.", {"formés": "can"}),
        ("La plateforme rassemblerait des guides, un portrait et un extrait.", {"rassemblerait": "would"}),
        ("Le label serait attribué.", {"attribué": "would"}),
        ("Décider s'il faut les adopter.", {}),
    ],
)
def test_moods_are_read(text: str, expected: dict[str, str]) -> None:
    reading = read(text)
    found = moods(reading)
    assert {token.text: found[token.start] for token in reading.tokens if token.start in found} == expected


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        ("Il faut former les équipes.", "Former les équipes est nécessaire."),
        ("Les guides devraient être partagés.", "La plateforme partagerait des guides."),
        ("Il est possible de suivre les cours à distance.", "Les cours peuvent être suivis à distance."),
        ("L'IA pourrait automatiser des tâches.", "Des tâches sont susceptibles d'être automatisées par l'IA."),
    ],
)
def test_a_mood_in_other_words_is_the_same(sentence: str, passage: str) -> None:
    assert failing(sentence, passage) == []


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        ("Les équipes doivent suivre les cours.", "Les équipes peuvent suivre les cours."),
        ("Les équipes peuvent suivre les cours.", "Les équipes doivent suivre les cours."),
        ("La plateforme rassemble des guides.", "La plateforme rassemblerait des guides."),
        ("Les studios doivent recruter des graphistes.", "Les studios recrutent des graphistes."),
    ],
)
def test_another_mood_fails(sentence: str, passage: str) -> None:
    assert "modality" in failing(sentence, passage)
