"""Turning a draft into an answer: every sentence against the passages that it cites, whoever wrote it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.agent.verification import verify_draft
from assistant.models import Answer, Draft, DraftSentence
from ingestion.index import Index

RESPONDENTS, TOOLS, COURSE = "alpha-2024/repondants", "alpha-2024/outils", "alpha-2024/galilee"
TRUE = "En France, 312 monteurs ont répondu à l'enquête Alpha de mars 2024."
ONLINE = "L'enquête Alpha a été menée en ligne."


@pytest.fixture(scope="module")
def index(index_folder: Path) -> Index:
    return Index.open(index_folder)


def verified(index: Index, *sentences: tuple[str, str], allowed: set[str] | None = None) -> Answer:
    """Return the answer for sentences with the passages they cite, separated by spaces."""
    draft = Draft(sentences=[DraftSentence(text=text, passages=cited.split()) for text, cited in sentences])
    return verify_draft(draft, "Une question ?", index, set(index.rows) if allowed is None else allowed)


def test_a_quoted_sentence_is_verbatim_and_its_quote_stands_in_the_passage(index: Index) -> None:
    answer = verified(index, (TRUE, RESPONDENTS))
    passage = index.passages[index.rows[RESPONDENTS]]
    cited = answer.citations[0]
    assert answer.sentences[0].support == "verbatim"
    assert (cited.source, cited.passage, cited.locator) == ("alpha-2024", RESPONDENTS, passage.locator)
    assert cited.quote == passage.text[cited.start : cited.end]
    assert cited.quote.rstrip(".") == TRUE.rstrip(".")


@pytest.mark.parametrize(
    "text",
    [
        TRUE.replace("312", "512"),
        TRUE.replace("2024", "2019"),
        TRUE.replace("monteurs ont", "monteurs n'ont pas"),
        TRUE.replace("Alpha", "Copernic"),
    ],
)
def test_a_damaged_sentence_is_unsupported_and_says_what_failed(index: Index, text: str) -> None:
    sentence = verified(index, (text, RESPONDENTS)).sentences[0]
    assert sentence.support == "unsupported"
    assert sentence.failed
    assert all(failure.why for failure in sentence.failed)


def test_a_true_sentence_that_cites_the_wrong_passage_is_unsupported(index: Index) -> None:
    assert verified(index, (TRUE, COURSE)).sentences[0].support == "unsupported"


@pytest.mark.parametrize("cited", ["invented/99", "nulle-part", f"{RESPONDENTS} invented/99"])
def test_a_citation_that_does_not_exist_fails_the_sentence_even_beside_a_good_one(index: Index, cited: str) -> None:
    answer = verified(index, (TRUE, cited))
    assert answer.sentences[0].support == "unsupported"
    failed = [failure.text for failure in answer.sentences[0].failed if failure.kind == "citation"]
    assert cited.split()[-1] in failed
    assert RESPONDENTS not in failed
    assert {citation.passage for citation in answer.citations} <= {RESPONDENTS}


def test_a_passage_that_the_search_did_not_find_cannot_be_cited(index: Index) -> None:
    answer = verified(index, (TRUE, RESPONDENTS), allowed={COURSE})
    assert answer.sentences[0].support == "unsupported"
    assert answer.citations == []


def test_a_factual_sentence_without_citation_is_unsupported(index: Index) -> None:
    assert verified(index, (TRUE, "")).sentences[0].support == "unsupported"


def test_a_greeting_needs_no_citation(index: Index) -> None:
    assert verified(index, ("Bonjour.", "")).sentences[0].support == "not_checkable"


def test_a_passage_keeps_one_number_through_the_answer(index: Index) -> None:
    answer = verified(index, (TRUE, RESPONDENTS), ("- Runway ;", TOOLS), (ONLINE, RESPONDENTS))
    assert [sentence.citations for sentence in answer.sentences] == [[1], [2], [1]]
    assert [citation.n for citation in answer.citations] == [1, 2]


def test_the_quote_of_a_passage_cited_twice_runs_over_both_sentences(index: Index) -> None:
    answer = verified(index, (ONLINE, RESPONDENTS), (TRUE, RESPONDENTS))
    passage = index.passages[index.rows[RESPONDENTS]]
    cited = answer.citations[0]
    assert len(answer.citations) == 1
    assert passage.text[cited.start : cited.end] == cited.quote
    assert cited.quote.rstrip(".") == passage.text.rstrip(".")
    for sentence in answer.sentences:
        span = sentence.quoted[0]
        assert passage.text[span.start : span.end].rstrip(".") == sentence.text.rstrip(".")


def test_a_sentence_on_two_passages_cites_both(index: Index) -> None:
    text = "En France, 312 monteurs ont répondu à l'enquête Alpha de mars 2024."
    answer = verified(index, (text, f"{RESPONDENTS} alpha-2024/satisfaction"))
    assert answer.sentences[0].citations == [1, 2]
    for citation in answer.citations:
        passage = index.passages[index.rows[citation.passage]]
        assert passage.text[citation.start : citation.end] == citation.quote


def test_what_a_draft_says_besides_its_sentences_is_handed_on(index: Index) -> None:
    draft = Draft(status="refused", reason="Rien.", language="en", nearest=[COURSE], followups=["Et ?"], confidence=0.2)
    answer = verify_draft(draft, "Why?", index, set())
    assert answer.model_dump(include=set(Draft.model_fields) - {"sentences"}) == draft.model_dump(exclude={"sentences"})
    assert (answer.question, answer.corpus_version) == ("Why?", index.manifest.corpus_version)
