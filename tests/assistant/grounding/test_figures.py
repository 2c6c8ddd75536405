"""Figures as French texts write them: value, unit, bound, share, range, rank."""

from __future__ import annotations

import pytest

from assistant.grounding.figures import Figure
from assistant.grounding.numerals import parse_digits, parse_written
from assistant.grounding.reading import read


def only(text: str) -> Figure:
    figures = read(text).figures
    assert len(figures) == 1, figures
    return figures[0]


@pytest.mark.parametrize("written", ["1 234,5", "1\u202f234,5", "1 234.5", "1234,5", "1234.5", "1.234,5"])
def test_one_number_has_one_value_however_it_is_written(written: str) -> None:
    assert only(f"{written} écoles").values == (1234.5,)


def test_a_point_before_three_digits_may_be_either() -> None:
    assert set(parse_digits("1.234")) == {1.234, 1234.0}
    assert parse_digits("1,234", english=True) == (1234.0,)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("vingt et un", 21),
        ("quatre-vingt-dix-huit", 98),
        ("deux cent quarante-cinq", 245),
        ("septante", 70),
        ("mille", 1000),
    ],
)
def test_written_numbers_have_values(words: str, value: float) -> None:
    assert parse_written(words) == value


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("12 %", (12,), "%"),
        ("douze pour cent", (12,), "%"),
        ("1,5 Md€", (1.5e9,), "€"),
        ("28 M€", (28e6,), "€"),
        ("28 millions d'euros", (28e6,), "€"),
        ("111 k€", (111e3,), "€"),
        ("8,4 h", (8.4,), "h"),
        ("8,4 heures", (8.4,), "h"),
        ("8h30", (8.5,), "h"),
        ("deux ans", (24,), "mois"),
        ("un an", (12,), "mois"),
        ("trente prochaines années", (360,), "mois"),
        ("bac+3", (3,), "bac"),
        ("Bac + 3", (3,), "bac"),
        ("156,8 millions d'entrées", (156.8e6,), ""),
        ("en 2024", (2024,), "year"),
    ],
)
def test_units_are_read(text: str, values: tuple[float, ...], unit: str) -> None:
    figure = only(text)
    assert (figure.values, figure.unit) == (values, unit)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("un tiers des écoles", 100 / 3),
        ("les deux tiers des écoles", 200 / 3),
        ("la moitié", 50),
        ("trois quarts des écoles", 75),
        ("deux écoles sur trois", 200 / 3),
        ("une personne formée à l'IA sur dix", 10),
        ("un cinquième des écoles", 20),
    ],
)
def test_shares_in_words_are_percentages(text: str, share: float) -> None:
    figure = only(text)
    assert figure.unit == "%"
    assert figure.values[0] == pytest.approx(share)


def test_a_rank_is_no_share() -> None:
    assert only("un cinquième axe").unit == "rank"


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("plus de 30 entretiens", "over"),
        ("plus d'une trentaine", "over"),
        ("22 heures de formation à l'IA ou plus", "over"),
        ("au moins la moitié", "over"),
        ("60 ans et plus", "over"),
        ("deux jours ou moins", "under"),
        ("n'excèdent pas deux jours", "under"),
        ("jusqu'à 50 %", "under"),
        ("près de 400", "near"),
        ("environ un tiers", "about"),
        ("400", ""),
    ],
)
def test_bounds_are_read(text: str, bound: str) -> None:
    assert only(text).bound == bound


def test_a_bound_does_not_reach_over_another_figure() -> None:
    share, days = read("54 % des formations durent deux jours ou moins").figures
    assert (share.bound, days.bound) == ("", "under")


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("15 à 21 heures", (15, 21)),
        ("40-50h", (40, 50)),
        ("entre 8 et 14 heures", (8, 14)),
        ("2024-2025", (2024, 2025)),
        ("de 2024 à 2025", (2024, 2025)),
    ],
)
def test_ranges_have_two_ends(text: str, ends: tuple[float, float]) -> None:
    figure = only(text)
    assert (figure.values[0], figure.high) == ends


def test_coordinated_numbers_share_their_unit() -> None:
    assert [figure.unit for figure in read("34 et 46 % des avis").figures] == ["%", "%"]


@pytest.mark.parametrize(
    ("text", "label", "value"),
    [("niveau 2", "niveau", 2), ("lot 4", "lot", 4), ("season 1", "saison", 1), ("8e", "", 8)],
)
def test_ranks_name_what_they_rank(text: str, label: str, value: float) -> None:
    figure = only(text)
    assert (figure.unit, figure.label, figure.values) == ("rank", label, (value,))


@pytest.mark.parametrize(
    "text", ["la prestation 3.2.3.3", "le réseau 5G", "https://anr.fr/CMA-2021", "un regard neuf", "H264"]
)
def test_codes_and_addresses_hold_no_figure(text: str) -> None:
    assert [figure for figure in read(text).figures if figure.unit != "rank"] == []


def test_list_numbers_are_no_figures() -> None:
    assert read("Deux buts :\n1. former ;\n2. outiller.").figures == [only("Deux buts")]


def test_dates_are_read_apart_from_figures() -> None:
    reading = read("du 24 septembre 2025 au 1er mai 2026, puis 16/01/2027")
    assert [(date.day, date.month, date.year) for date in reading.dates] == [(24, 9, 2025), (1, 5, 2026), (16, 1, 2027)]
    assert reading.figures == []


def test_a_month_takes_the_year_of_the_one_beside_it() -> None:
    assert [(date.month, date.year) for date in read("entre octobre et décembre 2023").dates] == [
        (10, 2023),
        (12, 2023),
    ]
