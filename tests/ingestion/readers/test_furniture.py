"""Tests of what is recognised around the text of a page."""

from __future__ import annotations

import pytest

from ingestion.readers.furniture import chapter_lines, is_page_number, masked, running_lines


def test_lines_are_compared_with_their_numbers_masked() -> None:
    assert masked("Page 12 / 340") == masked("page 7 / 340") == "page # / #"
    assert masked("xiv") == masked("ii") == masked("12") == "#"
    assert masked("Civil") == "civil"


def test_a_line_runs_from_four_pages_in_ten() -> None:
    pages = [
        ["Titre du rapport", f"propos {letter}"] if row < 4 else [f"propos {letter}"]
        for row, letter in enumerate("abcdefghij")
    ]

    assert running_lines(pages) == {"titre du rapport"}
    assert running_lines([page[-1:] if row == 0 else page for row, page in enumerate(pages)]) == set()


def test_nothing_runs_through_a_single_page() -> None:
    assert running_lines([["Titre", "12"]]) == set()


def test_the_title_of_a_chapter_stands_on_three_pages_in_a_row() -> None:
    assert chapter_lines([["Un"], ["Un"], ["Un"], ["Deux"], ["Deux"], ["Trois"]]) == {"un"}


@pytest.mark.parametrize(
    ("line", "label"), [("12", None), ("- 12 -", None), ("Page 12 sur 40", None), ("xii", "xii"), ("8", "8")]
)
def test_a_page_number_is_recognised_by_the_page_or_its_label(line: str, label: str | None) -> None:
    assert is_page_number(line, 12, label)


@pytest.mark.parametrize("line", ["13", "12 %", "12 mars", "xii", "En 12"])
def test_another_number_is_none(line: str) -> None:
    assert not is_page_number(line, 12, None)
