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
    by_capitals: bool = False

    def told_in(self, text: str) -> bool:
        """Tell whether a text holds what is asked for; names are told by their capitals, all else folded."""
        return bool(self.told.search(text if self.by_capitals else fold(text)))


_AMOUNT = r"\d[\d\s,.]*(?:k|m|md|millions? d'|milliards? d'|mille )?\s?(?:€|euros?|dollars?|\$)|\bgratuit"
_MONEY = (
    _AMOUNT
    + r"|\btarif|\bprix\b|\bcouts?\b|\bcouteu|\bcher|\bfinanc|\bpay(?:e|er|ant|ee)|\babonnement|\bbudget|\bfrais\b"
)
_UNITS = r"(?:h\b|heures?|jours?|journees?|mois|semaines?|ans?\b|annees?|minutes?)"
_FEW = r"(?:un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente)"
#: A capitalised word that does not begin a sentence, unless in a list.
_NAME = r"(?:(?<=[\w,;:(«’'] )|(?<=[’'«(])|(?<=- ))[A-ZÉÈÀÎ][\w’&+.-]*\w"
_LENGTH = rf"\d\s?{_UNITS}|\b{_FEW}\s{_UNITS}|\bdemi-journee"


def _attribute(french: str, english: str, asked: str, told: str, by_capitals: bool = False) -> Attribute:
    return Attribute({"fr": french, "en": english}, re.compile(asked), re.compile(told), by_capitals)


ATTRIBUTES: tuple[Attribute, ...] = (
    _attribute(
        "le prix ou le montant",
        "the price or amount",
        r"\bcombien (?:ca |est-ce que ca |l'etude \S+ )?(?:\S+ ){0,8}cout|\bcoute combien\b|\bquel (?:est le |etait le )?(?:montant|budget|prix|tarif|cout)|\ba combien (?:s'eleve|revient)|"
        r"\bcombien (?:d'argent|d'euros|de dollars|faut-il payer|je paye|on paye)|\bhow much\b.*\b(?:cost|costs|pay|paid|money|funding|budget)|"
        r"\bwhat (?:is|was) the (?:price|fee|cost|budget|amount)|\bfrais (?:de scolarite|d'inscription)|\bc'est combien (?:l'annee|le mois|la formation|le stage|le master)|"
        r"\bcombien (?:par|au) (?:mois|an|jour)\b|\ba combien (?:par|est|facture|se monte)|\bcombien facture|\bde quelle somme\b|\bquelle somme\b|\bdroits d'inscription\b|\btuition\b|\bquel.{1,25}\bmontant\b|\bcoutent? combien\b",
        _AMOUNT,
    ),
    _attribute("le prix", "the price", r"\bprix\b|\btarifs?\b|\bcouts?\b|\bcoutent?\b|\bcher\b|\bgratuit|\bprices?\b|\bcosts?\b|\bfees?\b", _MONEY),
    _attribute(
        "le salaire",
        "the salary",
        r"\bsalaires?\b|\bremuneration\b|\bpaye combien\b|\bgagne(?:nt)? combien\b|\bsalary\b|\bwages?\b|\bcombien (?:\S+ ){0,3}gagne",
        r"\bsalair|\bremuner|\brevenu|\bpayes?\b|\bgratification\b|\bindemn|\bcachet",
    ),
    _attribute(
        "les coordonnées",
        "the contact details",
        r"(?<!s')\badresses?\b(?! (?:a|aux|s))|\btelephone\b|\bnumero de tel|\be-?mails?\b|\bcourriel\b|\bcontacter\b|\bcoordonnees\b|\bphone\b|\baddress\b|"
        r"\bsite (?:web|internet)\b|\bwebsite\b|\burl\b",
        r"https?://|www\.|@|\b\d{2}[ .]\d{2}[ .]\d{2}|\brue\b|\bavenue\b|\badresse\b|\.(?:fr|io|com|org|ca)\b",
    ),
    _attribute(
        "une durée chiffrée",
        "a length of time",
        r"\bcombien (?:d'heures|de jours|de mois|de semaines|d'annees|d'ans)\b|\bhow many (?:hours|days|weeks|months|years)\b",
        _LENGTH,
    ),
    _attribute(
        "la durée",
        "the length",
        r"\bcombien de temps\b|\bquelle (?:est la |etait la )?duree\b|\bdure(?:nt|ra)?\b|\bhow long\b",
        rf"{_LENGTH}|\bduree|\bterme\b|\bdure\b|\bjour|\bheure|\bsemaine|\b(?:19|20)\d\d",
    ),
    _attribute(
        "la date",
        "the date",
        r"^quand (?:est|a|ont|sont|sera|aura|s'est|se|ouvr|commenc|debut|fin|paru|parai|va)|\bquand (?:ouvrira|sera|aura|commence)|\bquelle date\b|\ben quelle annee\b|\bquel jour\b|\bwhen\b|\bwhat (?:date|year|day)\b|\bdate de\b|\bc'est quand\b",
        r"\b(?:19|20)\d{2}\b|\b(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|rentree|printemps|automne|ete|hiver)\b|"
        r"\bterme\b|\bphase\b|\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)",
    ),
    _attribute(
        "le nom d’une personne",
        "a person's name",
        r"\bqui (?:dirige|preside|est (?:le|la) (?:directeur|directrice|president|presidente|patron|patronne|chef))\b|\bqui est a la tete\b|\bc'est qui le (?:patron|boss|chef|directeur)|"
        r"\bnom d(?:u|e la|es) (?:directeur|directrice|responsable|president|cofondateur|fondateur|formateur)|\bwho (?:runs|heads|directs|chairs|is the (?:head|director|boss))\b",
        r"\bdirige|\bpreside|\bpresident|\bdirecteur|\bdirectrice|\ba la tete|\bpilote par\b|\bporte par\b",
    ),
    _attribute(
        "la langue",
        "the language",
        r"\b(?:en|dans) quelles? langues?\b|\bwhat language\b|\bin english\?",
        r"\blangues?\b|\banglais|\bfrancais\b|\bespagnol|\ballemand|\bbilingue",
    ),
    _attribute(
        "un nom",
        "a name",
        r"\bs'appell|\bse nomm|\bquels? (?:est|sont|etait|etaient) (?:le|les|leurs?) (?:petits? )?noms?\b|\bquels? noms?\b|\bportera? quel nom\b|"
        r"\bwhat (?:is|are|was|were) (?:\S+ ){0,6}(?:called|named)\b|\bnames? of\b|\bnom d(?:u|e la|es|e l')\b|\bnoms d(?:u|es)\b",
        _NAME,
        by_capitals=True,
    ),
    _attribute(
        "la ville",
        "the town",
        r"\b(?:dans|en|de|a) quelles? villes?\b|\bquelles? (?:est |sont )?(?:la |les )?villes?\b|\b(?:which|what) (?:city|cities|towns?)\b",
        r"(?:\bà |\bde |- |, |\bet )[A-ZÉÈÎ][\w-]+",
        by_capitals=True,
    ),
    _attribute("l’âge", "the age", r"\bquel age\b|\bage moyen\b|\bhow old\b|\baverage age\b", r"\d+ ans\b|\bage"),
)  # fmt: skip


def asked_for(question: str) -> list[Attribute]:
    """Return the attributes that a question asks for."""
    folded = fold(question).strip()
    return [attribute for attribute in ATTRIBUTES if attribute.asked.search(folded)]


def untold(question: str, text: str) -> list[Attribute]:
    """Return the attributes that `question` asks for and that `text` does not tell."""
    return [attribute for attribute in asked_for(question) if not attribute.told_in(text)]
