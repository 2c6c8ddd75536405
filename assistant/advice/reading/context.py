"""Whether something that a message names is said of the person: « je suis monteuse », not « une formation de monteur »."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.advice.reading.said import Said

#: How many words after « je suis » a trade or a status may stand.
REACH = 7
_SELF = re.compile(
    r"\b(?:je (?:suis|reste|travaille|bosse|fais|veux rester)|j'etais|c'est|suis|comme|en tant que|metier|profession|statut|travaille|bosse|exerce|"
    r"cliente?s?|personne|quelqu'un|elle est|il est|qui est|conseille|accompagne|corriger|i am|i'm|as an?|works? as|working as|moi|plutot|"
    r"my job is|she is|he is|she's|he's|advise|advising|who is)\b"
)
_OTHERS = re.compile(
    r"\b(?:pour (?:les|des|un|une)|formations? (?:de|d'|pour)|former|forme|formant|cours (?:de|d'|pour)|devenir|avec (?:des|les|un|une|mon|ma)|chez|"
    r"appris|selon|etude|metier de demain|remplacer|become|courses? for|training for|with (?:an?|my|the))\b"
)
_LED_IN = re.compile(
    r"^\s*(?:(?:est|is|pas|surtout|jamais|not|un|une|et|moi|non|oui|alors|ben|donc|plutot|actuellement|aujourd'hui|ancien|ancienne|jeune|future?|bonjour|bonsoir|salut|coucou|hello|hi|"
    r"etudiante?|eleve|apprentie?|intermittente?|salariee?|artiste|an?|no|yes)\b[\s,']*)*$"
)
_DOES = re.compile(
    r"\b(?:fais|fait|travaille|bosse|suis|etudiante?|metier|specialisee?|exerce|activite|vis) (?:surtout |aussi |principalement )?"
    r"(?:de la|de l'|du|des|dans le|dans la|dans l'|dans|en|sur le|sur la|le|la|l'|:)\s*$"
)


def of_the_person(said: Said, start: int) -> bool:
    """Tell whether a name of a trade or a status is said of the person, or of whom they advise."""
    before = said.before(start)
    near = " ".join(before.split()[-REACH:])
    cue, other = (max((found.start() for found in kind.finditer(near)), default=-1) for kind in (_SELF, _OTHERS))
    if cue > other:
        return True
    return other < 0 and bool(_LED_IN.match(before))


def is_done(said: Said, start: int) -> bool:
    """Tell whether an activity is what the person does: « je fais du montage »."""
    return bool(_DOES.search(said.before(start)))


def beside(said: Said, start: int, spans: Iterable[tuple[int, int]]) -> bool:
    """Tell whether a place follows, in one clause, something that is said of the person: « monteuse salariée à Lyon »."""
    clause = said.clause(start)[0]
    return any(clause <= begin and end <= start and not _OTHERS.search(said.folded[end:start]) for begin, end in spans)


def stands_alone(said: Said, start: int, end: int) -> bool:
    """Tell whether a clause holds nothing else: « monteuse, audiovisuel, Paris »."""
    begin, last = said.clause(start)
    return not said.folded[begin:start].strip() and not said.folded[end:last].strip()
