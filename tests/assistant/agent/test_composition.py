"""From ranked passages to an answer: chosen, ordered, never reworded."""

from __future__ import annotations

import pytest

from assistant.agent.composition import OPENING_RATIO, chosen, compose, drafted, in_reading_order
from assistant.agent.selection import MAX_WORDS
from assistant.agent.sentences import Candidate
from assistant.question import understand
from ingestion.models import Evidence
from tests.assistant.builders import candidate

TOOLS = ("- DaVinci Resolve", "- Runway", "- Topaz", "- Whisper")


def listed(lead: str = "Les monteurs citent quatre outils :", items: tuple[str, ...] = TOOLS) -> list[Candidate]:
    """Return the sentences of a passage that leads a list in."""
    return [candidate(text, number, coverage=0.6, cosine=0.7, sign=0.5) for number, text in enumerate((lead, *items))]


def texts(question: str, pool: list[Candidate]) -> list[str]:
    return [sentence.text for sentence in compose(understand(question), pool)]


def test_nothing_found_composes_nothing() -> None:
    assert compose(understand("Quels outils ?"), []) == []


def test_the_answering_sentence_comes_first_and_the_others_in_the_order_of_the_text() -> None:
    best = candidate("La troisième phrase répond.", 2, coverage=0.9)
    second, opening = candidate("La deuxième aide.", 1, coverage=0.4), candidate("La première aide.", 0, coverage=0.2)
    assert in_reading_order([best, second, opening]) == [best, opening, second]


def test_an_opening_that_answers_about_as_well_comes_first() -> None:
    best = candidate("La troisième phrase répond.", 2, coverage=0.9, cosine=0.9, sign=1)
    opening = candidate("La première aussi.", 0, coverage=0.9, cosine=0.9, sign=1)
    assert opening.score >= OPENING_RATIO * best.score
    assert in_reading_order([best, opening]) == [opening, best]


def test_a_list_keeps_its_order() -> None:
    pool = listed()
    assert in_reading_order([pool[3], pool[0], pool[1]]) == [pool[0], pool[1], pool[3]]


def test_a_sentence_longer_than_an_answer_still_answers() -> None:
    assert texts("Pourquoi ?", [candidate(" ".join(["mot"] * 2 * MAX_WORDS), 0)]) == [" ".join(["mot"] * 2 * MAX_WORDS)]


def test_of_two_sentences_that_answer_alike_the_better_ranked_passage_wins() -> None:
    pool = [candidate("Du premier passage.", of="alpha/a"), candidate("Du second passage.", of="beta/b", rank=1)]
    assert texts("Pourquoi ?", pool)[0] == "Du premier passage."


def test_a_list_that_is_asked_for_is_given_whole_and_led_in() -> None:
    pool = [*listed(), candidate("Ils travaillent seuls.", 5, coverage=0, cosine=0, sign=0)]
    assert texts("Quels outils d'IA les monteurs citent-ils ?", pool) == [one.text for one in listed()]


def test_an_item_that_answers_a_short_question_does_not_drag_a_long_list_along() -> None:
    items = tuple(f"- L'outil numéro {number} " + " ".join(["mot"] * 30) for number in range(5))
    pool = listed(items=items)
    pool[3] = candidate(items[2], 3, coverage=1, cosine=1, sign=1)
    said = texts("Combien coûte l'outil numéro 2 ?", pool)
    assert items[2] in said
    assert len(said) < len(pool)


def test_sentences_of_one_passage_stay_together() -> None:
    pool = [
        candidate("Alpha un.", 0, of="alpha/a", coverage=0.9, cosine=0.9, sign=1),
        candidate("Alpha deux.", 1, of="alpha/a", coverage=0.5, cosine=0.7, sign=1),
        candidate("Beta un.", 0, of="beta/b", coverage=0.8, cosine=0.8, sign=1, rank=1),
    ]
    order = [one.passage.id for one in chosen(understand("Pourquoi ?"), pool)]
    assert order == sorted(order, key=order.index)
    assert len([name for place, name in enumerate(order) if place == 0 or order[place - 1] != name]) == len(set(order))


def test_nothing_is_said_twice() -> None:
    said = texts("Combien d'outils ?", listed())
    assert len(said) == len(set(said))


def test_a_sentence_is_drafted_as_it_stands_but_for_line_breaks() -> None:
    assert drafted(candidate("Une phrase\ncoupée en  deux.")).text == "Une phrase coupée en deux."


@pytest.mark.parametrize(("start", "proofs"), [(0, ["alpha/x"]), (40, ["beta/y", "beta/z"]), (90, [])])
def test_a_guides_sentence_cites_the_guide_and_the_studies_it_rests_on(start: int, proofs: list[str]) -> None:
    evidence = (Evidence(end=30, passages=("alpha/x",)), Evidence(end=80, passages=("beta/y", "beta/z")))
    given = candidate("Commencez par un essai.", of="guide/a", evidence=evidence, start=start)
    assert drafted(given).passages == ["guide/a", *proofs]
