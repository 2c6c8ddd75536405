"""What a person wants to be able to do, in their own words, without the conditions that they name beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from assistant.advice.lexicon import table
from assistant.advice.reading.aims import covered, held_goal, reduced, schooled
from assistant.advice.reading.lists import words
from assistant.advice.reading.said import Found, Said

Span = tuple[int, int]

#: Letters of a word that says something.
LETTERS = 3
_ADVERB = r"(?:(?:juste|surtout|aussi|simplement|vraiment|mieux|bien|enfin|pouvoir|absolument|maintenant|savoir|egalement|neanmoins|toutefois|quand meme|tout de meme|cependant|pourtant|plutot|avant tout|principalement|justement|donc|un peu|a terme|desormais|seulement|uniquement|puisse|sache|d'abord|apprendre a|apprendre comment) )*"
_CLITIC = r"(?:m'y |s'y |me |m'|se |s'|nous |la |le |les |l'|y |en |leur |lui )?"
_VERB = r"(?:(?:sous|auto|pre|post|re|co) )?(?P<verb>[a-z]{2,}(?:er|ir|oir|[^ua]re|[sf]aire|clure|raire))(?![\w'])"
_WISH = (
    r"(?:veux|voudrais|voudrait|veut|voulons|voudrions|aimerais|aimerait|aimerions|souhait\w+|(?:cherch\w+|tiens|vise|aspire) a|compt(?:e|ons)|esper(?:e|ons)|(?:besoin|envie|reve|hate|projet|but|objectif)s? (?:est |serait |c'est )?(?:de |d')|"
    r"(?:me |m'|nous )(?:demande(?:nt)?|impose(?:nt)?|propose(?:nt)?) (?:de |d')|m'oblige(?:nt)? a|obligee? (?:de |d')|dois|devons|devrais|il (?:me |nous )?faut|faudrait|(?:consacr\w+|donner) (?:[\w']+ ){1,4}a|faut que je|j'appren(?:ds?|ne) a|(?:me|nous) sers? a)"
)
_HEADS = re.compile(
    rf"\b{_WISH} ?{_ADVERB}(?P<wish>{_CLITIC}{_VERB.replace('verb', 'v1')})"
    rf"|\b(?:pour|afin de|afin d'|histoire de|en vue de|de quoi) ?{_ADVERB}(?P<purpose>{_CLITIC}{_VERB.replace('verb', 'v2')})"
    rf"|(?:^|[.!?;:\n,(])\s*(?:et |mais |donc |bref |alors |par contre |en revanche |sinon |du coup |en gros |puis |idealement |en fait |voila )*{_ADVERB}(?P<start>{_CLITIC}{_VERB.replace('verb', 'v3')})"
    r"|\b(?:mon |ma |notre |l')?(?:but|objectif|projet|goal|idee|ambition|intention|souhait|priorite)s? ?,? ?(?:est|serait|c'est|ce serait|:|=)\s*:?\s*(?:de |d')?(?P<object>[a-z].)"
    r"|\b(?:formations?|cours|stages?|modules?|ateliers?) (?:\w+ ){0,2}?(?:sur|autour de|consacree?s? a|dediee?s? a|en|au|aux|a) (?P<about>(?:l[ae] |les |l'|du |de la |des )?[a-z]{2})"
    r"|\b(?:je |j'|nous )?(?:m'interesse|interessee?s?|s'interesse) (?:par|a|au|aux) (?P<interest>(?:l[ae] |les |l')?[a-z]{2})"
    r"|\b(?:veux|voudrais|aimerais|souhaite) (?:un |une )?(?P<noun>(?:initiation|sensibilisation|acculturation|decouverte|introduction|perfectionnement|prise en main)\b)"
)
_ENGLISH = re.compile(
    r"\b(?:i (?:want|need|would like|hope)|i'd like|looking|my goal is|so as|in order) (?:to )|\bto learn\b|\b(?:want|need) to\b"
)
_SENTENCE = re.compile(r"[.!?;\n]|\bmais\b|\bbut\b(?= i\b)")
_PIECE = re.compile(
    r"[,()]|\bet (?=(?:j'|je |on |nous |c'est |mon budget)|(?:obtenir|avoir|passer|seulement|uniquement|a distance|en presentiel)\b)"
)
_OTHER = re.compile(
    r"\s*(?:j'|je |on |nous |c'est |mon |ma |mes |tu |vous |si |car |parce|puisque|bac |budget|merci|svp|please|idealement|possible|max)"
)
_LEAD = re.compile(
    r"(?:[\s,]|\b(?:a|en|au|aux|dans|pour|avec|sur|d'ici|par|seulement|uniquement|plutot|surtout|pas|sans|environ|moins|plus|de|du|la|le|les|un|une|l'|d'|j'ai|ai)(?![\w']))+$"
)
_TRAIL = re.compile(
    r"\s*(?:au (?:plus|maximum|max)|maximum|max|seulement|uniquement|svp|en tout|si possible|exigee?|obligatoire)\b"
)
_AND_LAST = re.compile(r"(?:[\s,]|\b(?:et|en|à|avec|pour|dans|de|je|et je|afin)\b)+$")
_PRONOUN = re.compile(r"^(?:la |le |l')(?=[a-z])")


def goal(said: Said, taken: Sequence[Span], own: Sequence[Span], asked: bool = False) -> Found[str] | None:
    """Return the goal in the person's own words; `taken`: conditions, `own`: who and where they are.

    `asked`: the whole message answers the question for it. An English goal is held as aim and subjects, which the
    catalogue knows in French.
    """
    if asked and covered(said):
        return reduced(said, [(0, len(said.text))])
    if _ENGLISH.search(said.folded):
        return reduced(said, _sentences_of(said, _ENGLISH))
    pieces = [piece for head, end in _heads(said, own) for piece in _pieces(said, head, end, taken, own)]
    if not pieces and asked and reduced(said, [(0, len(said.text))]):
        pieces = _pieces(said, 0, len(said.text), taken, own)
    told = [text for start, end in pieces if (text := _text(said, start, end, taken))]
    if not told:
        return reduced(said, [(0, len(said.text))]) if asked else _school_alone(said, own)
    text = ", ".join(dict.fromkeys(told))
    if _school(said, own) and not schooled(Said.of(text)):
        text += ", master"
    return Found(held_goal(text), pieces[0][0], pieces[-1][1])


def asked_away(territory: str) -> str:
    """Return the phrase by which a goal asks for courses of a territory other than one's own."""
    return str(table("lexicon")["asked"].get(territory, [""])[0])


