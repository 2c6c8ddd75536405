"""Values as catalogues write them."""

from __future__ import annotations

from datetime import date

import pytest

from ingestion.catalogue import normalise


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("<ul><li>Un&nbsp;\n</li><li>L&#39;autre</li></ul>", "Un L'autre"),
        ("l''image", "l'image"),
        ("-", ""),
        (None, ""),
        ("3 < 5", "3 < 5"),
        (" Non renseigné ", ""),
    ],
)
def test_text_is_cleaned_into_one_line(value: object, expected: str) -> None:
    assert normalise.clean(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("1 234,5 €", 1234.5), ("0", 0.0), ("-1", None), ("", None), ("env. 3", None), ("nan", None)],
)
def test_a_number_is_read_or_left_unknown(value: str, expected: float | None) -> None:
    assert normalise.number(value) == expected


def test_no_hours_means_unknown_hours() -> None:
    assert normalise.amount("0") is None


@pytest.mark.parametrize(("value", "expected"), [("93.0", "93"), ("-1", ""), ("", ""), ("31006.0", "31006")])
def test_a_code_loses_the_decimals_of_spreadsheets(value: str, expected: str) -> None:
    assert normalise.code(value) == expected


@pytest.mark.parametrize(
    ("value", "code", "territory"),
    [("1.0", "01", "france"), ("34.0", "34", "occitanie"), ("2a", "2A", "france"), ("", "", None), ("974", "974", "france"), ("100", "", None)],
)  # fmt: skip
def test_a_departement_tells_the_territory(value: str, code: str, territory: str | None) -> None:
    assert normalise.department(value) == code
    assert normalise.territory(code) == territory


@pytest.mark.parametrize(
    ("value", "expected"),
    [("20171204", date(2017, 12, 4)), ("2017-12-04", date(2017, 12, 4)), ("04/12/2017", date(2017, 12, 4)),
     ("00000000", None), ("20170900", None), ("bientôt", None)],
)  # fmt: skip
def test_a_date_is_read_and_a_sentinel_is_none(value: str, expected: date | None) -> None:
    assert normalise.day(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("10/31/19", date(2019, 10, 31)),
        ("31/10/2019", date(2019, 10, 31)),
        ("1/1/24", date(2024, 1, 1)),
        ("3/4/24", None),
    ],
)
def test_a_date_of_unsure_order_is_read_only_when_certain(value: str, expected: date | None) -> None:
    assert normalise.either_order(value) == expected


@pytest.mark.parametrize(
    ("hours", "months", "text", "expected"),
    [(14, None, "", 2), (None, 2, "", 40), (None, None, "3 jours", 3), (None, None, "2 ans", 480),
     (None, None, "de 2 à 3 jours, puis 1 mois", None), (None, None, "", None)],
)  # fmt: skip
def test_durations_are_compared_in_training_days(
    hours: float | None, months: float | None, text: str, expected: float | None
) -> None:
    assert normalise.days(hours, months, text) == expected
