"""French text: folding, elisions, tokens, stems and sentences, in one place for retrieval and guard alike."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import Stemmer

APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "´": "'", "̓": "'"})
SPACES = re.compile(r"[\u00a0\u202f\u2009\u2007\u2002\u2003]")
LIGATURES = {"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"}
ELISION = re.compile(r"\b(?:qu|lorsqu|puisqu|quoiqu|jusqu|[ldjmtscn])'(?=\w)", re.IGNORECASE)
TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:\+\d)?", re.UNICODE)
INCLUSIVE = re.compile(r"(\w{3,})[·•.]\s?(?:e|ne|le|rice|trice|euse|se|ère|ive)s?(?:[·.]s)?\b", re.IGNORECASE)

#: Function words of French and English that carry nothing for retrieval. Written for this corpus: « pas », « sans »,
#: « moins » and « plus » are not in it, because the guard reads them.
STOP_WORDS = frozenset(
    """
    a ai ainsi alors as au aucuns aussi autre aux avait avec avez avoir avons c car ce ceci cela celle celles celui ces
    cet cette ceux chez ci comme comment d dans de des donc dont du elle elles en encore entre es est et etaient etait
    etant ete etes etre eu eux fait faire font i il ils j je l la le les leur leurs lors lui m ma mais me meme memes mes
    moi mon n ne ni nos notre nous on ont ou où par parce peu peut peuvent pour pourquoi puis qu quand que quel quelle
    quelles quels qui quoi s sa se sera seront ses si soit son sont sous sur t ta te tes toi ton tous tout toute toutes
    tres tu un une va vers via voici voila vont vos votre vous y ca etc dit dis faut
    suis etais etions etiez serai seras serons serez serait seraient soient aurait auraient aura aurai auras aurons aurez
    auront ayez ayant ait aient eut fut furent fasse fassent faisons faites faisait faisaient fais lorsque lorsqu puisque
    puisqu hein ben bah truc trucs machin
    the of and to in is are was were be been for on with by at from as an it its this that those what which who
    whom how why when where do does did can could should would will i you he she we they my your our their there or if
    """.split()
)

#: Abbreviations whose full stop does not end a sentence.
ABBREVIATIONS = frozenset(
    "m mm mme mlle dr pr st ste cf p pp art al env ex etc vol éd ed n no chap fig coll janv févr fév avr juil sept oct nov déc "
    "min max hab dir resp av bd tél réf i.e e.g op cit vs approx nb".split()
)

_STEMMERS = {"fr": Stemmer.Stemmer("french"), "en": Stemmer.Stemmer("english")}


def plain(text: str) -> str:
    """Return `text` with typographic apostrophes, spaces and ligatures made plain; accents and case stay."""
    text = unicodedata.normalize("NFC", text).translate(APOSTROPHES)
    text = SPACES.sub(" ", text).replace("\u00ad", "").replace("\u2011", "-")
    for ligature, letters in LIGATURES.items():
        text = text.replace(ligature, letters)
    return text


def fold(text: str) -> str:
    """Return `text` plain, lower-cased and without accents, for comparison only."""
    decomposed = unicodedata.normalize("NFD", plain(text).lower())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def words(text: str) -> list[str]:
    """Return the folded words and numbers of `text`, elisions split and inclusive endings dropped."""
    text = INCLUSIVE.sub(r"\1", plain(text))
    text = re.sub(r"(?<=\d) (?=\d{3}\b)", "", text)
    return TOKEN.findall(fold(ELISION.sub(" ", text)))


@lru_cache(maxsize=65_536)
def stem(word: str, language: str = "fr") -> str:
    """Return the Snowball stem of a folded word; numbers and words of up to three letters are their own stem."""
    if len(word) <= 3 or word[0].isdigit():
        return word
    return str(_STEMMERS[language].stemWord(word))


def stems(text: str, language: str = "fr") -> list[str]:
    """Return the stems of the content words of `text`, in order and with repeats."""
    return [stem(word, language) for word in words(text) if word not in STOP_WORDS]


_END = re.compile(r"[.!?…]+[»\"”)\]]*(?=\s|$)")
_OPENER = re.compile(r"\s+[«\"“(\[]*\s*[A-ZÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŒ0-9]|\s*$")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return the (start, end) offsets of the sentences of `text`.

    A line break ends a sentence only before a list item or an empty line; a full stop ends none after an
    abbreviation, an initial, or inside a number.
    """
    spans: list[tuple[int, int]] = []
    for start, end in _line_groups(text):
        spans.extend(_split_line(text, start, end))
    return spans


def sentences(text: str) -> list[str]:
    """Return the sentences of `text`, stripped; a list item is a sentence."""
    return [text[start:end] for start, end in sentence_spans(text)]


def _line_groups(text: str) -> list[tuple[int, int]]:
    """Return the spans of paragraphs, list items and table rows."""
    groups: list[tuple[int, int]] = []
    begin = 0
    for match in re.finditer(r"\n\s*\n|\n(?=\s*(?:[-*•●▪‣›>˃–|]\s|\|\s?|\d{1,2}[.)]\s))", text):
        groups.append((begin, match.start()))
        begin = match.end()
    groups.append((begin, len(text)))
    return groups


def _split_line(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the sentence spans inside one paragraph or list item."""
    spans, begin = [], start
    for match in _END.finditer(text, start, end):
        stop = match.end()
        if not _OPENER.match(text, stop, end) or _is_abbreviation(text, begin, match):
            continue
        spans.append((begin, stop))
        begin = stop
    spans.append((begin, end))
    return [trimmed for span in spans if (trimmed := _trim(text, *span))]


def _is_abbreviation(text: str, begin: int, match: re.Match[str]) -> bool:
    """Tell whether the full stop of `match` closes an abbreviation or an initial rather than a sentence."""
    if match.group() != ".":
        return False
    before = re.search(r"([^\s(«'’]+)$", text[begin : match.start()])
    if not before:
        return False
    word = before.group(1).lower()
    if word == "etc":
        return False
    return word in ABBREVIATIONS or (
        bool(re.fullmatch(r"[^\W\d_]|(?:[^\W\d_]\.)+[^\W\d_]|\d{1,2}", word))
        and (not word.isdigit() or begin == match.start() - len(word))
    )


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the span without the white space around it, or None if nothing is left."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    return (start + left, start + right) if right > left else None
