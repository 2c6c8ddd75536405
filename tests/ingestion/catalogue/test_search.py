"""Words and filters together, over real stores."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingestion.catalogue.errors import CatalogueError
from ingestion.catalogue.query import Filters, understand
from ingestion.catalogue.search import Catalogue
from ingestion.catalogue.store import NAME, ensure
from ingestion.catalogue.trades import Trades
from tests.ingestion.catalogue.shelves import OFFERS, write_shelf


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    corpus = write_shelf(tmp_path / "corpus")
    opened = Catalogue(ensure(tmp_path / "index", corpus), Trades.load(corpus))
    yield opened
    opened.close()


def ids(catalogue: Catalogue, asked: str, filters: Filters | None = None) -> list[str]:
    return [found.offer.id for found in catalogue.search(asked, filters=filters).results]


@pytest.mark.parametrize(
    ("asked", "text", "filters"),
    [
        ("montage, à distance, moins de 3 jours, sans prérequis", "montage",
         {"mode": "distance", "days_below": 3, "no_prerequisites": True}),
        ("scénario en présentiel, 2 semaines maximum", "scénario", {"mode": "presentiel", "days_max": 10}),
        ("étalonnage pour moins de 1 500 €", "étalonnage", {"price_max": 1500}),
        ("formation certifiante au Québec", "formation", {"certification": "any", "territory": "quebec"}),
        ("21 h maximum, gratuit, formation continue", "", {"days_max": 3, "price_max": 0, "training": "continue"}),
        ("moins de trois jours", "", {"days_below": 3}),
        ("en ligne pour débutante", "", {"mode": "distance", "no_prerequisites": True}),
        ("effets visuels", "effets visuels", {}),
    ],
)  # fmt: skip
def test_a_request_is_parted_into_filters_and_words(asked: str, text: str, filters: dict) -> None:
    query = understand(asked)
    assert query.text == text
    assert query.filters.model_dump(exclude_defaults=True) == filters


def test_the_request_of_the_issue_puts_the_offer_that_fits_first(catalogue: Catalogue) -> None:
    found = catalogue.search("montage, à distance, moins de 3 jours, sans prérequis")
    assert found.results[0].offer.id == "montage-ia"
    assert found.results[0].unknown == ()
    assert "montage-long" not in [row.offer.id for row in found.results]


def test_an_offer_that_does_not_say_stays_and_is_marked(catalogue: Catalogue) -> None:
    found = {row.offer.id: row.unknown for row in catalogue.search("montage, à distance").results}
    assert found["montage-muet"] == ("mode",)
    assert found["montage-ia"] == ()


@pytest.mark.parametrize("asked", ["étalonneur", "étalonneuse", "etaloneur", "ETALONNAGE"])
def test_a_trade_is_found_in_both_genders_and_mistyped(catalogue: Catalogue, asked: str) -> None:
    assert ids(catalogue, asked)[0] == "etalonnage"


def test_a_corrected_word_is_told(catalogue: Catalogue) -> None:
    assert catalogue.search("etaloneur").corrected == {"etaloneur": "etalonneur"}


def test_monteuse_finds_what_is_told_of_montage(catalogue: Catalogue) -> None:
    assert {"montage-ia", "montage-long", "montage-muet"} <= set(ids(catalogue, "monteuse"))


def test_a_filter_given_beside_the_text_wins(catalogue: Catalogue) -> None:
    assert ids(catalogue, "montage à distance", Filters(mode="presentiel"))[0] == "montage-long"


def test_what_is_in_occitanie_is_in_france(catalogue: Catalogue) -> None:
    found = ids(catalogue, "", Filters(territory="france"))
    assert "montage-long" in found
    assert "quebec" not in found


def test_an_attestation_is_not_a_certification(catalogue: Catalogue) -> None:
    found = catalogue.search("certifiant")
    assert (found.results[0].offer.id, found.results[0].unknown) == ("scenario", ())


@pytest.mark.parametrize("asked", ["", "  ", '" OR * (', "a" * 5000, "x'; DROP TABLE offers --", "zzzzqq"])
def test_a_strange_request_never_fails(catalogue: Catalogue, asked: str) -> None:
    catalogue.search(asked)
    assert catalogue.count() == len(OFFERS)


def test_an_unknown_id_is_told_in_french(catalogue: Catalogue) -> None:
    with pytest.raises(CatalogueError, match="Aucune offre n’a l’identifiant « nulle »"):
        catalogue.get("nulle")


def test_an_offer_comes_back_as_it_was_put_in(catalogue: Catalogue) -> None:
    offer = catalogue.get("scenario")
    assert offer.certification is not None
    assert (offer.certification.code, offer.months, offer.hours) == ("123", 2, None)


def test_a_store_that_is_no_store_is_made_again(tmp_path: Path) -> None:
    corpus = write_shelf(tmp_path / "corpus")
    (tmp_path / NAME).write_text("ceci n'est pas une base")
    opened = Catalogue(ensure(tmp_path, corpus), Trades.load(corpus))
    assert opened.count() == len(OFFERS)
