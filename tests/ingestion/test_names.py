"""Which words of a corpus are names, learnt from how they are written."""

from __future__ import annotations

from ingestion.names import learn_names


def test_a_word_that_stands_with_a_capital_inside_sentences_is_a_name() -> None:
    assert learn_names(["Le stage de l'école Galilée se déroule à Lille."]) == {"galilee", "lille"}


def test_the_first_word_of_a_sentence_tells_nothing() -> None:
    assert learn_names(["Monteurs et studios. Galilée propose un stage."]) == set()


def test_an_acronym_counts_wherever_it_stands() -> None:
    assert learn_names(["VFX et montage.", "Le CNC publie."]) == {"vfx", "cnc"}


def test_the_first_word_of_a_list_item_counts() -> None:
    assert learn_names(["Les outils :\n\n- Runway ;\n- montage assisté.\n- DaVinci"]) == {"runway", "davinci"}


def test_a_word_also_written_small_is_no_name_unless_nearly_always_capitalised() -> None:
    small = "Un essai suffit."
    assert "essai" not in learn_names(["Le prix Essai est remis.", small])
    assert "essai" in learn_names(["Le prix Essai est remis."] * 10 + [small])
    assert "essai" not in learn_names(["Le prix Essai est remis."] * 9 + [small])


def test_elisions_accents_and_typographic_apostrophes_do_not_hide_a_name() -> None:
    assert learn_names(["La part d’Île-de-France et l’étude d'Alpha."]) == {"ile-de-france", "alpha"}


def test_function_words_and_single_letters_are_never_names() -> None:
    assert learn_names(["Un plan B et la ville de La Rochelle."]) == {"rochelle"}


def test_no_text_has_no_names() -> None:
    assert learn_names([]) == set()
    assert learn_names([""]) == set()
