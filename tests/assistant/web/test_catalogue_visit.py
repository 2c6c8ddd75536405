"""An address and the view it stands for."""

from __future__ import annotations

import pytest

from assistant.web.catalogue_visit import MOST_PICKS, Visit, address, read_visit
from ingestion.catalogue.browse import Wanted

FULL = Visit(
    wanted=Wanted(
        text="montage & son",
        choices={"mode": ("distance", ""), "kind": ("course",)},
        trade="chef opérateur",
        hours_max=10.5,
        price_max=0,
        order="price",
        descending=True,
        page=3,
    ),
    offer="une-offre",
    picks=("a", "b"),
    comparing=True,
)


def test_a_view_comes_back_from_its_address() -> None:
    assert read_visit(address(FULL)) == FULL
    assert read_visit(address(Visit())) == Visit()


def test_an_address_changes_one_thing_and_keeps_the_rest() -> None:
    changed = read_visit(address(FULL, offer="", page=1))
    assert (changed.offer, changed.wanted.page) == ("", 1)
    assert changed.wanted.choices == FULL.wanted.choices
    assert changed.picks == FULL.picks


@pytest.mark.parametrize(
    "query",
    ["", "?", None, 7, "?page=-4", "?page=x&heures=abc&budget=-1&heures=0", "?tri=hasard", "?page=1e300", "?%ff=%00", "?heures=nan", "?heures=inf"],
)  # fmt: skip
def test_what_makes_no_sense_is_left_out(query: object) -> None:
    assert read_visit(query) == Visit()


def test_a_selection_holds_each_offer_once_and_no_fifth() -> None:
    assert read_visit("?choix=a,b,a,,c,d,e,f").picks == ("a", "b", "c", "d")
    assert MOST_PICKS == 4


def test_filters_are_counted_without_the_text() -> None:
    assert FULL.filters == 6
    assert Visit(wanted=Wanted(text="montage")).filters == 0