def _school(said: Said, own: Sequence[Span]) -> Span | None:
    """Return where a school is looked for; that in which a person teaches or has studied is none."""
    for wished in re.finditer(rf"\b(?:{_WISH}|cherche|recherche|vise)\b", said.folded):
        end = _SENTENCE.search(said.folded, wished.end())
        span = (wished.start(), end.start() if end else len(said.text))
        rest = said.masked([(0, span[0]), (span[1], len(said.text)), *own])
        if schooled(rest):
            return span
    return None


def _school_alone(said: Said, own: Sequence[Span]) -> Found[str] | None:
    """Return a goal that only says that a school is looked for."""
    span = _school(said, own)
    return reduced(said, [span]) if span else None


def _sentences_of(said: Said, pattern: re.Pattern[str]) -> list[Span]:
    found = []
    for match in pattern.finditer(said.folded):
        end = _SENTENCE.search(said.folded, match.end())
        found.append((match.start(), end.start() if end else len(said.text)))
    return found


@lru_cache
def _no_verbs() -> frozenset[str]:
    return frozenset(words()["not_infinitives"])


def _heads(said: Said, own: Sequence[Span]) -> list[Span]:
    """Return where what is wanted begins and ends, one a wish; a wish within another is part of it."""
    kept: list[Span] = []
    for match in _HEADS.finditer(said.folded):
        kind = next(name for name in ("wish", "purpose", "start", "object", "about", "interest", "noun") if match[name])
        verb = match["v1"] or match["v2"] or match["v3"]
        if verb in _no_verbs() or any(start <= match.start(kind) < end for start, end in own):
            continue
        begin = _from_title(said, match.start(kind), own) if kind == "start" else match.start(kind)
        end = _SENTENCE.search(said.folded, begin)
        if kept and begin < kept[-1][1]:
            if kind != "wish":
                continue
            # « je dois commencer en mars et je veux … »: a new wish ends the one before
            kept[-1] = (kept[-1][0], match.start())
        kept.append((begin, end.start() if end else len(said.text)))
    return kept


