"""A turn of the conversation as the templates take it."""

from __future__ import annotations

from assistant.web.markup import words_of
from assistant.web.turns import Turn, partly, turn_of, without_titles
from assistant.words import say
from tests.assistant.web.shelves import TEXT, SmallShelf, answer, sentence

FIRST, SECOND = TEXT.split(". ")[0] + ".", TEXT.split(". ")[1]


def shown(*sentences, **changes) -> Turn:  # type: ignore[no-untyped-def]
    return turn_of(answer(*sentences, **changes), 3, SmallShelf(), words_of("fr"), "fr")


def test_sentences_of_one_shape_stand_together() -> None:
    turn = shown(
        sentence("Deux outils :"), sentence("- Runway ;"), sentence("- Whisper."), sentence("| Essais | un an |")
    )
    assert [group.shape for group in turn.groups] == ["paragraph", "list", "table"]
    assert [line.head + line.tail for line in turn.groups[1].lines] == ["Runway ;", "Whisper."]
    assert turn.groups[2].lines[0].cells == ["Essais", "un an"]


def test_numbered_items_keep_their_numbers() -> None:
    turn = shown(sentence("Deux attendus :"), sentence("1. la maîtrise technique ;"), sentence("2. la créativité."))
    assert [group.shape for group in turn.groups] == ["paragraph", "numbered"]
    assert turn.groups[1].lines[1].head + turn.groups[1].lines[1].tail == "2. la créativité."


def test_the_last_word_stays_with_its_markers() -> None:
    line = shown(sentence(FIRST)).groups[0].lines[0]
    assert line.head + line.tail == FIRST
    assert line.tail == "satisfaits."
    assert line.markers[0].quote == FIRST


def test_an_answer_comes_in_sentence_after_sentence_with_what_it_cites() -> None:
    turn = shown(sentence(FIRST), sentence(SECOND))
    first = partly(turn, 1)
    assert [line.number for group in first.groups for line in group.lines] == [1]
    assert [card.n for card in first.cards] == [1]
    assert first.support == []
    assert first.announcement == ""


def test_a_whole_answer_is_announced_with_its_support() -> None:
    turn = shown(sentence(FIRST))
    assert turn.announcement.startswith("Réponse\u00a0: Dans l'enquête Alpha")
    assert "citation exacte" in turn.announcement


def test_an_answer_in_another_language_keeps_its_introduction_while_it_comes_in() -> None:
    turn = shown(sentence(FIRST), sentence(SECOND), introduction="From the French sources:", language="en")
    assert partly(turn, 1).introduction == turn.introduction == "From the French sources:"
    assert turn.announcement.startswith("Réponse\u00a0: From the French sources: Dans")


def test_a_refusal_names_its_nearest_passages_once() -> None:
    # GIVEN the reason as the assistant writes it: what is missing, then the titles of what is nearest
    titles = say("refused_nearest", "fr", titles="«\u00a0La satisfaction\u00a0»")
    reason = f"{say('refused_weak', 'fr')} {titles}"
    refusal = answer(status="refused", reason=reason, nearest=["alpha-2024/satisfaction"])
    # THEN the titles are left to the passages themselves
    assert without_titles(refusal) == say("refused_weak", "fr")
    turn = turn_of(refusal, 1, SmallShelf(), words_of("fr"), "fr")
    assert turn.reason == say("refused_weak", "fr")
    assert [near.heading[-1] for near in turn.near] == ["La satisfaction"]


def test_a_refusal_whose_passages_are_gone_keeps_its_whole_reason() -> None:
    reason = f"{say('refused_weak', 'fr')} {say('refused_nearest', 'fr', titles='X')}"
    refusal = answer(status="refused", reason=reason, nearest=["alpha-2024/disparu"])
    assert turn_of(refusal, 1, SmallShelf(), words_of("fr"), "fr").reason == reason
