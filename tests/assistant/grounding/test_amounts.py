"""When one figure bears another."""

from __future__ import annotations

import pytest

from assistant.grounding.amounts import agreement
from assistant.grounding.reading import read


def judged(sentence: str, passage: str) -> str:
    return agreement(read(sentence).figures[0], read(passage).figures[0])


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        ("1 234,5 écoles", "1234.5 écoles"),
        ("un tiers", "33 %"),
        ("deux sur trois", "66 %"),
        ("la moitié", "50 %"),
        ("près de la moitié", "47 %"),
        ("plus de la moitié", "54 %"),
        ("plus de 2 000 entreprises", "2 091 entreprises"),
        ("environ 400", "398"),
        ("près de 4 200 actions", "4 198 actions"),
        ("douze mois", "un an"),
        ("28 millions d'euros", "28 M€"),
        ("au moins 22 heures", "22 heures ou plus"),
        ("n'excèdent pas deux jours", "deux jours ou moins"),
        ("2091", "2 091"),
        ("en 2024", "2023-2024"),
        ("un quart de moins", "25 % de moins"),
        ("les 40-49", "40-49 ans"),
    ],
)
def test_the_same_amount_said_otherwise_agrees(sentence: str, passage: str) -> None:
    assert judged(sentence, passage) == "same"


@pytest.mark.parametrize(
    ("sentence", "passage", "verdict"),
    [
        ("54 %", "45 %", "none"),
        ("un tiers", "38 %", "none"),
        ("8 heures", "8,4 heures", "none"),
        ("plus de la moitié", "44 %", "none"),
        ("environ 18 %", "environ 15 %", "none"),
        ("54 heures", "54 %", "unit"),
        ("28 Md€", "28 M€", "none"),
        ("28 $", "28 €", "unit"),
        ("30 entretiens", "plus de 30 entretiens", "bound"),
        ("50 %", "jusqu'à 50 %", "bound"),
        ("moins de 30", "plus de 30", "bound"),
        ("40 heures", "40 à 50 heures", "none"),
        ("25 % de plus", "25 % de moins", "change"),
    ],
)
def test_another_amount_does_not(sentence: str, passage: str, verdict: str) -> None:
    assert judged(sentence, passage) == verdict
