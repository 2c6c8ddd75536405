"""What a conversation holds of a person: the profile, and where each line of it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import Field, ValidationError

from assistant.advice.models import Profile
from assistant.advice.reading.fields import ALL
from assistant.advice.reading.reader import Changes
from assistant.models import Record

#: The origin of a line that was filled in on a page, and of levels that the self-assessment gave.
FORM, ASSESSMENT = "formulaire", "bilan"
#: Fields of which a message adds to what is there.
_ADDED = ("levels", "prerequisites", "refuses")


class HeldProfile(Record):
    """The profile that was understood, and the words that say so."""

    profile: Profile = Field(default_factory=Profile)
    origins: dict[str, str] = Field(
        default_factory=dict, description="Field of the profile → the words of the person, or « formulaire »"
    )

    @property
    def fields(self) -> list[str]:
        """The fields that hold something, in the order of the profile."""
        return [name for name, value in held_values(self.profile).items() if value not in (None, {}, [])]

    def has(self, name: str) -> bool:
        """Tell whether a field holds something."""
        return name in self.fields


def held_values(profile: Profile) -> dict[str, Any]:
    """Return the fields of a profile as plain values, without what was not said."""
    return profile.model_dump(mode="json", exclude_none=True)


def applied(held: HeldProfile, changes: Changes) -> HeldProfile:
    """Return a profile with the changes that a message says; a value that a profile cannot hold is left out."""
    if ALL in changes.clear:
        return HeldProfile()
    values, origins = held_values(held.profile), dict(held.origins)
    for name in (*changes.clear, *(name for name, those in changes.deny.items() if _denied(values.get(name), those))):
        values.pop(name, None)
        origins.pop(name, None)
    _accept(values, origins, changes.accept)
    for name, value in changes.set.items():
        _set(values, origins, name, value, changes.origins.get(name, ""))
    return HeldProfile(
        profile=_valid(values, held_values(held.profile)),
        origins={name: told for name, told in origins.items() if name in values},
    )


def _denied(value: Any, those: list[str]) -> bool:
    """Tell whether a value that is held is one that the person says they are not."""
    return value is not None and bool({one.strip() for one in str(value).split(",")} & set(those))


def _accept(values: dict[str, Any], origins: dict[str, str], accepted: list[str]) -> None:
    """Take out of the refusals what is no longer refused."""
    left = [one for one in values.get("refuses", []) if one not in accepted]
    if left != values.get("refuses", left):
        values["refuses"] = left
        if not left:
            values.pop("refuses")
            origins.pop("refuses", None)


def _set(values: dict[str, Any], origins: dict[str, str], name: str, value: Any, origin: str) -> None:
    """Set one field; what is told of levels, background and refusals is added to what was told before."""
    before = values.get(name)
    if name in _ADDED and before:
        value = {**before, **value} if isinstance(value, Mapping) else list(dict.fromkeys([*before, *value]))
        kept = origins.get(name, "")
        origin = " ; ".join(part for part in (kept, origin) if part) if kept not in (FORM, ASSESSMENT) else origin
    values[name], origins[name] = value, origin
    # a way to learn that is now wanted is no longer refused, and the other way round
    if name == "mode":
        _accept(values, origins, [value])
    if name == "refuses" and values.get("mode") in value:
        values.pop("mode")
        origins.pop("mode", None)


def _valid(values: dict[str, Any], before: dict[str, Any]) -> Profile:
    """Return the profile of some values; those that it refuses are as they were before."""
    try:
        return Profile.model_validate(values)
    except ValidationError as error:
        for problem in error.errors():
            name = str(problem["loc"][0])
            values.pop(name, None)
            if name in before:
                values[name] = before[name]
        return Profile.model_validate(values)
