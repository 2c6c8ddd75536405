"""From ranked sentences to an answer: chosen, ordered, never reworded."""

from __future__ import annotations

import pytest

from assistant.agent.composition import (
    MAX_LIST_ITEMS,
    MAX_SENTENCES,
    MAX_WORDS,
    compose,
    drafted,
    from_others,
    introduces,
    list_fit,
    wants_list,
    whole_list,
    words_of,
)
from assistant.agent.sentences import Candidate
from assistant.question import understand
from ingestion.models import Evidence
from tests.assistant.builders import candidate

TOOLS = ("- DaVinci Resolve", "- Runway", "- Topaz", "- Whisper")


def listed(lead: str = "Les monteurs citent quatre outils :", items: tuple[str, ...] = TOOLS) -> list[Candidate]:
    """Return the sentences of a passage that leads a list in."""
    return [candidate(text, number) for number, text in enumerate((lead, *items))]


def texts(question: str, pool: list[Candidate]) -> list[str]:
    return [sentence.text for sentence in compose(understand(question), pool)]


def test_nothing_found_composes_nothing() -> None:
    assert compose(understand("Quels outils ?"), []) == []


def test_the_answering_sentence_comes_first_and_the_others_in_the_order_of_the_text() -> None:
    pool = [
        candidate("La deuxième phrase aide.", 1, coverage=0.4),
        candidate("La troisième phrase répond.", 2, coverage=0.9),
        candidate("La première phrase aide.", 0, coverage=0.4),
    ]
    assert texts("Pourquoi refusent-ils l'IA ?", pool) == [
        "La troisième phrase répond.",
        "La première phrase aide.",
        "La deuxième phrase aide.",
    ]


def test_a_sentence_that_hardly_answers_is_left_out() -> None:
    pool = [
        candidate("Oui.", 0, coverage=1, cosine=1, sign=1),
        candidate("Hors sujet.", 1, coverage=0, cosine=0, sign=0),
    ]
    assert texts("Pourquoi ?", pool) == ["Oui."]


def test_an_answer_stays_short_however_much_the_passage_says() -> None:
    pool = [candidate(" ".join(["mot"] * 20) + f" {number}.", number) for number in range(12)]
    chosen = texts("Pourquoi ?", pool)
    assert 1 < len(chosen) <= MAX_SENTENCES
    assert sum(len(text.split()) for text in chosen) <= MAX_WORDS


def test_a_sentence_longer_than_an_answer_still_answers() -> None:
    assert texts("Pourquoi ?", [candidate(" ".join(["mot"] * 2 * MAX_WORDS), 0)]) == [" ".join(["mot"] * 2 * MAX_WORDS)]


def test_of_two_sentences_that_answer_alike_the_better_ranked_passage_wins() -> None:
    pool = [candidate("Du second passage.", of="beta/b", rank=1), candidate("Du premier passage.", of="alpha/a")]
    assert texts("Pourquoi ?", pool)[0] == "Du premier passage."


def test_a_list_that_is_asked_for_is_given_whole_and_led_in() -> None:
    pool = [candidate("Ils travaillent seuls.", 5, coverage=0.1, cosine=0, sign=0), *listed()]
    assert texts("Quels outils d'IA les monteurs citent-ils ?", pool) == [candidate.text for candidate in listed()]


def test_an_item_that_answers_a_short_question_does_not_drag_a_long_list_along() -> None:
    items = tuple(f"- L'outil numéro {number} " + " ".join(["mot"] * 30) for number in range(5))
    pool = listed(items=items)
    pool[3] = candidate(items[2], 3, coverage=1, cosine=1, sign=1)
    question = understand("Combien coûte l'outil numéro 2 ?")
    assert question.intent == "figure"
    assert not wants_list(question, pool[3], pool)
    assert texts(question.text, pool)[0] == items[2]
    assert len(texts(question.text, pool)) < len(pool)


def test_a_list_of_the_number_asked_for_is_preferred() -> None:
    question = understand("Quels sont les quatre outils ?")
    three = [
        candidate(text, number, of="beta/b", coverage=0.7)
        for number, text in enumerate(("Trois outils :", "- a", "- b", "- c"))
    ]
    assert list_fit(question, listed()) > list_fit(question, three) > list_fit(question, listed()[:1]) == 0
    assert compose(question, [*three, *listed()])[0].passages == ["alpha/a"]


def test_a_sentence_leads_in_only_where_an_item_follows() -> None:
    pool = listed()
    assert introduces(pool[0], pool)
    assert not introduces(pool[0], pool[:1])
    assert not introduces(candidate("Sans deux-points", 0), pool)


def test_only_the_list_that_the_question_is_about_is_given() -> None:
    pool = [
        *listed(),
        candidate("Ils en refusent deux :", 5),
        candidate("- Sora", 6),
        candidate("- Veo", 7),
    ]
    assert [one.text for one in whole_list(pool[6], pool)] == ["Ils en refusent deux :", "- Sora", "- Veo"]
    assert [one.text for one in whole_list(pool[0], pool)] == [one.text for one in listed()]


def test_an_endless_list_is_cut() -> None:
    pool = listed(items=tuple(f"- outil {number}" for number in range(3 * MAX_LIST_ITEMS)))
    assert len(whole_list(pool[1], pool)) <= MAX_LIST_ITEMS + 2


def test_a_second_passage_adds_only_what_answers_nearly_as_well() -> None:
    best = candidate("Au Québec, 81 % sont satisfaits.", coverage=1, cosine=1, sign=1)
    near = candidate("En France, 64 % sont satisfaits.", of="beta/b", coverage=0.9, cosine=1, sign=1, rank=1)
    far = candidate("La cantine ouvre à midi.", of="beta/b", number=1, coverage=0, cosine=0, sign=0, rank=1)
    lead = candidate("En France, trois cas :", of="beta/b", number=2, coverage=1, cosine=1, sign=1, rank=1)
    item = candidate("- un cas", of="beta/b", number=3, coverage=1, cosine=1, sign=1, rank=1)
    assert from_others(best, [best], [best, near, far, lead, item]) == [near]


def test_a_second_passage_does_not_make_an_answer_long() -> None:
    best = candidate(" ".join(["mot"] * 100), coverage=1, cosine=1, sign=1)
    other = candidate(" ".join(["autre"] * 20), of="beta/b", coverage=1, cosine=1, sign=1, rank=1)
    assert from_others(best, [best], [best, other]) == []


def test_words_are_counted_as_a_reader_counts_them() -> None:
    assert words_of([candidate("L’IA générative, aujourd'hui."), candidate("- Whisper")]) == 4


def test_a_sentence_is_drafted_as_it_stands_but_for_line_breaks() -> None:
    assert drafted(candidate("Une phrase\ncoupée en  deux.")).text == "Une phrase coupée en deux."


@pytest.mark.parametrize(("start", "proofs"), [(0, ["alpha/x"]), (40, ["beta/y", "beta/z"]), (90, [])])
def test_a_guides_sentence_cites_the_guide_and_the_studies_it_rests_on(start: int, proofs: list[str]) -> None:
    evidence = (Evidence(end=30, passages=("alpha/x",)), Evidence(end=80, passages=("beta/y", "beta/z")))
    given = candidate("Commencez par un essai.", of="guide/a", evidence=evidence, start=start)
    assert drafted(given).passages == ["guide/a", *proofs]
