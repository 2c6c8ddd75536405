"""Tests of tables of contents."""

from __future__ import annotations

from ingestion.readers.contents import contents_lines, cut_at_titles


def test_the_entries_below_the_title_name_headings_and_their_depth() -> None:
    lines = [
        "Table des matières",
        "Introduction 3",
        "1. Discussions 4",
        "1.1 Enjeux 4",
        "● Usages 5",
        "Un texte.",
        "Fin.",
    ]

    assert contents_lines(lines) == {
        0: ("", 0),
        1: ("Introduction", 1),
        2: ("Discussions", 1),
        3: ("Enjeux", 2),
        4: ("Usages", 6),
    }


def test_dots_make_an_entry_without_any_title_above() -> None:
    lines = ["Introduction ........ 3", "Les offres . . . . . 12", "Annexes ___________ 40", "Un texte ordinaire"]

    assert [title for title, _ in contents_lines(lines).values()] == ["Introduction", "Les offres", "Annexes"]


def test_lines_that_happen_to_end_with_a_number_are_text() -> None:
    assert contents_lines(["Salariés 12", "Intermittents 24", "Étudiants 30", "Autres 34"]) == {}
    assert contents_lines(["Sommaire", "Un texte sans entrée.", "Un autre."]) == {}


def test_a_heading_glued_to_a_paragraph_is_cut_off() -> None:
    titles = {"Perception": 2, "Les offres": 1}

    assert cut_at_titles("Une phrase finit ici. 1.2 Perception Les studios hésitent.", titles) == [
        ("Une phrase finit ici.", 0),
        ("1.2 Perception", 2),
        ("Les studios hésitent.", 0),
    ]
    assert cut_at_titles("Les offres", titles) == [("Les offres", 1)]


def test_the_words_of_a_heading_inside_a_sentence_are_left_alone() -> None:
    titles = {"Perception": 2, "Les offres": 1}

    for sentence in ("Les offres sont rares.", "Selon lui, Les offres Manquent.", "La Perception."):
        assert cut_at_titles(sentence, titles) == [(sentence, 0)]
    assert cut_at_titles("Un texte.", {}) == [("Un texte.", 0)]
