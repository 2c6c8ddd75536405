"""The card: every field has its line, and whatever is typed there gives a profile or a sentence, never a failure."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from assistant.advice.held import FORM
from assistant.advice.models import Profile
from assistant.export.pathway_words import words_of
from assistant.web.markup import words_of as page_words
from assistant.web.pathway_form import Line, card_of, typed
from assistant.web.pathway_profile import Kept, changed
from ingestion.catalogue.trades import Trade, Trades

SAID, PAGE = words_of("fr"), page_words("fr")["pathway"]
TRADES = Trades([Trade(rome=("L1507",), names=("monteur", "monteuse"))])

FULL: dict[str, Any] = {
    "goal": "usage",
    "goal_words": "créer des images",
    "trade": "monteuse",
    "sector": "cinema",
    "status": "intermittent",
    "territory": "Occitanie",
    "hours_max": "40",
    "mode": "distance",
    "start_by": "2027-01-31",
    "budget": "1 200,50",
    "certification": "true",
    "language": "fr",
    "refuses": ["ia-generative"],
    "refuses_other": "Midjourney, École Delta",
    "level.technique": "2",
    "maturity": "suiveuse",
    "years_experience": "4",
    "education": "3",
}


def lines(kept: Kept) -> dict[str, Line]:
    return {line.name: line for section in card_of(kept, TRADES, SAID, PAGE) for line in section.lines}


def shown(line: Line) -> Any:
    """Return what a browser would send of a line."""
    if line.kind == "checks":
        return [choice.key for choice in line.choices if choice.chosen]
    return next((choice.key for choice in line.choices if choice.chosen), "") if line.choices else line.value


def test_a_card_that_is_filled_in_gives_every_field() -> None:
    found = typed(FULL, SAID)
    assert found.wrong == {}
    assert found.profile == Profile(
        goal="usage : créer des images",
        trade="monteuse",
        sector="cinema",
        status="intermittent",
        territory="occitanie",
        hours_max=40,
        mode="distance",
        start_by=date(2027, 1, 31),
        budget=1200.5,
        certification=True,
        language="fr",
        refuses=["ia-generative", "Midjourney", "École Delta"],
        levels={"technique": 2},
        maturity="suiveuse",
        prerequisites={"years_experience": 4, "education": 3},  # type: ignore[arg-type]
    )


def test_every_field_of_a_profile_has_a_line() -> None:
    fields = {line.partition(".")[0] for line in lines(Kept())}
    assert fields >= (set(Profile.model_fields) - {"levels", "prerequisites"}) | {"level", "education"}


@pytest.mark.parametrize(
    "given",
    [
        typed(FULL, SAID).profile,
        Profile(),
        Profile(certification="rs", territory="Lyon", goal="gagner du temps"),
        Profile(status="régisseuse en CDD", sector="théâtre", language="en"),
    ],
    ids=["full", "empty", "other words", "words of a conversation"],
)
def test_what_the_card_shows_reads_back_as_the_same_profile(given: Profile) -> None:
    kept = changed(Kept(), given, FORM)
    values = {name: shown(line) for name, line in lines(kept).items()}
    assert typed(values, SAID).profile == given


def test_a_line_says_where_it_came_from_only_where_something_is_known() -> None:
    kept = Kept(
        profile=Profile(trade="monteuse", goal="usage", levels={"technique": 1}),
        origins={"trade": "je suis monteuse", "goal": "formulaire", "level.technique": "bilan"},
    )
    found = lines(kept)
    assert found["trade"].origin == "dans la conversation\u00a0: «\u00a0je suis monteuse\u00a0»"
    assert found["goal"].origin == "saisi sur cette page"
    assert found["goal_words"].origin == ""
    assert found["level.technique"].origin == "d’après l’auto-évaluation"
    assert not found["budget"].told and found["trade"].told


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("hours_max", "21 h", 21),
        ("hours_max", "7,5", 7.5),
        ("budget", "200 €", 200),
        ("budget", "1\u202f200", 1200),
        ("budget", "0", 0),
    ],
)
def test_numbers_are_read_as_people_write_them(name: str, text: str, value: float) -> None:
    found = typed({name: text}, SAID)
    assert (getattr(found.profile, name), found.wrong) == (value, {})


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("hours_max", "beaucoup"),
        ("hours_max", "0"),
        ("hours_max", "-3"),
        ("hours_max", "9" * 40),
        ("budget", "entre 100 et 200"),
        ("start_by", "31/01/2027"),
        ("start_by", "2027-02-31"),
        ("education", "bac"),
    ],
)
def test_what_cannot_be_read_is_named_and_left_out(name: str, text: str) -> None:
    found = typed({**FULL, name: text}, SAID)
    assert found.wrong == {name: text}
    assert found.profile.trade == "monteuse"


@pytest.mark.parametrize(
    "values",
    [
        {"mode": "téléportation"},
        {"maturity": "géniale"},
        {"level.technique": "9"},
        {"education": "99"},
        {"trade": ["a"], "refuses": "x", "goal": {"a": 1}},
        {"age": "40", "__class__": "x"},
    ],
)
def test_what_the_page_does_not_offer_is_left_out(values: dict[str, Any]) -> None:
    assert typed(values, SAID).profile == Profile()


def test_a_text_without_end_is_cut() -> None:
    assert len(typed({"trade": "a" * 5_000}, SAID).profile.trade or "") == 200


def test_trades_and_territories_are_suggested() -> None:
    found = lines(Kept())
    assert found["trade"].suggestions == ["monteur", "monteuse"]
    assert found["territory"].suggestions == ["France", "Occitanie", "Québec"]
