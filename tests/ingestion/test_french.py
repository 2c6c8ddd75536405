"""French text: folding, words, stems, sentences."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.french import fold, plain, sentence_spans, sentences, stem, stems, words


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("L’œuvre d’Élodie", "l'oeuvre d'elodie"),
        ("54 %", "54 %"),
        ("ﬁlm", "film"),
        ("for\u00admation", "formation"),
    ],
)
def test_fold_makes_typography_accents_and_case_comparable(given_text: str, expected: str) -> None:
    assert fold(given_text) == expected


def test_words_split_elisions_and_drop_inclusive_endings() -> None:
    assert words("L'IA qu'utilisent les monteur·euse·s") == ["ia", "utilisent", "les", "monteur"]


def test_words_join_grouped_figures_and_keep_the_decimal_comma() -> None:
    assert words("4 198 heures et 8,4 h, bac+3") == ["4198", "heures", "et", "8,4", "h", "bac+3"]


def test_stems_drop_function_words_but_keep_negations() -> None:
    assert "pas" in stems("ce n'est pas une formation")
    assert "une" not in stems("ce n'est pas une formation")


def test_forms_of_a_word_share_their_stem() -> None:
    assert stem("formations") == stem("formation")


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("M. Dupont (cf. p. 3) parle. Il a raison.", ["M. Dupont (cf. p. 3) parle.", "Il a raison."]),
        ("Le budget est de 1,5 Md€. La suite vient.", ["Le budget est de 1,5 Md€.", "La suite vient."]),
        ("L'étude dit « oui ». Elle le répète.", ["L'étude dit « oui ».", "Elle le répète."]),
        ("Voici :\n- un ;\n- deux.", ["Voici :", "- un ;", "- deux."]),
        ("1. Premier point.\n2. Second point.", ["1. Premier point.", "2. Second point."]),
        ("Selon l'art. 5 du n° 12, non. Fin", ["Selon l'art. 5 du n° 12, non.", "Fin"]),
        ("Il y a des monteurs, etc. Les autres suivent.", ["Il y a des monteurs, etc.", "Les autres suivent."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(given_text: str, expected: list[str]) -> None:
    assert sentences(given_text) == expected


@given(st.text(max_size=300))
def test_sentence_spans_are_ordered_and_lose_no_letter(text: str) -> None:
    spans = sentence_spans(text)
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    kept = "".join(text[start:end] for start, end in spans)
    assert [char for char in kept if char.isalnum()] == [char for char in text if char.isalnum()]


@given(st.text(max_size=200))
def test_fold_and_plain_are_stable(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert plain(plain(text)) == plain(text)
