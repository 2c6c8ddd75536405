"""Choices, counts, order and pages, over real stores."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingestion.catalogue.browse import ORDERS, PAGE, Page, Wanted, browse
from ingestion.catalogue.search import Catalogue
from ingestion.catalogue.store import ensure, writing
from ingestion.catalogue.trades import Trades
from tests.ingestion.catalogue.shelves import OFFERS, imported, write_shelf


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    corpus = write_shelf(tmp_path / "corpus")
    opened = Catalogue(ensure(tmp_path / "index", corpus), Trades.load(corpus))
    yield opened
    opened.close()


def ids(page: Page) -> list[str]:
    return [row.offer.id for row in page.rows]


def test_the_whole_catalogue_comes_in_its_own_order_with_every_count(catalogue: Catalogue) -> None:
    page = browse(catalogue, Wanted())
    assert ids(page) == [offer["id"] for offer in OFFERS]
    assert (page.total, page.pages) == (6, 1)
    assert page.counts["mode"] == {"distance": 2, "presentiel": 1, "mixte": 1, "": 2}
    assert page.counts["duration"] == {"3": 2, "more": 2, "": 2}
    assert page.counts["cost"] == {"0": 1, "1500": 1, "5000": 1, "": 3}
    assert page.counts["asks"] == {"none": 1, "": 5}


def test_a_choice_leaves_only_what_says_so_and_unknown_is_a_choice_of_its_own(catalogue: Catalogue) -> None:
    assert ids(browse(catalogue, Wanted(choices={"mode": ("distance",)}))) == ["montage-ia", "etalonnage"]
    both = browse(catalogue, Wanted(choices={"mode": ("distance", "")}))
    assert set(ids(both)) == {"montage-ia", "etalonnage", "montage-muet", "quebec"}


def test_counts_are_given_the_other_choices_and_not_their_own(catalogue: Catalogue) -> None:
    page = browse(catalogue, Wanted(choices={"mode": ("distance",), "territory": ("france",)}))
    assert page.total == 1
    assert page.counts["mode"] == {"distance": 1}
    assert page.counts["territory"] == {"france": 1, "": 1}
    assert page.counts["cost"] == {"1500": 1}


@pytest.mark.parametrize(
    "choice", ["mode", "duration", "territory", "cost", "certification", "training", "kind", "asks"]
)
def test_every_count_is_what_the_choice_leaves(catalogue: Catalogue, choice: str) -> None:
    before = browse(catalogue, Wanted(text="montage", trade="monteur"))
    for value, count in before.counts[choice].items():
        assert browse(catalogue, Wanted(text="montage", trade="monteur", choices={choice: (value,)})).total == count


def test_a_trade_counts_and_leaves_the_same_offers(catalogue: Catalogue) -> None:
    counts = browse(catalogue, Wanted(choices={"mode": ("distance",)})).trade_counts
    assert counts["étalonneur"] == 1
    page = browse(catalogue, Wanted(trade="monteur"))
    assert {"montage-ia", "montage-long", "montage-muet"} <= set(ids(page))
    assert page.trade_counts["monteur"] == page.total
    assert browse(catalogue, Wanted(trade="inconnu")).total == 0


def test_filters_in_the_text_keep_what_does_not_say_and_put_it_behind(catalogue: Catalogue) -> None:
    page = browse(catalogue, Wanted(text="montage, à distance, moins de 3 jours, sans prérequis"))
    assert ids(page) == ["montage-ia", "etalonnage", "montage-muet"]
    assert page.rows[0].unknown == ()
    assert set(page.rows[2].unknown) == {"mode", "days_below", "no_prerequisites"}
    assert browse(catalogue, Wanted(text="en présentiel")).rows[0].offer.id == "montage-long"


def test_quantities_keep_what_does_not_say_and_put_it_behind(catalogue: Catalogue) -> None:
    page = browse(catalogue, Wanted(hours_max=14, price_max=900))
    assert ids(page)[0] == "montage-ia"
    assert not {"montage-long", "scenario"} & set(ids(page))


def test_the_unknown_comes_last_whichever_way_a_page_is_sorted(catalogue: Catalogue) -> None:
    up, down = (browse(catalogue, Wanted(order="price", descending=way)) for way in (False, True))
    assert ids(up)[:3] == ["quebec", "montage-ia", "montage-long"]
    assert ids(down)[:3] == ["montage-long", "montage-ia", "quebec"]
    assert set(ids(up)[3:]) == set(ids(down)[3:])


@pytest.mark.parametrize("order", sorted(ORDERS))
def test_every_order_keeps_every_offer_with_or_without_words(catalogue: Catalogue, order: str) -> None:
    assert len(browse(catalogue, Wanted.model_validate({"order": order})).rows) == len(OFFERS)
    assert len(browse(catalogue, Wanted.model_validate({"order": order, "text": "montage"})).rows) == 4


def test_pages_follow_each_other_and_one_too_far_is_the_last(tmp_path: Path) -> None:
    corpus = write_shelf(tmp_path / "corpus")
    with writing(tmp_path / "index", corpus) as writer:
        writer.add(imported(f"Montage {number:03}", hours=number + 1) for number in range(60))
    catalogue = Catalogue(ensure(tmp_path / "index", corpus), Trades.load(corpus))
    pages = [browse(catalogue, Wanted(order="title", page=number)) for number in (1, 2, 3, 99)]
    assert [len(page.rows) for page in pages] == [PAGE, PAGE, 66 - 2 * PAGE, 66 - 2 * PAGE]
    assert len({row for page in pages[:3] for row in ids(page)}) == 66
    assert pages[3].page == pages[3].pages == 3


@pytest.mark.parametrize("asked", ['" OR * (', "x'; DROP TABLE places --", "a" * 5000])
def test_a_strange_request_never_fails(catalogue: Catalogue, asked: str) -> None:
    browse(catalogue, Wanted(text=asked, trade=asked, choices={"mode": (asked,)}))
    assert browse(catalogue, Wanted()).total == len(OFFERS)
