"""Tests of the rows of tables as sentences."""

from __future__ import annotations

from ingestion.readers.tables import rows_as_text

NBSP, THIN = "\u00a0", "\u202f"


def test_each_row_carries_the_heads_of_its_columns() -> None:
    rows = [["Métier", "Durée :", "Lieu"], ["Monteur", "14 h", ""], ["Étalonneuse", "7 h", "Lyon"]]

    assert rows_as_text(rows) == [
        f"Métier{NBSP}: Monteur{THIN}; Durée{NBSP}: 14 h",
        f"Métier{NBSP}: Étalonneuse{THIN}; Durée{NBSP}: 7 h{THIN}; Lieu{NBSP}: Lyon",
    ]


def test_a_first_row_of_figures_is_no_header() -> None:
    assert rows_as_text([["Monteur", "54 %"], ["Étalonneur", "46 %"]]) == [
        f"Monteur{NBSP}: 54 %",
        f"Étalonneur{NBSP}: 46 %",
    ]


def test_rows_longer_than_their_header_and_empty_rows_lose_nothing() -> None:
    assert rows_as_text([["a", "b", "c"], ["", " ", ""], ["d"]], header=["Tête"]) == [
        f"Tête{NBSP}: a{THIN}; b{THIN}; c",
        f"Tête{NBSP}: d",
    ]


def test_a_table_of_a_single_row_is_told_as_it_stands() -> None:
    assert rows_as_text([["Paris", "Lyon", "Lille"]]) == [f"Paris{THIN}; Lyon{THIN}; Lille"]
    assert rows_as_text([]) == []
