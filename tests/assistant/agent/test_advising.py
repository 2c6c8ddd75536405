"""Advice in the conversation, end to end over the shipped corpus with the embedded model."""

from __future__ import annotations

import uuid
from pathlib import Path

import pytest

from assistant.advice.held import HeldProfile
from assistant.advice.models import Pathway, Profile
from assistant.models import Answer
from assistant.service import Assistant
from assistant.settings import Settings

FIRST = "je suis monteuse à Toulouse, je cherche une formation courte, plutôt à distance"


@pytest.fixture
def thread() -> str:
    return uuid.uuid4().hex


def last(assistant: Assistant, thread: str, *told: str) -> Answer:
    """Return the answer to the last of some messages."""
    return [assistant.ask(text, thread) for text in told][-1]


def proven(answer: Answer) -> bool:
    """Tell whether every sentence that cites is borne by what it cites, and every other one is talk."""
    return all(
        sentence.support in {"verbatim", "supported"} if sentence.citations else sentence.support == "not_checkable"
        for sentence in answer.sentences
    )


def test_a_pathway_is_told_in_one_cited_sentence_a_step(shipped_assistant: Assistant, thread: str) -> None:
    answer = shipped_assistant.ask(FIRST, thread)
    assert answer.status == "answered"
    assert answer.pathway is not None and answer.profile is not None
    steps = Pathway.model_validate(answer.pathway).steps
    told = [sentence for sentence in answer.sentences if sentence.text[:2] in {"1.", "2.", "3.", "4."}]
    assert len(told) == len(steps)
    assert all(step.title.split(" :")[0] in sentence.text for step, sentence in zip(steps, told, strict=True))
    assert proven(answer)
    assert answer.offers == [step.offer for step in steps if step.offer]
    held = HeldProfile.model_validate(answer.profile)
    assert held.profile.trade == "monteur"
    assert held.origins["territory"] == "à Toulouse"


def test_at_most_three_questions_are_asked_and_each_can_be_skipped(shipped_assistant: Assistant, thread: str) -> None:
    answers = [
        shipped_assistant.ask(text, thread)
        for text in ("quelle formation pour moi ?", "passe", "je ne sais pas", "peu importe")
    ]
    assert [answer.status for answer in answers] == ["clarify"] * 4
    assert [answer.reason.endswith("passer cette question.") for answer in answers] == [True, True, True, False]
    assert shipped_assistant.profile(thread) == HeldProfile()
    assert shipped_assistant.ask("utiliser des outils", thread).pathway is not None


def test_an_answer_is_understood_as_what_was_asked_for(shipped_assistant: Assistant, thread: str) -> None:
    answer = last(shipped_assistant, thread, "quelle formation pour moi ?", "monteur", "débutant", "à Montréal")
    assert answer.pathway is not None
    profile = shipped_assistant.profile(thread).profile
    assert (profile.trade, profile.territory, profile.levels) == (
        "monteur",
        "quebec",
        {"technique": 0, "fondamentaux": 0},
    )
    assert all(offer.startswith("quebec") for offer in answer.offers or [])


def test_what_is_said_later_corrects_what_was_understood(shipped_assistant: Assistant, thread: str) -> None:
    last(
        shipped_assistant,
        thread,
        FIRST,
        "j'ai 200 €",
        "et si je peux y passer 40 h ?",
        "pas d'IA générative",
        "oublie mon budget",
    )
    answer = shipped_assistant.ask("non, je suis auteur, pas salarié", thread)
    profile = shipped_assistant.profile(thread).profile
    assert profile == Profile(
        trade="monteur",
        territory="occitanie",
        mode="distance",
        hours_max=40,
        status="auteur",
        refuses=["ia-generative"],
    )
    assert answer.pathway is not None
    assert answer.pathway["profile"]["status"] == "auteur"


def test_a_question_about_the_studies_keeps_its_contract_and_the_profile(
    shipped_assistant: Assistant, thread: str
) -> None:
    shipped_assistant.ask(FIRST, thread)
    answer = shipped_assistant.ask("Quelle part des apprenants est satisfaite de sa formation à l’IA ?", thread)
    assert (answer.profile, answer.pathway, answer.offers) == (None, None, None)
    assert answer.citations
    assert shipped_assistant.profile(thread).profile.trade == "monteur"


def test_a_question_about_the_studies_does_not_open_the_catalogue(shipped_index: Path) -> None:
    assistant = Assistant(Settings(index=shipped_index, sessions=":memory:"))
    assistant.ask("Quelle part des apprenants est satisfaite de sa formation à l’IA ?")
    assert assistant.counsel._opened is None
    assert "trades" not in vars(assistant.counsel)


