"""Damages true sentences so that they are false for their passage: the other half of what the guard is measured on."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from assistant.grounding.figures import Figure
from assistant.grounding.names import find_names
from assistant.grounding.reading import Reading, read
from ingestion.french import STOP_WORDS


class Place(NamedTuple):
    """A sentence to damage: its words, its passage, and what the corpus offers to damage it with."""

    sentence: Reading
    passage: Reading
    names: Sequence[str]
    random: random.Random


Damage = Callable[[Place], str | None]

_VERBS = (
    "est sont a ont permet permettent compte comptent demande demandent porte portent donne donnent reste restent vise visent propose "
    "proposent représente représentent utilise utilisent prévoit prévoient concerne concernent montre juge jugent réunit associe "
    "comprend comprennent relève recommande constitue constituent montrent apprécient gagne attend attendent reçoivent suivent dure "
    "durent figure figurent existe existent offre offrent forme forment s'appuie dit disent décrit fixe explique regrette voit"
).split()
_VERB = re.compile(rf"(?<!\bse\s)(?<!\bsi\s)(?<=[\wé’'%)]\s)(?:{'|'.join(_VERBS)})(?=\s)")
_NEGATED = re.compile(r"\bn(?:e |['’])\s*(?P<verb>[\w’']+(?:\s(?:lui|leur|y|en))?)\s(?:pas|jamais|plus|guère)\b\s?")
_TENS = ("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "onze", "douze", "quinze", "vingt")
_UNITS = (
    (r"(?<=\d)\s?%", (" heures", " personnes", " €")), (r"(?<=\d)\s?(?:heures|h)\b", (" jours", " mois", " %")),
    (r"(?<=\d)\sans\b", (" mois", " heures")), (r"(?<=\d)\sjours\b", (" mois", " heures")), (r"(?<=\d)\smois\b", (" ans", " jours")),
    (r"\bM€", ("Md€", "k€")), (r"(?<=\d)\s?€", (" $", " %")), (r"(?<=\d\s)millions\b", ("milliards",)),
)  # fmt: skip
_MODES = (
    (r"\bdoit\b", "peut"), (r"\bdoivent\b", "peuvent"), (r"\bpeut\b", "doit"), (r"\bpeuvent\b", "doivent"), (r"\bpourrait\b", "doit"),
    (r"\bpourraient\b", "doivent"), (r"\bdevrait\b", "peut"), (r"\bdevraient\b", "peuvent"), (r"\bserait\b", "est"),
    (r"\bseraient\b", "sont"), (r"(?<=\w )est (?=\w+é[es]?\b)", "pourrait être "), (r"(?<=\w )sont (?=\w+é[es]?\b)", "pourraient être "),
    (r"(?<=\w )sont (?=\w+é[es]?\b)", "doivent être "),
)  # fmt: skip
_LIMITS = (
    (r"(?<!peu )\b[Pp]lus d(?:e |['’])(?=\d|une? )", ""), (r"\b[Mm]oins de (?=\d)", ""), (r"\bau moins (?=\d)", ""), (r"\bjusqu['’]à (?=\d)", ""),
    (r"(?<=\d)(?P<unit>(?: \w+)?) (?:ou|et) (?:plus|moins)\b", r"\g<unit>"), (r"\bplus de (?=\d)", "moins de "), (r"\bau moins (?=\d)", "au plus "), (r"\bou moins\b", "ou plus"),
    (r"\bn['’](?P<verb>[\w]+(?: \w+é[es]*)?)(?P<rest>[^.;\d]*?) qu(?:e |['’])(?!\d)", r"\g<verb>\g<rest> "),
    (r"\bne (?P<verb>[\w]+)(?P<rest>[^.;\d]*?) qu(?:e |['’])(?!\d)", r"\g<verb>\g<rest> "),
)  # fmt: skip
#: A restriction that ends a sentence, a negation that opens one, and words after which a sentence may well end.
_TAIL = re.compile(r",? (?:ou|et) (?:plus|moins)\b|,? sans |,? sauf |,? seulement\b|,? à condition |,? si ")
_HEAD = re.compile(r"\b(?:n[e'’])[^.;:]{3,40}?\b(?:pas|jamais|aucune?)\s(?:de |d['’]|que |à )?")
_PRONOUNS = {"elle", "elles", "ils", "on"}


def figure(place: Place) -> str | None:
    """Change a figure into one that the passage does not hold."""
    chosen = [one for one in place.sentence.figures if one.unit not in {"rank", "bac", "year"}]
    if not chosen:
        return None
    one = place.random.choice(chosen)
    said = place.sentence.text[one.start : one.end]
    digits = re.search(r"\d+(?:[.,]\d+)?", said)
    if digits is None:
        words = [word for word in _TENS if word not in place.passage.words and word != said.lower()]
        words = [word for word in words if all(len(items) != _TENS.index(word) + 2 for _, items in place.passage.lists)]
        return _put(place, one, place.random.choice(words)) if said.lower() in _TENS and words else None
    value = _other_number(digits[0], place)
    return _put(place, one, said[: digits.start()] + value + said[digits.end() :]) if value else None


def _other_number(digits: str, place: Place) -> str | None:
    """Return a number that differs in one digit, or by one, from `digits` and that the passage does not hold."""
    for _ in range(12):
        spot = place.random.randrange(len(digits))
        if not digits[spot].isdigit():
            continue
        value = digits[:spot] + place.random.choice("123456789".replace(digits[spot], "")) + digits[spot + 1 :]
        if value not in place.passage.text and not _counted(value, place):
            return value
    return None


def _counted(value: str, place: Place) -> bool:
    """Tell whether a number happens to be that of the items of a list."""
    return any(str(len(items)) == value for _, items in place.passage.lists)


def _put(place: Place, one: Figure, words: str) -> str:
    """Return the sentence with other words in the place of a figure."""
    return place.sentence.text[: one.start] + words + place.sentence.text[one.end :]


def unit(place: Place) -> str | None:
    """Give a figure another unit."""
    rules = [(pattern, others) for pattern, others in _UNITS if re.search(pattern, place.sentence.text)]
    if not rules:
        return None
    pattern, others = place.random.choice(rules)
    spots = list(re.finditer(pattern, place.sentence.text))
    spot, other = place.random.choice(spots), place.random.choice(others)
    return place.sentence.text[: spot.start()] + other + place.sentence.text[spot.end() :]


def year(place: Place) -> str | None:
    """Change a year into one that the passage does not hold."""
    years = list(re.finditer(r"\b(?:19|20)\d\d\b", place.sentence.text))
    if not years:
        return None
    spot = place.random.choice(years)
    others = [str(number) for number in range(2015, 2031) if str(number) not in place.passage.text]
    return place.sentence.text[: spot.start()] + place.random.choice(others) + place.sentence.text[spot.end() :]


def name(place: Place) -> str | None:
    """Put a name of another passage in the place of a name."""
    chosen = [
        one
        for one in find_names(place.sentence)
        if one.sure and one.text[0].isalpha() and one.words[0] not in {"ia", "iag"}
    ]
    others = [other for other in place.names if other.lower() not in place.passage.lower]
    if not chosen or not others:
        return None
    one = place.random.choice(chosen)
    return place.sentence.text[: one.start] + place.random.choice(others) + place.sentence.text[one.end :]


def negation_added(place: Place) -> str | None:
    """Deny what the sentence affirms."""
    if re.search(r"\b(?:ne|n['’]|aucun|sans|ni|que)\b", place.sentence.text):
        return None
    verbs = list(_VERB.finditer(place.sentence.text))
    if not verbs:
        return None
    verb = place.random.choice(verbs)
    words = verb[0]
    denied = f"ne {words} pas" if words[0] not in "aeiouéêh" else f"n'{words} pas"
    return place.sentence.text[: verb.start()] + denied + place.sentence.text[verb.end() :]


def negation_removed(place: Place) -> str | None:
    """Affirm what the sentence denies."""
    text = place.sentence.text
    if match := _NEGATED.search(text):
        return text[: match.start()] + match["verb"] + " " + text[match.end() :]
    for pattern, other in ((r"\b[Aa]ucune ", "une "), (r"\b[Aa]ucun ", "un "), (r"\bsans (?!qu)", "avec ")):
        if re.search(pattern, text):
            return re.sub(r"\bn(?:e |['’])", "", re.sub(pattern, other, text, count=1), count=1)
    return None


def modality(place: Place) -> str | None:
    """Change an obligation into a possibility, a supposition into a fact, and so on."""
    return _rewrite(place, _MODES)


def restriction(place: Place) -> str | None:
    """Take away or turn round « plus de », « au moins », « ou moins », « ne … que »."""
    return _rewrite(place, _LIMITS)


def _rewrite(place: Place, rules: Sequence[tuple[str, str]]) -> str | None:
    """Return the sentence with one of the rules that fit applied once."""
    fitting = [(pattern, other) for pattern, other in rules if re.search(pattern, place.sentence.text)]
    if not fitting:
        return None
    pattern, other = place.random.choice(fitting)
    return re.sub(pattern, other, place.sentence.text, count=1)


def swapped_labels(place: Place) -> str | None:
    """Exchange two figures of one unit between what they count, within the sentence or with another of the passage."""
    own = [one for one in place.sentence.figures if _plain(one)]
    pairs = [
        (one, other)
        for one in own
        for other in own
        if one.start < other.start and one.unit == other.unit and one.values != other.values
    ]
    pairs = [
        (one, other)
        for one, other in pairs
        if place.sentence.text[one.start : one.end] != place.sentence.text[other.start : other.end]
    ]
    if pairs:
        one, other = place.random.choice(pairs)
        between = place.sentence.lower[one.end : other.start]
        if re.search(r"[a-z]{4}", between) and (
            not re.search(r"\b(?:sur|des|parmi|a)\b", between) or len(between) > 40
        ):
            text = place.sentence.text
            return (
                text[: one.start]
                + text[other.start : other.end]
                + text[one.end : other.start]
                + text[one.start : one.end]
                + text[other.end :]
            )
    if len(own) != 1:
        return None
    one = own[0]
    others = {
        sentence.text[other.start : other.end]
        for sentence in place.passage.sentences
        if sentence is not place.sentence
        for other in sentence.figures
        if _plain(other)
        and other.unit == one.unit
        and other.values != one.values
        and (one.values[0] > 12) == (other.values[0] > 12)
    }
    return _put(place, one, place.random.choice(sorted(others))) if others and one.values[0] > 12 else None


def _plain(one: Figure) -> bool:
    """Tell whether a figure is an amount whose exchange makes another statement."""
    return one.unit not in {"rank", "bac", "year"} and one.high is None and not one.loose


def truncated_quote(place: Place) -> str | None:
    """Cut a quotation where it loses a negation or a restriction, or in the middle of a clause."""
    text = place.sentence.text
    words = list(re.finditer(r"[\w’'-]+", text))[4:-3]
    cuts = [
        *(text[: match.start()] for match in _TAIL.finditer(text) if match.start() > 20),
        *(text[match.end() :] for match in _HEAD.finditer(text) if len(text) - match.end() > 25),
        *(text[: word.end()] for word in words if word[0].lower() in STOP_WORDS - _PRONOUNS),
    ]
    cuts = [cut for cut in cuts if len(cut.split()) >= 4]
    return place.random.choice(cuts).strip() + "." if cuts else None


def merged_quote(place: Place) -> str | None:
    """Glue the beginning of one sentence to the end of another of the passage."""
    left = _VERB.search(place.sentence.text)
    others = [
        other for other in place.passage.sentences if other.text != place.sentence.text and _VERB.search(other.text)
    ]
    if not left or not others:
        return None
    other = place.random.choice(others)
    right = _VERB.search(other.text)
    assert right
    subject, foreign = place.sentence.text[: left.start()], other.text[: right.start()]
    telling = [{token.stem for token in read(part).content} for part in (subject, foreign)]
    if len(telling[0] - telling[1]) < 2 or len(other.text[right.start() :].split()) < 4 or len(subject.split()) < 3:
        return None
    return subject + other.text[right.start() :]


DAMAGES: dict[str, Damage] = {
    "figure": figure, "unit": unit, "year": year, "name": name, "negation added": negation_added, "negation removed": negation_removed,
    "modality": modality, "restriction": restriction, "swapped labels": swapped_labels, "truncated quote": truncated_quote,
    "merged quote": merged_quote,
}  # fmt: skip


def damaged(place: Place) -> Iterator[tuple[str, str]]:
    """Yield each kind of damage that the sentence lends itself to, with the damaged sentence."""
    for kind, damage in DAMAGES.items():
        text = damage(place)
        if text and " ".join(text.split()) != " ".join(place.sentence.text.split()):
            yield kind, text
