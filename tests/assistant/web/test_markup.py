"""The templates: whatever stands in a document or a question is shown, never run."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from assistant.models import Failure
from assistant.web.markup import fill, words_of
from assistant.web.turns import turn_of
from tests.assistant.web.hostile import IMAGE, SCRIPT
from tests.assistant.web.shelves import SmallShelf, answer, citation, passage, sentence, source

HOSTILE = f"""{SCRIPT} {IMAGE} "' onmouseover="window.hacked=true" {{{{ 7*7 }}}}"""


def markup(given, shelf: SmallShelf | None = None) -> BeautifulSoup:  # type: ignore[no-untyped-def]
    turn = turn_of(given, 1, shelf or SmallShelf(), words_of("fr"), "fr")
    return BeautifulSoup(fill("conversation.html", "fr", turns=[turn], latest=True), "html.parser")


def test_nothing_of_a_document_or_a_question_becomes_markup() -> None:
    # GIVEN an answer every text of which tries to be markup
    text = f"Le gabarit contient {HOSTILE}."
    shelf = SmallShelf(
        [passage(text=text, title=HOSTILE, section=(HOSTILE,), locator=HOSTILE)], [source(title=HOSTILE, short=HOSTILE)]
    )
    cited = citation().model_copy(update={"quote": text, "start": 0, "end": len(text), "locator": HOSTILE})
    failure = Failure(kind="name", text=HOSTILE, why=HOSTILE)
    given = answer(
        sentence(text, "unsupported", failed=[failure]),
        sentence(f"- {HOSTILE}"),
        question=HOSTILE,
        reason=HOSTILE,
        followups=[HOSTILE],
        nearest=["alpha-2024/satisfaction"],
        citations=[cited],
        status="partial",
    )
    # WHEN it is shown
    soup = markup(given, shelf)
    # THEN it is all text: no element and no attribute of its own
    assert soup.find_all(["script", "img"]) == []
    assert [tag for tag in soup.find_all(True) for name in tag.attrs if name.startswith("on")] == []
    assert "49" not in soup.get_text()
    assert SCRIPT in soup.select_one(".said").get_text()  # type: ignore[union-attr]
    assert SCRIPT in soup.select_one(".whole").get_text()  # type: ignore[union-attr]
    assert soup.select_one(".ask")["data-ask"] == HOSTILE  # type: ignore[index]


def test_an_unsupported_sentence_is_struck_and_labelled() -> None:
    failure = Failure(kind="figure", text="38 %", why="ne se trouve pas dans le passage")
    soup = markup(answer(sentence("38 % sont satisfaits.", "unsupported", failed=[failure]), sentence()))
    struck = soup.select_one('.sentence[data-support="unsupported"]')
    assert struck is not None
    assert struck.select_one("s").get_text() == "38 % sont satisfaits."  # type: ignore[union-attr]
    flag = struck.select_one("button.flag")
    assert flag is not None
    assert flag.get_text() == "phrase non vérifiée"
    assert "ne se trouve pas dans le passage" in soup.select_one(f"#{flag['data-opens']}").get_text()  # type: ignore[union-attr]


def test_a_marker_names_its_source_and_both_ends_know_each_other() -> None:
    soup = markup(answer(sentence()))
    marker, card = soup.select_one(".marker"), soup.select_one(".source")
    assert marker is not None
    assert card is not None
    assert marker["data-card"] == card["id"]
    assert card["data-marker"] == marker["id"]
    assert "Alpha, 2024" in str(marker["aria-label"])


def test_ids_are_unique_in_a_conversation() -> None:
    turns = [turn_of(answer(sentence(), sentence()), number, SmallShelf(), words_of("fr"), "fr") for number in (1, 2)]
    soup = BeautifulSoup(fill("conversation.html", "fr", turns=turns, latest=False), "html.parser")
    ids = [tag["id"] for tag in soup.find_all(id=True)]
    assert len(ids) == len(set(ids))


def test_only_the_last_turn_offers_follow_ups_and_opens_its_sources() -> None:
    given = answer(sentence(), followups=["Et ensuite ?"])
    assert markup(given).select(".ask")
    turn = turn_of(given, 1, SmallShelf(), words_of("fr"), "fr")
    past = BeautifulSoup(fill("conversation.html", "fr", turns=[turn], latest=False), "html.parser")
    assert past.select(".ask") == []
    assert past.select("details.sources[open]") == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_remote_model_is_named_instead_of_the_promise(language: str) -> None:
    words = words_of(language)["frame"]
    local = fill("footer.html", language, holdings=None, model="", pages=[])
    remote = fill("footer.html", language, holdings=None, model="mistralai:petit", pages=[])
    assert words["local"] in local
    assert words["local"] not in remote
    assert "mistralai:petit" in remote