def test_age_and_health_are_neither_held_nor_stored(shipped_assistant: Assistant, thread: str) -> None:
    answer = shipped_assistant.ask("je suis monteuse, 52 ans, enceinte, à Toulouse", thread)
    stored = repr(shipped_assistant._graph.get_state({"configurable": {"thread_id": thread}}).values)
    assert "52" not in answer.model_dump_json(exclude={"elapsed_ms", "corpus_version"})
    assert "52 ans" not in stored and "enceinte" not in stored
    assert "votre âge" in answer.introduction


def test_no_fit_names_what_to_relax(shipped_assistant: Assistant, thread: str) -> None:
    answer = last(
        shipped_assistant,
        thread,
        "scénariste à Lyon, 1 heure, certifiante, en présentiel, gratuite",
        "utiliser des outils",
    )
    assert answer.pathway is not None
    assert answer.pathway["status"] == "no_fit"
    assert answer.status == "partial"
    assert answer.reason
    assert not answer.offers


def test_offers_are_found_and_compared_by_name_and_by_rank(shipped_assistant: Assistant, thread: str) -> None:
    found = shipped_assistant.ask("montre-moi les formations sur Midjourney", thread)
    assert found.offers and len(found.offers) > 1 and proven(found)
    ranked = shipped_assistant.ask("c'est quoi la différence entre la première et la deuxième ?", thread)
    assert ranked.offers == found.offers[:2]
    named = shipped_assistant.ask("compare BAU et ISART", thread)
    assert [name.split("-")[0] for name in named.offers or []] == ["bau", "isart"]
    assert proven(named)


def test_the_cheapest_is_not_told_where_prices_are_unknown(shipped_assistant: Assistant, thread: str) -> None:
    answer = shipped_assistant.ask("quelle est la formation la moins chère ?", thread)
    assert "n’est indiqué que pour" in answer.introduction


def test_things_that_are_no_offers_are_compared_from_the_studies(shipped_assistant: Assistant, thread: str) -> None:
    answer = shipped_assistant.ask("Compare la France et le Québec", thread)
    assert answer.offers is None


def test_the_self_assessment_places_the_person_and_can_be_left(shipped_assistant: Assistant, thread: str) -> None:
    begun = shipped_assistant.ask("faisons le bilan", thread)
    assert "1 sur 14" in begun.reason
    answer = last(shipped_assistant, thread, "2", "passe", "la troisième", "stop")
    assert shipped_assistant.profile(thread).profile.levels == {"technique": 1, "creativite": 2}
    assert shipped_assistant.profile(thread).origins["levels"] == "bilan"
    assert answer.citations and proven(answer)


def test_the_profile_survives_a_restart_and_is_erased_with_the_conversation(
    shipped_index: Path, tmp_path: Path, thread: str
) -> None:
    settings = Settings(index=shipped_index, sessions=str(tmp_path / "sessions.sqlite"))
    Assistant(settings).ask(FIRST, thread)
    again = Assistant(settings)
    assert again.profile(thread).profile.trade == "monteur"
    assert again.ask("et si je peux y passer 40 h ?", thread).pathway is not None
    again.forget(thread)
    assert again.profile(thread) == HeldProfile()


def test_a_page_may_hold_a_profile_that_the_conversation_goes_on_from(
    shipped_assistant: Assistant, thread: str
) -> None:
    held = HeldProfile(
        profile=Profile(trade="monteur", territory="france", goal="usage"), origins={"trade": "formulaire"}
    )
    shipped_assistant.hold(thread, held)
    assert shipped_assistant.profile(thread) == held
    assert shipped_assistant.answers(thread) == []
    answer = shipped_assistant.ask("j'ai deux jours", thread)
    assert answer.pathway is not None
    assert shipped_assistant.profile(thread).profile.hours_max == 14


def test_the_same_profile_gives_the_same_pathway_and_nobody_changes_the_kept_one(shipped_assistant: Assistant) -> None:
    profile = Profile(trade="monteur", territory="france", goal="usage")
    first = shipped_assistant.pathway(profile)
    first.steps.clear()
    assert shipped_assistant.pathway(profile).steps
    assert {step.offer for step in shipped_assistant.pathway(profile).steps if step.offer} <= {
        offer.id for offer in shipped_assistant.offers
    }


def test_a_person_is_advised_in_english(shipped_assistant: Assistant, thread: str) -> None:
    answer = last(shipped_assistant, thread, "Which course is right for me?", "film editor", "use tools", "in Toulouse")
    assert answer.language == "en"
    assert shipped_assistant.profile(thread).profile == Profile(trade="monteur", goal="usage", territory="occitanie")
    assert answer.introduction.startswith("Noted")
