"""Two studies with figures of their own are named with their place and time."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.agent.differing import differing
from assistant.agent.sentences import Candidate
from ingestion.index import Index
from tests.assistant.builders import candidate, index_of, passage, source


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    told = [passage("alpha/a", "En France, 64 % sont satisfaits."), passage("beta/b", "Au Québec, 81 % le sont.")]
    folder: Path = tmp_path_factory.mktemp("differing")
    return index_of(folder, told, [source("alpha", year=2024), source("beta", year=2025)])


def from_study(name: str, text: str, *, territory: str = "", origin: str = "retold") -> Candidate:
    found = candidate(text, of=name)
    moved = found.passage.model_copy(update={"territory": territory or None, "period": "mars 2024", "origin": origin})
    return Candidate(**{**found.__dict__, "passage": moved})


def test_two_studies_that_give_figures_are_named(index: Index) -> None:
    said = [
        from_study("alpha/a", "En France, 64 % sont satisfaits.", territory="france"),
        from_study("beta/b", "Au Québec, 81 % le sont.", territory="quebec"),
    ]
    told = differing("figure", said, index, "fr")
    assert "Alpha (France, mars 2024) ; Beta (Québec, mars 2024)" in told


@pytest.mark.parametrize(
    "other",
    [
        from_study("alpha/z", "Et 12 % hésitent."),
        from_study("beta/b", "D\u2019autres hésitent."),
        from_study("guides/g", "Et 81 % ailleurs.", origin="guide"),
    ],
    ids=["same study", "no figure", "guide"],
)
def test_one_study_with_figures_needs_no_word(index: Index, other: Candidate) -> None:
    assert differing("figure", [from_study("alpha/a", "En France, 64 % le sont."), other], index, "fr") == ""


def test_a_question_that_asks_for_no_figure_needs_none(index: Index) -> None:
    said = [from_study("alpha/a", "Ils sont 64 %."), from_study("beta/b", "Ils sont 81 %.")]
    assert differing("reason", said, index, "en") == ""
    assert "base of its own" in differing("figure", said, index, "en")
