"""What a sentence says around its fact: openers, attributions to the study itself, and talk that states no fact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from assistant.grounding.cleaning import Token, tokenize
from assistant.grounding.reading import Reading, read
from ingestion.corpus import CorpusError, load_sources
from ingestion.french import plain
from ingestion.settings import IngestionSettings

_MARKER = re.compile(r"\s*[\[【]\d+(?:\s*[,;]\s*\d+)*[\]】]")
_LIST_MARK = re.compile(r"^\s*(?:[-–—•*▪●◦‣>]\s+|\d{1,2}[.)]\s+(?=\D))+")
_OPENER = re.compile(
    r"\s*(?:oui|non|yes|no|en resume|en bref|en somme|en conclusion|au total|au final|plus precisement|concretement|par exemple|"
    r"en effet|ainsi|en outre|par ailleurs|de plus|enfin|a noter|a l'inverse|en revanche|a savoir|bref|pour resumer|in short|overall|"
    r"in summary|to sum up|reponse|dans le detail|globalement|toutefois|cependant|neanmoins|pourtant|donc|de meme|autrement dit)\s*[,:.!–—]+\s*"
)
_STUDY = re.compile(
    r"(?:etude|enquete|synthese|rapport|fiche|concertation|document|barometre|guide|appel|publication|source|corpus|passage|texte|"
    r"sondage|recherche|study|survey|report|summary|consultation|graphique|questionnaire)s?\Z"
)
_LEADS = frozenset("selon apres suivant according".split())
_LINKS = frozenset("de du des d l la le les et en a the of by from sur aupres n".split())
_NEUTRAL = frozenset(
    "intelligence artificielle ia iag ligne menee mene menees publiee publie parue realisee donnees resultats auteurs online cette ce meme".split()
)
_BREAK = re.compile(r"[;:.!?,]")

_SPEECH = re.compile(
    r"\s*(?:je |j'|moi\b|vous |bonjour|bonsoir|salut|merci|avec plaisir|au revoir|bienvenue|desolee?|n'hesitez|souhaitez|voulez|"
    r"voici|voila|posez|precisez|sur quoi|bien, merci|bonne|hello|hi\b|i |i'm|you |ask me|thank|goodbye|fine, thank|here (?:is|are)|"
    r"from the (?:french )?sources|what would you|please|let me|votre |your )"
)
_COUNTED_SOURCES = re.compile(
    r"\b(?:\d{1,3}|un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|one|two|three|four|five|six)\s+"
    r"(?:etudes?|sources?|guides?|documents?|studies|study)\b"
)


class Study(NamedTuple):
    """The words and years by which a shipped study is named."""

    marks: frozenset[str]
    words: frozenset[str]
    years: frozenset[str]


@cache
def studies() -> tuple[Study, ...]:
    """Return how the shipped studies are named; none where there is no corpus."""
    try:
        sources = load_sources(IngestionSettings().corpus).values()
    except (CorpusError, OSError):
        return ()
    return tuple(
        Study(
            _content_words(source.short),
            _content_words(f"{source.short} {source.publisher}"),
            frozenset(re.findall(r"(?:19|20)\d{2}", f"{source.year} {source.short}")),
        )
        for source in sources
    )


def _content_words(text: str) -> frozenset[str]:
    """Return the folded words of a title that say something."""
    return frozenset(token.word for token in tokenize(plain(text)) if token.is_content)


def bare(sentence: str) -> str:
    """Return a sentence without its `[n]` markers, list dash and line breaks."""
    return " ".join(_LIST_MARK.sub("", _MARKER.sub("", sentence)).split())


def proper(sentence: str) -> Reading:
    """Return the reading of a sentence without marker, list dash and opener (« Oui, », « En résumé, »…)."""
    reading = read(bare(sentence))
    end = 0
    while match := _OPENER.match(reading.lower, end):
        end = match.end()
    return read(reading.text[end:]) if end else reading


def attributions(reading: Reading, words: frozenset[str]) -> list[tuple[int, int]]:
    """Return the spans that only say which study speaks: « l'étude CNC–Afdas (2026) », « selon le CNC ».

    `words` are the passages' words: where they name a study, another study's name is no attribution to it.
    """
    allowed = tuple(study for study in studies() if study.marks & words) or studies()
    vocabulary = frozenset().union(*(study.words | study.years for study in allowed)) | _LINKS | _NEUTRAL
    spans: list[tuple[int, int]] = []
    tokens = reading.tokens
    row = 0
    while row < len(tokens):
        if _STUDY.match(tokens[row].word) or tokens[row].word in _LEADS:
            chosen = _phrase(tokens, row, reading.text, vocabulary)
            if _names_a_study(chosen, allowed):
                spans.append((chosen[0].start, chosen[-1].end))
                row += len(chosen)
                continue
        row += 1
    spans.extend(_brackets(reading, allowed, vocabulary))
    return spans


def _phrase(tokens: list[Token], row: int, text: str, vocabulary: frozenset[str]) -> list[Token]:
    """Return the tokens from `row` on that belong to the naming of a study, links at its end left out."""
    chosen = [tokens[row]]
    for token in tokens[row + 1 :]:
        gap = text[chosen[-1].end : token.start]
        if _BREAK.search(gap) and "(" not in text[chosen[0].start : token.start].rpartition(")")[2]:
            break
        if token.word not in vocabulary and not _STUDY.match(token.word):
            break
        chosen.append(token)
    while len(chosen) > 1 and chosen[-1].word in _LINKS:
        chosen.pop()
    return chosen


def _names_a_study(tokens: list[Token], allowed: tuple[Study, ...]) -> bool:
    """Tell whether a phrase names a study alone, with no year that is not one of its own."""
    named = [
        study for study in allowed if any(token.word in study.words and token.text[0].isupper() for token in tokens)
    ]
    years = [token.word for token in tokens if token.word.isdigit()]
    if not named:
        return not years and bool(_STUDY.match(tokens[-1].word))
    return all(any(year in study.years or year in study.words for study in named) for year in years)


def _brackets(reading: Reading, allowed: tuple[Study, ...], vocabulary: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield brackets that hold nothing but a study: « (CNC–Afdas, 2026) »."""
    for match in re.finditer(r"\(([^()]{2,80})\)", reading.text):
        tokens = [token for token in reading.tokens if match.start() < token.start < match.end()]
        fits = tokens and all(token.word in vocabulary or _STUDY.match(token.word) for token in tokens)
        if fits and _names_a_study(tokens, allowed):
            yield match.span()


def states_nothing(reading: Reading, cited: bool) -> bool:
    """Tell whether a sentence has no fact that a passage could bear: talk, a question, a lead-in, a bare word."""
    lower = reading.lower.strip()
    content = reading.content
    facts = re.search(r"\d", _COUNTED_SOURCES.sub("", lower))
    if facts:
        return False
    if not content or (len(content) == 1 and content[0].text.islower()):
        return True
    if lower.endswith("?") and not cited:
        return True
    if _SPEECH.match(lower):
        return not cited or len(content) <= 6 or lower.endswith((":", "!"))
    return False


def outside(tokens: list[Token], spans: list[tuple[int, int]]) -> list[Token]:
    """Return the tokens that stand in none of the spans."""
    return [token for token in tokens if not any(start <= token.start < end for start, end in spans)]
