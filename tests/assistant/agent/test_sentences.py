"""How well each sentence of a passage answers a question."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.agent.sentences import Candidate, candidates, coverage, sign, word_count
from assistant.question import Intent, understand
from assistant.retrieval.retriever import Retriever
from ingestion.index import Index
from tests.assistant.builders import candidate


@pytest.fixture(scope="module")
def retriever(index_folder: Path) -> Retriever:
    return Retriever(Index.open(index_folder))


def pool(retriever: Retriever, question: str, count: int = 2) -> list[Candidate]:
    found = retriever.search(question, count)
    return candidates(understand(question), retriever.queries.build(question), found, retriever.index)


def test_every_sentence_of_what_was_found_stands_where_it_says(retriever: Retriever) -> None:
    found = pool(retriever, "Combien de monteurs ont répondu à l'enquête Alpha ?")
    assert [one.rank for one in found] == sorted(one.rank for one in found)
    for one in found:
        assert one.passage.text[one.start : one.end] == one.text
    assert [one.number for one in found if one.rank == 0] == [0, 1, 2]


def test_the_sentence_that_answers_scores_highest(retriever: Retriever) -> None:
    best = max(pool(retriever, "Dans combien de studios les répondants travaillent-ils ?"), key=lambda one: one.score)
    assert best.text == "Les répondants de l'enquête Alpha travaillent dans 47 studios de postproduction."


def test_scores_lie_between_zero_and_one(retriever: Retriever) -> None:
    assert all(0 <= one.score <= 1 for one in pool(retriever, "Quels sont les quatre outils cités ?", 8))
    assert candidate("Tout.", coverage=1, cosine=1, sign=1).score == pytest.approx(1)


def test_nothing_found_has_no_sentences(retriever: Retriever) -> None:
    assert candidates(understand("?"), retriever.queries.build("?"), [], retriever.index) == []


def test_coverage_counts_the_words_of_the_question_by_rarity(retriever: Retriever) -> None:
    query = retriever.queries.build("le mentorat des monteurs")
    index = retriever.index
    assert coverage(query, "Le mentorat des monteurs.", index) == pytest.approx(1)
    assert coverage(query, "Rien.", index) == 0
    rare, common = coverage(query, "Le mentorat.", index), coverage(query, "Les monteurs.", index)
    assert rare > common > 0
    assert coverage(retriever.queries.build(""), "Rien.", index) == 0


@pytest.mark.parametrize(
    ("intent", "text", "expected"),
    [
        ("figure", "312 monteurs ont répondu.", 1),
        ("figure", "La majorité des monteurs a répondu.", 1),
        ("figure", "Les monteurs se plaignent.", 0),
        ("date", "L'école ouvre en septembre.", 1),
        ("date", "L'école est grande.", 0),
        ("definition", "Un LoRA désigne une adaptation légère.", 1),
        ("reason", "Ils refusent faute de temps.", 1),
        ("reason", "Ils refusent.", 0),
        ("person", "Le cours est donné par Ada Martin.", 1),
        ("person", "Le cours est donné par un monteur.", 0),
        ("place", "Le stage se déroule à Lille.", 1),
        ("manner", "Peu importe.", 0.5),
        ("other", "Peu importe.", 0.5),
    ],
)
def test_an_answer_holds_what_the_question_calls_for(intent: Intent, text: str, expected: float) -> None:
    assert sign(intent, text) == expected


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("- Runway", True),
        ("• Runway", True),
        ("2) Runway", True),
        ("| a | b |", True),
        ("Runway", False),
        ("2024 fut long", False),
    ],
)
def test_an_item_of_a_list_is_recognised_by_its_mark(text: str, item: bool) -> None:
    assert candidate(text).is_item is item


def test_elided_and_hyphenated_words_count_as_one() -> None:
    assert word_count("L’intelligence artificielle, vrai-faux débat : 12 %.") == 5
