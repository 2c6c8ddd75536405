"""Over generated profiles and the catalogue that ships: no step ever breaks a hard constraint, and nothing depends on chance.

The checks here are written apart from the code that they check.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.advice.models import Pathway, Profile
from ingestion.catalogue.models import EXPECTATIONS, Offer
from tests.assistant.advice.shelves import TODAY, shipped_adviser, shipped_offers

GENERATED = 300
CERTIFYING = {"rncp", "rs", "diplome"}
GENERATIVE = ("génér", "chatgpt", "chat gpt", "midjourney", "prompt")

PROFILES = st.fixed_dictionaries(
    {},
    optional={
        "trade": st.sampled_from(["monteuse", "scénariste", "producteur", "graphiste 3D", "journaliste", "comédienne", "dirigeant"]),
        "sector": st.sampled_from(["cinéma", "jeu vidéo", "spectacle vivant", "animation"]),
        "status": st.sampled_from(["salarie", "intermittente", "auteur", "étudiante", "demandeur-emploi", "dirigeante"]),
        "territory": st.sampled_from(["france", "occitanie", "quebec", "Toulouse", "Montréal", "Paris"]),
        "levels": st.dictionaries(st.sampled_from(EXPECTATIONS), st.integers(0, 3)),
        "maturity": st.sampled_from(["pionniere", "experimentatrice", "suiveuse", "refractaire"]),
        "hours_max": st.sampled_from([2, 7, 14, 21, 35, 60, 400]),
        "mode": st.sampled_from(["presentiel", "distance", "mixte"]),
        "start_by": st.dates(date(2026, 1, 1), date(2027, 1, 1)),
        "certification": st.sampled_from([True, False, "rncp", "rs"]),
        "prerequisites": st.fixed_dictionaries({}, optional={"years_experience": st.integers(0, 10), "education": st.integers(0, 5)}),
        "goal": st.sampled_from(["acculturation", "usage", "integration", "comprendre l’IA", "le droit et l’éthique", "produire un film"]),
        "budget": st.sampled_from([0, 200, 5000]),
        "language": st.sampled_from(["fr", "en"]),
        "refuses": st.lists(st.sampled_from(["ia-generative", "distance", "presentiel", "Midjourney", "Orsys"]), max_size=2),
    },
)  # fmt: skip


@settings(max_examples=GENERATED, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(PROFILES)
def test_no_recommended_step_breaks_a_hard_constraint(given_profile: dict[str, Any]) -> None:
    profile = Profile.model_validate(given_profile)
    pathway = shipped_adviser().recommend(profile, TODAY)
    offers = [shipped_offers()[step.offer] for step in pathway.steps if step.offer]
    assert not [fault for offer in offers for fault in faults(offer, profile)]
    assert len(pathway.steps) <= 4
    assert sum(offer.hours or 0 for offer in offers) <= (profile.hours_max or 10_000)
    assert not [found for step in pathway.steps for found in step.criteria if found.hard and found.state == "unmet"]
    assert well_formed(pathway)


@settings(max_examples=50, deadline=None, derandomize=True)
@given(PROFILES)
def test_the_same_profile_gives_the_same_pathway(given_profile: dict[str, Any]) -> None:
    profile = Profile.model_validate(given_profile)
    first, second = (shipped_adviser().recommend(profile, TODAY) for _ in range(2))
    assert first == second


def faults(offer: Offer, profile: Profile) -> list[str]:
    """Return every hard constraint that an offer breaks, as the catalogue and the profile say it."""
    place = {"Toulouse": "france", "Paris": "france", "occitanie": "france", "Montréal": "quebec"}.get(
        profile.territory or "", profile.territory
    )
    land = "quebec" if offer.territory == "quebec" else "france"
    brought, asked = profile.prerequisites, offer.prerequisites
    text = f"{offer.title} {' '.join(offer.tools)}".lower()
    broken = {
        "gap": offer.kind == "gap",
        "territory": place is not None and offer.territory is not None and land != place,
        "abroad": place == "france" and offer.territory == "europe" and offer.mode != "distance",
        "mode": profile.mode is not None and offer.mode not in (None, profile.mode),
        "refused mode": bool({"distance", "presentiel"} & set(profile.refuses)) and offer.mode == "mixte",
        "refused": any(word.lower() in (offer.mode, *text.split(), offer.provider.lower()) for word in profile.refuses),
        "generative": "ia-generative" in profile.refuses and (offer.generative is True or any(word in text for word in GENERATIVE)),
        "opens": bool(profile.start_by and offer.opens and offer.opens > profile.start_by),
        "certification": bool(profile.certification) and not certifies(offer, profile.certification),
        "language": bool(profile.language and offer.language and offer.language != profile.language),
        "years": bool(asked.years_experience) and brought.years_experience is not None and brought.years_experience < (asked.years_experience or 0),
        "education": bool(asked.education) and brought.education is not None and brought.education < (asked.education or 0),
        "school": offer.training == "initiale" and profile.status not in (None, "étudiante"),
        "months": bool(profile.hours_max and offer.months and offer.months * 4 > profile.hours_max),
        "budget": profile.budget is not None and offer.price is not None and offer.price > profile.budget,
    }  # fmt: skip
    return [name for name, is_broken in broken.items() if is_broken]


def certifies(offer: Offer, demanded: bool | str | None) -> bool:
    kinds = CERTIFYING if demanded is True else {demanded}
    return offer.certification is not None and offer.certification.kind in kinds


def well_formed(pathway: Pathway) -> bool:
    """Tell whether a status goes with what it promises."""
    if pathway.status == "need_more":
        return not pathway.steps and 1 <= len(pathway.questions) <= 3
    if pathway.status == "no_fit":
        return not any(step.offer for step in pathway.steps)
    return bool(pathway.steps) and len(pathway.questions) <= 3
