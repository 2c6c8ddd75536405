"""The profile of a conversation, as one message after another changes it."""

from __future__ import annotations

from assistant.advice.held import FORM, HeldProfile, applied
from assistant.advice.models import Profile
from assistant.advice.reading.reader import Changes
from assistant.advice.reading.telling import lines_of
from tests.assistant.advice.reading.test_reader import READER, read


def held_after(*told: str) -> HeldProfile:
    held = HeldProfile()
    for text in told:
        held = applied(held, read(text))
    return held


def test_what_is_told_later_takes_the_place_of_what_was_told_before() -> None:
    held = held_after("je suis monteuse à Toulouse, j'ai deux jours", "et si je peux y passer 40 h ?")
    assert held.profile.hours_max == 40
    assert held.profile.trade == "monteur"
    assert held.origins["hours_max"] == "40 h"


def test_a_line_is_cleared_with_its_origin() -> None:
    held = held_after("je suis monteuse, j'ai 200 €", "oublie mon budget")
    assert held.fields == ["trade"]
    assert "budget" not in held.origins


def test_everything_can_be_forgotten() -> None:
    assert held_after("je suis monteuse, j'ai 200 €", "oublie tout") == HeldProfile()


def test_a_correction_replaces_and_a_denial_clears() -> None:
    assert held_after("je suis salariée", "non, je suis auteur, pas salarié").profile.status == "auteur"
    assert held_after("je suis salariée", "je ne suis pas salariée").profile.status is None
    assert held_after("je suis intermittente", "je ne suis pas salariée").profile.status == "intermittent"


def test_refusals_add_up_and_agree_with_the_mode() -> None:
    held = held_after("plutôt à distance", "pas d'IA générative", "pas de Midjourney")
    assert held.profile.refuses == ["ia-generative", "midjourney"]
    assert held.profile.mode == "distance"
    held = applied(held, read("surtout pas à distance"))
    assert held.profile.mode is None
    assert "distance" in held.profile.refuses
    assert applied(held, read("finalement à distance")).profile.refuses == ["ia-generative", "midjourney"]


def test_a_value_that_a_profile_refuses_leaves_the_earlier_one() -> None:
    held = HeldProfile(profile=Profile(hours_max=14), origins={"hours_max": FORM})
    assert applied(held, Changes(set={"hours_max": 0})).profile.hours_max == 14


def test_the_lines_tell_each_field_in_words_with_its_origin() -> None:
    held = held_after("je suis monteuse à Toulouse, j'ai 200 €, avant mars 2027, pas d'IA générative")
    told = {line.field: (line.value, line.origin) for line in lines_of(held, "fr", READER._names)}
    assert told["trade"] == ("monteur / monteuse", "je suis monteuse")
    assert told["territory"] == ("Occitanie", "à Toulouse")
    assert told["budget"][0] == "200\u00a0€ au plus"
    assert told["start_by"][0] == "au plus tard le 28 février 2027"
    assert told["refuses"][0] == "IA générative"
    assert {line.field for line in lines_of(held, "en")} == set(told)
