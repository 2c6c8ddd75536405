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


@pytest.mark.parametrize(
    ("told", "goal"),
    [
        ("je veux apprendre à faire des storyboards avec l'IA", "faire des storyboards avec l’IA"),
        ("monteuse à Lyon. retoucher des voix avec l'ia, à distance, 10h max", "retoucher des voix avec l’IA"),
        ("J'ai 10 heures pour retoucher des voix avec l'IA", "retoucher des voix avec l’IA"),
        ("je cherche une formation à distance sur la restauration de films", "restauration de films"),
        ("mon but : stratégie, repenser nos tournées avec l'IA", "stratégie, repenser nos tournées avec l’IA"),
        ("je dois commencer avant juin et je veux sous-titrer mes films", "sous-titrer mes films"),
        ("je veux découvrir l'IA", "acculturation"),
        ("je voudrais me former à distance", None),
        ("je veux obtenir une certification RNCP", None),
        ("j'ai un master et je suis régisseuse", None),
        ("j'enseigne dans une école d'animation", None),
    ],
)
def test_a_goal_keeps_the_persons_own_words_without_the_conditions(told: str, goal: str | None) -> None:
    assert read(told).set.get("goal") == goal


def test_an_english_goal_is_held_in_the_words_of_the_catalogue() -> None:
    assert read("I'm a film editor in Lyon and I want to learn to make storyboards").set["goal"] == "usage, storyboard"


@pytest.mark.parametrize(
    ("told", "levels"),
    [
        ("technique 1, créativité : 2 et fondamentaux à 0", {"technique": 1, "creativite": 2, "fondamentaux": 0}),
        ("niveau 2 en hybridation, 1 en organisation", {"hybridation": 2, "organisation": 1}),
        ("technique et fondamentaux : 1", {"technique": 1, "fondamentaux": 1}),
        ("2 partout : technique, hybridation", {"technique": 2, "hybridation": 2}),
        ("débutante en technique, à l'aise avec le droit", {"technique": 0, "transverses": 2}),
        ("plutôt solide sur le juridique mais novice en théorie", {"fondamentaux": 0, "transverses": 2}),
        ("j'ai rédigé une charte dans mon équipe", {"organisation": 1}),
        ("je n'ai aucune expérience de l'IA", {"technique": 0, "fondamentaux": 0}),
        ("l'IA, j'y connais rien", {"technique": 0, "fondamentaux": 0}),
        ("je veux devenir expert", {}),
        ("notre école est en avance", {}),
        ("aucune expérience du montage", {}),
    ],
)
def test_levels_are_read_by_number_and_in_everyday_words(told: str, levels: dict[str, int]) -> None:
    assert read(told).set.get("levels", {}) == levels


@pytest.mark.parametrize(
    ("told", "maturity"),
    [
        ("mon studio regarde les autres faire", "suiveuse"),
        ("chez nous on expérimente un peu", "experimentatrice"),
        ("notre compagnie est pionnière", "pionniere"),
        ("la direction ne veut pas en entendre parler", "refractaire"),
        ("notre équipe attend de voir", "suiveuse"),
        ("on me le demande, mais je refuse l'IA", None),
        ("je suis pionnier", None),
    ],
)
def test_an_organisation_is_placed_by_what_is_said_of_it(told: str, maturity: str | None) -> None:
    assert read(told).set.get("maturity") == maturity


@pytest.mark.parametrize(
    ("told", "refused"),
    [
        ("je refuse toute IA", ["toute IA"]),
        ("aucune IA pour moi", ["toute IA"]),
        ("hors de question d'utiliser l'IA", ["toute IA"]),
        ("ni présentiel ni distance", ["presentiel", "distance"]),
        ("je refuse le présentiel et la distance", ["presentiel", "distance"]),
        ("je n'ai aucune expérience de l'IA", None),
        ("je ne connais pas l'IA", None),
        ("je n'ai jamais utilisé l'IA", None),
    ],
)
def test_what_is_refused_is_told_from_what_is_not_known(told: str, refused: list[str] | None) -> None:
    assert read(told).set.get("refuses") == refused


