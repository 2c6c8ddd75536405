"""Reads one message into changes of a profile, each with the words of the person that say so."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pydantic import Field

from assistant.advice.reading import wishes
from assistant.advice.reading.background import background
from assistant.advice.reading.fields import erased
from assistant.advice.reading.goal import asked_away, goal
from assistant.advice.reading.levels import levels, merged
from assistant.advice.reading.maturity import maturity
from assistant.advice.reading.said import Found, Said
from assistant.advice.reading.sensitive import sensitive
from assistant.advice.reading.status import sectors, statuses
from assistant.advice.reading.territory import territories
from assistant.advice.reading.time import hours, start_by
from assistant.advice.reading.trade import TradeNames, as_told, told_plainly
from assistant.models import Record

#: Words of the person that are shown beside a line, at most.
LONGEST_ORIGIN = 80
#: What a question for what is missing asks, by the fields that an answer may fill.
NEED = "need"
#: Fields that tell who a person is, not what they look for.
_OF_THE_PERSON = frozenset({"trade", "sector", "status", "territory", "levels", "maturity", "prerequisites"})
#: « film editor » is a monteur, of whatever sector.
_FILM = re.compile(r"films?\b")
#: What leads in the trade that a student wants to come to.
_BECOMING = re.compile(r"\b(?:devenir|futur|future|metier d[e'])\s*(?:une? |de )?$")


class Changes(Record):
    """What one message says: fields to set, to add to and to clear, and where each comes from."""

    set: dict[str, Any] = Field(default_factory=dict, description="Field of the profile → value")
    origins: dict[str, str] = Field(default_factory=dict, description="Field → the words of the person")
    clear: list[str] = Field(default_factory=list, description="Fields to empty")
    accept: list[str] = Field(default_factory=list, description="What was refused and is no longer")
    deny: dict[str, list[str]] = Field(default_factory=dict, description="Field → values that the person is not")
    sensitive: list[str] = Field(default_factory=list, description="Kinds of data that were told and are not kept")

    @property
    def says(self) -> bool:
        """Whether the message says anything of the person's profile."""
        return bool(self.set or self.clear or self.accept or self.deny)


@dataclass
class _Reading:
    """A message while it is read: what was found, and where it tells of the person or of a condition."""

    said: Said
    pending: str | None
    today: date
    found: Changes
    own: list[tuple[int, int]] = field(default_factory=list)
    taken: list[tuple[int, int]] = field(default_factory=list)
    trades: list[tuple[int, int]] = field(default_factory=list)
    statuses: list[tuple[int, int]] = field(default_factory=list)
    wanted: list[tuple[int, int]] = field(default_factory=list)
    away: str = ""

    def put(self, name: str, value: Any, start: int, end: int) -> None:
        """Set a field with its origin, the words of the person; never with data that is not kept."""
        self.found.set[name] = value
        hidden = any(a < end and start < b for _, a, b in sensitive(self.said))
        self.found.origins[name] = "" if hidden else self.said.words(start, end)[:LONGEST_ORIGIN]
        (self.own if name in _OF_THE_PERSON else self.taken).append((start, end))

    def put_or_clear(self, name: str, one: Found[Any]) -> None:
        """Set a field, or clear it where None is told."""
        if one.value is None:
            self.found.clear.append(name)
            self.taken.append((one.start, one.end))
        else:
            self.put(name, one.value, one.start, one.end)


