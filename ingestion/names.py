"""Which words of a corpus are names: learnt from how they are written, so that a question in lower case is understood."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from ingestion.french import ELISION, STOP_WORDS, fold, plain, sentences

_WORD = re.compile(r"[^\W\d_][\w&+-]*", re.UNICODE)


def learn_names(texts: Iterable[str]) -> set[str]:
    """Return the folded words that stand with a capital inside sentences and hardly ever without one.

    Acronyms count wherever they stand, and so does the first word of a list item, which is written small unless it is
    a name; the first word of a sentence tells nothing.
    """
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for text in texts:
        for sentence in sentences(plain(text)):
            first = 0 if sentence.startswith(("- ", "• ")) else 1
            for position, word in enumerate(_WORD.findall(ELISION.sub(" ", sentence)), start=1 - first):
                if len(word) > 1 and word.isupper():
                    capital[fold(word)] += 1
                elif word[0].islower():
                    small[fold(word)] += 1
                elif position:
                    capital[fold(word)] += 1
    return {
        word for word, seen in capital.items() if seen > 9 * small[word] and word not in STOP_WORDS and len(word) > 1
    }
