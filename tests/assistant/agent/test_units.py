"""What an answer is put together from: a list stays with what leads it in, an item may stand for a short question."""

from __future__ import annotations

from assistant.agent.sentences import Candidate
from assistant.agent.units import LONG_LIST_WORDS, MAX_LIST_ITEMS, leads, units, words_of
from tests.assistant.builders import candidate

TOOLS = ("- DaVinci Resolve", "- Runway", "- Topaz", "- Whisper")


def listed(lead: str = "Les monteurs citent quatre outils :", items: tuple[str, ...] = TOOLS) -> list[Candidate]:
    """Return the sentences of a passage that leads a list in."""
    return [candidate(text, number) for number, text in enumerate((lead, *items))]


def test_sentences_stand_alone() -> None:
    pool = [candidate("Une phrase.", 0), candidate("Une autre.", 1)]
    assert [(unit.kind, unit.sentences) for unit in units("other", pool)] == [
        ("sentence", (pool[0],)),
        ("sentence", (pool[1],)),
    ]


def test_a_list_is_one_unit_with_its_lead_in() -> None:
    pool = [*listed(), candidate("Ils travaillent seuls.", 5)]
    found = units("list", pool)
    assert [unit.kind for unit in found] == ["list", "sentence"]
    assert list(found[0].sentences) == pool[:5]


def test_a_short_question_may_be_answered_by_one_item() -> None:
    found = units("figure", listed())
    assert [unit.kind for unit in found] == ["item"] * 4 + ["list"]
    assert all(unit.sentences[0].text.endswith(":") for unit in found)


def test_a_long_list_is_not_offered_whole_to_a_short_question() -> None:
    long = tuple("- " + " ".join(["mot"] * LONG_LIST_WORDS) for _ in range(2))
    assert [unit.kind for unit in units("person", listed(items=long))] == ["item", "item"]
    assert [unit.kind for unit in units("list", listed(items=long))] == ["list"]


def test_an_endless_list_is_cut() -> None:
    pool = listed(items=tuple(f"- outil {number}" for number in range(3 * MAX_LIST_ITEMS)))
    assert len(units("list", pool)[0].sentences) == MAX_LIST_ITEMS + 1


def test_a_list_that_nothing_leads_in_is_still_one_list() -> None:
    pool = listed()[1:]
    assert [(unit.kind, len(unit.sentences)) for unit in units("list", pool)] == [("list", 4)]


def test_lists_of_two_passages_are_not_joined() -> None:
    other = [candidate(text, number, of="beta/b", rank=1) for number, text in enumerate(TOOLS)]
    found = units("list", [*listed(), *other])
    assert [unit.rank for unit in found] == [0, 1]
    assert sum(len(unit.sentences) for unit in found) == 9


def test_no_sentence_is_lost_and_none_is_made_up() -> None:
    pool = [candidate("Avant.", 0), *(candidate(one.text, one.number + 1) for one in listed()), candidate("Après :", 6)]
    said = [one for unit in units("other", pool) for one in unit.sentences]
    assert said == pool


def test_a_colon_leads_in_and_an_item_belongs_to_a_list() -> None:
    assert leads(candidate("Trois outils :"))
    assert leads(candidate("- un outil"))
    assert not leads(candidate("Trois outils."))


def test_words_are_those_a_reader_counts() -> None:
    assert words_of([candidate("L’outil coûte 12 €."), candidate("- Runway")]) == 4
