"""A text read for the guard: cleaned with its offsets, cut into words, sentences, clauses and lists."""

from __future__ import annotations

import pytest

from assistant.grounding.cleaning import clean, lowered, tokenize
from assistant.grounding.reading import READ_LIMIT, read


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("l’IA\u00a0: 54\u202f%", "l'IA : 54 %"),
        ("for\u00admation", "formation"),
        ("inté-\n  gration", "intégration"),
        ("e\u0301cole", "école"),
        ("a\u200bb", "ab"),
    ],
)
def test_typesetting_is_evened_out(text: str, cleaned: str) -> None:
    assert clean(text)[0] == cleaned


def test_markup_becomes_spaces() -> None:
    assert clean("<b>IA</b>&nbsp;!")[0].split() == ["IA", "!"]
    assert clean("moins de <5 h")[0] == "moins de <5 h"


def test_every_place_of_the_cleaned_text_leads_back_to_the_text() -> None:
    text = "La for\u00admation a e\u0301te\u0301 lon-\ngue."
    reading = read(text)
    start = reading.text.index("longue")
    first, last = reading.original(start, start + len("longue"))
    assert text[first:last] == "lon-\ngue"
    assert reading.cleaned(first, last) == (start, start + len("longue"))


@pytest.mark.parametrize("text", ["Élève ÇA", "İstanbul ß", "ŒUVRE"])
def test_lowering_keeps_each_character_in_its_place(text: str) -> None:
    assert len(lowered(text)) == len(text)


def test_inclusive_endings_are_left_out() -> None:
    assert [token.word for token in tokenize("les apprenant·e·s")] == ["les", "apprenant"]


def test_clauses_end_at_punctuation_and_turns() -> None:
    shown = [clause.text for clause in read("Elle forme, mais ne certifie pas ; elle aide (un peu).").clauses]
    assert shown == ["Elle forme", "mais ne certifie pas", "elle aide", "(un peu)."]


def test_a_list_is_known_by_its_items_and_the_sentence_before() -> None:
    reading = read("Trois buts :\n\n- former ;\n- outiller ;\n- évaluer.\n\nAutre phrase.")
    assert reading.lists == [(0, [1, 2, 3])]


def test_a_part_counts_from_its_own_beginning() -> None:
    reading = read("Un mot. Deux mots de plus.")
    part = reading.sentences[1]
    assert [part.text[token.start : token.end] for token in part.tokens] == ["Deux", "mots", "de", "plus"]


def test_of_a_huge_text_the_beginning_is_read() -> None:
    assert len(read("mot " * READ_LIMIT).text) == READ_LIMIT
