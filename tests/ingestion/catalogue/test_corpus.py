"""The offers that ship with a corpus."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingestion.catalogue.corpus import fingerprint, load_offers
from ingestion.catalogue.errors import CatalogueError
from ingestion.catalogue.trades import Trades
from ingestion.settings import PROJECT
from tests.ingestion.catalogue.shelves import OFFERS, write_shelf


def test_every_offer_of_every_file_is_read(tmp_path: Path) -> None:
    offers = load_offers(write_shelf(tmp_path))
    assert [offer.id for offer in offers] == [entry["id"] for entry in OFFERS]
    assert offers[0].source == "corpus"
    assert offers[0].source_ref == "01-courses.yaml"


def test_what_an_entry_leaves_out_stays_unknown(tmp_path: Path) -> None:
    (offer,) = load_offers(write_shelf(tmp_path, [{"id": "a", "title": "A"}]))
    assert (offer.hours, offer.mode, offer.price, offer.certification) == (None, None, None, None)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"id": "a", "title": "A", "heures": 3}, "heures : champ inconnu"),
        ({"id": "a"}, "title : champ obligatoire absent"),
        ({"id": "a", "title": "A", "mode": "zoom"}, "mode : valeur hors de la liste admise"),
        ({"id": "a", "title": "A", "hours": 0}, "hours : valeur trop petite"),
    ],
)
def test_a_bad_offer_is_told_in_one_french_line(tmp_path: Path, entry: dict, said: str) -> None:
    with pytest.raises(CatalogueError) as caught:
        load_offers(write_shelf(tmp_path, [entry]))
    assert said in str(caught.value)
    assert "01-courses.yaml, offre n° 1" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_id_that_comes_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="existe déjà"):
        load_offers(write_shelf(tmp_path, [{"id": "a", "title": "A"}, {"id": "a", "title": "B"}]))


@pytest.mark.parametrize("content", ["title: pas une liste", "- un mot", "- id: [", "\xff"])
def test_a_file_that_is_no_list_of_offers_is_told_in_french(tmp_path: Path, content: str) -> None:
    (tmp_path / "offers").mkdir()
    (tmp_path / "offers" / "a.yaml").write_bytes(content.encode("latin-1"))
    with pytest.raises(CatalogueError, match=r"a\.yaml"):
        load_offers(tmp_path)


def test_the_fingerprint_changes_with_the_offers(tmp_path: Path) -> None:
    before = fingerprint(write_shelf(tmp_path))
    assert fingerprint(tmp_path) == before
    assert fingerprint(write_shelf(tmp_path, OFFERS[:1])) != before


def test_the_trades_that_ship_carry_real_rome_codes(shared: Path) -> None:
    text = (shared / "data" / "rome" / "code_rome_v460.csv").read_text(encoding="utf-8")
    for trade in Trades.load(PROJECT / "corpus").trades:
        assert all(f'"{code}"' in text for code in trade.rome)
        assert all(title.replace("’", "'") in text.replace("’", "'") for title in trade.titles)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("monteuse", "L1507"),
        ("Monteur vidéo", "L1507"),
        ("étalonneur", "L1507"),
        ("cheffe opératrice", "L1514"),
        ("autrices", "E1102"),
        ("développeuse de jeux vidéo", "M1831"),
        ("scénariste", "E1102"),
    ],
)
def test_a_trade_is_known_by_its_everyday_name_in_both_genders(text: str, code: str) -> None:
    found = Trades.load(PROJECT / "corpus").find(f"je suis {text} à Paris")
    assert code in {trade.rome[0] for trade, _ in found}


def test_a_word_inside_another_names_no_trade() -> None:
    assert Trades.load(PROJECT / "corpus").find("remontages et auteurisation") == []
