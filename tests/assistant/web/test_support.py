"""How an answer is supported, in the reader's words."""

from __future__ import annotations

import pytest

from assistant.models import Failure
from assistant.web.markup import words_of
from assistant.web.support import checks_of, plural, support_of
from tests.assistant.web.shelves import SmallShelf, answer, citation, sentence, source

FR = words_of("fr")


@pytest.mark.parametrize(
    ("supports", "expected"),
    [
        (["verbatim"], "Cette phrase est une citation exacte"),
        (["verbatim", "verbatim"], "Chaque phrase est une citation exacte"),
        (["verbatim", "supported"], "Chaque phrase est appuyée par sa source"),
        (["supported"], "Cette phrase est appuyée par sa source"),
        (["verbatim", "unsupported"], "1 phrase n’a pas pu être vérifiée"),
        (["unsupported", "unsupported", "verbatim"], "2 phrases n’ont pas pu être vérifiées"),
    ],
)
def test_the_line_says_how_every_sentence_is_supported(supports: list, expected: str) -> None:
    tone, clauses = support_of(answer(*(sentence(support=support) for support in supports)), SmallShelf(), FR)
    assert clauses[0] == expected
    assert tone == ("unproven" if "unsupported" in supports else "proven")


def test_the_line_says_when_the_sources_date_from_and_which_corpus() -> None:
    shelf = SmallShelf(sources=[source(), source(id="beta", year=2026), source(id="gamma", year=2024)])
    given = answer(sentence(), citations=[citation(), citation(2, source="beta"), citation(3, source="gamma")])
    assert support_of(given, shelf, FR)[1][1:] == ["sources de 2024 et 2026", "corpus 2026-11"]


def test_small_talk_claims_no_support() -> None:
    assert support_of(answer(sentence("Bonjour.", "not_checkable", citations=[], quoted=[])), SmallShelf(), FR) == (
        "none",
        [],
    )
    assert checks_of(answer(sentence("Bonjour.", "not_checkable", citations=[], quoted=[])), FR) == []


def test_what_was_checked_says_what_failed() -> None:
    failure = Failure(kind="figure", text="38 %", why="ne se trouve pas dans le passage")
    (check,) = checks_of(answer(sentence("38 % sont satisfaits.", "unsupported", failed=[failure])), FR)
    assert check.verdict == FR["checks"]["unsupported"]
    assert check.failed == [failure]


@pytest.mark.parametrize(
    ("count", "expected"), [(0, "0 passage"), (1, "1 passage"), (2, "2 passages"), (4198, "4\u202f198 passages")]
)
def test_counts_are_written_as_in_french(count: int, expected: str) -> None:
    assert plural({"one": "{n} passage", "other": "{n} passages"}, count) == expected
