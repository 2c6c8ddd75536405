"""Names, acronyms, codes and addresses, and whether a passage holds them."""

from __future__ import annotations

import pytest

from assistant.grounding.names import find_names, missing_names
from assistant.grounding.reading import read

PASSAGE = (
    "La Fémis et l'école ARTFX forment des Technical Directors. L'INA (Institut national de l'audiovisuel) a créé un "
    "café. Les petites et moyennes entreprises utilisent ChatGPT, selon le Centre national du cinéma. Les LLM évoluent."
)


def missing(sentence: str, passage: str = PASSAGE) -> list[str]:
    return [name.text for name in missing_names(read(sentence), [read(passage)])]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Le studio X et l'école ISART Digital ouvrent.", ["ISART", "Digital"]),
        ("EICAR ouvre un mastère.", ["EICAR"]),
        ("Le réseau 5G et le lot GT1.2", ["5G", "GT1.2"]),
        ("Former les équipes est utile.", []),
        ("Rares sont les écoles qui le font.", []),
        ("Midjourney est cité par tous.", ["Midjourney"]),
        ("Le 24 September 2025", []),
        ("LES FORMATIONS À L'IA SONT LONGUES ET CHÈRES", []),
    ],
)
def test_names_are_told_by_their_capital(sentence: str, names: list[str]) -> None:
    assert [name.text for name in find_names(read(sentence))] == names


@pytest.mark.parametrize(
    "sentence",
    [
        "À La Femis, on forme des Technical Director.",
        "L'école Artfx forme des techniciens.",
        "L'Institut national de l'audiovisuel a créé un café.",
        "Les PME utilisent ChatGPT.",
        "Le CNC observe que les PME utilisent ChatGPT.",
        "Les LLMs évoluent.",
    ],
)
def test_accents_plurals_and_acronyms_do_not_matter(sentence: str) -> None:
    assert missing(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("À Rubika, on forme des Technical Directors.", ["Rubika"]),
        ("Midjourney est utilisé par les petites entreprises.", ["Midjourney"]),
        ("Selon l'Observatoire Gamma, les LLM évoluent.", ["Observatoire Gamma"]),
        ("La FNAC a créé un café.", ["FNAC"]),
    ],
)
def test_a_name_that_does_not_stand_there_is_missing(sentence: str, names: list[str]) -> None:
    assert missing(sentence) == names


def test_ia_and_its_words_are_one_name() -> None:
    assert missing("L'IA change tout.", "L'intelligence artificielle change tout.") == []


def test_an_address_must_be_the_same() -> None:
    passage = "Le cahier des charges est sur https://anr.fr/CMA-2021."
    assert missing("Voir https://anr.fr/CMA-2021", passage) == []
    assert missing("Voir https://anr.fr/CMA-2022", passage) == ["https://anr.fr/CMA-2022"]
