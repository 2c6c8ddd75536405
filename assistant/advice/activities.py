"""Other ways to learn that the studies support, and whether they suit a person."""

from __future__ import annotations

from functools import lru_cache

from pydantic import Field

from assistant.advice.details import say
from assistant.advice.lexicon import HERE, padded, phrases
from assistant.advice.models import Criterion
from assistant.advice.situation import Situation
from ingestion.catalogue.models import Expectation, Mode
from ingestion.corpus import load_yaml
from ingestion.models import Strict


class Activity(Strict):
    """A way to learn that is no course; no study says which level it leads to."""

    id: str
    title: str
    serves: tuple[Expectation, ...] = Field(description="Expectations that it helps with")
    evidence: tuple[str, ...] = Field(min_length=1, description="Passages of the studies that support it")
    hours: float | None = Field(default=None, description="None: at one's own pace")
    mode: Mode | None = Field(default=None, description="None: any")
    generative: bool = False
    hands_on: bool = Field(default=False, description="Whether it makes one use AI tools of any kind")
    maintains: bool = Field(default=False, description="Whether it serves a person who has no need left")
    territories: tuple[str, ...] = ()
    audience: tuple[str, ...] = Field(default=(), alias="for", description="Statuses; empty: everyone")


@lru_cache
def activities() -> tuple[Activity, ...]:
    """Return every way to learn, in the order of its file."""
    return tuple(Activity.model_validate(entry) for entry in load_yaml(HERE / "activities.yaml"))


def suits(activity: Activity, who: Situation) -> bool:
    """Tell whether a way to learn breaks nothing that the person demands; none of them certifies."""
    profile = who.profile
    region = who.region or "france"
    return not (
        who.certification
        or (activity.territories and region not in activity.territories)
        or (activity.audience and who.status not in activity.audience)
        or (activity.mode and (activity.mode in who.refused_modes or profile.mode not in (None, activity.mode)))
        or (activity.hours and profile.hours_max is not None and activity.hours > profile.hours_max)
        or (activity.generative and who.no_generative)
        or (activity.hands_on and who.no_ai)
        or any(phrase in padded(activity.title) for phrase in who.refused)
    )


def activity_criteria(activity: Activity, who: Situation) -> list[Criterion]:
    """Return the criteria of a way to learn, as far as the person set any."""
    found = []
    if who.profile.hours_max is not None:
        told = say("hours", hours=activity.hours, left=who.profile.hours_max) if activity.hours else say("own_pace")
        found.append(Criterion(name="hours_max", state="met", detail=told, hard=True))
    if who.profile.mode or who.refused_modes:
        told = phrases()["modes"][activity.mode] if activity.mode else say("anywhere")
        found.append(Criterion(name="mode", state="met", detail=told, hard=True))
    return [*found, Criterion(name="adds", state="unknown", detail=say("adds_unknown"))]
