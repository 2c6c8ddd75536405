"""The card « Ce que j’ai compris » under an answer that is about a person."""

from __future__ import annotations

import re

from assistant.advice.models import Pathway, Profile, Step
from assistant.models import Answer
from assistant.web.markup import fill
from assistant.web.person import WORDS, person_of
from assistant.web.turns import Turn
from assistant.words import catalogue
from tests.assistant.web.test_words import fields, phrases

STEPS = [
    Step(offer="a b", title="Un cours", hours=7.5),
    Step(offer="c", title="Un autre"),
    Step(activity="d", title="Entre pairs"),
]


def about(profile: Profile, origins: dict[str, str], steps: list[Step] | None = None) -> Answer:
    pathway = (
        Pathway(status="recommended", profile=profile, steps=steps or []).model_dump(mode="json") if steps else None
    )
    held = {"profile": profile.model_dump(mode="json", exclude_none=True), "origins": origins}
    return Answer(question="?", status="answered", profile=held, pathway=pathway)


def test_an_answer_about_nobody_has_no_card() -> None:
    assert person_of(Answer(question="?", status="answered"), "fr") is None


def test_each_line_says_where_it_comes_from_and_how_to_correct_it() -> None:
    card = person_of(
        about(
            Profile(trade="monteur", budget=200, goal="usage"), {"trade": "je suis monteuse", "budget": "formulaire"}
        ),
        "fr",
    )
    assert card is not None
    told = {line.label: line for line in card.lines}
    assert told["Métier"].value == "monteur / monteuse"
    assert "je suis monteuse" in told["Métier"].origin
    assert "Mon parcours" in told["Budget"].origin
    assert told["Objectif"].origin == catalogue("fr", WORDS)["deduced"]
    assert told["Métier"].fill.endswith("métier ")


def test_the_steps_are_told_in_a_line_and_what_is_unknown_is_said() -> None:
    card = person_of(about(Profile(trade="monteur"), {}, STEPS), "fr")
    assert card is not None
    assert [step.facts for step in card.steps] == ["7,5 h", "durée non indiquée", "hors catalogue"]
    assert [step.href for step in card.steps] == ["catalogue?offre=a%20b", "catalogue?offre=c", ""]


def test_the_card_is_escaped_and_every_button_has_a_name() -> None:
    card = person_of(about(Profile(trade="<b>x</b>"), {"trade": "<script>"}, STEPS), "en")
    markup = fill(
        "conversation.html", "en", turns=[Turn(number=1, question="?", person=card, announcement="x")], latest=True
    )
    assert "<script>" not in markup and "<b>x" not in markup
    assert all(
        re.sub(r"<[^>]+>", "", button).strip()
        for button in re.findall(r"<button[^>]*>(.*?)</button>", markup, re.DOTALL)
    )


def test_both_languages_say_the_same_things() -> None:
    french, english = dict(phrases(catalogue("fr", WORDS))), dict(phrases(catalogue("en", WORDS)))
    assert french.keys() == english.keys()
    assert [path for path in french if fields(french[path]) != fields(english[path])] == []


def test_what_is_said_in_advice_is_said_in_both_languages_with_french_typography() -> None:
    french, english = (dict(phrases(catalogue(language)["advice"])) for language in ("fr", "en"))
    assert {path for path in french if not re.search(r"/choices/|/suggestions/", path)} <= english.keys()
    assert [path for path, text in french.items() if re.search(r" [:;?!»]|« |\w'\w", text)] == []
    assert [path for path in french.keys() & english.keys() if fields(french[path]) != fields(english[path])] == []
