"""The assistant end to end over a real index: answers, follow-ups, refusals, memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.service import MAX_QUESTION, Assistant
from assistant.settings import Settings


def test_a_figure_is_answered_with_what_it_counts_and_its_year(assistant: Assistant) -> None:
    answer = assistant.ask("Combien de monteurs ont répondu à l'enquête Alpha ?")
    assert answer.status == "answered"
    assert answer.sentences[0].text == "En France, 312 monteurs ont répondu à l'enquête Alpha de mars 2024."
    assert answer.sentences[0].support == "verbatim"


def test_every_sentence_cites_and_every_quote_stands_where_it_says(assistant: Assistant) -> None:
    answer = assistant.ask("Pourquoi des monteurs refusent-ils l'IA ?")
    for sentence in answer.sentences:
        assert sentence.citations
        for span in sentence.quoted:
            passage = assistant.passage(answer.citations[span.n - 1].passage)
            assert passage is not None
            assert passage.text[span.start : span.end].rstrip(".").split() == sentence.text.rstrip(".").split()
    for citation in answer.citations:
        passage = assistant.passage(citation.passage)
        assert passage is not None
        assert passage.text[citation.start : citation.end] == citation.quote


def test_a_list_is_given_whole_and_shares_one_number(assistant: Assistant) -> None:
    answer = assistant.ask("Quels outils d'IA les monteurs citent-ils ?")
    assert all(tool in answer.text for tool in ("DaVinci Resolve", "Runway", "Topaz", "Whisper"))
    assert {number for sentence in answer.sentences for number in sentence.citations} == {1}


def test_a_follow_up_is_understood_from_the_question_before(assistant: Assistant) -> None:
    assistant.ask("Quelle part des personnes interrogées par Alpha est satisfaite de sa formation à l'IA ?", "fil")
    answer = assistant.ask("et chez Béta ?", "fil")
    assert "81 %" in answer.text


def test_the_same_follow_up_without_conversation_is_not_guessed(assistant: Assistant) -> None:
    assert "81 %" not in assistant.ask("et pourquoi ?").text


def test_conversations_do_not_mix(assistant: Assistant) -> None:
    assistant.ask("Combien de temps dure le stage de l'école Galilée ?", "un")
    assert "21 heures" not in assistant.ask("et pourquoi ?", "deux").text


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Combien de monteurs ont répondu en 2019 ?", "2019"),
        ("Combien coûte le stage de l'école Galilée ?", "montant"),
        ("Que fait l'école Copernic ?", "Copernic"),
    ],
)
def test_a_near_miss_is_refused_and_says_what_is_missing(assistant: Assistant, question: str, named: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "refused"
    assert named in answer.reason
    assert answer.nearest
    assert not answer.sentences


def test_a_question_in_english_is_answered_from_the_french_passages(assistant: Assistant) -> None:
    answer = assistant.ask("What share of editors is satisfied with their training?")
    assert answer.language == "en"
    assert "64 %" in answer.text
    assert answer.introduction


def test_two_questions_in_one_are_both_answered_or_the_missing_one_is_named(assistant: Assistant) -> None:
    answer = assistant.ask("Combien de monteurs ont répondu à l'enquête Alpha et combien coûte le stage de Galilée ?")
    assert answer.status == "partial"
    assert "312" in answer.text
    assert "Galilée" in answer.reason


@pytest.mark.parametrize(("text", "expected"), [("merci !", "plaisir"), ("qui es-tu ?", "Repères"), ("Hello", "Hello")])
def test_small_talk_gets_a_short_fitting_reply(assistant: Assistant, text: str, expected: str) -> None:
    answer = assistant.ask(text)
    assert expected in answer.text
    assert not answer.citations


@pytest.mark.parametrize("text", ["", "   ", "???", "combien ?", "x" * (MAX_QUESTION + 1)])
def test_what_is_no_question_is_asked_back(assistant: Assistant, text: str) -> None:
    answer = assistant.ask(text)
    assert answer.status == "clarify"
    assert answer.reason


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script> montage ?", "🎬🎬🎬 montage", "montage " * 200, "\x00\x07 montage"]
)
def test_odd_input_never_breaks_the_answer(assistant: Assistant, text: str) -> None:
    assert assistant.ask(text).status in {"answered", "partial", "refused", "clarify"}


def test_the_work_is_told_step_by_step(assistant: Assistant) -> None:
    kinds = [event.kind for event in assistant.stream("Combien de monteurs ont répondu ?")]
    assert kinds[0] == "searching"
    assert kinds[-1] == "answer"


def test_a_conversation_is_kept_on_disk_and_can_be_forgotten(index_folder: Path, tmp_path: Path) -> None:
    settings = Settings(index=index_folder, sessions=str(tmp_path / "s.sqlite"))
    Assistant(settings).ask("Combien de monteurs ont répondu à l'enquête Alpha ?", "fil")
    later = Assistant(settings)
    assert [role for role, _ in later.history("fil")] == ["human", "ai"]
    later.forget("fil")
    assert later.history("fil") == []


def test_the_same_question_gives_the_same_answer(assistant: Assistant) -> None:
    first, second = (assistant.ask("Que propose le plan Béta ?") for _ in range(2))
    assert first.model_dump(exclude={"elapsed_ms"}) == second.model_dump(exclude={"elapsed_ms"})
