"""Where an offer stands among the choices."""

from __future__ import annotations

import pytest

from ingestion.catalogue.models import Offer, Prerequisites
from ingestion.catalogue.places import CHOICES, UNKNOWN, asks, cell_of, step


def offer(**fields: object) -> Offer:
    return Offer.model_validate({"id": "o", "title": "Montage", **fields})


def test_what_no_source_says_is_unknown_under_every_choice_but_its_kind_and_origin() -> None:
    cell = cell_of(offer())
    assert list(cell) == list(CHOICES)
    assert {name for name, values in cell.items() if values != (UNKNOWN,)} == {"kind", "origin"}


def test_an_offer_stands_under_each_of_its_aims_and_sectors() -> None:
    cell = cell_of(offer(aims=["usage", "acculturation"], sectors=["presse", "cinema"]))
    assert cell["aims"] == ("usage", "acculturation")
    assert cell["sectors"] == ("cinema", "presse")


@pytest.mark.parametrize(("value", "expected"), [(None, ""), (0, "0"), (0.5, "1"), (1, "1"), (3, "3"), (4, "more")])
def test_a_quantity_stands_at_the_smallest_step_that_it_does_not_exceed(value: float | None, expected: str) -> None:
    assert step(value, (0, 1, 3)) == expected


@pytest.mark.parametrize(
    ("prerequisites", "expected"),
    [
        ({}, UNKNOWN),
        ({"entry": "non-specifie"}, UNKNOWN),
        ({"entry": "aucun"}, "none"),
        ({"text": "Bac + 3"}, "some"),
        ({"entry": "elementaire"}, "some"),
        ({"years_experience": 2}, "some"),
    ],
)
def test_prerequisites_are_none_some_or_unknown(prerequisites: dict, expected: str) -> None:
    assert asks(offer(prerequisites=Prerequisites.model_validate(prerequisites))) == expected
