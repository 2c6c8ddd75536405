"""Figures that are both there, but exchanged between what they count."""

from __future__ import annotations

import pytest

from assistant.grounding.edits import changes
from assistant.grounding.labels import bind, mismatched_wholes, swapped
from assistant.grounding.reading import read

PASSAGE = (
    "Les canaux cités par les 341 répondants :\n\n"
    "- échanges avec les pairs : 54 % ;\n- autoformation par des tutoriels : 51 % ;\n- podcasts ou vidéos : 33 %.\n\n"
    "En 2021, le spectacle vivant compte 2 091 entreprises. La communication compte 577 entreprises. "
    "Sur l'éthique, 70 répondants sur 245 ne sont pas d'accord."
)
TABLE = "Avis par durée :\n\n| Durée | Mécontents | Satisfaits |\n| 4 heures | 9 | 2 |\n| 22 heures | 7 | 57 |"


def exchanged(sentence: str, passage: str = PASSAGE) -> list[str]:
    reading = read(sentence)
    found = swapped(reading, [read(passage)])
    return [reading.text[bound.figure.start : bound.figure.end] for bound, _ in found]


@pytest.mark.parametrize(
    "sentence",
    [
        "54 % des répondants échangent avec leurs pairs, 51 % se forment seuls avec des tutoriels.",
        "Un tiers des répondants écoutent des podcasts, plus de la moitié échangent avec leurs pairs.",
        "La communication compte 577 entreprises et le spectacle vivant 2 091.",
        "577 entreprises relèvent de la communication, 2 091 du spectacle vivant.",
        "Les pairs (54 %) devancent l'autoformation (51 %).",
    ],
)
def test_each_figure_with_its_own_label_passes(sentence: str) -> None:
    assert exchanged(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "51 % des répondants échangent avec leurs pairs, 54 % se forment seuls avec des tutoriels.",
        "La communication compte 2 091 entreprises et le spectacle vivant 577.",
        "Les podcasts (54 %) devancent les pairs (33 %).",
        "33 % échangent avec leurs pairs.",
    ],
)
def test_a_figure_under_another_label_is_seen(sentence: str) -> None:
    assert exchanged(sentence)


def test_a_table_cell_belongs_to_its_row_and_its_column() -> None:
    assert exchanged("Après 22 heures, 57 sont satisfaits et 7 mécontents.", TABLE) == []
    assert exchanged("Après 22 heures, 7 sont satisfaits et 57 mécontents.", TABLE)


def test_a_figure_alone_in_brackets_belongs_to_the_words_before_them() -> None:
    (bound,) = bind(read("Les pairs (54 %)"))
    assert bound.shown == "pairs"


def test_the_whole_of_a_part_must_be_its_own() -> None:
    passage = [read(PASSAGE)]
    assert mismatched_wholes(read("70 des 245 répondants ne sont pas d'accord."), passage) == []
    assert len(mismatched_wholes(read("70 des 341 répondants ne sont pas d'accord."), passage)) == 1


def reasons(sentence: str, passage: str) -> list[str]:
    return [finding.reason for finding in changes(read(sentence), [read(passage)])]


@pytest.mark.parametrize(
    ("sentence", "passage", "reason"),
    [
        ("La formation dure 12 heures en tout.", "La formation dure 14 heures en tout.", "figure_other"),
        ("La formation ouvre en 2024 à Paris.", "La formation ouvre en 2026 à Paris.", "year_other"),
        ("La formation ouvre à Lyon en 2026.", "La formation ouvre à Paris en 2026.", "name_other"),
        ("Les acteurs privés sont les plus nombreux.", "Les acteurs publics sont les plus nombreux.", "opposite"),
        ("Les répondants sont insatisfaits du formateur.", "Les répondants sont satisfaits du formateur.", "opposite"),
        ("L'outil ne permet de créer un masque.", "L'outil permet de créer un masque.", "denial_added"),
        ("L'outil doit créer un masque propre.", "L'outil peut créer un masque propre.", "mood_other"),
    ],
)
def test_a_change_in_a_nearly_repeated_sentence_is_named(sentence: str, passage: str, reason: str) -> None:
    assert reason in reasons(sentence, passage)


def test_where_another_sentence_explains_every_word_nothing_changed() -> None:
    passage = "La formation Alpha dure 12 heures. La formation Béta dure 14 heures."
    assert reasons("La formation Béta dure 14 heures.", passage) == []


def test_a_word_that_only_moved_changes_nothing() -> None:
    passage = "Le projet ne peut réussir en France sans la formation."
    assert reasons("Sans la formation, le projet ne peut pas réussir en France.", passage) == []
