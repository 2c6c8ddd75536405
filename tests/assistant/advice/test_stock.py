"""A catalogue shortlisted by SQL gives the very pathway that reading it whole gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.advice.adviser import Adviser
from assistant.advice.models import Profile
from assistant.advice.stock import Shelved
from eval.advice.profiles import made_up
from eval.advice.scale import ai_courses
from ingestion.catalogue.corpus import load_offers
from ingestion.catalogue.models import Offer
from ingestion.catalogue.store import NAME, writing
from tests.assistant.advice.shelves import CORPUS, TODAY, course, passages, situation, trades

OFFERS, PROFILES = 300, 60


def stored(folder: Path, offers: list[Offer]) -> Shelved:
    """Return the stock of a store that holds the corpus and some offers besides."""
    with writing(folder, CORPUS) as writer:
        writer.add(offers)
    return Shelved(folder / NAME, trades())


@pytest.mark.parametrize("seed", [1, 2])
def test_shortlist_and_search_equal_a_search_over_everything(tmp_path: Path, seed: int) -> None:
    """GIVEN a random catalogue WHEN profiles are advised from its store and from memory THEN nothing differs."""
    made = list(ai_courses(OFFERS, seed))
    shelved = Adviser(stored(tmp_path, made), trades(), passages())
    listed = Adviser([*load_offers(CORPUS), *made], trades(), passages())
    for profile in made_up(PROFILES, seed):
        assert shelved.recommend(profile, TODAY) == listed.recommend(profile, TODAY)


def test_what_a_hard_constraint_excludes_is_not_even_read(tmp_path: Path) -> None:
    stock = stored(tmp_path, [course("loin", mode="presentiel", source="template", title="L’IA à Paris")])
    every = {sheet.id for sheet in stock.sheets()}
    left = {sheet.id for sheet in stock.sheets(situation(territory="france", mode="distance"))}
    assert "loin" in every - left
    assert "cnrs-ia-de-confiance" in left


def test_a_course_that_is_not_about_ai_is_never_a_step(tmp_path: Path) -> None:
    other = course("sans", title="Monter un film", content="Le montage, de A à Z.", source="template")
    stock = stored(tmp_path, [other, course("avec", title="Monter un film avec l’IA", source="template")])
    steps = {sheet.id for sheet in stock.sheets() if not sheet.courseless}
    assert "avec" in steps
    assert "sans" not in steps


def test_a_stock_gives_its_offers_and_the_same_advice_twice(tmp_path: Path) -> None:
    stock = stored(tmp_path, [])
    assert "orsys-comprendre-exploiter-ia-generatives" in {offer.id for offer in stock}
    adviser = Adviser(stock, trades(), passages())
    profile = Profile(goal="découvrir l’IA", territory="france")
    assert adviser.recommend(profile, TODAY) == adviser.recommend(profile, TODAY)
