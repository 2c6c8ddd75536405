"""The hard constraints as SQL over the columns of the store, each kept wide enough never to lose an offer that fits."""

from __future__ import annotations

from assistant.advice.constraints import CERTIFIED, WHEREVER
from assistant.advice.situation import Situation

#: Hours of a training day in the store's column `days`; a rounding error must not exclude.
HOURS, SLACK = 7.0, 0.001


def conditions(who: Situation) -> tuple[str, list[object]]:
    """Return a condition on the table of offers that every offer fulfils which the person's constraints allow."""
    parts = [_territory(who), _mode(who), _hours(who), _certification(who), _opening(who), _school(who), _price(who)]
    kept = [("kind <> 'gap'", []), *(part for part in parts if part)]
    return " AND ".join(f"({sql})" for sql, _ in kept), [value for _, values in kept for value in values]


Part = tuple[str, list[object]] | None


def _territory(who: Situation) -> Part:
    if who.region is None:
        return "territory IS NULL OR territory NOT IN ('quebec', 'europe')", []
    near = ", ".join("?" * len(who.allowed)) or "NULL"
    away = who.region in {"ailleurs", "europe"}
    # who may choose to follow a course from afar has « mixte » in the store
    afar = "mode IN ('distance', 'mixte')" + ("" if away else f" AND territory IN ({', '.join('?' * len(WHEREVER))})")
    unknown = "territory IS NULL" + (" OR mode IS NULL" if who.region == "ailleurs" else "")
    values: list[object] = [*sorted(who.allowed), *([] if away else sorted(WHEREVER))]
    return f"{unknown} OR territory IN ({near}) OR ({afar})", values


def _mode(who: Situation) -> Part:
    if who.profile.mode is None:
        return None
    return "mode IS NULL OR mode = 'mixte' OR mode = ?", [who.profile.mode]


def _hours(who: Situation) -> Part:
    if who.profile.hours_max is None:
        return None
    # only hours that a record gives as such: a duration in words is read closely later
    told = "json_extract(body, '$.hours')"
    return f"days IS NULL OR days <= ? OR {told} IS NULL", [who.profile.hours_max / HOURS + SLACK]


def _certification(who: Situation) -> Part:
    if who.certification is None:
        return None
    kinds = sorted(CERTIFIED[who.certification])
    return f"certification IN ({', '.join('?' * len(kinds))})", list(kinds)


def _opening(who: Situation) -> Part:
    limit = who.profile.start_by
    return ("opens IS NULL OR opens <= ?", [limit.isoformat()]) if limit else None


def _school(who: Situation) -> Part:
    if who.status in (None, "etudiant") or who.school:
        return None
    return (
        "training IS NOT 'initiale' OR json_extract(body, '$.statuses') IS NOT NULL OR "
        "json_extract(body, '$.for_team')",
        [],
    )


def _price(who: Situation) -> Part:
    limit = who.profile.budget
    if limit is None:
        return None
    foreign = "coalesce(json_extract(body, '$.currency'), 'EUR') " + (
        "<> 'CAD'" if who.region == "quebec" else "= 'CAD'"
    )
    return f"price IS NULL OR price <= ? OR {foreign}", [limit]
