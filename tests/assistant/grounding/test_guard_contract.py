"""What the guard promises: what it accepts, what it refuses and why, on one passage a reader can check by eye."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.grounding.guard import align, check

PASSAGE = (
    "Dans l’enquête Alpha (France, mars 2024), 64 % des 312 monteurs sont satisfaits de leur formation à l’IA. "
    "Les monteurs de moins de 30 ans ne sont que 41 % à être satisfaits. "
    "L’école Galilée propose un stage de 21 heures, qui coûte au moins 1 200 €. "
    "Aucun monteur interrogé ne refuse l’IA en raison de son prix."
)


@pytest.mark.parametrize(
    "sentence",
    [
        "L’école Galilée propose un stage de 21 heures, qui coûte au moins 1 200 €.",
        "L'école Galilée propose un stage de 21 heures, qui coûte au moins 1 200 €",
        "l'école  Galilée propose un\nstage de 21 heures, qui coûte au moins 1 200 €.",
    ],
)
def test_the_same_words_are_verbatim_and_their_place_is_kept(sentence: str) -> None:
    found = check(sentence, [PASSAGE])
    assert found.support == "verbatim"
    assert PASSAGE[found.start : found.end] == found.quote
    assert found.quote.startswith("L’école Galilée")


@pytest.mark.parametrize(
    "sentence",
    [
        "Selon l’enquête Alpha, 64 % des monteurs sont satisfaits de leur formation à l’IA.",
        "Le stage de l’école Galilée dure 21 h.",
        "Le stage de Galilée coûte au moins 1200 euros.",
    ],
)
def test_a_faithful_rewording_is_supported(sentence: str) -> None:
    assert check(sentence, [PASSAGE]).support == "supported"


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("74 % des 312 monteurs sont satisfaits de leur formation à l’IA.", "figure"),
        ("L’école Copernic propose un stage de 21 heures.", "name"),
        ("L’école Galilée ne propose pas de stage de 21 heures.", "negation"),
    ],
)
def test_what_the_passage_does_not_say_is_named(sentence: str, kind: str) -> None:
    found = check(sentence, [PASSAGE])
    assert found.support == "unsupported"
    assert kind in {failure.kind for failure in found.failed}
    assert all(failure.why for failure in found.failed)


@pytest.mark.parametrize(
    "sentence",
    [
        "Dans l’enquête Alpha (France, mars 2021), 64 % des 312 monteurs sont satisfaits de leur formation à l’IA.",
        "Le stage de l’école Galilée dure 21 jours.",
        "41 % des 312 monteurs de l’enquête Alpha sont satisfaits, et 64 % des moins de 30 ans.",
        "Des monteurs interrogés refusent l’IA en raison de son prix.",
        "L’école Galilée propose un stage de 21 heures, qui coûte au plus 1 200 €.",
    ],
)
def test_other_damage_is_refused_too(sentence: str) -> None:
    assert check(sentence, [PASSAGE]).support == "unsupported"


def test_the_passage_that_bears_the_sentence_is_pointed_at() -> None:
    assert check("Le stage de l’école Galilée dure 21 heures.", ["Un autre texte sur la danse.", PASSAGE]).passage == 1


def test_a_sentence_without_passage_is_not_taken_for_a_fact() -> None:
    assert check("64 % des monteurs sont satisfaits.", []).support == "unsupported"
    assert check("Bonjour.", []).support == "not_checkable"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.lists(st.text(max_size=300), max_size=3))
def test_no_text_breaks_the_guard(sentence: str, passages: list[str]) -> None:
    found = check(sentence, passages)
    if found.passage >= 0:
        assert passages[found.passage][found.start : found.end] == found.quote


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.text(max_size=300))
def test_alignment_stays_inside_the_text(sentence: str, text: str) -> None:
    start, end = align(sentence, text)
    assert 0 <= start <= end <= len(text)