@pytest.mark.parametrize(
    ("told", "trade"),
    [
        ("Je suis cheffe de studio à Annecy", "cheffe de studio"),
        ("je travaille comme luthière, à Nancy", "luthière"),
        ("Bonjour, responsable pédagogique à Lyon", "responsable pédagogique"),
        ("ingé son à Nantes", "ingénieur du son"),
        ("je suis administratrice de théâtre", "administrateur de théâtre"),
        ("étudiante en cinéma, je veux devenir réalisatrice", "réalisateur"),
        ("je suis perdue", None),
        ("je suis débutante", None),
        ("je suis intéressée par l'image", None),
        ("je suis à Lyon", None),
    ],
)
def test_a_trade_that_no_list_knows_is_held_as_it_is_told(told: str, trade: str | None) -> None:
    assert read(told).set.get("trade") == trade


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("monteuse salariée à Lyon, audiovisuel", {"trade": "monteur", "status": "salarie", "territory": "france", "sector": "audiovisuel"}),
        ("réalisateur ciné intermittent lyon", {"trade": "réalisateur", "status": "intermittent", "territory": "france", "sector": "cinema"}),
        ("danseur, spectacle vivant, Corse", {"trade": "danseur", "sector": "spectacle-vivant", "territory": "france"}),
        ("photographe entre deux contrats à Gaspé", {"trade": "photographe", "status": "demandeur-emploi", "territory": "quebec"}),
        ("étudiant en 3e année, graphiste", {"trade": "graphiste", "status": "etudiant", "prerequisites": {"education": 2}}),
        ("scripte, diplômée d'un master, dix ans de métier", {"trade": "scripte", "prerequisites": {"years_experience": 10.0, "education": 5}}),
    ],
)  # fmt: skip
def test_who_a_person_is_may_be_told_in_a_row(told: str, found: dict[str, Any]) -> None:
    assert read(told).set == found


def test_a_course_elsewhere_is_asked_for_and_does_not_move_the_person() -> None:
    found = read("j'habite à Paris mais je veux une formation québécoise")
    assert found.set["territory"] == "france"
    assert "quebec" in found.set["goal"]


def test_each_line_has_the_words_that_say_so() -> None:
    found = read("je suis monteuse à Toulouse, plutôt à distance")
    assert found.origins == {"trade": "je suis monteuse", "territory": "à Toulouse", "mode": "plutôt à distance"}


SPOKEN: list[tuple[str, dict[str, Any]]] = [
    ("je refuse l'IA générative ainsi que le distanciel", {"refuses": ["ia-generative", "distance"]}),
    ("l'IA générative, très peu pour moi", {"refuses": ["ia-generative"]}),
    ("non à l'IA générative", {"refuses": ["ia-generative"]}),
    ("je ne peux pas me déplacer", {"refuses": ["presentiel"]}),
    ("j'ai une seule journée", {"hours_max": 7.0}),
    ("en ligne et en français", {"mode": "distance", "language": "fr"}),
    ("je pige rien à l'IA", {"levels": {"technique": 0, "fondamentaux": 0}}),
    ("niveau 2 en technique, en créativité et en fondamentaux", {"levels": {"technique": 2, "creativite": 2, "fondamentaux": 2}}),
    ("nous suivons le mouvement", {"maturity": "suiveuse"}),
    ("personne veut en entendre parler chez nous", {"maturity": "refractaire"}),
    ("je suis sans emploi à Lyon", {"status": "demandeur-emploi", "territory": "france"}),
    ("graphiste en indé", {"trade": "graphiste", "status": "independant"}),
    ("l'idée c'est de garder mon style", {"goal": "garder mon style"}),
    ("mais je souhaite néanmoins comprendre le droit", {"goal": "comprendre le droit"}),
]  # fmt: skip


@pytest.mark.parametrize(("told", "expected"), SPOKEN)
def test_spoken_turns_are_understood(told: str, expected: dict[str, Any]) -> None:
    found = read(told).set
    assert {name: found.get(name) for name in expected} == expected


def test_a_trade_that_names_its_sector_tells_it_and_a_film_editor_does_not() -> None:
    assert read("je suis développeuse de jeux vidéo").set["sector"] == "jeu-video"
    assert "sector" not in read("I'm a film editor").set
