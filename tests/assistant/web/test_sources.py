"""The source cards beside an answer."""

from __future__ import annotations

from assistant.web.markup import words_of
from assistant.web.sources import cards_of, near_of, quote_of
from tests.assistant.web.shelves import TEXT, SmallShelf, answer, citation, passage, sentence

FIRST, SECOND = TEXT.split(". ")[0] + ".", TEXT.split(". ")[1]


def marked(card) -> dict[str, tuple[int, ...]]:  # type: ignore[no-untyped-def]
    cells = [cell for block in card.excerpt.blocks for row in block.rows for cell in row]
    return {piece.text.strip(): piece.sentences for cell in cells for piece in cell if piece.sentences}


def test_a_card_names_study_territory_and_place_and_marks_the_quote() -> None:
    (card,) = cards_of(answer(sentence(FIRST)), SmallShelf(), words_of("fr"))
    assert (card.n, card.short, card.territory, card.place) == (1, "Alpha, 2024", "France", "Enquête › Satisfaction")
    assert card.heading == ["L'enquête", "Résultats", "La satisfaction"]
    assert marked(card) == {FIRST: (1,)}


def test_each_sentence_marks_its_own_words_of_a_shared_source() -> None:
    (card,) = cards_of(answer(sentence(FIRST), sentence(SECOND)), SmallShelf(), words_of("fr"))
    assert marked(card) == {FIRST: (1,), SECOND: (2,)}


def test_without_offsets_by_sentence_the_citations_own_are_marked() -> None:
    (card,) = cards_of(answer(sentence(FIRST, quoted=[])), SmallShelf(), words_of("fr"))
    assert marked(card) == {FIRST: (1,)}


def test_a_citation_of_a_passage_that_is_gone_still_shows_its_quote() -> None:
    shelf = SmallShelf(passages=[], sources=[])
    (card,) = cards_of(answer(sentence(FIRST)), shelf, words_of("fr"))
    assert card.short == "alpha-2024"
    assert marked(card) == {FIRST: (1,)}
    assert card.blocks == []


def test_a_citation_of_a_passage_that_was_rewritten_shows_the_quote_as_it_was() -> None:
    shelf = SmallShelf(passages=[passage(text="Tout autre chose, écrit depuis.")])
    (card,) = cards_of(answer(sentence(FIRST)), shelf, words_of("fr"))
    assert marked(card) == {FIRST: (1,)}
    assert quote_of(sentence(FIRST), citation(), shelf) == FIRST


def test_what_is_copied_holds_the_quote_the_study_and_the_place() -> None:
    (card,) = cards_of(answer(sentence(FIRST)), SmallShelf(), words_of("fr"))
    assert FIRST in card.copied
    assert "Alpha, 2024, Enquête › Satisfaction" in card.copied


def test_a_nearest_passage_that_is_gone_is_left_out() -> None:
    assert near_of("alpha-2024/disparu", SmallShelf()) is None
