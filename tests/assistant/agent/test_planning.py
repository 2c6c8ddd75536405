"""What a message asks for: the studies unless it plainly asks for advice, the catalogue or the self-assessment."""

from __future__ import annotations

import json

import pytest

from assistant.advice.held import HeldProfile
from assistant.advice.interview import Interview
from assistant.advice.models import Profile
from assistant.agent.planning import Kind, plan
from ingestion.settings import PROJECT
from tests.assistant.advice.reading.test_reader import READER

HELD = HeldProfile(profile=Profile(trade="monteur"))
ADVISED = Interview(advised=True, asked=["trade"], shown=["a", "b"])


NOBODY, NEW = HeldProfile(), Interview()


def kind(text: str, held: HeldProfile = NOBODY, interview: Interview = NEW, advising: bool = False) -> Kind:
    return plan(text, held, interview, lambda: READER, advising).kind


@pytest.mark.parametrize(
    "text",
    [
        "quelle formation pour moi ?", "je suis monteuse à Toulouse, je cherche une formation courte, plutôt à distance", "j'ai 200 €", "j'ai déjà fait Midjourney",
        "pas d'IA générative", "je conseille une cliente qui est scénariste", "que me conseillez-vous comme formation ?", "Je conseille quelqu’un",
        "Which course is right for me?", "I'm a film editor in Toulouse", "Monteuse à Toulouse, trois jours, à distance", "Corriger : durée trois jours",
        "je suis harpiste à Lyon, au régime de l'intermittence, et je voudrais connaître mes droits face à l'IA", "illustratrice, artiste-auteure à Brest : je veux décrire mes images avec l'IA",
        "je suis scripte à Nîmes, intermittente, et j'aimerais automatiser mes rapports avec l'IA",
    ],
)  # fmt: skip
def test_a_request_for_oneself_is_advised(text: str) -> None:
    assert kind(text) == "advise"


@pytest.mark.parametrize(
    "text",
    [
        "quelles formations en jeu vidéo sont citées en Occitanie ?", "je suis monteuse, est-ce que l'IA va me remplacer ?", "Je suis intermittente, qui finance ma formation ?",
        "Quelle différence entre acculturation et usage ?", "quelle part des apprenants est satisfaite ?", "Compare les chiffres de l'étude CNC et du rapport",
        "j'aimerais savoir combien de monteurs utilisent l'IA", "budget formation Afdas",
    ],
)  # fmt: skip
def test_a_question_about_the_studies_goes_to_the_studies(text: str) -> None:
    assert kind(text) == "study"
    assert kind(text, HELD, ADVISED) == "study"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("montre-moi les formations en VFX à distance", "offers"), ("quelle est la formation la moins chère ?", "offers"), ("show me the online VFX courses", "offers"),
        ("what is the cheapest course?", "offers"), ("compare BAU et ISART", "compare"), ("faisons le bilan", "assess"), ("évalue mon niveau", "assess"),
        ("qu'avez-vous compris de moi ?", "profile"),
    ],
)  # fmt: skip
def test_catalogue_comparison_assessment_and_profile_are_asked_for_in_so_many_words(text: str, expected: Kind) -> None:
    assert kind(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "et si je peux y passer 40 h ?",
        "non, je suis auteur, pas salarié",
        "oublie mon budget",
        "et à distance ?",
        "plutôt 3 jours",
    ],
)
def test_a_change_of_what_was_advised_is_advised_again(text: str) -> None:
    assert kind(text, HELD, ADVISED, advising=True) == "advise"


def test_ranks_are_compared_only_where_offers_were_shown() -> None:
    text = "c'est quoi la différence entre la première et la deuxième ?"
    assert kind(text, HELD, ADVISED) == "compare"
    assert kind(text) == "study"


@pytest.mark.parametrize("text", ["monteur", "passe", "je ne sais pas", "marionnettiste"])
def test_an_answer_belongs_to_the_question_before(text: str) -> None:
    assert kind(text, interview=Interview(asked=["trade"], pending="trade")) == "advise"
    assert kind(text) == "study"


def test_a_study_question_needs_no_reader() -> None:
    def unwanted() -> None:
        raise AssertionError("the trades were read for a question about the studies")

    assert plan("Quelle part des apprenants est satisfaite ?", HeldProfile(), Interview(), unwanted).kind == "study"  # type: ignore[arg-type]


def test_no_question_of_the_reference_suite_is_taken_for_a_request_of_ones_own() -> None:
    questions = [
        json.loads(line)
        for file in sorted((PROJECT / "eval" / "suites" / "reference").glob("*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    assert len(questions) > 500
    assert [one["question"] for one in questions if one.get("answerable") and kind(one["question"]) != "study"] == []
