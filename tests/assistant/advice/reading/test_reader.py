"""What a person says of themselves, read into a profile: the same person in other words gives the same profile."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from assistant.advice.reading.reader import Changes, Reader
from assistant.advice.reading.trade import TradeNames
from tests.assistant.advice.shelves import trades

TODAY = date(2026, 11, 20)
READER = Reader(TradeNames(trades()))


def read(text: str, pending: str | None = None) -> Changes:
    return READER.read(text, pending, TODAY)


SAME: list[tuple[dict[str, Any], list[str]]] = [
    (
        {"trade": "monteur", "territory": "occitanie", "hours_max": 21.0, "mode": "distance"},
        [
            "je suis monteuse à Toulouse, je cherche une formation courte, plutôt à distance",
            "Monteur vidéo en Haute-Garonne, j’ai trois jours, en ligne",
            "Je fais du montage, j'habite Montpellier ; 3 jours maximum, en visio",
            "moi c'est cheffe monteuse dans le 31, 21 h en tout, depuis chez moi",
            "I'm a film editor based in Toulouse, three days at most, online",
        ],
    ),
    (
        {"trade": "scénariste", "status": "intermittent", "territory": "france", "budget": 500.0},
        [
            "Scénariste intermittente à Lyon, j'ai 500 €",
            "je suis scénariste, sous le régime de l'intermittence, en Bretagne, budget de 500 euros",
            "J'habite Paris. Je suis intermittent du spectacle et scénariste. 500 euros max.",
        ],
    ),
    (
        {
            "trade": "graphiste",
            "status": "independant",
            "territory": "quebec",
            "levels": {"technique": 0, "fondamentaux": 0},
        },
        [
            "graphiste à mon compte à Montréal, je débute",
            "Je suis graphiste freelance au Québec et je pars de zéro",
            "je travaille comme graphiste, travailleuse autonome, à Sherbrooke, grande débutante",
            "I'm a freelance graphic designer in Montreal, complete beginner",
        ],
    ),
]


@pytest.mark.parametrize(("expected", "told"), [(expected, one) for expected, those in SAME for one in those])
def test_the_same_person_in_other_words_gives_the_same_profile(expected: dict[str, Any], told: str) -> None:
    assert read(told).set == expected


@pytest.mark.parametrize(
    ("told", "hours"),
    [
        ("j'ai deux jours", 14), ("3 soirs", 9), ("35h", 35), ("une semaine", 35), ("2 mois à mi-temps", 140), ("deux jours et demi", 17.5),
        ("entre 2 et 4 jours", 28), ("2 h par semaine pendant 3 mois", 24), ("une demi-journée", 3.5), ("5 jours de 6h", 30), ("pas plus de 3 jours", 21),
        ("1h30", 1.5), ("un week-end", 14), ("a day", 7),
    ],
)  # fmt: skip
def test_time_is_read_in_hours(told: str, hours: float) -> None:
    assert read(told).set == {"hours_max": hours}


@pytest.mark.parametrize(
    "told", ["depuis 3 mois", "il y a deux jours", "plus de 20 h", "2 h par semaine", "mettre à jour", "j'ai 52 ans"]
)
def test_what_is_no_time_to_give_is_not_read_as_one(told: str) -> None:
    assert "hours_max" not in read(told).set


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("avant mars 2027", "2027-02-28"), ("d'ici mars", "2027-03-31"), ("d'ici fin juin 2027", "2027-06-30"), ("avant le 15 janvier", "2027-01-15"),
        ("before March 2027", "2027-02-28"), ("cette année", "2026-12-31"), ("avant l'été", "2027-06-20"),
    ],
)  # fmt: skip
def test_the_last_day_to_start_is_read(told: str, day: str) -> None:
    assert read(told).set == {"start_by": day}


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("pas d'IA générative", {"refuses": ["ia-generative"]}),
        ("surtout pas à distance", {"refuses": ["distance"]}),
        ("je ne veux pas de Midjourney", {"refuses": ["midjourney"]}),
        ("sans ChatGPT ni IA générative", {"refuses": ["ia-generative", "chatgpt"]}),
        ("plutôt à distance", {"mode": "distance"}),
        ("en présentiel", {"mode": "presentiel"}),
        ("à distance ou en présentiel", {}),
        ("pas forcément à distance", {}),
        ("une formation certifiante", {"certification": True}),
        ("inscrite au RNCP", {"certification": "rncp"}),
        ("je n'ai pas de budget", {"budget": 0.0}),
        ("j'ai 1 500 €", {"budget": 1500.0}),
        ("j'ai déjà fait Midjourney", {"levels": {"technique": 1}}),
        ("je n'ai jamais utilisé Midjourney", {"levels": {"technique": 0, "fondamentaux": 0}}),
        ("formation en français uniquement, je ne parle pas anglais", {"language": "fr"}),
    ],
)
def test_wishes_and_refusals_are_told_apart(told: str, found: dict[str, Any]) -> None:
    assert read(told).set == found


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ("oublie mon budget", "budget"),
        ("peu importe le lieu", "territory"),
        ("je ne veux pas de certification", "certification"),
        ("forget my trade", "trade"),
    ],
)
def test_a_line_is_cleared_in_words(told: str, field: str) -> None:
    assert read(told).clear == [field]


def test_a_status_that_is_denied_is_no_status() -> None:
    found = read("non, je suis auteur, pas salarié")
    assert found.set == {"status": "auteur"}
    assert found.deny == {"status": ["salarie"]}


@pytest.mark.parametrize(
    ("told", "trade"),
    [
        ("une formation de monteur", None),
        ("je forme des monteurs", None),
        ("je veux devenir étalonneuse", None),
        ("je suis directrice de production", "directeur de production"),
        ("je conseille une cliente qui est illustratrice", "illustrateur"),
        ("étudiante en animation 3D", "animateur 3D"),
        ("actrice et réalisatrice", "réalisateur, comédien"),
    ],
)
def test_a_trade_counts_where_it_is_the_persons(told: str, trade: str | None) -> None:
    found = read(told).set.get("trade")
    assert found == trade or {found} == {"acteur, réalisateur"} & {found}


def test_a_trade_with_a_status_in_its_name_is_no_status() -> None:
    assert "status" not in read("je suis directeur de la photographie").set


@pytest.mark.parametrize(
    ("pending", "told", "found"),
    [
        ("trade", "monteur", {"trade": "monteur"}),
        ("trade", "marionnettiste", {"trade": "marionnettiste"}),
        ("need", "débutant", {"levels": {"technique": 0, "fondamentaux": 0}}),
        ("need", "découvrir", {"goal": "acculturation"}),
        ("territory", "à Montréal", {"territory": "quebec"}),
        ("territory", "dans le 34", {"territory": "occitanie"}),
        ("hours_max", "2 jours", {"hours_max": 14.0}),
        ("hours_max", "40", {"hours_max": 40.0}),
    ],
)
def test_an_answer_is_read_as_what_was_asked_for(pending: str, told: str, found: dict[str, Any]) -> None:
    assert read(told, pending).set == found


def test_a_goal_keeps_aim_and_subjects_in_one_order() -> None:
    first = read("je veux intégrer l'IA à mon workflow de storyboard, avec les questions de droit d'auteur")
    second = read("je souhaite comprendre le droit et intégrer l'IA pour mes storyboards")
    assert first.set["goal"] == second.set["goal"] == "integration, droit, storyboard"


def test_a_course_elsewhere_is_asked_for_and_does_not_move_the_person() -> None:
    found = read("j'habite à Paris mais je veux une formation québécoise")
    assert found.set["territory"] == "france"
    assert "quebec" in found.set["goal"]


def test_each_line_has_the_words_that_say_so() -> None:
    found = read("je suis monteuse à Toulouse, plutôt à distance")
    assert found.origins == {"trade": "je suis monteuse", "territory": "à Toulouse", "mode": "plutôt à distance"}
