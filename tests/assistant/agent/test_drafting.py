"""Drafts of the embedded model: parts of a question, small talk, refusals and what to ask next."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.agent.drafting import (
    FOLLOWUPS,
    NEAREST_SHOWN,
    clarify,
    draft_answer,
    draft_small_talk,
    followups,
    parts_of,
    refuse,
)
from assistant.knowledge import Library
from tests.assistant.builders import index_of, passage, scored

RESPONDENTS = "Combien de monteurs ont répondu à l'enquête Alpha ?"
COST = "Combien coûte le stage de l'école Galilée ?"


@pytest.fixture(scope="module")
def library(index_folder: Path) -> Library:
    return Library(index_folder)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Combien de monteurs ont répondu ?", ["Combien de monteurs ont répondu ?"]),
        (
            "Combien de monteurs ont répondu et pourquoi refusent-ils tous l'IA ?",
            ["Combien de monteurs ont répondu", "pourquoi refusent-ils tous l'IA ?"],
        ),
        (
            "Quels outils les monteurs citent-ils ? Combien dure le stage de Galilée ?",
            ["Quels outils les monteurs citent-ils ?", "Combien dure le stage de Galilée ?"],
        ),
        (
            "How many editors answered the survey and why do they refuse AI?",
            ["How many editors answered the survey", "why do they refuse AI?"],
        ),
        ("Combien de monteurs ont répondu et pourquoi ?", ["Combien de monteurs ont répondu et pourquoi ?"]),
        ("Les studios et les écoles se forment-ils ?", ["Les studios et les écoles se forment-ils ?"]),
    ],
)
def test_a_question_is_cut_only_into_questions_that_stand_alone(text: str, parts: list[str]) -> None:
    assert parts_of(text) == parts


def test_at_most_three_parts_are_worked_on() -> None:
    assert len(parts_of("Combien de monteurs ont répondu ? " * 7)) == 3


def test_an_answer_is_made_of_sentences_of_the_passages(library: Library) -> None:
    draft = draft_answer(RESPONDENTS, [RESPONDENTS], library)
    texts = {passage.id: passage.text for passage in library.knowledge.index.passages}
    assert draft.status == "answered"
    for sentence in draft.sentences:
        assert sentence.text in " ".join(texts[sentence.passages[0]].split())


def test_two_parts_with_the_same_answer_say_it_once(library: Library) -> None:
    draft = draft_answer(RESPONDENTS, [RESPONDENTS, RESPONDENTS], library)
    assert draft.status == "answered"
    assert len({sentence.text for sentence in draft.sentences}) == len(draft.sentences)


def test_an_unanswered_part_makes_the_answer_partial_and_is_quoted(library: Library) -> None:
    draft = draft_answer(f"{RESPONDENTS} {COST}", [RESPONDENTS, COST], library)
    assert draft.status == "partial"
    assert COST in draft.reason
    assert RESPONDENTS not in draft.reason
    assert draft.sentences


def test_a_question_whose_parts_are_all_missing_is_refused(library: Library) -> None:
    draft = draft_answer(f"{COST} Que fait Copernic ?", [COST, "Que fait l'école Copernic ?"], library)
    assert draft.status == "refused"
    assert not draft.sentences


def test_a_refusal_names_the_nearest_passages(library: Library) -> None:
    draft = draft_answer(COST, [COST], library)
    assert draft.nearest[0] == "alpha-2024/galilee"
    assert "« Le stage de l'école Galilée »" in draft.reason
    assert len(draft.nearest) <= NEAREST_SHOWN


def test_a_refusal_with_nothing_near_says_what_the_corpus_is_about() -> None:
    draft = refuse("Le corpus ne dit rien.", "fr", [])
    assert draft.nearest == []
    assert draft.reason.startswith("Le corpus ne dit rien. ")
    assert "«" not in draft.reason


def test_a_question_without_subject_is_asked_back_with_examples_that_the_corpus_answers(library: Library) -> None:
    for language, kind in (("fr", "formal"), ("en", "english")):
        draft = clarify(language, library.knowledge)  # type: ignore[arg-type]
        asked = {one.text for own in library.knowledge.index.passages for one in own.questions if one.kind == kind}
        assert draft.status == "clarify"
        assert draft.followups
        assert set(draft.followups) <= asked
        assert draft.followups[0] in draft.reason


def test_documents_without_questions_can_still_be_asked_back(tmp_path: Path) -> None:
    index_of(tmp_path, [passage("delta/a", "Le studio Delta forme ses animateurs à Blender.")])
    draft = clarify("fr", Library(tmp_path).knowledge)
    assert (draft.status, draft.followups) == ("clarify", [])
    assert "«" not in draft.reason


def test_follow_ups_come_from_the_passages_after_the_first_each_once() -> None:
    found = [
        scored(passage(f"alpha/{name}", "Un texte.", f"Question {name} ?", f"Autre {name} ?")) for name in "abbcdef"
    ]
    assert followups("Question b ?", found, "fr") == ["Question c ?", "Question d ?", "Question e ?"]
    assert len(followups("", found, "fr")) == FOLLOWUPS
    assert followups("", found, "en") == []


@pytest.mark.parametrize(("question", "language", "count"), [("bonjour", "fr", "2 études"), ("hello", "en", "2")])
def test_small_talk_counts_the_studies_in_the_askers_language(
    library: Library, question: str, language: str, count: str
) -> None:
    draft = draft_small_talk("greeting", question, library)
    assert draft.language == language
    assert count in draft.sentences[0].text
    assert draft.sentences[0].passages == []


def test_one_study_is_counted_in_words(tmp_path: Path) -> None:
    index_of(tmp_path, [passage("delta/a", "Le studio Delta forme ses animateurs à Blender.")])
    assert "une étude" in draft_small_talk("identity", "qui es-tu ?", Library(tmp_path)).sentences[0].text
