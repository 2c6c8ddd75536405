"""Warnings that the studies support, each a sentence of theirs and the steps that it is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from assistant.advice.candidates import Candidate
from assistant.advice.lexicon import names, padded, phrases, table
from assistant.advice.models import Reason
from assistant.advice.reasons import Reasoning
from assistant.advice.sheet import Sheet
from assistant.advice.situation import Situation
from ingestion.french import fold

#: Hours of the « trois jours ou moins » that the focus groups find too short, and of the survey's shortest class.
SHORT, VERY_SHORT = 21.0, 4.0
YEAR = timedelta(days=365)
AUGMENTED = (
    "realisateur ia",
    "realisateur de films ia",
    "producteur ia",
    "chief ia officer",
    "creative technologist",
    "directeur artistique ia",
)
#: What a sentence that announces an opening holds besides the year.
OPENING = "ouvrir ouvre ouverture rentrée"
_OPENING = re.compile(r"\b(ouvr|rentree)")


def cautions(steps: Sequence[Candidate], reasoning: Reasoning, who: Situation) -> list[Reason]:
    """Return the warnings of a pathway; one whose passage cannot be quoted is left out."""
    sheets = [one.sheet for one in steps if one.sheet]
    found = []
    for kind, concerns in _RULES.items():
        named = [sheet.id for sheet in sheets if concerns(sheet, who.today)]
        source = table("targets")["cautions"][kind]
        if named and (reason := reasoning.cite(kind.split("/")[0], *source.get(who.region, source["france"]))):
            found.append(_about(reason, named))
    return [*found, *_unopened(sheets, reasoning, who.today)]


def _unopened(sheets: Sequence[Sheet], reasoning: Reasoning, today: date) -> Iterator[Reason]:
    """Yield a warning for each offer that is not open yet: what its own passage says, else what its record says."""
    for sheet in sheets:
        opens = sheet.offer.opens
        if opens is None or opens <= today:
            continue
        about = f"{OPENING} {opens.year} {sheet.offer.title}"
        cited = (reasoning.cite("pas_encore_ouverte", passage, about) for passage in sheet.offer.evidence)
        told = next((reason for reason in cited if reason and _announces(reason.text, opens.year)), None)
        said = Reason(kind="pas_encore_ouverte", text=phrases()["opens"].format(day=f"{opens:%d/%m/%Y}"))
        yield _about(told or said, [sheet.id])


def _announces(text: str, year: int) -> bool:
    """Tell whether a sentence announces an opening in a year."""
    return str(year) in text and bool(_OPENING.search(fold(text)))


def _about(reason: Reason, steps: list[str]) -> Reason:
    """Return a warning with its title and the steps that it is about."""
    return reason.model_copy(update={"steps": steps, "title": phrases()["warnings"][reason.kind]})


def _very_short(sheet: Sheet, today: date) -> bool:
    return sheet.most is not None and sheet.most <= VERY_SHORT


def _short(sheet: Sheet, today: date) -> bool:
    return sheet.most is not None and VERY_SHORT < sheet.most <= SHORT


def _general(sheet: Sheet, today: date) -> bool:
    return not sheet.offer.trades and not sheet.offer.rome and not sheet.offer.sectors


def _paid_tools(sheet: Sheet, today: date) -> bool:
    return bool(sheet.generates) and not sheet.offer.open_source


def _augmented(sheet: Sheet, today: date) -> bool:
    return names(padded(*sheet.offer.trades), AUGMENTED)


def _old(sheet: Sheet, today: date) -> bool:
    return sheet.offer.checked_on is None or today - sheet.offer.checked_on > YEAR


#: Which warning, by its key in the table of passages, and which offers it is about.
_RULES: dict[str, Callable[[Sheet, date], bool]] = {
    "format_court/4": _very_short,
    "format_court": _short,
    "generaliste": _general,
    "cout_outils": _paid_tools,
    "metiers_augmentes": _augmented,
    "information_ancienne": _old,
}