def _from_title(said: Said, begin: int, own: Sequence[Span]) -> int:
    """Return where « stratégie : repositionner notre offre » begins; what stands before the colon may tell of the person."""
    lead = re.search(r"(?:^|[.!?;\n,])\s*([^.!?;\n,:]+?)\s*:\s*$", said.folded[:begin])
    if lead is None or any(start < lead.end(1) and lead.start(1) < end for start, end in own):
        return begin
    return begin if re.search(r"\d|\b(?:but|objectif|projet|je|mon|niveau)\b", lead[1]) else lead.start(1)


def _pieces(said: Said, begin: int, end: int, taken: Sequence[Span], own: Sequence[Span]) -> list[Span]:
    """Return what of a wish is wanted: between commas, what tells of the person or of a condition is left out."""
    cuts = [begin, *(cut.end() for cut in _PIECE.finditer(said.folded, begin, end)), end + 1]
    kept: list[Span] = []
    for start, stop in pairwise(cuts):
        stop = min(end, stop - 1)
        piece = said.folded[start:stop]
        held = any(a < stop and start < b for a, b in (*taken, *own))
        if start > begin and _OTHER.match(piece) and not re.match(r"\s*(?:mes|mon|ma) ", piece):
            break
        if piece.strip() and (start == begin or not held):
            kept.append((start, stop))
    return _joined(said, kept)


def _joined(said: Said, pieces: list[Span]) -> list[Span]:
    """Return pieces that follow each other as one."""
    kept: list[Span] = []
    for start, end in pieces:
        if kept and not said.folded[kept[-1][1] : start].strip(" ,()"):
            kept[-1] = (kept[-1][0], end)
        else:
            kept.append((start, end))
    return kept


def _text(said: Said, start: int, end: int, taken: Sequence[Span]) -> str:
    """Return a piece without its conditions, as it is shown; empty where nothing that is wanted is left."""
    text = said.text[start:end]
    for a, b in sorted(taken, reverse=True):
        if a < end and start < b:
            left, right = text[: max(0, a - start)], text[b - start :]
            lead = _LEAD.search(Said.of(left).folded)
            trail = _TRAIL.match(Said.of(right).folded)
            text = (left[: lead.start()] if lead else left) + " " + (right[trail.end() :] if trail else right)
    text = " ".join(_AND_LAST.sub("", text).split()).strip(" ,:()")
    if _PRONOUN.match(text) and re.search(r"\b(?:ia|intelligence artificielle)\b", said.folded[:start]):
        text = re.sub(r"^(?:la |le |l')(\w+)", r"\1 l'IA", text)
    return re.sub(r"\bia\b", "IA", text).replace("'", "’") if _says(text) else ""


def _says(text: str) -> bool:
    """Tell whether a piece says what is wanted, and not only that a course is to be found."""
    told = Said.of(text)
    empty = {token.word for verb in words()["empty_verbs"] for token in Said.of(verb).tokens}
    left = [token.word for token in told.tokens if token.word not in empty and token.word not in _VOID]
    return any(len(word) >= LETTERS or word == "ia" for word in left)


_VOID = frozenset(
    "une des les formation formations cours stage parcours certification certifiante diplome conseil conseils truc quelque chose avant apres dans avec pour plus moins pas que qui mon mes aux ici tout tres bien".split()
)
