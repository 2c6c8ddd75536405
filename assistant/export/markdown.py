"""A conversation with its sources as Markdown; without the escapes, the text that « copier » copies."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from assistant.models import Answer, Citation, Sentence
from assistant.words import catalogue
from ingestion.models import Passage, Source

WORDS = Path(__file__).parent / "words"

#: Characters that would otherwise be read as Markdown or HTML; text of documents must stay text.
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")

#: A list item or a row of a table.
_LINE = re.compile(r"- |\||\d{1,2}[.)] ")

Escape = Callable[[str], str]


class Library(Protocol):
    """What looks up the passages and sources that answers cite; the assistant is one."""

    def passage(self, identifier: str) -> Passage | None:
        """Return a passage, or None."""

    def source(self, identifier: str) -> Source | None:
        """Return a source, or None."""


def conversation_markdown(answers: Sequence[Answer], library: Library, language: str, on: date) -> str:
    """Return a whole conversation as Markdown, dated `on`, every answer followed by its sources."""
    words = catalogue(language, WORDS)
    versions = list(dict.fromkeys(answer.corpus_version for answer in answers if answer.corpus_version))
    parts = [f"# {words['title']}", f"{words['date'].format(date=long_date(on, words))}{_versions(versions, words)}"]
    parts += [
        f"## {escape(' '.join(answer.question.split()))}\n\n{_answer(answer, library, words, escape)}"
        for answer in answers
    ]
    return "\n\n".join([*parts, words["closing"]]) + "\n"


def answer_text(answer: Answer, library: Library, language: str) -> str:
    """Return one answer with its sources as plain text, for the clipboard."""
    return _answer(answer, library, catalogue(language, WORDS), str)


def reference(citation: Citation, library: Library, words: dict[str, Any]) -> str:
    """Return where a citation comes from: study, title, place in it, page."""
    source = library.source(citation.source)
    named = f"{source.short}, {source.title}" if source else citation.source
    page = words["page"].format(page=citation.page) if citation.page and "p." not in citation.locator else ""
    return ", ".join(part for part in (named, citation.locator, page) if part)


def escape(text: str) -> str:
    """Return `text` so that Markdown shows it as it is."""
    return _SPECIAL.sub(r"\\\1", text)


def long_date(day: date, words: dict[str, Any]) -> str:
    """Return a date as it is written in a sentence: « 12 janvier 2026 »."""
    return str(words["long_date"]).format(
        day=words["first"] if day.day == 1 else day.day, month=words["months"][day.month - 1], year=day.year
    )


def _versions(versions: Sequence[str], words: dict[str, Any]) -> str:
    return " " + words["version"].format(version=", ".join(versions)) if versions else ""


def _answer(answer: Answer, library: Library, words: dict[str, Any], mark: Escape) -> str:
    """Return the sentences, the reason and the sources of one answer, parted by empty lines."""
    parts = [
        mark(answer.introduction),
        _sentences(answer.sentences, words, mark),
        mark(answer.reason),
        _sources(answer, library, words, mark),
    ]
    return "\n\n".join(part for part in parts if part)


def _sentences(sentences: Sequence[Sentence], words: dict[str, Any], mark: Escape) -> str:
    """Return sentences with their `[n]`; list items and table rows stand on lines of their own."""
    text = ""
    line_before = False
    for sentence in sentences:
        line = _LINE.match(sentence.text) is not None
        glue = ("\n" if line and line_before else "\n\n") if line or line_before else " "
        text += (glue if text else "") + _sentence(sentence, words, mark)
        line_before = line
    return text


def _sentence(sentence: Sentence, words: dict[str, Any], mark: Escape) -> str:
    """Return a sentence with its markers; one that is not proven is struck and says so."""
    bullet, body = ("- ", sentence.text[2:]) if sentence.text.startswith("- ") else ("", sentence.text)
    shown = mark(body)
    if sentence.support == "unsupported":
        shown = f"~~{shown}~~ ({words['unsupported']})"
    markers = "".join(f"[{n}]" for n in sentence.citations)
    return f"{bullet}{shown}{' ' if markers else ''}{markers}"


def _sources(answer: Answer, library: Library, words: dict[str, Any], mark: Escape) -> str:
    """Return the numbered sources of an answer with the words that they were cited for."""
    lines = []
    for citation in answer.citations:
        quote = words["quote"].format(quote=mark(" ".join(citation.quote.split())))
        source = library.source(citation.source)
        address = f" {source.url}" if source and source.url else ""
        lines.append(f"{citation.n}. {mark(reference(citation, library, words))}{address}\n   {quote}")
    return "\n".join([f"{words['sources']}\n", *lines]) if lines else ""
