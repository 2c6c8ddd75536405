"""The file the catalogue lives in."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from ingestion.catalogue.browse import Wanted, browse
from ingestion.catalogue.errors import CatalogueError
from ingestion.catalogue.models import Offer
from ingestion.catalogue.search import Catalogue
from ingestion.catalogue.store import BATCH, LOCK, NAME, ensure, writing
from ingestion.catalogue.trades import Trades
from tests.ingestion.catalogue.shelves import OFFERS, imported, write_shelf


def opened(index: Path, corpus: Path) -> Catalogue:
    return Catalogue(ensure(index, corpus), Trades.load(corpus))


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write_shelf(tmp_path / "corpus")


def test_a_fresh_store_is_left_alone(tmp_path: Path, corpus: Path) -> None:
    before = ensure(tmp_path, corpus).stat().st_ino
    assert ensure(tmp_path, corpus).stat().st_ino == before


def test_a_changed_corpus_renews_its_offers_and_keeps_the_imported(tmp_path: Path, corpus: Path) -> None:
    with writing(tmp_path, corpus) as writer:
        assert writer.add([imported("Montage importé")]) == (1, 0)
    write_shelf(corpus, OFFERS[:2])
    catalogue = opened(tmp_path, corpus)
    assert catalogue.count() == 3
    assert catalogue.search("importé").total == 1
    assert catalogue.search("étalonnage", limit=9).total < 4


def test_the_same_offer_is_merged_and_completes_the_first(tmp_path: Path, corpus: Path) -> None:
    first = imported(hours=7, starts=(date(2026, 1, 2),))
    second = imported(hours=7, starts=(date(2025, 1, 2),), content="Timeline et proxys")
    with writing(tmp_path, corpus) as writer:
        assert writer.add([first]) == (1, 0)
        assert writer.add([second, second]) == (0, 2)
    offer = opened(tmp_path, corpus).get("cpf-Montage")
    assert offer.starts == (date(2025, 1, 2), date(2026, 1, 2))
    assert offer.content == "Timeline et proxys"
    assert opened(tmp_path, corpus).search("proxys").total == 1


def test_offers_that_differ_in_hours_mode_or_price_both_stay(tmp_path: Path, corpus: Path) -> None:
    offers = [imported(hours=7), imported(hours=14), imported(hours=7, mode="distance"), imported(hours=7, price=3)]
    named = [offer.model_copy(update={"id": f"o{rank}"}) for rank, offer in enumerate(offers)]
    with writing(tmp_path, corpus) as writer:
        assert writer.add(named) == (4, 0)


def test_a_corpus_offer_is_never_merged_into_an_import(tmp_path: Path, corpus: Path) -> None:
    twin = imported("Montage : découverte").model_copy(update={"provider": "École B"})
    with writing(tmp_path, corpus) as writer:
        assert writer.add([twin]) == (1, 0)


def test_more_offers_than_a_batch_all_arrive(tmp_path: Path, corpus: Path) -> None:
    with writing(tmp_path, corpus) as writer:
        assert writer.add(imported(f"Montage {rank}") for rank in range(BATCH + 5)) == (BATCH + 5, 0)
    assert opened(tmp_path, corpus).count() == BATCH + 5 + len(OFFERS)


def test_a_writer_that_fails_leaves_the_store_as_it_was(tmp_path: Path, corpus: Path) -> None:
    ensure(tmp_path, corpus)

    def interrupted() -> Iterator[Offer]:
        yield imported()
        raise RuntimeError

    with pytest.raises(RuntimeError), writing(tmp_path, corpus) as writer:
        writer.add(interrupted())
    assert opened(tmp_path, corpus).count() == len(OFFERS)
    assert sorted(path.name for path in tmp_path.glob("catalogue*")) == [LOCK, NAME]


def test_a_reader_keeps_its_store_while_another_is_put_in_service(tmp_path: Path, corpus: Path) -> None:
    reader = opened(tmp_path, corpus)
    with writing(tmp_path, corpus) as writer:
        writer.add([imported()])
    assert reader.count() == len(OFFERS)
    assert opened(tmp_path, corpus).count() == len(OFFERS) + 1


def test_a_second_writer_is_told_to_wait(tmp_path: Path, corpus: Path) -> None:
    with (
        writing(tmp_path, corpus),
        pytest.raises(CatalogueError, match="Un autre import est en cours"),
        writing(tmp_path, corpus, timeout=0),
    ):
        pass


def test_a_corpus_that_cannot_be_read_leaves_the_store(tmp_path: Path, corpus: Path) -> None:
    ensure(tmp_path, corpus)
    write_shelf(corpus, [{"id": "a"}])
    with pytest.raises(CatalogueError, match="title"):
        ensure(tmp_path, corpus)
    assert (tmp_path / NAME).exists()


def test_a_store_of_an_older_schema_keeps_what_was_imported(tmp_path: Path, corpus: Path) -> None:
    # GIVEN a store with an import, made by an earlier version
    with writing(tmp_path, corpus) as writer:
        writer.add([imported("Montage importé")])
    with closing(sqlite3.connect(tmp_path / NAME)) as database:
        database.execute("UPDATE meta SET value = '0' WHERE key = 'schema'")
        database.execute("DROP TABLE places")
        database.commit()
    # WHEN it is opened by this one
    catalogue = opened(tmp_path, corpus)
    # THEN nothing is lost, and the new tables are filled
    assert catalogue.search("importé").total == 1
    assert browse(catalogue, Wanted()).total == len(OFFERS) + 1


def test_an_offer_that_left_the_corpus_leaves_its_place(tmp_path: Path, corpus: Path) -> None:
    assert browse(opened(tmp_path, corpus), Wanted(trade="étalonneur")).total == 1
    write_shelf(corpus, OFFERS[:1])
    page = browse(opened(tmp_path, corpus), Wanted())
    assert (page.total, page.counts["territory"]) == (1, {"france": 1})
    assert "étalonneur" not in page.trade_counts
