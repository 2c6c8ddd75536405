"""The words of the glossary where they stand in a text: the first time one comes, its meaning is within reach."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup, escape

from ingestion.corpus import CorpusError
from ingestion.french import fold, words
from ingestion.glossary import Term, load_glossary

LOGGER = logging.getLogger(__name__)

#: A word and what a script shows when it is pointed at, has the focus or is tapped.
_MARKED = Markup('<dfn class="term" tabindex="0" data-meaning="{meaning}" data-english="{english}">{word}</dfn>')
#: Terms that are more often an ordinary word of French: « les agents sont attendus ».
_ORDINARY = frozenset({"attendu"})
_LOOSE = {"'": "['’]", "’": "['’]", " ": r"[\s\u00a0\u202f]+", "-": "[-\u2011]"}


class Glosser:
    """Marks the first occurrence of every term in the texts of one page."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._terms = {_singular(term.term): term for term in terms}
        forms = sorted((term.term for term in terms if fold(term.term) not in _ORDINARY), key=len, reverse=True)
        self._pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(_form, forms))})(?![\w-])") if forms else None

    def gloss(self, text: str, seen: set[str]) -> Markup:
        """Return `text` escaped, with the terms that are not in `seen` marked; they are added to it."""
        if self._pattern is None:
            return escape(text)
        done, parts = 0, []
        for match in self._pattern.finditer(text):
            term = self._meant(match.group())
            if term is None or term.term in seen:
                continue
            seen.add(term.term)
            marked = _MARKED.format(meaning=term.meaning, english=term.english, word=match.group())
            parts += [escape(text[done : match.start()]), marked]
            done = match.end()
        return Markup("").join([*parts, escape(text[done:])])

    def _meant(self, word: str) -> Term | None:
        """Return the term that a matched word is a form of."""
        return self._terms.get(_singular(word))


def _singular(text: str) -> str:
    """Return what every form of a term has in common."""
    return " ".join(part.removesuffix("s") for part in fold(text).split())


def _form(term: str) -> str:
    """Return the pattern of a term: names and acronyms as they are written, other words in any case and number."""
    pattern = " ".join(
        "".join(_LOOSE.get(letter, re.escape(letter)) for letter in part) + "s?" for part in term.split(" ")
    )
    pattern = pattern.replace(" ", _LOOSE[" "])
    return pattern if re.search(r"[A-Z]", term[1:]) or term.isupper() else f"(?i:{pattern})"


def terms_of(corpus: Path) -> tuple[Term, ...]:
    """Return the glossary of a corpus in alphabetical order; nothing where its file cannot be used."""
    path = corpus / "glossary.yaml"
    try:
        return _terms(corpus, path.stat().st_mtime_ns)
    except FileNotFoundError:
        return ()


@lru_cache(maxsize=8)
def _terms(corpus: Path, changed: int) -> tuple[Term, ...]:
    try:
        return tuple(sorted(load_glossary(corpus), key=lambda term: words(term.term)))
    except CorpusError:
        LOGGER.exception("The glossary cannot be used")
        return ()


@lru_cache(maxsize=8)
def _glosser(terms: tuple[Term, ...]) -> Glosser:
    return Glosser(terms)


_PAGE: ContextVar[tuple[Glosser, dict[str, set[str]]] | None] = ContextVar("page", default=None)


@contextmanager
def glossing(corpus: Path | None) -> Iterator[None]:
    """Let the templates filled meanwhile mark the terms of a corpus; none where there is no corpus."""
    terms = terms_of(corpus) if corpus else ()
    token = _PAGE.set((_glosser(terms), {}) if terms else None)
    try:
        yield
    finally:
        _PAGE.reset(token)


def glossed(text: str, scope: str = "") -> Markup:
    """Return a text escaped, with every term of the glossary marked where it first comes in its scope of the page."""
    page = _PAGE.get()
    if page is None:
        return escape(text)
    glosser, seen = page
    return glosser.gloss(text, seen.setdefault(scope, set()))
