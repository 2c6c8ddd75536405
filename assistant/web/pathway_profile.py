"""The profile as the page holds it: what the person said, and where each line came from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from pydantic import Field, ValidationError

from assistant.advice.held import ASSESSMENT, FORM, HeldProfile
from assistant.advice.models import Profile, ProfilePrerequisites
from assistant.models import Record
from ingestion.catalogue.models import EXPECTATIONS

#: Lines of the card that stand for a part of a field of the profile.
LEVEL = "level."
BROUGHT = ("years_experience", "education")


class Kept(Record):
    """A profile and where each of its lines came from: the form, the self-assessment, or words of the conversation."""

    profile: Profile = Field(default_factory=Profile)
    origins: dict[str, str] = Field(default_factory=dict)

    @property
    def empty(self) -> bool:
        """Whether nothing is known."""
        return not lines_of(self.profile)

    @property
    def held(self) -> HeldProfile:
        """The profile as a conversation holds it, with one origin a field."""
        told: dict[str, set[str]] = {}
        for line, origin in self.origins.items():
            told.setdefault(field_of(line), set()).add(origin)
        return HeldProfile(
            profile=self.profile,
            origins={name: origins.pop() if len(origins) == 1 else FORM for name, origins in told.items()},
        )


def field_of(line: str) -> str:
    """Return the field of the profile that a line of the card belongs to."""
    return "levels" if line.startswith(LEVEL) else "prerequisites" if line in BROUGHT else line


def lines_of(profile: Profile) -> dict[str, Any]:
    """Return what a profile holds, line by line of the card; what is not known has no line."""
    given = profile.model_dump(exclude={"levels", "prerequisites"}, exclude_none=True)
    given |= {f"{LEVEL}{key}": profile.levels[key] for key in EXPECTATIONS if key in profile.levels}
    given |= profile.prerequisites.model_dump(exclude_none=True)
    return {name: value for name, value in given.items() if value not in ("", [])}


def changed(kept: Kept, profile: Profile, origin: str) -> Kept:
    """Return a new profile with `origin` on each line that differs; the other lines keep where they came from."""
    before, after = lines_of(kept.profile), lines_of(profile)
    origins = {
        name: kept.origins.get(name, origin) if before.get(name) == value else origin for name, value in after.items()
    }
    return Kept(profile=profile, origins=origins)


def assessed(kept: Kept, profile: Profile, found: Iterable[str]) -> Kept:
    """Return a profile whose lines `found` come from the self-assessment, be they new or confirmed by it."""
    now = changed(kept, profile, ASSESSMENT)
    return Kept(profile=profile, origins={**now.origins, **dict.fromkeys(found, ASSESSMENT)})


def without(profile: Profile, constraints: Iterable[str]) -> Profile:
    """Return a profile that no longer sets some constraints, named as a relaxation names them."""
    dropped = set(constraints)
    fields = profile.model_dump()
    for name in dropped & {"hours_max", "mode", "start_by", "status", "certification", "language", "budget"}:
        fields[name] = None
    if "refuses" in dropped:
        fields["refuses"] = []
    elif "mode" in dropped:
        fields["refuses"] = [one for one in profile.refuses if one not in ("distance", "presentiel", "mixte")]
    if "prerequisites" in dropped:
        fields["prerequisites"] = ProfilePrerequisites()
    return Profile.model_validate(fields)


def remembered(value: object) -> Kept:
    """Return what a browser kept; nothing where it cannot be read: it may have been written by an older version."""
    try:
        return Kept.model_validate(cast(dict[str, Any], value) or {})
    except ValidationError:
        return Kept()


def joined(held: HeldProfile, kept: Kept) -> Kept:
    """Return the profile of a conversation; where it tells no more than that a line was typed, the browser knows best."""
    before = lines_of(kept.profile)
    origins = {}
    for line, value in lines_of(held.profile).items():
        told = held.origins.get(field_of(line), "")
        finer = told in (FORM, ASSESSMENT) and before.get(line) == value
        origins[line] = kept.origins.get(line, told) if finer else told
    return Kept(profile=held.profile, origins=origins)
