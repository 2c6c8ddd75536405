"""Reads one message into changes of a profile, each with the words of the person that say so."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from pydantic import Field

from assistant.advice.reading import wishes
from assistant.advice.reading.fields import erased
from assistant.advice.reading.goal import asked_away, goal
from assistant.advice.reading.said import Found, Said
from assistant.advice.reading.sensitive import sensitive
from assistant.advice.reading.status import sectors, statuses
from assistant.advice.reading.territory import territories
from assistant.advice.reading.time import hours, start_by
from assistant.advice.reading.trade import TradeNames, as_told
from assistant.models import Record

#: Words of the person that are shown beside a line, at most.
LONGEST_ORIGIN = 80
#: What a question for what is missing asks, by the fields that an answer may fill.
NEED = "need"


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
        for own in (self._who, self._where, self._wishes, self._time):
            own(said, found, pending, today or date.today())
        self._goal(said, found, pending)
        if pending == "trade" and not found.set and not found.sensitive and (told := as_told(said)):
            self._put(found, "trade", told, said, 0, len(said.text))
        return found

    def _who(self, said: Said, found: Changes, pending: str | None, today: date) -> None:
        """Read trade, status and sector."""
        own, denied = self._names.find(said, pending == "trade")
        named = [one for one in own if one.value != "auteur"]
        # a trade hides the status in its name: « directrice de production » directs no company
        status, not_status = statuses(
            said.masked((one.start, one.end) for one in (*named, *denied)), pending == "status"
        )
        # « je suis auteur, pas salarié » speaks of the status; « autrice » alone names the trade too
        trades = named or ([] if not_status or pending == "status" else own)
        if trades:
            self._put(found, "trade", self._names.joined(trades), said, trades[0].start, trades[-1].end)
        if status:
            self._put(found, "status", status[0].value, said, status[0].start, status[0].end)
        for name, those in (("trade", denied), ("status", not_status)):
            if those:
                found.deny[name] = [one.value for one in those]
        spans = [(one.start, one.end) for one in own]
        own_sectors = [
            one for one in sectors(said, pending == "sector") if not any(a <= one.start < b for a, b in spans)
        ]
        if own_sectors:
            value = ", ".join(sorted({one.value for one in own_sectors}))
            self._put(found, "sector", value, said, own_sectors[0].start, own_sectors[-1].end)

    def _where(self, said: Said, found: Changes, pending: str | None, today: date) -> None:
        """Read the territory; a course elsewhere is asked for by the goal."""
        home, denied, away = territories(said, pending == "territory")
        if home:
            self._put(found, "territory", home[0].value, said, home[0].start, home[0].end)
        elif denied:
            found.deny["territory"] = [one.value for one in denied]
        if away and (phrase := asked_away(away[0].value)):
            found.set["_away"] = phrase

    def _wishes(self, said: Said, found: Changes, pending: str | None, today: date) -> None:
        """Read mode, budget, refusals, certification, language, levels and background."""
        wanted, refused, loose = wishes.modes(said)
        if len({one.value for one in wanted}) == 1:
            self._put(found, "mode", wanted[0].value, said, wanted[0].start, wanted[0].end)
        elif loose or len(wanted) > 1:
            found.clear.append("mode")
        no, yes = wishes.refusals(said)
        no = [*no, *(one for one in refused if one.value != "mixte")]
        if no:
            values = list(dict.fromkeys(one.value for one in no))
            self._put(found, "refuses", values, said, min(one.start for one in no), max(one.end for one in no))
        found.accept = [one.value for one in yes]
        if money := wishes.budget(said):
            self._put_or_clear(found, "budget", money, said)
        if demanded := wishes.certification(said):
            self._put_or_clear(found, "certification", demanded, said)
        if spoken := wishes.language(said):
            self._put(found, "language", spoken.value, said, spoken.start, spoken.end)
        if level := wishes.levels(said, pending in (NEED, "levels")):
            self._put(found, "levels", level.value, said, level.start, level.end)
        if told := wishes.background(said):
            held = {name: value for name, (value, _, _) in told.items()}
            spans = [span for _, *span in told.values()]
            self._put(found, "prerequisites", held, said, min(a for a, _ in spans), max(b for _, b in spans))

    def _time(self, said: Said, found: Changes, pending: str | None, today: date) -> None:
        """Read the hours and the last day to start."""
        if time := hours(said, pending == "hours_max"):
            self._put(found, "hours_max", time.value, said, time.start, time.end)
        if day := start_by(said, today):
            self._put(found, "start_by", day.value.isoformat(), said, day.start, day.end)
        if pending == "hours_max" and not time and (bare := re.fullmatch(r"\s*(\d{1,4})\s*[.!]?\s*", said.folded)):
            self._put(found, "hours_max", float(bare[1]), said, *bare.span(1))

    def _goal(self, said: Said, found: Changes, pending: str | None) -> None:
        """Read the goal, and put into it the territory that is asked for beside one's own."""
        told = goal(said, pending in (NEED, "goal"))
        away = found.set.pop("_away", "")
        if told and not (told.value in ("image", "montage", "son", "animation") and "trade" in found.set):
            value = ", ".join(part for part in (told.value, away) if part)
            self._put(found, "goal", value, said, told.start, told.end)
        elif away:
            found.set["goal"] = away
            found.origins["goal"] = away

    def _put_or_clear(self, found: Changes, name: str, one: Found[Any], said: Said) -> None:
        if one.value is None:
            found.clear.append(name)
        else:
            self._put(found, name, one.value, said, one.start, one.end)

    def _put(self, found: Changes, name: str, value: Any, said: Said, start: int, end: int) -> None:
        """Set a field with its origin, the words of the person; never with data that is not kept."""
        found.set[name] = value
        words = said.words(start, end)
        hidden = any(a < end and start < b for _, a, b in sensitive(said))
        found.origins[name] = "" if hidden else words[:LONGEST_ORIGIN]
