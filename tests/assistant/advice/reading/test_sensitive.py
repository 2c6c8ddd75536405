"""Data that advice does not need is told, never kept."""

from __future__ import annotations

import pytest

from assistant.advice.reading.said import Said
from assistant.advice.reading.sensitive import sensitive, without


@pytest.mark.parametrize(
    ("told", "kinds"),
    [
        ("j'ai 52 ans", ["age"]),
        ("je suis une femme, enceinte", ["sexe", "sante"]),
        ("je suis en situation de handicap", ["sante"]),
        ("I'm 34 years old", ["age"]),
        ("je gagne 1800 € par mois", ["revenu"]),
        ("j'ai 10 ans d'expérience", []),
        ("j'ai 20 heures", []),
        ("je suis monteuse depuis 12 ans", []),
    ],
)
def test_such_data_is_recognised(told: str, kinds: list[str]) -> None:
    assert [kind for kind, _, _ in sensitive(Said.of(told))] == kinds


def test_it_is_taken_out_and_known_again() -> None:
    cleaned = without("Monteuse, 52 ans, enceinte, à Toulouse")
    assert "52" not in cleaned
    assert "enceinte" not in cleaned
    assert "Monteuse" in cleaned and "Toulouse" in cleaned
    assert [kind for kind, _, _ in sensitive(Said.of(cleaned))] == ["age", "sante"]


def test_a_message_without_such_data_stays_as_it_is() -> None:
    assert (
        without("Combien de femmes de plus de 45 ans ont répondu ?")
        == "Combien de femmes de plus de 45 ans ont répondu ?"
    )
