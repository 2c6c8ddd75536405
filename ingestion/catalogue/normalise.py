"""Cleans the values that catalogues are written with; what cannot be read for certain is None or empty."""

from __future__ import annotations

import html
import re
from datetime import date

from ingestion.french import fold

#: Only what is mark-up for certain: « <avancé> » is a word of a title.
_TAG = re.compile(
    r"</?(?:a|b|i|u|p|br|hr|em|h[1-6]|li|ol|ul|dl|dt|dd|td|th|tr|div|sup|sub|img|font|span|strong|table|tbody|thead"
    r"|section|article|blockquote|script|style|iframe|svg)\b[^>]*>|<!--.*?-->",
    re.IGNORECASE | re.DOTALL,
)
_SPACE = re.compile(r"\s+")
#: Addresses and telephones of people slip into free text; a catalogue keeps none.
_CONTACT = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+|(?<![\d.])(?:\+33 ?|0)[1-9](?:[ .-]?\d{2}){4}(?!\d)")
SHORTEST_CONTACT = 6
#: Written by exporters where they have nothing to say.
EMPTY = frozenset({"", "-", "--", "nan", "none", "null", "non renseigne", "non communique", "n/a"})
#: The thirteen départements of Occitanie (INSEE, region 76).
OCCITANIE = frozenset("09 11 12 30 31 32 34 46 48 65 66 81 82".split())
_DEPARTMENT = re.compile(r"0[1-9]|[1-8]\d|9[0-5]|2[AB]|97[1-8]|98[46-8]")
#: A training day of seven hours, five days a week, is what the profession counts; only durations are compared with it.
HOURS_A_DAY, DAYS_A_WEEK, DAYS_A_MONTH = 7, 5, 20
_DURATION = re.compile(r"(\d+(?:[.,]\d+)?) ?(jours?|j|semaines?|mois|ans?|annees?|heures?|h)\b")
_UNIT_DAYS = {"j": 1.0, "s": DAYS_A_WEEK, "m": DAYS_A_MONTH, "a": 12 * DAYS_A_MONTH, "h": 1 / HOURS_A_DAY}


def clean(value: object) -> str:
    """Return a value as one line of text: without mark-up, contacts or « nothing » words."""
    text = "" if value is None else str(value)
    if "<" in text or "&" in text:
        text = html.unescape(_TAG.sub(" ", html.unescape(text)))
    if "Ã" in text:
        text = _decoded_once_more(text)
    if len(text) >= SHORTEST_CONTACT:
        text = _CONTACT.sub("", text)
    text = _SPACE.sub(" ", text.replace("''", "'").replace("\x00", "")).strip()
    return "" if len(text) < 16 and fold(text) in EMPTY else text


def _decoded_once_more(text: str) -> str:
    """Return UTF-8 that was taken for Latin-1 (« identitÃ© ») as it was meant; other text as it is."""
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return text


def number(value: object) -> float | None:
    """Return a positive or null number written the French or the English way; None for anything else."""
    text = "" if value is None else str(value)
    # most cells are plain digits, and an import reads ten of them a row
    if text.isascii() and text.isdigit() and len(text) <= 12:
        return float(text)
    text = re.sub(r"[\s€$]", "", clean(text)).replace(",", ".")
    if not re.fullmatch(r"\d{1,12}(?:\.\d+)?", text):
        return None
    return float(text)


def written(value: float) -> str:
    """Return a number in full, without decimals where it has none."""
    return str(int(value)) if value.is_integer() else str(value)


def amount(value: object) -> float | None:
    """Return a number above zero: exporters write 0 hours for « unknown »."""
    return number(value) or None


def code(value: object) -> str:
    """Return a code without the decimals a spreadsheet added (« 93.0 »); empty for the « no code » of exporters."""
    text = re.sub(r"\.0+$", "", clean(value))
    return "" if text in {"-1", "0"} else text


def department(value: object) -> str:
    """Return the code of a French département, « 1.0 » and « 01 » alike; empty where it is none."""
    text = code(value).upper()
    text = text.zfill(2) if text.isdigit() else text
    return text if _DEPARTMENT.fullmatch(text) else ""


def territory(code_of_department: str) -> str | None:
    """Return the territory that a département certainly lies in."""
    if not code_of_department:
        return None
    return "occitanie" if code_of_department in OCCITANIE else "france"


def day(value: object) -> date | None:
    """Return a date written `YYYYMMDD`, ISO or `DD/MM/YYYY`; None for sentinels such as 00000000 and 20170900."""
    text = clean(value)
    if found := re.fullmatch(r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*)?", text):
        return _date(*found.groups())
    if found := re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text):
        return _date(found[3], found[2], found[1])
    return None


def either_order(value: object) -> date | None:
    """Return a date whose day and month may come in either order; None where both readings are possible."""
    found = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{2}|\d{4})", clean(value))
    if not found:
        return day(value)
    year = found[3] if len(found[3]) == 4 else f"20{found[3]}"
    readings = {_date(year, found[2], found[1]), _date(year, found[1], found[2])} - {None}
    return readings.pop() if len(readings) == 1 else None


def days(hours: float | None, months: float | None, text: str) -> float | None:
    """Return a duration in training days, to compare durations with; None where no source tells it."""
    if hours:
        return hours / HOURS_A_DAY
    if months:
        return months * DAYS_A_MONTH
    found = _DURATION.findall(fold(text))
    if len(found) != 1:
        return None
    return float(found[0][0].replace(",", ".")) * _UNIT_DAYS[found[0][1][0]]


def _date(year: str, month: str, day_of_month: str) -> date | None:
    """Return a date, or None where the calendar has none such."""
    try:
        return date(int(year), int(month), int(day_of_month))
    except ValueError:
        return None
