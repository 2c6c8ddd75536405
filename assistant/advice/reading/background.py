"""What a person brings: years in a trade and years of study."""

from __future__ import annotations

import re
from typing import Any

from assistant.advice.reading.numbers import NUMBER, number
from assistant.advice.reading.said import Said

_EXPERIENCE = re.compile(
    rf"\b(?P<n>{NUMBER}) (?:ans|annees?|years?) (?:(?:d'|de |dans |of |in )(?:l'|le |la |mon |ce |the )?(?:experience|metier|anciennete|pratique|carriere|boite|bouteille|activite|montage|scene|plateau|tournage|profession|job|trade)s?)"
    rf"|\b(?:depuis|for|ca fait) (?:deja |environ |presque |plus de )?(?P<m>{NUMBER}) (?:ans|annees|years)\b"
)
#: Years of study after the baccalauréat that a diploma stands for.
_DIPLOMAS = {
    "bac": 0, "cap": 0, "bts": 2, "dut": 2, "deug": 2, "dea": 5, "but": 3, "licence": 3, "bachelor": 3, "maitrise": 4,
    "master": 5, "mastere": 5, "diplome d'ingenieur": 5, "doctorat": 8, "these": 8,
}  # fmt: skip
_NAMES = "|".join(sorted(_DIPLOMAS, key=len, reverse=True))
_STUDY = re.compile(
    r"\bbac ?\+ ?(?P<n>[1-8])\b|\bbac plus (?P<word_n>deux|trois|quatre|cinq|huit|[1-8])\b"
    rf"|\b(?:j'ai (?:deja )?(?:eu |fait |obtenu )?(?:un|une|mon|ma|le|la)|titulaire d'(?:un|une)|diplomee? d'(?:un|une)|avec (?:un|une|mon)|i have an?) (?P<word>{_NAMES})\b(?! (?:a|en) (?:faire|vue))"
    rf"|\b(?P<held>{_NAMES}) (?:\w+ ){{0,3}}?(?:en poche|obtenue?|valide)\b"
)
#: A year of study under way: what is behind is one year less.
_UNDER_WAY = re.compile(
    r"\b(?:etudiante?|eleve|en|je suis en) (?:\w+ ){0,3}?(?:(?:en )?(?P<year>[1-5]|premiere|deuxieme|seconde|troisieme|quatrieme|cinquieme) ?(?:re|ere|e|eme)? annee|(?P<code>l1|l2|l3|m1|m2))\b"
)
_YEARS = {"premiere": 1, "deuxieme": 2, "seconde": 2, "troisieme": 3, "quatrieme": 4, "cinquieme": 5} | {
    "l1": 1,
    "l2": 2,
    "l3": 3,
    "m1": 4,
    "m2": 5,
}


def background(said: Said) -> dict[str, tuple[Any, int, int]]:
    """Return the years of experience and the years of study after the baccalauréat that are told, each with its place."""
    found: dict[str, tuple[Any, int, int]] = {}
    if years := _EXPERIENCE.search(said.folded):
        found["years_experience"] = (number(years["n"] or years["m"]), *years.span())
    if study := _STUDY.search(said.folded):
        told = study["n"] or study["word_n"]
        diploma = study["word"] or study["held"]
        found["education"] = (int(number(told)) if told else _DIPLOMAS[diploma], *study.span())
    elif year := _UNDER_WAY.search(said.folded):
        told = year["year"] or year["code"]
        found["education"] = (max(0, (int(told) if told.isdigit() else _YEARS[told]) - 1), *year.span())
    return found
