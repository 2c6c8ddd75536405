"""Spelling of titles and texts: pyspellchecker's French words, and the corpus's own in words.txt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ingestion.checks import messages
from ingestion.checks.material import Material, Remark, slug_of
from ingestion.french import ELISION, plain

if TYPE_CHECKING:
    from spellchecker import SpellChecker

WORD_LIST = "words.txt"
_SKIPPED = re.compile(r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.-]+|`[^`\n]*`|\b(?=\w*\d)\w+")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


def check_spelling(material: Material) -> Iterator[Remark]:
    """Yield the words of titles and texts that neither the French dictionary nor the corpus's list holds."""
    try:
        dictionary = french_dictionary()
    except ImportError:
        yield Remark(file=WORD_LIST, message=messages.NO_SPELLCHECKER)
        return
    speller = Speller(dictionary, read_words(material.folder / WORD_LIST))
    for file in material.files:
        headings: set[str] = set()
        for passage in file.passages:
            new = [heading for heading in passage.section if heading not in headings]
            headings.update(new)
            for word in dict.fromkeys(speller.unknown("\n".join((*new, passage.title, passage.text)))):
                message = messages.unknown_word(word, speller.suggestion(word), WORD_LIST)
                yield Remark(file=file.name, passage=slug_of(passage), message=message)


@lru_cache(maxsize=1)
def french_dictionary() -> SpellChecker:
    """Return pyspellchecker with its own French words; nothing is downloaded. Raises `ImportError` without it."""
    from spellchecker import SpellChecker

    return SpellChecker(language="fr", distance=1)


def read_words(path: Path) -> frozenset[str]:
    """Return the words of a list, one a line, « # » before comments; none where there is no such file."""
    if not path.exists():
        return frozenset()
    lines = (line.partition("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return frozenset(plain(line) for line in lines if line)


class Speller:
    """Knows a word by the dictionary or by the list. A word listed with a capital is right with that capital only."""

    def __init__(self, dictionary: SpellChecker, listed: frozenset[str]) -> None:
        self._dictionary = dictionary
        self._listed = listed

    def unknown(self, text: str) -> list[str]:
        """Return the words of `text` that are not known, in order."""
        return [word for word in words_of(text) if not self.knows(word)]

    def knows(self, word: str) -> bool:
        """Tell whether a word is right, whole or part by part where it is a compound."""
        return self._knows_whole(word) or ("-" in word and all(map(self._knows_whole, word.split("-"))))

    def suggestion(self, word: str) -> str:
        """Return the known word that differs by one letter and is used most, or an empty string."""
        near = self._dictionary.correction(word.lower())
        return near if near and near != word.lower() else ""

    def _knows_whole(self, word: str) -> bool:
        """Tell whether the word stands in the list or in the dictionary as it is."""
        lower = word.lower()
        return len(word) < 2 or word in self._listed or lower in self._listed or lower in self._dictionary


def words_of(text: str) -> list[str]:
    """Return the words of `text` to spell: elisions split off, no figures, addresses or code."""
    bare = ELISION.sub("", _SKIPPED.sub(" ", plain(text)))
    return [word.strip("'-") for word in _WORD.findall(bare)]
