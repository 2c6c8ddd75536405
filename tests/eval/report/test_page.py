"""The page: self-contained, accessible, escaped, and true to the run."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup

from eval.metrics import METRICS
from eval.report.page import page
from eval.runs import Run
from tests.eval.builders import PASSAGES, answer, case, refusal, row, run, unanswerable

EVIL = "<script>alert(1)</script>"
GOOD = answer((PASSAGES["alpha/a"], ["alpha/a"]), confidence=0.9)
INVENTED = answer(("En France, 977 monteurs ont répondu à l’enquête Alpha de mars 2024.", ["alpha/a"]), confidence=0.6)


@pytest.fixture(scope="module")
def made() -> Run:
    rows = [
        row(case("good", kind="figure"), GOOD, ["alpha/a"]),
        row(case("bad", f"Combien {EVIL} ?", kind="figure"), INVENTED, ["alpha/b", "alpha/a"], given=GOOD),
        row(unanswerable("outside", miss="year"), refusal(0.1)),
    ]
    return run(rows, {"good": 10.0, "bad": 30.0, "outside": 20.0})


@pytest.fixture(scope="module")
def html(made: Run) -> str:
    return page(made)


@pytest.fixture(scope="module")
def soup(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "lxml")


def test_nothing_comes_from_elsewhere(html: str, soup: BeautifulSoup) -> None:
    assert soup.find_all(["script", "link", "img", "iframe"]) == []
    assert not re.search(r"https?://|url\(|@import", html)


def test_what_documents_and_people_wrote_is_escaped(html: str) -> None:
    assert EVIL not in html
    assert "&lt;script&gt;" in html


def test_the_page_has_a_language_a_title_one_first_heading_and_a_way_past_the_menu(soup: BeautifulSoup) -> None:
    assert soup.html is not None
    assert soup.html["lang"] == "fr"
    assert soup.title is not None
    assert soup.title.text
    assert len(soup.find_all("h1")) == 1
    skip = soup.find("a", class_="skip")
    assert skip is not None
    assert soup.find(id=str(skip["href"]).lstrip("#")) is not None


def test_headings_skip_no_level(soup: BeautifulSoup) -> None:
    levels = [int(heading.name[1]) for heading in soup.find_all(re.compile("^h[1-6]$"))]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_ids_are_unique_and_every_link_and_label_leads_somewhere(soup: BeautifulSoup) -> None:
    ids = [tag["id"] for tag in soup.find_all(id=True)]
    assert len(ids) == len(set(ids))
    wanted = [str(link["href"])[1:] for link in soup.find_all("a", href=True)]
    wanted += [
        str(tag[name]) for name in ("aria-labelledby", "aria-describedby") for tag in soup.find_all(attrs={name: True})
    ]
    assert set(wanted) <= set(ids)


def test_every_plot_is_an_image_with_a_name_and_a_description(soup: BeautifulSoup) -> None:
    plots = soup.find_all("svg")
    assert len(plots) >= 5
    for plot in plots:
        assert plot["role"] == "img"
        assert plot.find("desc").text.strip()


def test_nothing_of_the_program_shows_through(html: str) -> None:
    assert "built-in method" not in html
    assert "object at 0x" not in html


def test_every_metric_is_there_with_its_definition(soup: BeautifulSoup) -> None:
    text = " ".join(soup.get_text(" ").split())
    for metric in METRICS.values():
        assert " ".join(metric.definition.split()) in text


def test_a_failing_question_shows_the_sentence_beside_the_passage_with_what_failed(soup: BeautifulSoup) -> None:
    section = soup.find(id="q-bad")
    assert section is not None
    assert section.has_attr("open")
    assert "977" in " ".join(mark.text for mark in section.find_all("mark", class_="failed"))
    assert section.find("mark", class_="quoted") is not None
    assert section.find("mark", class_="fact").text == "312"
    assert "passage classé trop bas" in section.text
    assert soup.find("a", href="#q-bad") is not None


def test_a_right_question_is_there_but_closed(soup: BeautifulSoup) -> None:
    section = soup.find(id="q-good")
    assert section is not None
    assert not section.has_attr("open")


def test_the_page_of_an_empty_run_says_that_nothing_failed() -> None:
    assert "Aucun échec." in page(run([]))
