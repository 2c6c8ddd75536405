"""The status under which a person works, and the sector."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.advice.lexicon import table
from assistant.advice.reading.context import beside, is_done, of_the_person, stands_alone
from assistant.advice.reading.lists import words
from assistant.advice.reading.said import Found, Phrases, Said, outside

#: What « je suis … » need not stand before: it can be said of nobody else in a profile.
_ALONE = re.compile(
    r"a mon compte|intermittence|\bcd[id]\b|en free ?lance|chomage|recherche d'emploi|france travail|pole emploi|en poste|je dirige|\benseigne\b|je forme|a la tete|(?:micro|auto) entreprise|chomdu|^inde$|^free ?lance$|cherche (?:du|un)|en etudes|a la fac|looking for a job|i run a"
)


@lru_cache
def _statuses() -> Phrases[str]:
    return Phrases.of({key: (*table("lexicon")["statuses"][key], *more) for key, more in words()["statuses"].items()})


@lru_cache
def _others() -> Phrases[str]:
    return Phrases((phrase, phrase) for phrase in words()["not_statuses"])


@lru_cache
def _sectors() -> Phrases[str]:
    known = table("lexicon")["sectors"]
    return Phrases.of({key: (*known[key], *words()["sectors"].get(key, ())) for key in known})


def statuses(
    said: Said, asked: bool = False, trades: Sequence[tuple[int, int]] = ()
) -> tuple[list[Found[str]], list[Found[str]]]:
    """Return the statuses that are said of the person, some behind their trade, and those that are denied."""
    hidden = [(one.start, one.end) for one in _others().find(said)]
    own = [
        one
        for one in outside(_statuses().find(said), hidden)
        if not re.search(r"élevé|inde$", said.text[one.start : one.end].lower())
        and (
            asked
            or _ALONE.search(said.folded[one.start : one.end])
            or of_the_person(said, one.start)
            or beside(said, one.start, trades)
        )
    ]
    denied = [one for one in own if said.negated(one.start)]
    return [one for one in own if one not in denied], denied


def sectors(said: Said, asked: bool = False, trades: Sequence[tuple[int, int]] = ()) -> list[Found[str]]:
    """Return the sectors in which the person says that they work: behind their trade, alone in a clause, or in so many words."""
    cue = re.compile(
        r"\b(?:travaille|bosse|suis|secteur|milieu|domaine|monde|studio|boite|societe|entreprise|production|client\w*|compagnie|agence|maison|tete|dirige|theatre|label|festival|musee|groupe|structure|chaine|work(?:ing)?|industry|etudiante?)\b[^,;.?!]{0,40}$"
    )
    return [
        one
        for one in _sectors().find(said)
        if not said.negated(one.start)
        and (
            asked
            or is_done(said, one.start)
            or cue.search(said.before(one.start))
            or stands_alone(said, one.start, one.end)
            or re.fullmatch(
                r"\s*(?:(?:plutot|surtout|principalement|essentiellement)\s+)?(?:dans|en|pour|cote|secteur|branche)?\s*(?:l[ea] |les |l'|du |de la )?",
                said.before(one.start),
            )
            or beside(said, one.start, trades)
        )
    ]