class Reader:
    """Reads messages; `names` are the trades that are known."""

    def __init__(self, names: TradeNames) -> None:
        self._names = names

    def read(self, text: str, pending: str | None = None, today: date | None = None) -> Changes:
        """Return what a message says; `pending` is the field that was asked for just before."""
        said = Said.of(text)
        found = Changes(clear=erased(said))
        found.sensitive = list(dict.fromkeys(kind for kind, _, _ in sensitive(said)))
        if found.clear:
            return found
        reading = _Reading(said, pending, today or date.today(), found)
        for own in (self._who, self._where, self._wishes, self._brings, self._time, self._goal, self._sector):
            own(reading)
        if pending == "trade" and not found.set and not found.sensitive and (told := as_told(said)):
            reading.put("trade", told, 0, len(said.text))
        return found

    def _who(self, reading: _Reading) -> None:
        """Read trade and status."""
        said, pending = reading.said, reading.pending
        own, denied = self._names.find(said, pending == "trade")
        named = [one for one in own if one.value != "auteur"]
        plain = None if named or denied else told_plainly(said)
        # a trade hides the status in its name: « directrice de production » directs no company
        spans = [(one.start, one.end) for one in (*own, *([plain] if plain else []))]
        status, not_status = statuses(
            said.masked((one.start, one.end) for one in (*named, *denied)), pending == "status", spans
        )
        if plain and not self._names.named(Said.of(plain.value)):
            named = [plain]
        # « je suis auteur, pas salarié » speaks of the status; « autrice » alone names the trade too
        trades = named or ([] if not_status or pending == "status" else own)
        if not trades and status and status[0].value == "etudiant":
            trades = self._becoming(said)
        if trades:
            reading.put("trade", self._names.joined(trades), trades[0].start, trades[-1].end)
            reading.trades = [(one.start, one.end) for one in trades]
            reading.own[-1:] = reading.trades
        if status:
            reading.put("status", status[0].value, status[0].start, status[0].end)
            reading.statuses = [(one.start, one.end) for one in status]
        elif trades and all(one.value.startswith("auteur de ") for one in trades) and not not_status:
            reading.put("status", "auteur", trades[0].start, trades[0].end)
        for name, those in (("trade", denied), ("status", not_status)):
            if those:
                reading.found.deny[name] = [one.value for one in those]

    def _becoming(self, said: Said) -> list[Found[str]]:
        """Return the trade that who studies wants to come to."""
        return [one for one in self._names.named(said) if _BECOMING.search(said.before(one.start))][:1]

    def _sector(self, reading: _Reading) -> None:
        """Read the sector, outside of the trade's name and of what is wanted."""
        said = reading.said
        hidden = [*reading.trades, *reading.wanted, *reading.statuses]
        own = [
            one
            for one in sectors(said, reading.pending == "sector", reading.own)
            if not any(a <= one.start < b for a, b in hidden)
        ]
        # « développeuse jeu vidéo » tells the sector by the trade's name
        if not own:
            own = [
                one
                for one in sectors(said, True)
                if any(a <= one.start < b for a, b in reading.trades) and not _FILM.match(said.folded, one.start)
            ]
        if own:
            value = ", ".join(sorted({one.value for one in own}))
            reading.put("sector", value, own[0].start, own[-1].end)

    def _where(self, reading: _Reading) -> None:
        """Read the territory; a course elsewhere is asked for by the goal."""
        home, denied, away = territories(reading.said, reading.pending == "territory", reading.own)
        if home:
            reading.put("territory", home[0].value, home[0].start, home[0].end)
            reading.taken.append((home[0].start, home[0].end))
        elif denied:
            reading.found.deny["territory"] = [one.value for one in denied]
        reading.away = asked_away(away[0].value) if away else ""

    def _wishes(self, reading: _Reading) -> None:
        """Read mode, budget, refusals, certification and language."""
        said, found = reading.said, reading.found
        wanted, refused, loose = wishes.modes(said)
        reading.taken += [(one.start, one.end) for one in (*wanted, *refused, *loose)]
        if len({one.value for one in wanted}) == 1:
            reading.put("mode", wanted[0].value, wanted[0].start, wanted[0].end)
        elif loose or len(wanted) > 1:
            found.clear.append("mode")
        no, yes = wishes.refusals(said)
        no = [*no, *(one for one in refused if one.value != "mixte")]
        if no:
            values = list(dict.fromkeys(one.value for one in no))
            reading.put("refuses", values, min(one.start for one in no), max(one.end for one in no))
            reading.taken[-1:] = [(one.start, one.end) for one in no]
        found.accept = [one.value for one in yes]
        for name, one in (("budget", wishes.budget(said)), ("certification", wishes.certification(said))):
            if one:
                reading.put_or_clear(name, one)
        if spoken := wishes.language(said):
            reading.put("language", spoken.value, spoken.start, spoken.end)

    def _brings(self, reading: _Reading) -> None:
        """Read levels, background and how the organisation stands to AI."""
        said = reading.said
        if told := levels(said, reading.pending in (NEED, "levels")):
            reading.put("levels", merged(told), min(one.start for one in told), max(one.end for one in told))
            reading.own[-1:] = [(one.start, one.end) for one in told]
        if brought := background(said):
            held = {name: value for name, (value, _, _) in brought.items()}
            spans = [(start, end) for _, start, end in brought.values()]
            reading.put("prerequisites", held, min(a for a, _ in spans), max(b for _, b in spans))
            reading.own[-1:] = spans
        if stands := maturity(said):
            reading.put("maturity", stands.value, stands.start, stands.end)

    def _time(self, reading: _Reading) -> None:
        """Read the hours and the last day to start."""
        said, asked = reading.said, reading.pending == "hours_max"
        if time := hours(said, asked):
            reading.put("hours_max", time.value, time.start, time.end)
        if day := start_by(said, reading.today):
            reading.put("start_by", day.value.isoformat(), day.start, day.end)
        if asked and not time and (bare := re.fullmatch(r"\s*(\d{1,4})\s*[.!]?\s*", said.folded)):
            reading.put("hours_max", float(bare[1]), *bare.span(1))

    def _goal(self, reading: _Reading) -> None:
        """Read the goal, and put into it the territory that is asked for beside one's own."""
        said, found, away = reading.said, reading.found, reading.away
        told = goal(said, reading.taken, reading.own, reading.pending in (NEED, "goal"))
        if told:
            reading.wanted.append((told.start, told.end))
            value = told.value if not away or away in told.value else f"{told.value}, {away}"
            reading.put("goal", value, told.start, told.end)
        elif away:
            found.set["goal"] = found.origins["goal"] = away
