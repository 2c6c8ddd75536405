"""How many, how often: « tous », « la plupart », « certains », « peu de », « aucun », « toujours », « jamais »."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from assistant.grounding.cleaning import Token
from assistant.grounding.matching import matches
from assistant.grounding.reading import Reading
from assistant.grounding.reasons import failure
from assistant.grounding.wording import credit_among
from assistant.models import Failure

Degree = Literal["all", "most", "many", "some", "few", "one", "none", "always", "often", "sometimes", "seldom", "never"]

_D = r"(?:de |d'|des |du |de la |de l'|d'entre (?:eux|elles) )"
_PATTERNS: tuple[tuple[Degree, str], ...] = (
    ("all", r"tou(?:s|tes) (?:les|ces|ses|leurs|nos|vos|ceux|celles)(?! (?:deux|trois|jours|mois|ans|semaines|\d))"
            r"|l'ensemble (?:de|d')|la totalite (?:de|d')|chaque(?! (?:fois|jour|mois|annee|semaine|an))|all (?:the )?|every"),
    ("most", rf"la (?:grande |tres grande |large )?(?:plupart|majorite) {_D}|la plupart|majoritairement|most"),
    ("few", rf"(?:(?<!un )(?<!n'ont )peu {_D}|une (?:petite |faible )?minorite {_D}|de rares|les rares|few)"),
    ("many", rf"beaucoup {_D}|(?:de |)(?:tres )?nombreu(?:x|ses)|(?:un grand |bon )nombre {_D}|many"),
    ("one", r"(?<!pas )(?<!d')une? seule?|(?:le|la|l') ?(?:seule?|unique)(?! fois)"),
    ("none", r"aucune?|nul(?:le)? (?!part)|pas une? seule?|none of|no (?=[a-z])"),
    ("some", rf"certaine?s? (?:de |d'|des )?|quelques|une partie {_D}|plusieurs|some|several"),
)  # fmt: skip
_OFTEN: tuple[tuple[Degree, str], ...] = (
    ("always", r"toujours|systematiquement|sans exception|always"),
    ("never", r"jamais|never"),
    ("often", r"souvent|frequemment|generalement|le plus souvent|regulierement|often|usually"),
    ("sometimes", r"parfois|de temps en temps|ponctuellement|il arrive que?|sometimes"),
    ("seldom", r"rarement|seldom|rarely"),
)
_NOUN = re.compile("|".join(rf"(?P<{name}>(?<![\w'-])(?:{words}))" for name, words in _PATTERNS))
_TIME = re.compile("|".join(rf"(?P<{name}>(?<![\w'-])(?:{words})(?![\w-]))" for name, words in _OFTEN))
#: Words that say of everything what they say, besides those above.
_WHOLE = re.compile(
    r"(?<![\w-])(?:tou(?:s|tes?|t)|chaque|chacune?|ensemble|(?<!en )totalite|seule?s?|uniquement|exclusivement|unanim\w*|integral\w*|100 ?%|partout|quel(?:le)?s? que|"
    r"n'importe|systematiquement|general\w*|entier\w*|global\w*|all|every|each|whole)(?![\w-])"
)
_MOST = re.compile(
    r"(?<![\w-])(?:plupart|majorit\w*|majeure partie|domin\w*|essentiel\w*|principalement|surtout|le plus souvent|gros|most|mostly)(?![\w-])"
)
_FEW = re.compile(
    r"(?<![\w-])(?:peu|rares?|rarement|minorit\w*|guere|faibles?|faiblement|seuls?|seules?|seulement|que|qu'|manqu\w*|limit\w*|moins|"
    r"insuffisa\w*|encore|timide\w*|marginal\w*|few|only|rarely)(?![\w-])"
)
_ONE = re.compile(r"(?<![\w-])(?:seule?s?|uniques?|uniquement|une?|1|qu'une?|only|single)(?![\w-])")
_AFTER = 3
#: Clauses that say this much less of the sentence's than the best one are about something else.
NEARLY = 0.2
_AS_STRONG: dict[Degree, frozenset[Degree]] = {
    "all": frozenset({"all"}),
    "most": frozenset({"most"}),
    "many": frozenset({"many", "most", "all", "some"}),
    "some": frozenset({"some", "many"}),
    "few": frozenset({"few", "some"}),
    "one": frozenset({"one"}),
    "none": frozenset({"none"}),
}


class Quantity(NamedTuple):
    """A quantifier and the stems of the words that it counts."""

    degree: Degree
    words: str
    start: int
    counted: tuple[str, ...]


@lru_cache(maxsize=4096)
def quantities(text: Reading) -> list[Quantity]:
    """Return the quantifiers of a text before what they count."""
    found = []
    for match in _NOUN.finditer(text.lower):
        counted = _counted(text, match.end())
        if counted:
            found.append(Quantity(match.lastgroup, match[0].strip(), match.start(), counted))  # type: ignore[arg-type]
    return found


def _counted(text: Reading, place: int) -> tuple[str, ...]:
    """Return the stems of the next words that say something, within the clause."""
    following: list[Token] = []
    for token in text.tokens:
        if token.start < place or len(following) == _AFTER:
            continue
        if re.search(r"[.;:!?,()]", text.text[place : token.start]):
            break
        if token.is_content:
            following.append(token)
    return tuple(token.stem for token in following)


def quantifier_failures(sentence: Reading, around: Sequence[Reading]) -> Iterator[Failure]:
    """Yield quantifiers that the passages do not bear: another one for the same thing, or none as strong at all."""
    for quantity in quantities(sentence):
        clause = sentence.clause(quantity.start)
        if quantity.degree == "all" and _denied(clause):
            continue
        rivals = list(_rivals(quantity, clause, around))
        if any(other.degree in _AS_STRONG[quantity.degree] for other, _ in rivals):
            continue
        if rivals and not (quantity.degree == "none" and rivals[0][0].degree in {"all", "none"}):
            if not (quantity.degree in {"many", "some"} and rivals[0][0].degree in {"few", "none"} and _denied(clause)):
                yield failure("quantity", quantity.words, rivals[0][1].text)
        elif not _borne(quantity, around):
            yield failure("quantity_missing", clause.text)
    yield from _frequencies(sentence, around)


def _rivals(quantity: Quantity, clause: Reading, around: Sequence[Reading]) -> Iterator[tuple[Quantity, Reading]]:
    """Yield the quantifiers of the same thing in the clauses of the passages that say most of `clause`."""
    found = sorted(matches(clause, around, None), key=lambda match: -match.share)
    for match in found:
        if match.share < found[0].share - NEARLY:
            break
        for other in quantities(match.clause):
            if _same_counted(quantity, other):
                yield other, match.clause


def _denied(sentence: Reading) -> bool:
    """Tell whether the sentence denies: « certains n'ont pas » goes with « tous n'ont pas »."""
    return bool(re.search(r"\bn(?:e |')", re.split(r"\bqu(?:e |')", sentence.lower)[0]))


def _same_counted(one: Quantity, other: Quantity) -> bool:
    """Tell whether two quantifiers count the same thing: the first word of one stands among those of the other."""
    return credit_among(one.counted[0], frozenset(other.counted[:2])) > 0 or (
        credit_among(other.counted[0], frozenset(one.counted[:2])) > 0
    )


def _borne(quantity: Quantity, around: Sequence[Reading]) -> bool:
    """Tell whether some text around says a quantity as strong in other words, or a share that amounts to it."""
    lower = " \n ".join(text.lower for text in around)
    shares = [value for text in around for figure in text.figures if figure.unit == "%" for value in figure.values]
    match quantity.degree:
        case "all":
            return bool(_WHOLE.search(lower)) or not _is_countable(quantity)
        case "most":
            return bool(_MOST.search(lower)) or any(share > 50 for share in shares) or bool(_ratio(around))
        case "one":
            return bool(_ONE.search(lower))
        case "few":
            return bool(_FEW.search(lower)) or any(share < 50 for share in shares)
    return True


def _is_countable(quantity: Quantity) -> bool:
    """Tell whether a quantifier of everything counts things: « tout en », « tout à fait » were left out before."""
    return bool(quantity.counted)


def _ratio(around: Sequence[Reading]) -> bool:
    """Tell whether two counts of one text make more than a half."""
    for text in around:
        counts = [figure.values[0] for figure in text.figures if figure.unit == "" and figure.high is None]
        if any(0.5 * whole < part < whole for part in counts for whole in counts):
            return True
    return False


def _frequencies(sentence: Reading, around: Sequence[Reading]) -> Iterator[Failure]:
    """Yield « toujours », « jamais »… where the passages say it happens otherwise often."""
    lower = " \n ".join(text.lower for text in around)
    for match in _TIME.finditer(sentence.lower):
        degree = match.lastgroup
        there = {found.lastgroup for found in _TIME.finditer(lower)}
        before = sentence.lower[max(0, match.start() - 6) : match.start()]
        if degree in there or before.endswith(("pas ", "plus ")) or _still(sentence, match.start()):
            continue
        if degree == "always" and (there & {"sometimes", "often", "seldom", "never"} or not _WHOLE.search(lower)):
            yield failure("quantity", match[0], around[0].text if around else "")
        elif degree == "never" and not re.search(r"\b(?:aucun|pas|sans|nul|rien|inexistan|ni|plus|absen|ne|n')", lower):
            yield failure("quantity_missing", match[0])
        elif degree == "never" and re.search(r"\b(?:peu|rare|rarement|parfois|guere)\b", lower):
            yield failure("quantity", match[0], around[0].text if around else "")


def _still(sentence: Reading, place: int) -> bool:
    """Tell whether « toujours » says « encore »: « n'est toujours pas », « reste toujours », « depuis toujours »."""
    before, after = sentence.lower[max(0, place - 20) : place], sentence.lower[place : place + 20]
    return bool(
        re.search(r"(?:\bn(?:e |')\w+ |reste\w* |demeure\w* |depuis |comme |existe )$", before)
        or re.match(r"toujours (?:pas|plus|aussi|un|une|en)\b", after)
    )
