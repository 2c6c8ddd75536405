"""How much of a sentence stands in a passage."""

from __future__ import annotations

import pytest

from assistant.grounding.lexicon import opposites, signs, synonyms
from assistant.grounding.reading import read
from assistant.grounding.wording import LEAST, MOST, PLAIN, best_window, credit, kin, weight
from ingestion.french import stem, words

PASSAGE = (
    "Les formations sont brèves. Les formateurs passent beaucoup de temps en veille. "
    "Trois causes l'expliquent :\n\n- la vitesse des outils ;\n- le manque de moyens ;\n- l'absence de relais."
)


def stem_of(word: str) -> str:
    return stem(words(word)[0])


@pytest.mark.parametrize(
    ("one", "other"), [("satisfait", "satisfaction"), ("intégrer", "intégration"), ("formateur", "formation")]
)
def test_forms_of_one_word_are_kin(one: str, other: str) -> None:
    assert kin(stem_of(one), stem_of(other))


@pytest.mark.parametrize(("one", "other"), [("organisme", "orgue"), ("école", "écologie"), ("formation", "formulaire")])
def test_words_that_only_begin_alike_are_not(one: str, other: str) -> None:
    assert not kin(stem_of(one), stem_of(other))


def test_a_word_counts_most_as_itself_then_in_another_form_then_as_a_synonym() -> None:
    text = read("Les écoles recommandent la satisfaction.")
    same, form, other, none = (
        credit(stem_of(word), text) for word in ("écoles", "satisfait", "préconiser", "tournage")
    )
    assert same > form > other > none == 0


def test_rarity_counts_within_bounds() -> None:
    assert weight("x", lambda _: 99.0) == MOST
    assert weight("x", lambda _: 0.0) == LEAST
    assert weight(stem_of("tournage"), None) == PLAIN
    assert weight(stem_of("formation"), None) == LEAST


def window(sentence: str) -> str:
    text = read(PASSAGE)
    found = best_window(read(sentence).content, text, None)
    return text.text[found.start : found.end]


def test_the_window_is_the_sentence_that_says_most() -> None:
    assert window("les formateurs font de la veille") == "Les formateurs passent beaucoup de temps en veille."


def test_a_whole_list_bears_a_sentence_that_sums_it_up() -> None:
    found = window("Trois causes : vitesse des outils, manque de moyens, absence de relais")
    assert found.startswith("Trois causes") and found.endswith("relais.")


def test_no_text_bears_nothing() -> None:
    assert best_window(read("un mot rare").content, read(""), None).coverage == 0


def test_the_lexicon_is_sound() -> None:
    assert all(len(others) >= 1 for others in synonyms().values())
    assert all(one in opposites()[other] for one, others in opposites().items() for other in others)


def test_a_star_stands_for_any_ending() -> None:
    pattern = signs("lack")
    assert pattern.search("un manquement grave")
    assert not pattern.search("un masque grave")
