"""Length: a passage is 40 to 140 words; one that holds a list or a table may have up to 320."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingestion.checks import messages
from ingestion.checks.material import Material, Remark

SHORTEST, LONGEST, LONGEST_LIST = 40, 140, 320
_LIST = re.compile(r"^\s*(?:- |\d+[.)] )", re.MULTILINE)


def check_length(material: Material) -> Iterator[Remark]:
    """Yield the passages that are too short or too long to be cited."""
    for name, slug, passage in material.placed():
        length = word_count(passage.text)
        longest = LONGEST_LIST if _LIST.search(passage.text) else LONGEST
        if 0 < length < SHORTEST:
            yield Remark(file=name, passage=slug, message=messages.too_short(length, SHORTEST))
        elif length > longest:
            yield Remark(file=name, passage=slug, message=messages.too_long(length, longest))


def word_count(text: str) -> int:
    """Return the number of words of a text, an elided article and each part of a compound counted by themselves."""
    return len(re.findall(r"\w+", text))
