"""Self-containment: a passage opens on no word that looks back, and names the study or organisation it speaks for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingestion.checks import messages
from ingestion.checks.material import Material, Remark
from ingestion.french import fold, sentences
from ingestion.models import Source

#: First words that need something before them; « il » and « ce » also open sentences that look back at nothing.
_LOOKS_BACK = re.compile(
    r"\W*(?P<word>elles?|ils?(?!\s(?:s'agit|faut|existe|y\s(?:a|avait|aura)|est\s\w+\s(?:de|que|d'|qu')))|cel(?:ui|le)-(?:ci|la)"
    r"|ce(?:ux|lles)-(?:ci|la)|cela|ceci|ces?\sdernieres?|ces?\sderniers?|cette\sderniere|ces|leurs?"
    r"|cette\s(?:etude|enquete|synthese|fiche|formation|ecole)|ce\s(?:rapport|document|constat|chiffre|taux)"
    r"|par\sailleurs|de\splus|en\soutre|en\srevanche|a\sl'inverse|de\smeme|enfin|ensuite|puis|cependant|toutefois"
    r"|neanmoins|pourtant|ainsi|aussi|donc|mais|or|et|autrement\sdit|par\sconsequent)(?=[\s,])"
)
_POINTS_BACK = re.compile(r"\b(?:cette\s(?:etude|enquete|synthese|fiche)|ce\s(?:rapport|document)|cel(?:ui|le)-ci)\b")
#: A study may be named by what it is and a proper noun: « le rapport de la Commission IA ».
_STUDY_OF = re.compile(
    r"\b(?:rapport|étude|enquête|synthèse|fiche|grille|appel|lot|plan|atelier|guide)s?\b[^.;]{0,80}?\b[A-ZÉ]\w+"
)


def check_standalone(material: Material) -> Iterator[Remark]:
    """Yield the passages that cannot be understood by themselves."""
    studies = [source for source in material.sources.values() if source.kind == "study"]
    for name, slug, passage in material.placed():
        sources = studies if passage.origin == "guide" else [material.sources[passage.source]]
        names = {known for source in sources for known in names_of(source)}
        first = fold(next(iter(sentences(passage.text)), ""))
        if opening := _LOOKS_BACK.match(first):
            yield Remark(file=name, passage=slug, message=messages.looks_back(opening["word"]))
        elif (pointing := _POINTS_BACK.search(first)) and not _names_one(first[: pointing.start()], names):
            yield Remark(file=name, passage=slug, message=messages.looks_back(pointing.group()))
        if passage.text and not _names_one(fold(passage.text), names) and not _STUDY_OF.search(passage.text):
            yield Remark(file=name, passage=slug, message=messages.NAMES_NO_SOURCE)


def names_of(source: Source) -> set[str]:
    """Return the folded words by which a text may name a source: aliases, publisher, short name and its parts."""
    short = re.sub(r",?\s*\d{4}$", "", source.short)
    names = (*source.aliases, source.publisher, short, *re.split(r"\s+[–-]\s+", short))
    return {fold(name) for name in names if len(name) > 1}


def _names_one(folded: str, names: set[str]) -> bool:
    """Tell whether a folded text holds one of the names as whole words."""
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", folded) for name in names)
