"""Statements turned round: opposites, quantities, comparisons, orders, actors, causes, ranks, and what bears them."""

from __future__ import annotations

import pytest

from assistant.grounding.guard import check

MUSEUM = (
    "En 2023, les musées de la ville ont accueilli 1 234 500 visiteurs, soit 12,5 % de plus qu’en 2022. La plupart des "
    "concerts affichent complet. Une dotation de l’État a permis d’élargir les horaires d’ouverture. Les femmes lisent "
    "plus que les hommes. L’âge moyen est passé de 58 à 52 ans. L’éditeur Boréal finance le développement ; Ligne Claire "
    "conserve la propriété intellectuelle. Les visites ont lieu tous les jours sauf le mardi."
)
MONEY = "Le plan dispose de 700 M€ : un volet « excellence » de 500 M€ et un volet « massification » de 200 M€."
REASONS = "Raisons citées :\n- trop cher : 51 % ;\n- trop long : 30 % ;\n- trop loin : 12 %."


def kinds(sentence: str, passage: str) -> set[str]:
    found = check(sentence, [passage])
    assert found.support != "verbatim"
    return {failed.kind for failed in found.failed}


@pytest.mark.parametrize(
    ("sentence", "passage", "kind"),
    [
        ("La fréquentation des musées a baissé de 12,5 % en 2023.", MUSEUM, "wording"),
        ("Une dotation de l'État a permis de réduire les horaires d'ouverture.", MUSEUM, "wording"),
        ("Tous les concerts affichent complet.", MUSEUM, "quantifier"),
        ("Peu de concerts affichent complet.", MUSEUM, "quantifier"),
        ("Les hommes lisent plus que les femmes.", MUSEUM, "comparison"),
        ("Les femmes lisent moins que les hommes.", MUSEUM, "comparison"),
        ("L'âge moyen est passé de 52 à 58 ans en tout.", MUSEUM, "figure"),
        ("Les horaires d'ouverture ont été élargis parce que les salariés avaient fait grève.", MUSEUM, "cause"),
        ("Ligne Claire finance le développement.", MUSEUM, "actor"),
        ("Les visites ont lieu le mardi.", MUSEUM, "negation"),
        ("Le volet massification reçoit plus d'argent que le volet excellence.", MONEY, "comparison"),
        ("La raison la plus citée est la distance : trop loin.", REASONS, "comparison"),
        (
            "Le rapport paraît avant la fin des travaux.",
            "Le rapport paraît après la fin des travaux du comité.",
            "comparison",
        ),
        ("Le château abrite un musée jusqu'en 1998.", "Le château abrite depuis 1998 un musée d'art.", "comparison"),
        ("Le service est obligatoirement rendu en ligne.", "Le service est rendu en ligne aux habitants.", "modality"),
        (
            "Seuls les apprentis sont concernés par le texte.",
            "Les apprentis sont concernés par le texte de loi.",
            "negation",
        ),
        ("Les équipes ne manquent pas de temps.", "Les équipes n'ont guère de temps pour se former.", "negation"),
    ],
)
def test_a_statement_turned_round_is_refused_with_its_kind(sentence: str, passage: str, kind: str) -> None:
    assert kind in kinds(sentence, passage)


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        ("La fréquentation des musées a augmenté de 12,5 % par rapport à 2022.", MUSEUM),
        ("La majorité des concerts affichent complet.", MUSEUM),
        ("Les hommes lisent moins que les femmes.", MUSEUM),
        ("L'âge moyen a reculé de 58 à 52 ans.", MUSEUM),
        ("Les horaires d'ouverture ont été élargis grâce à une dotation de l'État.", MUSEUM),
        ("Le développement est financé par Boréal.", MUSEUM),
        ("Le volet excellence reçoit plus d'argent que le volet massification.", MONEY),
        ("Sur 700 millions d'euros, 500 vont à l'excellence.", MONEY),
        ("La raison la plus citée est le prix : trop cher.", REASONS),
        ("Le musée ouvre au dix-neuvième siècle.", "Le musée ouvre au XIXe siècle, place du Marché."),
        ("On appelle le 05.61.00.12.34.", "Pour réserver, on appelle le 05 61 00 12 34."),
        ("Le théâtre ouvre à 20h30 chaque soir.", "Le théâtre ouvre à 20 h 30, chaque soir de la semaine."),
    ],
)
def test_the_same_statement_in_other_words_is_let_pass(sentence: str, passage: str) -> None:
    assert kinds(sentence, passage) == set()


def test_other_century_and_other_number_are_refused() -> None:
    assert "figure" in kinds("Le musée ouvre au XVIIIe siècle.", "Le musée ouvre au XIXe siècle, place du Marché.")
    assert (
        check("On appelle le 05 61 00 12 43.", ["Pour réserver, on appelle le 05 61 00 12 34."]).support
        == "unsupported"
    )


def test_a_short_english_sentence_is_checked_on_names_and_figures_only() -> None:
    passage = "La plupart des élèves viennent de Lyon ; 62 % ont suivi la formation."
    assert check("Most of the pupils come from Lyon.", [passage]).support == "supported"
    assert check("Most of the pupils come from Paris.", [passage]).support == "unsupported"
    assert check("The pupils come from far away.", [passage]).support == "not_checkable"
