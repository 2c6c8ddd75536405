"""An answer as plain text: markers after their sentences, list items on lines of their own."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from assistant.models import Answer, Sentence, render_text


def said(*texts: str) -> list[Sentence]:
    return [Sentence(text=text, citations=[1]) for text in texts]


def test_sentences_follow_each_other_with_their_markers() -> None:
    given = [Sentence(text="Un.", citations=[1]), Sentence(text="Deux.", citations=[1, 2])]
    assert render_text(given) == "Un. [1] Deux. [1][2]"


def test_a_sentence_without_citation_has_no_marker() -> None:
    assert render_text([Sentence(text="Bonjour.")]) == "Bonjour."


@pytest.mark.parametrize("mark", ["-", "•", "1.", "12)"])
def test_list_items_stand_on_lines_of_their_own(mark: str) -> None:
    given = said("Quatre outils :", f"{mark} Runway", f"{mark} Topaz", "Tous sont payants.")
    assert render_text(given).splitlines() == [
        "Quatre outils : [1]",
        f"{mark} Runway [1]",
        f"{mark} Topaz [1]",
        "Tous sont payants. [1]",
    ]


def test_a_list_that_comes_first_does_not_begin_with_an_empty_line() -> None:
    assert render_text(said("- Runway", "- Topaz")) == "- Runway [1]\n- Topaz [1]"


@pytest.mark.parametrize("text", ["-12 % en un an.", "2024 a été une année d’essais.", "312 monteurs ont répondu."])
def test_a_sentence_that_begins_with_a_figure_is_no_list_item(text: str) -> None:
    assert "\n" not in render_text(said("Un.", text))


def test_nothing_said_is_an_empty_text() -> None:
    assert render_text([]) == ""


def test_an_introduction_comes_before_the_sentences_and_only_where_there_is_one() -> None:
    answer = Answer(question="?", status="answered", introduction="In French:", sentences=said("Un."))
    assert answer.text == "In French: Un. [1]"
    assert answer.model_copy(update={"introduction": ""}).text == "Un. [1]"


def test_an_answer_refuses_a_field_that_it_does_not_know() -> None:
    with pytest.raises(ValidationError):
        Answer(question="?", status="answered", satus="answered")  # type: ignore[call-arg]
