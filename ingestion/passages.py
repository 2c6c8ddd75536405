"""Cuts a document into passages: under one heading, on one page, whole sentences, lists with their lead-in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingestion.french import fold, sentences
from ingestion.models import Block, BlockKind, Document, Passage, Source
from ingestion.packing import MOST, Atom, pack, render

#: No sentence has more words; what would is data without full stops, and is cut between words.
LONGEST_SENTENCE, LONGEST_WORD = 300, 500
#: Below this, a section is too little to be found or understood alone.
SMALL_SECTION = 20
#: A heading of this many words says something by itself (slides are titled with their message): it can be quoted too.
TELLING_HEADING = 9
LONGEST_LOCATOR_HEADING = 90

NUMBERED_ITEM = re.compile(r"\(?\d{1,2}[.)]\s|[a-z]\)\s")
LEAD_IN = re.compile(r":[\s»”\")]*$")


@dataclass
class Section:
    """What stands under one heading path, on one page."""

    path: tuple[str, ...]
    page: int | None
    page_label: str | None
    atoms: list[Atom] = field(default_factory=list)

    @property
    def words(self) -> int:
        """The length of the section in words."""
        return sum(atom.words for atom in self.atoms)


def passages_of(document: Document, source: Source) -> list[Passage]:
    """Return the passages of `document` in reading order; the same file gives the same ids every time."""
    passages: list[Passage] = []
    numbers: dict[int | None, int] = {}
    for section in sections_of(document):
        for atoms in pack(section.atoms):
            number = numbers[section.page] = numbers.get(section.page, 0) + 1
            passages.append(_passage(section, render(atoms), number, source))
    return passages


def sections_of(document: Document) -> list[Section]:
    """Return the text of a document by heading path and page; a heading with nothing under it is text."""
    sections: list[Section] = []
    path: list[tuple[int, str]] = []
    blocks = document.blocks
    for number, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING and not _is_bare(blocks, number):
            path = [entry for entry in path if entry[0] < block.level]
            path += [(block.level, block.text)] if block.text else []
            continue
        headings = _without_title(tuple(text for _, text in path), document.title)
        section = sections[-1] if sections else None
        if section is None or section.path != headings or section.page != block.page:
            above = section.atoms if section and section.path == headings else []
            section = Section(headings, block.page, block.page_label, list(_telling(blocks, number, headings)))
            sections.append(section)
        else:
            above = section.atoms
        section.atoms.extend(_atoms(block, section.atoms or above))  # a list may go on from the page before
    return merged([section for section in sections if section.atoms])


def _without_title(headings: tuple[str, ...], title: str) -> tuple[str, ...]:
    """Return a heading path without the document's own title, which its source names already."""
    return headings[1:] if len(headings) > 1 and fold(headings[0]) == fold(title) else headings


def merged(sections: Sequence[Section]) -> list[Section]:
    """Return the sections with those of a line or two put together with a neighbour, under the heading both share."""
    result: list[Section] = []
    for section in sections:
        before = result[-1] if result else None
        if before and _is_mergeable(before, section):
            shared = _shared(before.path, section.path)
            before.atoms = [*_under(before, shared), *_under(section, shared)]
            before.path = shared
        else:
            result.append(section)
    return result


def _is_mergeable(before: Section, section: Section) -> bool:
    """Tell whether two sections of a page are small and close enough to make one passage."""
    smaller = min(before.words, section.words)
    if before.page != section.page or smaller >= SMALL_SECTION or before.words + section.words > MOST:
        return False
    return len(_shared(before.path, section.path)) >= min(len(before.path), len(section.path)) - 1


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Return the headings that two paths begin with."""
    length = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[:length]


def _under(section: Section, shared: tuple[str, ...]) -> list[Atom]:
    """Return the atoms of a section after the headings that are no longer in its path."""
    own = [Atom(heading, "\n\n") for heading in section.path[len(shared) :] if heading != section.atoms[0].text]
    return [*own, replace(section.atoms[0], joint="\n\n"), *section.atoms[1:]]


def _is_bare(blocks: Sequence[Block], number: int) -> bool:
    """Tell whether heading `number` has words but nothing under it: the next block is no deeper heading and no text."""
    if not blocks[number].text:
        return False
    if number + 1 == len(blocks):
        return True
    following = blocks[number + 1]
    return following.kind is BlockKind.HEADING and following.level <= blocks[number].level


def _telling(blocks: Sequence[Block], number: int, headings: tuple[str, ...]) -> Iterator[Atom]:
    """Yield the heading just above block `number` where it tells something by itself."""
    above = blocks[number - 1] if number else None
    stands_above = above and headings and above.kind is BlockKind.HEADING and above.text == headings[-1]
    if stands_above and len(headings[-1].split()) >= TELLING_HEADING:
        yield Atom(headings[-1], "\n\n")


def _atoms(block: Block, before: Sequence[Atom]) -> Iterator[Atom]:
    """Yield the atoms of a block; items and rows remember the sentence that announced them."""
    first, *others = [part for sentence in sentences(block.text) or [block.text] for part in _bounded(sentence)]
    is_line = block.kind is BlockKind.LIST_ITEM or block.kind is BlockKind.TABLE_ROW
    opening = _item(block, first, before[-1] if before else None) if is_line else Atom(first, "\n\n")
    yield opening
    for sentence in others:
        yield Atom(sentence, " ", opening.lead, item=is_line)


def _item(block: Block, text: str, above: Atom | None) -> Atom:
    """Return a list item or table row as a line of its own, `above` being what stands over it in the section."""
    mark = "" if NUMBERED_ITEM.match(text) else "- "
    line = "  " * max(0, block.level - 1) + mark + text
    if above is not None and above.item:
        return Atom(line, "\n", above.lead, item=True)
    lead = above.text if above is not None and LEAD_IN.search(above.text) else ""
    return Atom(line, "\n" if lead else "\n\n", lead, opens=bool(lead), item=True)


def _bounded(sentence: str) -> list[str]:
    """Return a sentence whole, unless it has no end for hundreds of words (a dump of data): then cut between words."""
    words = [
        word[at : at + LONGEST_WORD] for word in sentence.split(" ") for at in range(0, len(word) or 1, LONGEST_WORD)
    ]
    return [" ".join(words[at : at + LONGEST_SENTENCE]) for at in range(0, len(words), LONGEST_SENTENCE)]


def _passage(section: Section, text: str, number: int, source: Source) -> Passage:
    """Return one passage with its id and with where a reader finds it."""
    place = f"p{section.page}-{number}" if section.page else str(number)
    return Passage(
        id=f"{source.id}/{place}",
        source=source.id,
        title=section.path[-1] if section.path else "",
        section=section.path[:-1],
        locator=_locator(section, number),
        page=section.page,
        page_label=section.page_label,
        text=text,
        territory=source.territory,
        period=source.period,
        origin="document",
    )


def _locator(section: Section, number: int) -> str:
    """Return where a passage stands, in French: page and heading, heading path, or its number in the document."""
    headings = [_shortened(heading) for heading in section.path]
    if section.page is None:
        return " › ".join(headings) or f"passage\u00a0{number}"
    page = f"p.\u00a0{section.page}"
    if section.page_label and section.page_label != str(section.page):
        page += f" (numérotée {section.page_label})"
    return " › ".join([page, *headings[-1:]])


def _shortened(heading: str) -> str:
    """Return a heading cut at a word where it is too long for a citation."""
    if len(heading) <= LONGEST_LOCATOR_HEADING:
        return heading
    return heading[:LONGEST_LOCATOR_HEADING].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "\u00a0…"
