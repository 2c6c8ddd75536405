"""What of the passages is said: the likeliest first, short where one sentence answers, never too long."""

from __future__ import annotations

import numpy as np

from assistant.agent.selection import FEATURES, LEAST_CHANCE, MAX_UNITS, MAX_WORDS, WEIGHTS, chances, choose, features
from assistant.agent.units import Unit, units
from tests.assistant.builders import candidate


def sentence(text: str, number: int = 0, **told: float) -> Unit:
    return Unit("sentence", (candidate(text, number, **told),))


def test_weights_are_kept_for_every_feature() -> None:
    assert set(WEIGHTS) == {"authored", "plain"}
    for kept in WEIGHTS.values():
        assert kept.weights.shape == (len(FEATURES),)
        assert np.isfinite(kept.weights).all()


def test_each_unit_has_its_row_of_features() -> None:
    found = units(
        "figure", [candidate("Ils citent :", 0), candidate("- Runway, 12 %", 1), candidate("Aucun nombre.", 2)]
    )
    rows = features("figure", found)
    assert rows.shape == (len(found), len(FEATURES))
    assert rows[:, FEATURES.index("no_figure")].tolist() == [0, 0, 1]
    assert rows[:, FEATURES.index("is_item")].tolist() == [1, 0, 0]


def test_nothing_has_no_chance() -> None:
    assert chances("other", []).tolist() == []
    assert choose([], []) == []


def test_what_says_more_of_the_question_is_likelier() -> None:
    near = sentence("La réponse.", coverage=0.9, cosine=0.9, sign=1)
    far = sentence("La cantine.", 1, coverage=0, cosine=0.1, sign=0)
    likely = chances("other", [near, far])
    assert likely[0] > likely[1]
    assert ((likely > 0) & (likely < 1)).all()


def test_an_unlikely_sentence_is_left_out_but_the_first_is_always_said() -> None:
    low = [sentence("Un.", 0), sentence("Deux.", 1)]
    assert choose(low, [LEAST_CHANCE / 2, LEAST_CHANCE / 4]) == [low[0]]
    assert choose(low, [0.9, LEAST_CHANCE / 2]) == [low[0]]
    assert choose(low, [0.4, 0.9]) == [low[1], low[0]]


def test_an_answer_stays_short() -> None:
    many = [sentence(" ".join(f"mot{place}x{number}" for place in range(30)), number) for number in range(10)]
    chosen = choose(many, [0.9] * 10)
    assert sum(unit.words() for unit in chosen) <= MAX_WORDS
    short = [sentence(f"Mot{number}.", number) for number in range(10)]
    assert len(choose(short, [0.9] * 10)) == MAX_UNITS


def test_a_list_that_alone_is_longer_than_an_answer_is_still_said() -> None:
    whole = Unit("list", tuple(candidate(f"- {'mot ' * 30}", number) for number in range(9)))
    assert choose([whole], [0.9]) == [whole]


def test_of_two_units_as_likely_the_shorter_comes_first() -> None:
    long, short = sentence(" ".join(["mot"] * 60), 0), sentence("Douze mots.", 1)
    assert choose([long, short], [0.5, 0.5])[0] is short


def test_a_sentence_is_said_once() -> None:
    pool = [candidate("Ils citent :", 0), candidate("- Runway", 1)]
    item, whole = units("figure", pool)
    assert choose([item, whole], [0.9, 0.8]) == [item]


def test_what_was_said_is_not_said_again_in_other_words() -> None:
    study = sentence("Une action de formation à l’IA dure 8,4 h en moyenne, selon l’étude CNC–Afdas.", 0)
    guide = sentence("Dans l’étude CNC–Afdas, une action de formation à l’IA suivie en 2024 dure 8,4 h en moyenne.", 1)
    other = sentence("Une action de formation à l’IA dure 22 h en moyenne, selon l’étude CNC–Afdas.", 2)
    assert choose([study, guide, other], [0.9, 0.8, 0.7]) == [study, guide, other]
    assert choose([guide, study, other], [0.9, 0.8, 0.7]) == [guide, other]
