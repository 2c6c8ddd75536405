"""Cuts a document into passages: under one heading, on one page, whole sentences, lists with their lead-in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingestion.french import sentences
from ingestion.models import Block, BlockKind, Document, Passage, Source

#: Words of a passage: long enough to be understood alone, short enough to be read at a glance.
FEWEST, IDEAL, MOST = 40, 90, 140
#: A list or table that is only a little longer stays whole: cutting it loses more than its length costs.
MOST_OF_A_LIST = 200
#: Below this, a section is too little to be found or understood alone.
SMALL_SECTION = 20
#: A heading of this many words says something by itself (slides are titled with their message): it can be quoted too.
TELLING_HEADING = 9
LONGEST_LOCATOR_HEADING = 90

NUMBERED_ITEM = re.compile(r"\(?\d{1,2}[.)]\s|[a-z]\)\s")
LEAD_IN = re.compile(r":[\s»”\")]*$")


@dataclass(frozen=True)
class Atom:
    """The smallest piece that is never cut: a sentence, a list item or a table row."""

    text: str
    joint: str  # what parts it from the atom before, in the same passage
    lead: str = ""  # the sentence that announces the list it belongs to
    opens: bool = False  # whether it follows that sentence directly

    @property
    def words(self) -> int:
        """The length of the atom in words."""
        return len(self.text.split())


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
        headings = tuple(text for _, text in path)
        section = sections[-1] if sections else None
        if section is None or section.path != headings or section.page != block.page:
            section = Section(headings, block.page, block.page_label, list(_telling(blocks, number, headings)))
            sections.append(section)
        section.atoms.extend(_atoms(block, section.atoms))
    return merged([section for section in sections if section.atoms])


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
    if block.kind is BlockKind.LIST_ITEM or block.kind is BlockKind.TABLE_ROW:
        yield _item(block, before)
        return
    for number, sentence in enumerate(sentences(block.text)):
        yield Atom(sentence, " " if number else "\n\n")


def _item(block: Block, before: Sequence[Atom]) -> Atom:
    """Return a list item or table row as a line of its own."""
    mark = "" if NUMBERED_ITEM.match(block.text) else "- "
    indent = "  " * max(0, block.level - 1)
    above = before[-1] if before else None
    if above is None:
        return Atom(indent + mark + block.text, "\n\n")
    if above.joint == "\n" or above.text.lstrip().startswith("- ") or NUMBERED_ITEM.match(above.text.lstrip()):
        return Atom(indent + mark + block.text, "\n", above.lead)
    lead = above.text if LEAD_IN.search(above.text) else ""
    return Atom(indent + mark + block.text, "\n" if lead else "\n\n", lead, opens=bool(lead))


def pack(atoms: Sequence[Atom]) -> list[list[Atom]]:
    """Return `atoms` in groups of about 40 to 140 words, cut where the text parts most easily (dynamic programming)."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(atoms) + 1):
        options = []
        words = 0
        for begin in range(end - 1, -1, -1):
            words += atoms[begin].words
            options.append((best[begin][0] + _length_cost(atoms[begin:end], words) + _cut_cost(atoms, begin), begin))
            if words > 2 * MOST_OF_A_LIST:
                break
        best.append(min(options, key=lambda option: option[0]))
    groups: list[list[Atom]] = []
    end = len(atoms)
    while end:
        begin = best[end][1]
        groups.append(list(atoms[begin:end]))
        end = begin
    return groups[::-1]


def _length_cost(atoms: Sequence[Atom], words: int) -> float:
    """Return what it costs to make one passage of `atoms`: nothing near the ideal, much outside the limits."""
    most = MOST_OF_A_LIST if any(atom.lead for atom in atoms) else MOST
    cost = 0.1 * ((words - IDEAL) / IDEAL) ** 2
    if words < FEWEST:
        return cost + 3 * (FEWEST - words) / FEWEST
    return cost + (4 + (words - most) / 20 if words > most and len(atoms) > 1 else 0)


def _cut_cost(atoms: Sequence[Atom], begin: int) -> float:
    """Return what it costs to cut before atom `begin`."""
    if begin == 0:
        return 0.0
    atom = atoms[begin]
    if atom.opens:
        return 50.0
    if atom.joint == "\n\n":
        return 0.2
    return 1.5 if atom.joint == "\n" else 0.8


def render(atoms: Sequence[Atom]) -> str:
    """Return the text of a passage; a list that was cut begins again with the sentence that announced it."""
    first = atoms[0]
    text = f"{first.lead}\n{first.text}" if first.lead else first.text
    for atom in atoms[1:]:
        text += atom.joint + atom.text
    return text


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
