"""The profile as a card that is edited in place: its fields for the template, and what was typed read back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Literal

from pydantic import Field, ValidationError

from assistant.advice.models import Profile
from assistant.export.pathway_words import Words, split_goal
from assistant.models import Record
from assistant.web.pathway_profile import LEVEL, Kept, lines_of
from ingestion.catalogue.models import EXPECTATIONS
from ingestion.catalogue.trades import Trades
from ingestion.french import fold

Kind = Literal["text", "select", "number", "date", "checks"]

#: The lines of the card, group by group.
GROUPS: dict[str, tuple[str, ...]] = {
    "self": ("goal", "goal_words", "trade", "sector", "status", "territory"),
    "conditions": ("hours_max", "mode", "start_by", "budget", "certification", "language", "refuses", "refuses_other"),
    "level": (*(f"{LEVEL}{key}" for key in EXPECTATIONS), "maturity", "years_experience", "education"),
}
KINDS: dict[str, Kind] = {
    **dict.fromkeys(("goal_words", "trade", "territory", "refuses_other"), "text"),
    **dict.fromkeys(("hours_max", "budget", "years_experience"), "number"),
    "start_by": "date",
    "refuses": "checks",
}
#: Characters of a text that are read, and refusals that are kept.
LONGEST, MOST_REFUSALS = 200, 12
#: The highest number that makes sense in each line.
MOST = {"hours_max": 5_000, "budget": 1_000_000, "years_experience": 80}


class Choice(Record):
    """One of the values that a line offers."""

    key: str
    name: str
    chosen: bool = False


class Line(Record):
    """A line of the card."""

    name: str
    label: str
    kind: Kind
    value: str = ""
    choices: list[Choice] = Field(default_factory=list)
    suggestions: list[str] = Field(default_factory=list)
    unit: str = ""
    example: str = ""
    origin: str = Field(default="", description="Where it came from, in words; empty where nothing is known")

    @property
    def told(self) -> bool:
        """Whether something is known."""
        return bool(self.value) or any(choice.chosen and choice.key for choice in self.choices)


class Section(Record):
    """Lines under one heading."""

    name: str
    title: str
    lines: list[Line]

    @property
    def known(self) -> int:
        """How many lines are filled."""
        return sum(line.told for line in self.lines)


class Typed(Record):
    """What was read of the card."""

    profile: Profile
    wrong: dict[str, str] = Field(default_factory=dict, description="Line → what was typed there and cannot be read")


def card_of(kept: Kept, trades: Trades, said: Words, page: Mapping[str, Any]) -> list[Section]:
    """Return the card; `said`: the words of a pathway, `page`: those of the page."""
    values = _values(kept.profile, said)
    return [
        Section(
            name=group,
            title=page["groups"][group],
            lines=[_line(name, values, kept, trades, said, page) for name in names],
        )
        for group, names in GROUPS.items()
    ]


def _values(profile: Profile, said: Words) -> dict[str, Any]:
    """Return what stands in each line."""
    values = lines_of(profile)
    aim, words = split_goal(profile.goal or "")
    known = said["choices"]["refuses"]
    values["goal"], values["goal_words"] = aim, words
    values["refuses"] = [one for one in profile.refuses if one in known]
    values["refuses_other"] = ", ".join(one for one in profile.refuses if one not in known)
    values["territory"] = said["choices"]["territory"].get(profile.territory, profile.territory or "")
    values["certification"] = {True: "true", False: ""}.get(profile.certification, profile.certification)  # type: ignore[arg-type]
    return values


def _line(
    name: str, values: Mapping[str, Any], kept: Kept, trades: Trades, said: Words, page: Mapping[str, Any]
) -> Line:
    value, kind = values.get(name), KINDS.get(name, "select")
    base = name.partition(".")[0]
    expectation = name.removeprefix(LEVEL)
    label = said["expectations"][expectation] if base != name else page["labels"].get(name) or said["fields"][name]
    source = {"goal_words": "goal", "refuses_other": "refuses"}.get(name, name)
    origin = kept.origins.get(source, "") if value not in (None, "", []) else ""
    return Line(
        name=name,
        label=label,
        kind=kind,
        value=_written(value, kind, said),
        choices=_choices(base, value, said, page) if kind in ("select", "checks") else [],
        suggestions=_suggested(name, trades, said),
        unit=page["units"].get(name, ""),
        example=page["placeholders"].get(name, ""),
        origin=_came(origin, page),
    )


def _came(origin: str, page: Mapping[str, Any]) -> str:
    """Return where a line came from, in words: what was done, or what was said in the conversation."""
    return str(page["origins"].get(origin) or (page["spoken"].format(words=origin) if origin else ""))


def _written(value: Any, kind: Kind, said: Words) -> str:
    """Return what stands in a line that is typed."""
    if value is None or kind in ("select", "checks"):
        return ""
    if kind == "number":
        return f"{value:.10g}".replace(".", said["decimal"])
    return value.isoformat() if isinstance(value, date) else str(value)


def _choices(base: str, value: Any, said: Words, page: Mapping[str, Any]) -> list[Choice]:
    """Return what can be chosen; a value in other words, as a conversation leaves it, is a choice of its own."""
    known = said["choices"]["levels" if base == "level" else base]
    if isinstance(value, list):
        return [Choice(key=key, name=name, chosen=key in value) for key, name in known.items()]
    held = "" if value in (None, "") else str(value)
    kept = {} if held in known or not held else {held: held}
    return [Choice(key="", name=page["none"].get(base, page["unsaid"]), chosen=not held)] + [
        Choice(key=key, name=name, chosen=key == held) for key, name in {**kept, **known}.items()
    ]


def _suggested(name: str, trades: Trades, said: Words) -> list[str]:
    if name == "trade":
        return sorted({form for trade in trades.trades for form in trade.names[:2]}, key=fold)
    return list(said["choices"]["territory"].values()) if name == "territory" else []


def typed(values: Mapping[str, Any], said: Words) -> Typed:
    """Return the profile that a card holds; a line that cannot be read is left out and named in `wrong`."""
    wrong: dict[str, str] = {}

    def read(name: str, how: Callable[[str], Any]) -> Any:
        text = _text(values.get(name))
        try:
            return how(text) if text else None
        except ValueError:
            wrong[name] = text
            return None

    fields: dict[str, Any] = {
        name: _text(values.get(name)) or None for name in ("trade", "sector", "status", "language")
    }
    fields |= {name: _text(values.get(name)) or None for name in ("mode", "maturity")}
    fields["goal"] = _goal(_text(values.get("goal")), _text(values.get("goal_words")))
    fields["territory"] = _place(_text(values.get("territory")), said)
    fields["certification"] = {"true": True, "": None}.get(text := _text(values.get("certification")), text)
    fields["refuses"] = _refused(values, said)
    fields["start_by"] = read("start_by", date.fromisoformat)
    fields |= {name: read(name, _number(MOST[name], name != "hours_max")) for name in ("hours_max", "budget")}
    levels = {key: read(f"{LEVEL}{key}", int) for key in EXPECTATIONS}
    fields["levels"] = {key: level for key, level in levels.items() if level is not None}
    fields["prerequisites"] = {
        "years_experience": read("years_experience", _number(MOST["years_experience"], True)),
        "education": read("education", int),
    }
    return Typed(profile=_valid(fields), wrong=wrong)


def _valid(fields: dict[str, Any]) -> Profile:
    """Return the profile without the fields that it cannot hold: a choice that the page does not offer."""
    try:
        return Profile.model_validate(fields)
    except ValidationError as error:
        unfit = {str(fault["loc"][0]) for fault in error.errors()}
        return Profile.model_validate({name: value for name, value in fields.items() if name not in unfit})


def _text(value: Any) -> str:
    return " ".join(str(value).split())[:LONGEST] if isinstance(value, str | int | float) else ""


def _goal(aim: str, words: str) -> str | None:
    """Return a goal of an aim, of words, or of both: « usage : créer des images »."""
    return " : ".join(part for part in (aim, words) if part) or None


def _place(text: str, said: Words) -> str | None:
    """Return the key of a territory that is named as the page names it; another place stays in words."""
    names = {fold(name): key for key, name in said["choices"]["territory"].items()}
    return names.get(fold(text), text) or None


def _refused(values: Mapping[str, Any], said: Words) -> list[str]:
    ticked = values.get("refuses")
    known: Sequence[str] = list(said["choices"]["refuses"])
    found = [key for key in known if isinstance(ticked, list) and key in ticked]
    others = re.split(r"[,;]", _text(values.get("refuses_other")))
    return [*found, *(one.strip() for one in others if one.strip())][:MOST_REFUSALS]


def _number(most: float, nought: bool) -> Callable[[str], float]:
    """Return a reader of numbers as people write them: « 1 200 », « 7,5 », « 21 h », « 200 € »."""

    def read(text: str) -> float:
        match = re.fullmatch(r"(\d[\d\s]*(?:[.,]\d+)?)\s*[^\d\s]{0,8}\.?", text)
        value = float(re.sub(r"\s", "", match[1]).replace(",", ".")) if match else -1
        if not 0 <= value <= most or (value == 0 and not nought):
            raise ValueError(text)
        return value

    return read
