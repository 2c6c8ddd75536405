"""What a question asks to know of its subject, and what a passage must hold to tell it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingestion.french import fold


@dataclass(frozen=True)
class Attribute:
    """Something one may ask of a course, a school or a study: how it is asked for, how it is told."""

    name: dict[str, str]
    asked: re.Pattern[str]
    told: re.Pattern[str]


_MONEY = r"€|\beuros?\b|\bdollars?\b|\$|\bgratuit|\btarif|\bprix\b|\bcouts?\b|\bcouteu|\bcher|\bfinanc|\bpay(?:e|er|ant|ee)|\babonnement|\bbudget|\bfrais\b|\bm€|\bmd€"


def _attribute(french: str, english: str, asked: str, told: str) -> Attribute:
    return Attribute({"fr": french, "en": english}, re.compile(asked), re.compile(told))


ATTRIBUTES: tuple[Attribute, ...] = (
    _attribute(
        "le prix",
        "the price",
        r"\bprix\b|\btarifs?\b|\bcoute(?:nt|ra|rait)?\b|\bcoutent\b|\bcouts?\b|\bcher\b|\bgratuit|\bcombien (?:faut-il |je |on )?pa(?:y|i)|"
        r"\bhow much (?:does|do|is|are|will)\b.*\b(?:cost|pay|price)|\bprice\b|\bcosts?\b|\bfees?\b|\btuition\b|\bdroits d'inscription\b",
        _MONEY,
    ),
    _attribute(
        "le salaire",
        "the salary",
        r"\bsalaires?\b|\bremuneration\b|\bpaye combien\b|\bgagne(?:nt)? combien\b|\bsalary\b|\bwages?\b|\bcombien gagne",
        r"\bsalair|\bremuner|\brevenu|\bpayes?\b|\bgratification\b|\bindemn|\bcachet",
    ),
    _attribute(
        "les coordonnées",
        "the contact details",
        r"\badresses?\b(?! (?:a|aux))|\btelephone\b|\bnumero de tel|\be-?mails?\b|\bcourriel\b|\bcontacter\b|\bcoordonnees\b|\bphone\b|\baddress\b|"
        r"\bsite (?:web|internet)\b|\burl\b|\blien\b.*\b(?:site|page|telecharg)",
        r"https?://|www\.|@|\b\d{2}[ .]\d{2}[ .]\d{2}|\brue\b|\bavenue\b|\badresse\b",
    ),
    _attribute(
        "la durée",
        "the length",
        r"\bcombien de temps\b|\bquelle (?:est la )?duree\b|\bdure(?:nt|ra)?\b|\bcombien d'heures\b|\bcombien de (?:jours|mois|semaines|annees)\b|\bhow long\b|"
        r"\bhow many (?:hours|days|weeks|months|years)\b",
        r"\d\s?(?:h\b|heures?|jours?|mois|semaines?|ans?\b|annees?)|\b(?:un|une|deux|trois|quatre|cinq|six|dix|douze|quinze|vingt)\s(?:heures?|jours?|mois|"
        r"semaines?|ans?|annees?|journees?)|\bduree|\bterme\b|\bdure\b|\bdemi-journee",
    ),
    _attribute(
        "la date",
        "the date",
        r"^quand\b|\bquelle date\b|\ben quelle annee\b|\bquel jour\b|\bwhen\b|\bwhat (?:date|year|day)\b|\bdate de\b|\ba quelle date\b",
        r"\b(?:19|20)\d{2}\b|\b(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|rentree|printemps|automne|ete|hiver)\b|"
        r"\bterme\b|\bphase\b|\bans?\b|\bmois\b|\bavant\b|\bapres\b|\bdes que\b",
    ),
    _attribute(
        "un nom de personne",
        "a person's name",
        r"\bqui (?:dirige|preside|est (?:le|la) (?:directeur|directrice|president|presidente|responsable))\b|\bnom d(?:u|e la) (?:directeur|directrice|responsable|president)|"
        r"\bwho (?:runs|heads|leads|directs|chairs)\b",
        r"\bdirig|\bpresid|\bdirecteur|\bdirectrice|\bpilot|\bporte|\bcoordon|\bchef|\bresponsable|\banim|\ba la tete",
    ),
    _attribute("l’âge", "the age", r"\bquel age\b|\bage moyen\b|\bhow old\b|\baverage age\b", r"\bans\b|\bage"),
)  # fmt: skip


def asked_for(question: str) -> list[Attribute]:
    """Return the attributes that a question asks for."""
    folded = fold(question).strip()
    return [attribute for attribute in ATTRIBUTES if attribute.asked.search(folded)]


def untold(question: str, text: str) -> list[Attribute]:
    """Return the attributes that `question` asks for and that `text` does not tell."""
    folded = fold(text)
    return [attribute for attribute in asked_for(question) if not attribute.told.search(folded)]
