"""A language model over HTTP, held to the same proof as the embedded one."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import SecretStr

from assistant.agent.language_model import ModelUnavailable, make_model, parse_draft
from assistant.agent.prompts import REFUSAL
from assistant.models import Answer
from assistant.service import Assistant
from assistant.settings import Settings
from tests.assistant.agent.scripted_server import Script, passages_shown, scripted_server

QUESTION = "Combien de monteurs ont répondu à l'enquête Alpha ?"


def asking(index: Path, url: str) -> Assistant:
    return Assistant(
        Settings(
            index=index,
            sessions=":memory:",
            model="openai:scripted",
            model_base_url=url,
            model_api_key=SecretStr("sans-objet"),
            model_timeout=10,
        )
    )


def answer_of(index: Path, script: Script) -> tuple[Answer, int]:
    with scripted_server(script) as (url, received):
        return asking(index, url).ask(QUESTION), len(received)


def number_of(messages: list[dict[str, object]], words: str) -> str:
    return next(number for number, text in passages_shown(messages).items() if words in text)


def test_a_well_behaved_model_is_quoted_with_its_citations(index_folder: Path) -> None:
    answer, calls = answer_of(
        index_folder,
        lambda messages: (
            f"L'enquête Alpha a reçu 312 réponses de monteurs [{number_of(messages, '312 monteurs ont')}]."
        ),
    )
    assert answer.status == "answered"
    assert answer.sentences[0].text == "L'enquête Alpha a reçu 312 réponses de monteurs."
    assert answer.sentences[0].support == "supported"
    assert answer.citations[0].passage == "alpha-2024/repondants"
    assert "312" in answer.citations[0].quote
    assert calls == 2


def test_an_invented_figure_is_sent_back_once_and_never_shown_as_fact(index_folder: Path) -> None:
    answer, calls = answer_of(
        index_folder,
        lambda messages: f"Exactement 957 monteurs ont répondu [{number_of(messages, '312 monteurs ont')}].",
    )
    assert calls == 3
    assert "957" not in answer.text
    assert "312" in answer.text
    assert all(sentence.support == "verbatim" for sentence in answer.sentences)


def test_a_model_that_mends_its_answer_is_believed_the_second_time(index_folder: Path) -> None:
    def script(messages: list[dict[str, object]]) -> str:
        number = number_of(messages, "312 monteurs ont")
        told = any("957" in str(message["content"]) and message["role"] == "user" for message in messages)
        return f"312 monteurs ont répondu [{number}]." if told else f"957 monteurs ont répondu [{number}]."

    answer, calls = answer_of(index_folder, script)
    assert calls == 3
    assert "312" in answer.text


def test_a_citation_that_the_search_did_not_give_is_an_invention(index_folder: Path) -> None:
    answer, _ = answer_of(index_folder, lambda messages: "312 monteurs ont répondu [99].")
    assert {citation.passage for citation in answer.citations} <= set(
        asking(index_folder, "http://127.0.0.1:1").index.rows
    )
    assert all(sentence.support != "unsupported" for sentence in answer.sentences)


def test_a_model_that_refuses_is_a_refusal(index_folder: Path) -> None:
    answer, _ = answer_of(index_folder, lambda messages: f"{REFUSAL} Le plus proche est l'enquête Alpha.")
    assert answer.status == "refused"
    assert REFUSAL in answer.reason


def test_an_unreachable_server_falls_back_on_extraction(index_folder: Path) -> None:
    answer = asking(index_folder, "http://127.0.0.1:9/v1").ask(QUESTION)
    assert answer.status == "answered"
    assert "312" in answer.text


def test_an_unknown_provider_is_told_in_one_sentence() -> None:
    with pytest.raises(ModelUnavailable, match="inconnu:modele"):
        make_model(Settings(model="inconnu:modele"))


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Un fait [1]. Un autre [2].", [("Un fait.", ["p1"]), ("Un autre.", ["p2"])]),
        ("Un fait. [1] Un autre. [2]", [("Un fait.", ["p1"]), ("Un autre.", ["p2"])]),
        ("Un fait [1][2].", [("Un fait.", ["p1", "p2"])]),
        ("Un fait [1, 2].", [("Un fait.", ["p1", "p2"])]),
        ("Voici [1] :\n- un [1]\n- deux [2]", [("Voici :", ["p1"]), ("- un", ["p1"]), ("- deux", ["p2"])]),
        ("Un fait [7].", [("Un fait.", ["invented/7"])]),
        ("Sans marque.", [("Sans marque.", [])]),
    ],
)
def test_a_marker_belongs_to_the_sentence_it_stands_in_or_follows(
    text: str, sentences: list[tuple[str, list[str]]]
) -> None:
    draft = parse_draft(text, "Combien ?", {"1": "p1", "2": "p2"})
    assert [(sentence.text, sentence.passages) for sentence in draft.sentences] == sentences
