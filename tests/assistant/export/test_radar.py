"""The radar: where its points stand, that it is told apart without colour, and what it says in words."""

from __future__ import annotations

import pytest
from lxml import etree

from assistant.advice.models import Profile
from assistant.export.figures import Figure, compared, figures_of, goals_of
from assistant.export.pathway_words import words_of
from assistant.export.radar import ACROSS, DOWN, RADIUS, point, radar_svg, radar_told
from tests.assistant.export.pathways import pathway

SVG = "{http://www.w3.org/2000/svg}"


def drawn(alone: bool = True, after: bool = True) -> etree._Element:
    return etree.fromstring(radar_svg(figures_of(pathway()), words_of("fr"), alone, after).encode())


def test_the_first_axis_points_up_and_the_rest_go_clockwise() -> None:
    up, right = point(0, 3, 6), point(1, 3, 6)
    assert (up.x, up.y) == (ACROSS, DOWN - RADIUS)
    assert right.x > ACROSS and right.y < DOWN


def test_a_level_stands_at_its_share_of_the_axis() -> None:
    assert point(0, 1, 6).y == pytest.approx(DOWN - RADIUS / 3, abs=0.1)
    assert (point(2, 0, 6).x, point(2, 0, 6).y) == (ACROSS, DOWN)


def test_each_outline_has_marks_of_its_own_shape() -> None:
    marks = {
        (one.get("class"), one.tag.removeprefix(SVG)) for one in drawn().iter() if "mark" in (one.get("class") or "")
    }
    assert marks == {("mark now", "circle"), ("mark goal", "rect"), ("mark after", "path")}


def test_without_a_pathway_nothing_is_drawn_after_it() -> None:
    kinds = [one.get("class") for one in drawn(after=False).iter(f"{SVG}polygon")]
    assert "outline after" not in kinds
    assert "outline goal" in kinds


def test_on_a_page_it_leaves_colours_to_the_style_sheet() -> None:
    assert drawn(alone=False).find(f"{SVG}style") is None
    assert drawn(alone=True).find(f"{SVG}style") is not None


def test_it_is_told_in_words() -> None:
    assert radar_told([Figure(expectation="technique", goal=2)], words_of("fr")) == (
        "Six attendus, de 0 à 3. Maîtrise technique\u00a0: aujourd’hui non évalué, visé 2, après le parcours non évalué"
    )


def test_what_steps_add_counts_from_what_is_known_and_never_beyond_the_highest_level() -> None:
    found = {
        one.expectation: one for one in compared({"technique": 2}, {"technique": 2, "creativite": 2}, {"technique": 3})
    }
    assert found["technique"].after == 3
    assert found["creativite"].after is None
    assert found["creativite"].short and not found["technique"].short


def test_a_profile_that_says_nothing_aims_at_nothing() -> None:
    assert goals_of(Profile()) == {}
    assert goals_of(Profile(goal="acculturation"))["fondamentaux"] == 2
