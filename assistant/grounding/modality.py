"""How firmly a text says something: as a fact, an obligation, a recommendation, a possibility or a supposition."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from assistant.grounding.negation import AUXILIARIES
from assistant.grounding.reading import Reading, Token

Mood = Literal["must", "should", "can", "would"]

_MODALS: tuple[tuple[Mood, str], ...] = (
    ("should", r"devrai(?:t|ent)|faudrait|should|ought to"),
    ("must", r"doit|doivent|devra|devront|devait|devaient|faut|fallait|faudra|must|has to|have to"),
    ("would", r"pourrai(?:t|ent)|could|might|would"),
    ("can", r"peut|peuvent|pouvait|pouvaient|pourra|pourront|puisse|puissent|can|may"),
)
_MODAL = re.compile("|".join(rf"(?P<{mood}>(?<![\w'-])(?:{words})(?![\w-]))" for mood, words in _MODALS))
#: Verbs in the conditional; the nouns, and the imperfects of verbs in -rer, that end alike are left out.
_CONDITIONAL = re.compile(r"[a-z]{2,}r(?:ait|aient)\Z")
_NOT_CONDITIONAL = re.compile(
    r"(?:.*(?:trait|extrait|parait|paraissait|montrait|entrait|offrait|demeurait|entourait|ouvrait|couvrait|souffrait|figurait|"
    r"declarait|preparait|comparait|separait|considerait|esperait|intervait|attirait|tirait|admirait|inspirait|durait|assurait|"
    r"mesurait|illustrait|administrait|enregistrait|rencontrait|concentrait|generait|operait|integrait|accelerait|preferait))s?\Z"
)

#: Words of each family that let a paraphrase say the same otherwise.
FAMILIES: dict[Mood, re.Pattern[str]] = {
    "must": re.compile(
        r"(?<!\w)(?:doi(?:t|vent)|devr\w+|devai\w+|fau(?:t|dra|drait)|oblig\w+|impos\w+|impose\w*|exig\w+|necessaire\w*|necessit\w+|indispensab\w+|imperati\w+|"
        r"requi\w+|requer\w+|contrain\w+|prealable\w*|prerequis|condition\w*|tenue?s? de|demand\w+|sine qua non|essentiel\w*|responsabilite|"
        r"primordia\w+|a renforcer|besoin\w*|suppose\w*|reclam\w+|must|require\w*|objectif\w*|vise\w*|prevoi\w+|prevu\w*|permettre|veut|veulent|attend\w*|entend|"
        r"incomb\w+|cens\w+|charg\w+ de|mission\w*|a faire|estime\w*|but\b|rendre|afin|il s'agit|prioritaire\w*|priorite\w*|enjeux?|defis?|cle\b)(?!\w)"
    ),
    "should": re.compile(
        r"(?<!\w)(?:devrai\w+|doi(?:t|vent)|faudrait|faut|recommand\w+|preconis\w+|conseil\w+|sugger\w+|souhait\w+|invit\w+|encourag\w+|prone\w*|appel\w*|"
        r"attend\w*|demand\w+|veut|veulent|voudr\w+|prevu\w*|prevoi\w+|envisag\w+|propos\w+|objectif\w*|vise\w*|pourrai\w+|reclam\w+|necessaire\w*|should|\w+rai(?:t|ent))(?!\w)"
    ),
    "can": re.compile(
        r"(?<!\w)(?:peu(?:t|vent)|pouv\w+|pourr\w+|puiss\w+|possib\w+|eventuel\w*|facultati\w+|optionnel\w*|susceptib\w+|permet\w*|permis\w*|capab\w+|capacites?|"
        r"en mesure|parfois|potentiel\w*|risqu\w+|autoris\w+|libre|offr\w+|accessib\w+|aid\w+|faciliter?|can|may|could|might|peut-etre|jusqu'a|ouv\w+|sait|savent|"
        r"admis\w*|envisag\w+|propos\w+|servir|disponib\w+|apte\w*|invit\w+|encourag\w+|prevu\w*|prevoi\w+|au maximum|faisab\w+|\w+rai(?:t|ent))(?!\w)"
    ),
    "would": re.compile(
        r"(?<!\w)(?:\w{2,}rai(?:t|ent)|peu(?:t|vent)|possib\w+|eventuel\w*|probab\w+|sembl\w+|suppos\w+|hypothes\w+|envisag\w+|imagin\w+|prevu\w*|prevoi\w+|"
        r"devr\w+|susceptib\w+|potentiel\w*|sans doute|peut-etre|risqu\w+|projet\w*|souhait\w+|attend\w*|espere\w*|pense\w*|estim\w+|crain\w+|redout\w+|vise\w*|"
        r"propos\w+|recommand\w+|conseil\w+|sugger\w+|could|would|may|might|should|a terme|veut|veulent|permettr\w+|objectif\w*|entend)(?!\w)"
    ),
}

_STRICT: dict[Mood, re.Pattern[str]] = FAMILIES | {
    "must": re.compile(
        r"(?<!\w)(?:doi(?:t|vent)|devr\w+|fau(?:t|dra|drait)|oblig\w+|impos(?:e|ent|ees?|er)|exig(?:e|ent|ees?|er)|necessaire\w*|indispensab\w+|imperati\w+|requi\w+|"
        r"requer\w+|tenue?s? (?:de|d')|prealable\w*|prerequis|sine qua non|responsabilite|a renforcer|must|require\w*|demand\w+|incomb\w+|recommand\w+|preconis\w+|prevoi\w+|prevu\w*|objectif\w*|vise\w*|attend\w*|enjeux?|"
        r"priorit\w+|essentiel\w*|primordia\w+|appel\w* a|besoins?|suppos\w+|conseil\w+|souhait\w+|voudr\w+|veut|veulent|missions?|charge\w* d|roles?|conditions?|"
        r"a [a-z]+(?:er|ir|oir|re))(?!\w)|(?:^|\n)\s*(?:[-•]|\d{1,2}[.)])\s*[a-z]+(?:er|ir|re)(?!\w)"
    ),
    "would": re.compile(
        r"(?<!\w)(?:\w{2,}rai(?:t|ent)|peu(?:t|vent)|possib\w+|eventuel\w*|probab\w+|sembl\w+|suppos\w+|hypothes\w+|envisag\w+|imagin\w+|prevu\w*|"
        r"prevoi\w+|susceptib\w+|sans doute|peut-etre|risqu\w+|could|would|may|might|should|a terme|recommand\w+|souhait\w+|projet\w*|potentiel\w*|veut|veulent|visees?)(?!\w)"
    ),
}


@lru_cache(maxsize=4096)
def moods(reading: Reading) -> dict[int, Mood]:
    """Return the mood of the words that stand under a modal verb or in the conditional, by their place."""
    found: dict[int, Mood] = {}
    for match in _MODAL.finditer(reading.lower):
        if head := _governed(reading, match.end()):
            found[head.start] = match.lastgroup  # type: ignore[assignment]
    for token in reading.tokens:
        if is_conditional(token.word) and token.word not in AUXILIARIES:
            found[token.start] = "would"
        elif token.word in {"serait", "seraient", "aurait", "auraient"} and (head := _governed(reading, token.end)):
            found.setdefault(head.start, "would")
    return found


def mood_of(token: Token) -> Mood | None:
    """Return the mood of a word that is a modal verb or stands in the conditional, None for any other."""
    if match := _MODAL.fullmatch(token.word):
        return match.lastgroup  # type: ignore[return-value]
    return "would" if is_conditional(token.word) else None


def is_conditional(word: str) -> bool:
    """Tell whether a folded word is a verb in the conditional."""
    return bool(_CONDITIONAL.match(word)) and not _NOT_CONDITIONAL.match(word)


_PASSED_OVER = frozenset(
    "pas plus jamais aussi donc ainsi toujours etre avoir etre ete encore bien egalement notamment ensuite alors tous rien ne "
    "souvent parfois deja mieux simplement directement be been have also only not".split()
)


def _governed(reading: Reading, place: int) -> Token | None:
    """Return the word that a modal verb governs: the next one that says something, adverbs passed over."""
    for token in reading.tokens:
        if token.start < place:
            continue
        if token.start > place + 70 or re.search(r"[.;:!?]", reading.text[place : token.start]):
            return None
        if token.is_content and token.word not in _PASSED_OVER and token.word not in AUXILIARIES and not token.word.endswith("ement"):
            return token
    return None


def belongs(reading: Reading, mood: Mood, strictly: bool = False) -> bool:
    """Tell whether a text holds some word of a mood's family; `strictly`: one that says nothing else."""
    families = _STRICT if strictly else FAMILIES
    return bool(families[mood].search(reading.lower))
