"""A pathway as it is shown: steps, proofs with their markers, criteria in words, what would open choices."""

from __future__ import annotations

from assistant.advice.lexicon import phrases
from assistant.advice.models import Pathway, Profile, Relaxation
from assistant.export.pathway_words import words_of
from assistant.models import Citation
from assistant.web.markup import fill
from assistant.web.markup import words_of as page_words
from assistant.web.pathway_view import Route, route_of
from tests.assistant.export.pathways import nothing_fits, offer, pathway, reason, step
from tests.assistant.web.shelves import TEXT, SmallShelf

SAID, WORDS = words_of("fr"), page_words("fr")
FIRST, SECOND = TEXT.split(". ")[0] + ".", TEXT.split(". ")[1]


def quoted(n: int, words: str, **fields: object) -> Citation:
    start = TEXT.index(words)
    return Citation.model_validate(
        {"n": n, "source": "alpha-2024", "passage": "alpha-2024/satisfaction", "locator": "Enquête › Satisfaction"}
        | {"quote": words, "start": start, "end": start + len(words)}
    )


def shown(given: Pathway | None = None) -> Route:
    return route_of(given or pathway(), {"cours": offer()}, SmallShelf(), SAID, WORDS, "fr")


def test_a_step_tells_what_it_is_what_it_adds_and_what_is_not_known() -> None:
    stage = shown().stages[0]
    assert [(fact.value, fact.unknown) for fact in stage.first] == [
        ("durée non indiquée", True),
        ("à distance", False),
        ("prix non indiqué", True),
    ]
    assert stage.adds[0] == "Maîtrise technique +\u00a01"
    assert stage.tally == "1 rempli, 1 non rempli, 1 à vérifier"
    assert [found.said for found in stage.criteria] == ["rempli", "non rempli", "à vérifier"]


def test_warnings_name_the_steps_that_they_are_about() -> None:
    warning = shown().warnings[0]
    assert (warning.title, warning.about) == ("Format très court", "étape 1")


def test_two_sentences_of_one_passage_share_a_source_and_each_marks_its_own_words() -> None:
    # GIVEN two reasons that quote one passage
    given_reasons = [reason(FIRST), reason(SECOND)]
    given_reasons[0].citations = [quoted(1, FIRST)]
    given_reasons[1].citations = [quoted(1, SECOND)]
    # WHEN the pathway is shown
    actual = shown(pathway(steps=[step(why=given_reasons)], warnings=[]))
    # THEN there is one source, in which each sentence finds its words
    assert [card.n for card in actual.cards] == [1]
    pieces = [piece for block in actual.cards[0].blocks for row in block.rows for cell in row for piece in cell]
    assert {piece.sentences for piece in pieces if piece.sentences} == {(1,), (2,)}
    numbers = [marker.sentence for line in actual.stages[0].why for marker in line.markers]
    assert numbers == [1, 2]


def test_a_condition_that_is_set_can_be_given_up_and_another_one_cannot() -> None:
    given = nothing_fits()
    assert shown(given).openings[0].constraints == []
    given.profile = Profile(goal="usage", mode="presentiel")
    opening = shown(given).openings[0]
    assert opening.constraints == ["mode"]
    assert opening.titles == ["Monter avec l’IA"]


def test_of_many_offers_only_some_are_named() -> None:
    choice = Relaxation(constraints=["mode"], opens=["cours"] * 9, text="En renonçant à la modalité.")
    opening = shown(pathway(status="no_fit", steps=[], relax=[choice])).openings[0]
    assert (len(opening.titles), opening.more) == (4, 5)


def test_each_question_leads_to_the_line_that_answers_it() -> None:
    asked = phrases()["questions"]
    route = shown(Pathway(status="need_more", profile=Profile(), questions=[asked["trade"], asked["territory"]]))
    assert [one.line for one in route.questions] == ["trade", "territory"]


def test_what_is_announced_sums_the_pathway_up() -> None:
    assert shown().announcement == "Parcours conseillé, 1 étape, 14\u00a0h en tout"


def test_markup_of_a_catalogue_stays_text() -> None:
    route = shown(pathway(steps=[step(title="<img src=x onerror=alert(1)>", ask_provider=["<script>x</script>"])]))
    markup = fill("pathway/route.html", "fr", route=route, said=SAID, relaxed="", asked=14)
    assert "<img" not in markup and "<script" not in markup
    assert "&lt;img" in markup
