"""The profile of the page: where each line came from, what giving a condition up changes, what the conversation knows."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.advice.held import ASSESSMENT, FORM, HeldProfile
from assistant.advice.models import Profile
from assistant.web.pathway_profile import Kept, assessed, changed, joined, lines_of, remembered, without

SAID = "je suis monteuse à Toulouse"


def profile(**fields: Any) -> Profile:
    return Profile.model_validate(fields)


def test_only_what_is_known_has_a_line() -> None:
    found = lines_of(profile(trade="monteuse", levels={"technique": 0}, prerequisites={"education": 3}, refuses=[]))
    assert found == {"trade": "monteuse", "level.technique": 0, "education": 3}


def test_a_line_that_is_changed_says_so_and_the_others_keep_where_they_came_from() -> None:
    before = Kept(profile=profile(trade="monteuse", hours_max=20), origins={"trade": SAID, "hours_max": SAID})
    after = changed(before, profile(trade="monteuse", hours_max=40), FORM)
    assert after.origins == {"trade": SAID, "hours_max": FORM}


def test_a_line_that_is_emptied_has_no_origin_left() -> None:
    before = Kept(profile=profile(trade="monteuse"), origins={"trade": SAID})
    assert changed(before, profile(), FORM) == Kept()


def test_what_the_self_assessment_finds_comes_from_it_even_where_it_was_typed_before() -> None:
    before = Kept(profile=profile(levels={"technique": 1}), origins={"level.technique": FORM})
    after = assessed(before, profile(levels={"technique": 1, "creativite": 2}), ["level.technique", "level.creativite"])
    assert set(after.origins.values()) == {ASSESSMENT}


@pytest.mark.parametrize(
    ("given", "constraints", "expected"),
    [
        ({"mode": "distance", "trade": "monteuse"}, ["mode"], {"trade": "monteuse"}),
        ({"refuses": ["distance", "ia-generative"]}, ["mode"], {"refuses": ["ia-generative"]}),
        ({"refuses": ["distance", "ia-generative"]}, ["refuses"], {}),
        ({"hours_max": 3, "certification": "rncp"}, ["certification", "hours_max"], {}),
        ({"prerequisites": {"education": 0}}, ["prerequisites"], {}),
    ],
)
def test_giving_a_condition_up_takes_it_out_of_the_profile(
    given: dict[str, Any], constraints: list[str], expected: dict[str, Any]
) -> None:
    assert without(profile(**given), constraints) == profile(**expected)


def test_levels_are_never_given_up() -> None:
    given = profile(levels={"technique": 0})
    assert without(given, ["prerequisites", "territory"]) == given


@pytest.mark.parametrize("stored", [None, "", [], {"profile": {"age": 40}}, {"origins": 3}, 7])
def test_what_a_browser_kept_and_cannot_be_read_counts_as_nothing(stored: object) -> None:
    assert remembered(stored) == Kept()


def test_what_the_page_keeps_is_read_back_whole() -> None:
    kept = Kept(profile=profile(trade="monteuse", start_by="2027-01-31"), origins={"trade": FORM, "start_by": SAID})
    assert remembered(kept.model_dump(mode="json")) == kept


def test_a_conversation_is_told_one_origin_a_field() -> None:
    given_profile = profile(trade="monteuse", levels={"technique": 1, "creativite": 2})
    kept = Kept(
        profile=given_profile, origins={"trade": SAID, "level.technique": ASSESSMENT, "level.creativite": ASSESSMENT}
    )
    assert kept.held.origins == {"trade": SAID, "levels": ASSESSMENT}
    mixed = kept.model_copy(update={"origins": {**kept.origins, "level.technique": FORM}})
    assert mixed.held.origins["levels"] == FORM


def test_words_of_the_conversation_come_back_and_the_browser_knows_its_own_lines_best() -> None:
    # GIVEN a profile that was typed line by line, one of its levels assessed
    given_profile = profile(trade="monteuse", levels={"technique": 1, "creativite": 2})
    kept = Kept(profile=given_profile, origins={"trade": FORM, "level.technique": ASSESSMENT, "level.creativite": FORM})
    # WHEN the conversation holds it, the trade now told in words
    held = HeldProfile(profile=given_profile, origins={"trade": SAID, "levels": FORM})
    actual = joined(held, kept)
    # THEN the trade bears the words and each level what the browser knew of it
    assert actual.origins == {"trade": SAID, "level.technique": ASSESSMENT, "level.creativite": FORM}
