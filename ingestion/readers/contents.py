"""Reads a printed table of contents: its lines are no text, but they name the headings of the document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ingestion.cleaning import without_bullet

CONTENTS_TITLE = re.compile(r"(?:table des matières|sommaire|table of contents|contents)\b\W*", re.IGNORECASE)
ENTRY = re.compile(r"(?P<title>.*?[^\W\d_]{2}.*?)(?:(?P<leader>\s*[.·…_](?:\s?[.·…_])+\s*)|\s+)(?P<page>\d{1,3})$")
SECTION_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[A-Z])[.):–-]*\s+")
#: So many other lines in a row end a table of contents.
PAUSE = 3
FEWEST_ENTRIES = 3
LONGEST_ENTRY = 250
DEEPEST = 6


def contents_lines(lines: Sequence[str]) -> dict[int, tuple[str, int]]:
    """Return the lines of a page that belong to a table of contents, by number: the heading named and its depth.

    An entry ends with a page number, after dots or below the title « Table des matières » or « Sommaire ».
    """
    found: dict[int, tuple[str, int]] = {}
    title, pause = -1, PAUSE
    for number, line in enumerate(lines):
        heads = CONTENTS_TITLE.match(line)
        entry = line[heads.end() :] if heads else line
        match = ENTRY.match(entry) if len(entry) <= LONGEST_ENTRY else None
        if heads and (match or not entry or entry.isdigit()):
            title, pause = number, 0
        if match and (match["leader"] or pause < PAUSE):
            found[number] = bare_title(match["title"]), entry_depth(match["title"])
            pause = 0
        elif title != number:
            pause += 1
    if len(found) < FEWEST_ENTRIES:
        return {}
    return found if title < 0 else {title: ("", 0), **found}


def bare_title(text: str) -> str:
    """Return a heading without its bullet, its number and the dots after it."""
    text = without_bullet(text) or text
    return SECTION_NUMBER.sub("", text, count=1).strip(" .·…_")


def entry_depth(text: str) -> int:
    """Return how deep an entry stands: by its number, « 1.2 » is 2; a bullet stands below all numbers."""
    if without_bullet(text) is not None:
        return DEEPEST
    number = re.match(r"\d{1,2}(?:\.\d{1,2})*", text)
    return 1 + number[0].count(".") if number else 1


def cut_at_titles(text: str, titles: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return a paragraph cut around the known headings glued to it; each part with its depth, 0 for text.

    A heading is cut off where it opens the paragraph or follows the end of a sentence, and a capital follows it.
    """
    parts: list[tuple[str, int]] = []
    begin = 0
    for match in _titles_pattern(titles).finditer(text) if titles else ():
        before = text[begin : match.start()].strip()
        if before and not re.search(r"[.!?…»]$", before):
            continue
        parts += [(before, 0)] if before else []
        parts.append((match[0].strip(), titles[match["title"]]))
        begin = match.end()
    rest = text[begin:].strip()
    return [*parts, (rest, 0)] if rest or not parts else parts


def _titles_pattern(titles: Mapping[str, int]) -> re.Pattern[str]:
    """Return what finds any of `titles`, numbered or not, followed by a capital or by nothing."""
    names = "|".join(re.escape(title) for title in sorted(titles, key=len, reverse=True))
    return re.compile(rf"(?:(?<=\s)|^)(?:{SECTION_NUMBER.pattern})?(?P<title>{names})(?=\s+[«“]?\s*[A-ZÀ-Þ]|\s*$)")
