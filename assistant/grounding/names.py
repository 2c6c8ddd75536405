"""Proper names, acronyms, codes and addresses of a sentence, and whether the passages hold them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from assistant.grounding.cleaning import Token, folded
from assistant.grounding.reading import Reading
from ingestion.french import STOP_WORDS, stem

_OPENS = re.compile(r"(?:^|[.!?…]\s|\n|[-–—•|●▪◦‣›>*]\s|\d[.)]\s)\s*$")
_NAME_AFTER = re.compile(r"\s*,\s+(?:[A-Z]|une?\s|la\s|le\s|l')|\s+et\s+[A-Z]")
_CENTURY = re.compile(r"[IVXL]+(?:e|er|ème|E)?")
_SURNAME_AFTER = re.compile(r"[ -][A-ZÉÈÀÂÎÔ][a-zéèêëàâîïôöûüç]+(?=\s[a-z])")
_VERB_AFTER = re.compile(
    r"\s+(?:n'|ne |s'|se |y |l'|en )?(?:est|a|etait|sera|propose|offre|ouvre|prevoit|compte|forme|dure|vise|permet|peut|"
    r"doit|delivre|accueille|organise|recommande|affirme|estime|indique|precise|publie|mene|finance|cree|lance|reunit|recense|"
    r"represente|regroupe|souhaite|veut|recoit|obtient|cherche|dirige|devient|coute|dispense|enseigne|utilise|donne|voit|juge|demande|fait|va|reste|devient|s'adresse|figure|arrive|"
    r"is|are|was|were|has|have|offers|runs|opens)\b"
)
#: Words that French also writes with a capital where they are no name.
_COMMON = frozenset(
    "oui non voici voila internet etat europe monde web mooc spoc rh tv pdf url ok m mme mm dr etude enquete synthese rapport "
    "guide annexe tableau figure cela ceci rien tout chacun aucun certains plusieurs personne beaucoup cependant toutefois "
    "ensuite enfin ainsi aussi or mais car donc puis yes no however although while according".split()
)
#: The field's own acronyms, which every text of it may spell out or not.
_INTELLIGENCE = frozenset({"ia", "iag", "ai", "genai"})
#: Everyday acronyms whose words French writes without a capital.
_EXPANSIONS = {
    "pme": "petites et moyennes entreprises", "tpe": "petites entreprises", "eti": "taille intermediaire", "rh": "ressources humaines",
    "ue": "union europeenne", "cdi": "duree indeterminee", "cdd": "duree determinee", "tp": "travaux pratiques", "td": "travaux diriges",
    "icc": "industries culturelles et creatives", "jv": "jeu video", "vod": "video a la demande",
}  # fmt: skip
#: English words with a capital, and how their French ones begin.
_IN_ENGLISH = {
    "french": ("franc",), "european": ("europe",), "english": ("anglais",), "spanish": ("espag",), "german": ("alleman",),
    "italian": ("ital",), "canadian": ("canad",), "american": ("americ",), "british": ("britann",), "spain": ("espag",),
    "germany": ("alleman",), "belgium": ("belg",), "belgian": ("belg",), "cologne": ("cologne",), "quebecers": ("quebec",),
}  # fmt: skip
_JOINT = re.compile(r"[-–&/'’. ]{1,3}")


class Name(NamedTuple):
    """A name as it stands in a sentence."""

    text: str
    words: tuple[str, ...]
    start: int
    end: int
    sure: bool


def find_names(reading: Reading) -> list[Name]:
    """Return the names of a text: words with a capital inside a sentence, acronyms, codes and addresses.

    The first word of a sentence counts if it is an acronym, or if a verb follows it with no article before (French
    puts a bare singular noun there for names only); such a name is not `sure`.
    """
    found = [
        Name(match[0], (folded(match[0]),), match.start(), match.end(), True)
        for match in reading.codes
        if any(char.isalpha() for char in match[0]) or match[0].count(".") >= 2 or len(re.findall(r"\d", match[0])) >= 9
    ]
    taken = [(name.start, name.end) for name in found] + [(date.start, date.end) for date in reading.dates]
    for token in reading.tokens:
        if any(start <= token.start < end for start, end in taken):
            continue
        if (sure := _is_name(token, reading)) is not None:
            found.append(Name(token.text, (token.word,), token.start, token.end, sure))
    return sorted(found, key=lambda name: name.start)


def _is_name(token: Token, reading: Reading) -> bool | None:
    """Tell whether a word is a name: True for sure, False perhaps, None not."""
    text = token.text
    if _CENTURY.fullmatch(text) and reading.lower[token.end :].lstrip().startswith("siecle"):
        return None
    if (
        not text[0].isupper()
        or token.word in _COMMON
        or (token.word in STOP_WORDS and not (text.isupper() and len(text) > 1))
    ):
        return None
    if len(text) == 1:
        return None
    if text.isupper():
        return None if _shouted(reading) else True
    if any(char.isupper() for char in text[1:]):
        return True
    if not _OPENS.search(reading.text[: token.start][-12:]) and token.start > 0:
        return True
    bare = (
        not reading.text.startswith(" à", token.end) and _VERB_AFTER.match(reading.lower, token.end)
    ) or _NAME_AFTER.match(reading.text, token.end)
    bare = bare or _SURNAME_AFTER.match(reading.text, token.end)
    return False if bare and len(text) > 2 else None


def _shouted(reading: Reading) -> bool:
    """Tell whether most of a text is in capitals, so that capitals mean nothing."""
    letters = [char for char in reading.text if char.isalpha()]
    return len(letters) > 20 and sum(char.isupper() for char in letters) > 0.6 * len(letters)


class Known(NamedTuple):
    """What the passages offer names to be found in."""

    words: frozenset[str]
    stems: frozenset[str]
    initials: frozenset[str]
    sequence: tuple[str, ...]
    text: str


def known_names(passages: Sequence[Reading], extra: frozenset[str] = frozenset()) -> Known:
    """Return the words, stems, initials and acronyms that stand in the passages; `extra` words are allowed besides."""
    words = frozenset().union(extra, *(passage.words for passage in passages))
    stems = frozenset().union(frozenset(stem(word) for word in extra), *(passage.stems for passage in passages))
    initials: set[str] = set()
    for passage in passages:
        initials |= passage.initials
    return Known(words, stems, frozenset(initials), (), "\n".join(passage.lower for passage in passages))


def stands(name: Name, known: Known) -> bool:
    """Tell whether a name stands in the passages: as a word, its plural, an address, or an acronym they spell out."""
    word = name.words[0]
    if word in known.words or stem(word) in known.stems or word.rstrip("s") in known.words or f"{word}s" in known.words:
        return True
    if not word.isalpha() and re.sub(r"[\s.-]", "", word) in re.sub(r"[\s.-]", "", known.text):
        return True
    if any(root in known.text for root in _IN_ENGLISH.get(word, ())):
        return True
    if (spelled := _EXPANSIONS.get(word)) and spelled in known.text:
        return True
    if word in _INTELLIGENCE:
        return not known.words.isdisjoint(_INTELLIGENCE) or "artific" in known.text
    return name.text.isupper() and 2 <= len(word) <= 8 and word in known.initials


def missing_names(sentence: Reading, passages: Sequence[Reading], extra: frozenset[str] = frozenset()) -> list[Name]:
    """Return the names of `sentence` that stand in none of the passages, neighbouring words joined."""
    known = known_names(passages, extra)
    names = find_names(sentence)
    lost = [name for name in names if not stands(name, known) and not _spells_out(name, sentence, known)]
    return _together([name for name in lost if name.sure or stem(name.words[0]) not in known.stems], sentence.text)


def _spells_out(name: Name, sentence: Reading, known: Known) -> bool:
    """Tell whether a name opens words whose initials are an acronym of the passages."""
    following = [token for token in sentence.tokens if token.start >= name.start][:12]
    letters = "".join(token.word[0] for token in following if token.word not in STOP_WORDS)
    preceding = [token for token in sentence.tokens if token.start < name.start and token.word not in STOP_WORDS][-3:]
    lead = "".join(token.word[0] for token in preceding)
    return any(
        (lead[len(lead) - back :] + letters)[:size] in known.words
        for back in range(len(lead) + 1)
        for size in range(max(3, back + 1), 9)
        if size <= back + len(letters)
    )


def _together(names: list[Name], text: str) -> list[Name]:
    """Return names with those that stand side by side made one, as a reader sees them."""
    joined: list[Name] = []
    for name in names:
        if joined and _JOINT.fullmatch(text[joined[-1].end : name.start]):
            last = joined.pop()
            name = Name(
                text[last.start : name.end], last.words + name.words, last.start, name.end, last.sure or name.sure
            )
        joined.append(name)
    return joined
