"""The places that a question narrows itself to, and whether a passage speaks of them."""

from __future__ import annotations

import pytest

from assistant.abstention.places import foreign

OCCITANIE = "En Occitanie, 120 entreprises de l'audiovisuel forment leurs équipes."


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Combien d'entreprises en Bretagne ?", ["Bretagne"]),
        ("Combien d'entreprises bretonnes ?", ["Bretagne"]),
        ("How many companies in the UK?", ["Angleterre"]),
        ("et au Quebec ?", ["Québec"]),
        ("et en Île-de-France ?", ["Île-de-France"]),
        ("des studios lyonnais ou belges ?", ["Belgique", "Lyon"]),
    ],
)
def test_a_place_that_the_passage_does_not_speak_of_is_named(question: str, named: list[str]) -> None:
    assert foreign(question, OCCITANIE) == named


@pytest.mark.parametrize(
    "question", ["Combien d'entreprises occitanes ?", "en OCCITANIE ?", "Combien d'entreprises ?", ""]
)
def test_the_passages_own_place_under_any_of_its_words_is_not_foreign(question: str) -> None:
    assert foreign(question, OCCITANIE) == []


def test_a_word_that_only_begins_like_a_place_is_none() -> None:
    assert foreign("Les indiens et l'indienne, oui ; l'indication et le panier niçoisement dit, non.", "") == ["Inde"]
    assert foreign("Quelle réunionite !", "") == []


def test_a_word_for_the_people_in_the_passage_speaks_of_their_place() -> None:
    assert foreign("Que font les studios au Québec ?", "Les organismes québécois se forment.") == []
