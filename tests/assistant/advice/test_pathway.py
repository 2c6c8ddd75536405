"""What is chosen, in which order, and what is said when nothing fits."""

from __future__ import annotations

from itertools import combinations

import pytest

from assistant.advice.candidates import Candidate, candidates
from assistant.advice.needs import needs_of
from assistant.advice.pathway import best, coverage, possible, value
from assistant.advice.situation import Situation
from tests.assistant.advice.shelves import advise, chosen, course, sheet, situation


def test_an_empty_profile_is_asked_three_questions_at_most() -> None:
    pathway = advise(course(), goal=None)
    assert pathway.status == "need_more"
    assert 1 <= len(pathway.questions) <= 3
    assert pathway.steps == []


def test_a_course_that_covers_the_needs_is_recommended_with_its_criteria() -> None:
    pathway = advise(course(hours=14), hours_max=20)
    assert (pathway.status, chosen(pathway), pathway.hours) == ("recommended", ["cours"], 14)
    step = pathway.steps[0]
    assert step.adds == {"technique": 2, "fondamentaux": 2}
    assert {"hours_max", "prerequisites", "practice", "cost"} <= {found.name for found in step.criteria}


def test_an_unknown_duration_ranks_below_a_known_one() -> None:
    assert chosen(advise(course("a-inconnu"), course("b-connu", hours=7), hours_max=20)) == ["b-connu"]


def test_a_course_that_needs_another_comes_after_it() -> None:
    first = course("z-premier", {"technique": 1}, aims=["acculturation"])
    second = course(
        "a-second", {"technique": 2, "fondamentaux": 2, "hybridation": 2}, prerequisites={"offers": ["z-premier"]}
    )
    assert chosen(advise(first, second)) == ["z-premier", "a-second"]


def test_a_course_whose_prerequisite_nobody_brings_is_left_out() -> None:
    assert chosen(advise(course(prerequisites={"years_experience": 5}), prerequisites={"years_experience": 1})) == []


def test_a_course_for_another_trade_is_left_out_even_alone() -> None:
    journalist = course("presse", {"technique": 1}, trades=["journaliste"], sectors=["presse"])
    assert chosen(advise(journalist, trade="monteuse", sector="cinéma")) == []


def test_a_course_for_the_trade_wins() -> None:
    pathway = advise(course("a"), course("b", trades=["monteur"]), trade="monteuse")
    assert chosen(pathway) == ["b"]
    assert pathway.steps[0].alternative is not None
    assert pathway.steps[0].alternative.offer == "a"
    assert "ne vise pas votre métier" in pathway.steps[0].alternative.difference


def test_nothing_that_fits_names_the_fewest_constraints_to_relax() -> None:
    near, far = course("a", hours=30), course("b", hours=30, mode="presentiel", opens="2027-01-01")
    pathway = advise(near, far, hours_max=20, mode="distance", start_by="2026-06-01")
    assert pathway.status == "no_fit"
    assert [(choice.constraints, choice.opens) for choice in pathway.relax] == [(["hours_max"], ["a"])]
    assert "durée" in pathway.relax[0].text
    assert chosen(pathway) == []


def test_no_fit_still_offers_ways_to_learn_that_the_studies_support() -> None:
    pathway = advise(course(hours=30), hours_max=5)
    assert pathway.steps
    assert all(step.activity and step.why for step in pathway.steps)


def test_a_demanded_certification_leaves_no_way_to_learn_either() -> None:
    pathway = advise(course(), certification=True)
    assert (pathway.status, pathway.steps) == ("no_fit", [])
    assert pathway.relax[0].constraints == ["certification"]


def test_a_need_without_a_course_and_a_reserved_programme_are_no_steps() -> None:
    gap = course("besoin-x", kind="gap")
    closed = course("interne", kind="programme", prerequisites={"text": "Être employé de la maison"})
    assert chosen(advise(gap, closed)) == []


def test_an_imported_course_that_is_not_about_ai_is_no_step() -> None:
    imported = course("montage", source="cpf", trades=["monteur"], title="Le montage")
    assert chosen(advise(imported, trade="monteur")) == []


def test_who_needs_nothing_is_told_to_keep_up() -> None:
    every = ("technique", "creativite", "fondamentaux", "transverses", "hybridation", "organisation")
    pathway = advise(course(), levels=dict.fromkeys(every, 3))
    assert (pathway.status, pathway.needs, pathway.unmet) == ("recommended", {}, [])
    assert [step.activity for step in pathway.steps] == ["veille"]


def test_what_stays_uncovered_is_told() -> None:
    assert any("hybridation" in text for text in advise(course()).unmet)


@pytest.mark.parametrize("hours", [10, 21, 40])
def test_the_search_finds_the_best_of_all_sets(hours: int) -> None:
    """GIVEN a dozen courses that overlap WHEN the best set is searched THEN no set tried by hand is worth more."""
    names = ("technique", "creativite", "fondamentaux", "transverses", "hybridation", "organisation")
    offers = [
        course(
            f"c{row:02}",
            {names[row % 6]: 1 + row % 3, names[(row * 5 + 1) % 6]: 1 + (row * 7) % 3},
            hours=3 + (row * 11) % 17,
        )
        for row in range(12)
    ]
    who = situation(goal="integration", territory="france", hours_max=hours)
    found = candidates(list(map(sheet, offers)), who, needs_of(who))
    every = [one for count in range(1, 5) for one in combinations(found, count) if _possible(one, who)]
    actual = best(found, who)
    assert actual is not None
    assert actual.value == max(map(value, every))
    assert len({one.id for one in actual.steps}) == len(actual.steps) <= 4


def _possible(steps: tuple[Candidate, ...], who: Situation) -> bool:
    """Tell whether steps can be taken as they stand and none is idle."""
    earned = all(coverage([other for other in steps if other is not one]) < coverage(steps) for one in steps)
    return earned and possible(steps, who)


def test_two_curricula_are_never_advised_together() -> None:
    first = course("master-a", {"technique": 2}, training="initiale")
    second = course("master-b", {"creativite": 2}, training="initiale")
    assert len(chosen(advise(first, second, status="étudiante"))) == 1


def test_what_is_unknown_never_makes_an_offer_worthless() -> None:
    silent = course("muet", {"transverses": 0}, aims=["usage"], territory=None)
    assert chosen(advise(silent, hours_max=10, mode="distance", start_by="2026-06-01", status="auteur")) == ["muet"]


def test_another_territory_is_never_among_what_could_be_relaxed() -> None:
    pathway = advise(course("loin"), territory="quebec")
    assert (pathway.status, pathway.relax) == ("no_fit", [])
