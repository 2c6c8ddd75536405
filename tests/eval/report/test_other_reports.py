"""Markdown, CSV, JUnit, and the figures that all of them share."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from xml.etree import ElementTree

import pytest

from eval.__main__ import main
from eval.metrics import METRICS
from eval.records import Estimate
from eval.report.dossier import Piece, cut, places
from eval.report.figures import decimal, interval, shown
from eval.report.junit import junit
from eval.report.markdown import markdown
from eval.report.plots import risk_coverage_chart
from eval.report.spreadsheet import harmless, spreadsheet
from eval.runs import Run, write_run
from tests.eval.builders import PASSAGES, answer, case, refusal, row, run, unanswerable

GOOD = answer((PASSAGES["alpha/a"], ["alpha/a"]))


@pytest.fixture(scope="module")
def made() -> Run:
    rows = [
        row(case("good"), GOOD, ["alpha/a"]),
        row(case("bad", "=1+1 | combien ?\x07"), refusal(), ["alpha/a"], given=refusal()),
        row(unanswerable("outside"), refusal()),
    ]
    return run(rows, {"good": 1500.0})


def test_figures_are_written_as_the_french_write_them() -> None:
    assert shown(METRICS["right"], 0.9725) == "97,2\u00a0%"
    assert shown(METRICS["mrr"], 0.5) == "0,500"
    assert shown(METRICS["latency_p95"], 1234.4) == "1\u202f234\u00a0ms"
    assert shown(METRICS["right"], None) == "—"
    assert decimal(1234567.891, 2) == "1\u202f234\u202f567,89"


def test_an_interval_that_is_not_there_is_a_dash() -> None:
    assert interval(METRICS["right"], Estimate(key="right", value=0.5, n=3)) == "—"


def test_junit_counts_failures_and_names_their_cause(made: Run) -> None:
    suite = ElementTree.fromstring(junit(made)).find("testsuite")
    assert suite is not None
    assert (suite.get("tests"), suite.get("failures")) == ("3", "1")
    failure = suite.find("testcase/failure")
    assert failure is not None
    assert failure.get("type") == "wrong_refusal"
    assert suite.find("testcase").get("time") == "1.500"  # type: ignore[union-attr]


def test_csv_has_a_row_a_question_and_a_column_a_metric(made: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(spreadsheet(made))))
    assert [found["id"] for found in rows] == ["good", "bad", "outside"]
    assert (rows[0]["ok"], rows[0]["right"], rows[0]["hit@5"], rows[0]["refused_unanswerable"]) == (
        "1",
        "1.0",
        "1.0",
        "",
    )
    assert rows[1]["cause"] == "wrong_refusal"


@pytest.mark.parametrize("text", ["=1+1", "+33", "-2", "@SUM(A1)", "\t=1"])
def test_no_cell_is_taken_for_a_formula(text: str) -> None:
    assert harmless(text) == f"'{text}"
    assert harmless(-2.0) == -2.0


def test_markdown_tables_hold_whatever_is_in_them(made: Run) -> None:
    lines = [line for line in markdown(made).splitlines() if line.startswith("| bad")]
    assert len(lines) == 1
    assert lines[0].count("|") - lines[0].count("\\|") == 4


def test_words_are_found_whatever_the_case_and_the_space() -> None:
    assert places("Il y a 1\u202f006 KM.", ["1 006 km"]) == [(7, 15)]
    assert places("rien", ["a"]) == []


def test_spans_that_overlap_are_one_mark() -> None:
    assert cut("abcdef", [(1, 3), (2, 4)], "m") == [Piece("a"), Piece("bcd", "m"), Piece("ef")]
    assert cut("abc", [(2, 99)], "m") == [Piece("ab"), Piece("c", "m")]


def test_without_confidences_there_is_no_curve(made: Run) -> None:
    assert risk_coverage_chart(made.questions) is None


def test_the_command_writes_every_format_or_those_asked_for(made: Run, tmp_path: Path) -> None:
    write_run(made, tmp_path / "run")
    assert main(["report", str(tmp_path / "run"), "--out", str(tmp_path / "all")]) == 0
    assert sorted(file.name for file in (tmp_path / "all").iterdir()) == [
        "junit.xml",
        "measures.json",
        "questions.csv",
        "report.html",
        "report.md",
    ]
    assert main(["report", str(tmp_path / "run"), "--format", "md", "--out", str(tmp_path / "one")]) == 0
    assert [file.name for file in (tmp_path / "one").iterdir()] == ["report.md"]
