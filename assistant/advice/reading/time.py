"""How much time a person can give, in hours of training, and until when they can start."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

from assistant.advice.reading.lists import words
from assistant.advice.reading.numbers import NUMBER, number
from assistant.advice.reading.said import Found, Said
from ingestion.catalogue.normalise import DAYS_A_MONTH, DAYS_A_WEEK, HOURS_A_DAY

#: Hours of an evening and of a half-day; a week-end is two days; weeks of a month, for « deux heures par semaine ».
EVENING, HALF_DAY, WEEKEND, WEEKS_A_MONTH = 3.0, 3.5, 2.0 * HOURS_A_DAY, DAYS_A_MONTH / DAYS_A_WEEK
#: What the studies call a short course: three days or less (CNC–Afdas, focus groups).
SHORT = 3.0 * HOURS_A_DAY
_HOURS = {
    "demi journee": HALF_DAY, "matinee": HALF_DAY, "apres midi": HALF_DAY, "half day": HALF_DAY, "heure": 1.0, "hour": 1.0, "hr": 1.0, "h": 1.0,
    "soiree": EVENING, "soir": EVENING, "evening": EVENING, "week end": WEEKEND, "weekend": WEEKEND, "journee": HOURS_A_DAY, "jour": HOURS_A_DAY, "day": HOURS_A_DAY, "j": HOURS_A_DAY,
    "semaine": DAYS_A_WEEK * HOURS_A_DAY, "week": DAYS_A_WEEK * HOURS_A_DAY, "mois": DAYS_A_MONTH * HOURS_A_DAY, "month": DAYS_A_MONTH * HOURS_A_DAY,
}  # fmt: skip
_UNIT = "(" + "|".join(sorted(_HOURS, key=len, reverse=True)) + r")(?<=[a-z])(?:s?\b|(?<=h)(?=[0-5]\d\b))"
_SPAN = re.compile(
    rf"(?:entre )?(?:(?P<low>{NUMBER}) ?(?:a|ou|et|to|or) )?\b(?P<count>{NUMBER}|an?(?= (?:hour|half|day|evening|weekend|week|month))) ?(?:(?:seule?|petite?s?|bonne?s?|grosses?|pleine?s?|grande?s?|full|single) )?{_UNIT.replace('(', '(?P<unit>', 1)}(?P<half> et demie?)?(?P<minutes> ?[0-5]\d\b)?"
    rf"(?P<part> (?:a mi temps|a temps partiel|half time|part time))?"
    rf"(?: de (?P<each>{NUMBER}) ?h(?:eure)?s?\b)?"
    rf"(?P<rate> ?(?:par|/|chaque|a|per|each) ?(?:semaine|week|jour|day|mois|month)\b)?(?:,? ?(?:pendant|sur|durant|for|over) (?P<during>{NUMBER}) (?P<weeks>semaine|mois|week|month|jour|day)s?)?"
)
_NOT_TIME = re.compile(
    r"\b(?:depuis|il y a|d'ici|(?<!pas )plus de|au moins|minimum|tous les|toutes les|ca fait|dans les|dans|since|more than|at least|every|within|avant|j'ai deja fait|age de)(?: environ)? ?$"
)
_THEN = re.compile(
    r"^s? ?(?:d'experience|de metier|d'anciennete|de pratique|of experience|ago|de ma vie|plus tot|au minimum|minimum|au moins)"
)
_SHORT = re.compile(
    r"\b(?:(?:formations?|cours|stages?|formats?|modules?|quelque chose d[e']|plutot|assez|tres) ?(?:tres |plutot |assez |de )?(?:courte?s?|bref|breves?|rapides?)|format court|short (?:course|training|format)s?)\b"
)
_AVAILABLE = re.compile(r"\b(?:courte?s?)\b")


def hours(said: Said, asked: bool = False) -> Found[float] | None:
    """Return the hours that a person can give at most; of « deux à trois jours », the most.

    A day counts seven hours and a month twenty days, as in the catalogue; an evening three hours.
    """
    for match in _SPAN.finditer(said.folded):
        value = _value(match)
        if value and not _NOT_TIME.search(said.folded[: match.start()]) and not _THEN.match(said.folded[match.end() :]):
            return Found(value, *match.span())
    short = _SHORT.search(said.folded) or (_AVAILABLE.search(said.folded) if asked else None)
    return Found(SHORT, *short.span()) if short and not said.negated(short.start()) else None


def _value(match: re.Match[str]) -> float | None:
    """Return the hours of a duration; None for « deux heures par semaine » of which nobody says how long."""
    unit, count = match["unit"], number(match["count"])
    if match["each"] and unit not in ("h", "heure"):
        return count * number(match["each"])
    each = _HOURS[unit]
    if match["rate"]:
        if not match["during"]:
            return None
        return round(count * each * _times(match["rate"], number(match["during"]), match["weeks"]), 1)
    total = (count + (0.5 if match["half"] else 0)) * each
    if match["minutes"] and unit == "h":
        total += int(match["minutes"]) / 60
    return round(total / 2 if match["part"] else total, 1)


def _times(rate: str, during: float, unit: str) -> float:
    """Return how many weeks, days or months of a rate a span holds."""
    days = {"semaine": DAYS_A_WEEK, "week": DAYS_A_WEEK, "mois": DAYS_A_MONTH, "month": DAYS_A_MONTH}.get(
        unit, 1
    ) * during
    if "mois" in rate or "month" in rate:
        return days / DAYS_A_MONTH
    return days / DAYS_A_WEEK if "semaine" in rate or "week" in rate else days


@lru_cache
def _months() -> dict[str, int]:
    return {name: row for row, names in words()["months"].items() for name in names}


@lru_cache
def _until() -> re.Pattern[str]:
    months = "|".join(_months())
    lead = r"(?P<lead>avant|d'ici|au plus tard|jusqu'(?:a|en)|commencer en|debuter en|demarrer en|des|before|by|no later than|starting in)"
    return re.compile(
        rf"\b{lead}(?: la| le| a| en| au| l'| the| fin| end of| debut)* ?(?:(?P<day>\d{{1,2}})(?:er)? )?(?:(?P<month>{months})|(?P<season>ete|rentree|noel|fin de l'annee|end of the year|summer))(?: (?P<year>20\d\d))?"
        rf"|\b(?:avant|d'ici|before|by) (?:la fin de |fin |end of )?(?P<only>20\d\d)\b|\b(?:d'ici|dans les|within|dans moins de) (?P<count>{NUMBER}) (?:prochains? )?(?P<unit>mois|semaine|jour|month|week|day)s?\b|\b(?P<this>cette annee|this year)\b"
    )


def start_by(said: Said, today: date) -> Found[date] | None:
    """Return the last day on which the person can start: « avant mars 2027 » is 28 February, « d'ici mars » 31 March.

    A month without a year is the next one to come.
    """
    match = _until().search(said.folded)
    if match is None or (match["lead"] == "des"):
        return None
    if match["count"]:
        days = {"mois": 30, "month": 30, "semaine": 7, "week": 7}.get(match["unit"], 1) * number(match["count"])
        return Found(today + timedelta(days=days), *match.span())
    if match["this"]:
        return Found(date(today.year, 12, 31), *match.span())
    before = match["lead"] in ("avant", "before") and " fin " not in match[0]
    if match["only"]:
        strict = match[0].startswith(("avant 2", "before 2"))
        return Found(date(int(match["only"]) - strict, 12, 31), *match.span())
    return Found(_day(match, before, today), *match.span())


def _day(match: re.Match[str], before: bool, today: date) -> date:
    """Return the day of « avant le 15 mars », « d'ici juin », « avant l'été »."""
    seasons = {"ete": (6, 20), "summer": (6, 20), "rentree": (8, 31), "noel": (12, 24)}
    if match["season"]:
        month, day = seasons.get(match["season"], (12, 31))
        found = date(today.year, month, day)
        return found if found >= today else date(today.year + 1, month, day)
    month = _months()[match["month"]]
    year = int(match["year"]) if match["year"] else today.year + (month < today.month)
    if match["day"]:
        return date(year, month, min(int(match["day"]), calendar.monthrange(year, month)[1]))
    if before:
        return date(year, month, 1) - timedelta(days=1)
    return date(year, month, calendar.monthrange(year, month)[1])
