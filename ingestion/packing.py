"""Packs sentences, list items and table rows into passages of a good length (dynamic programming over the cuts)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

#: Words of a passage: long enough to be understood alone, short enough to be read at a glance.
FEWEST, IDEAL, MOST = 40, 90, 140
#: A list or table that is only a little longer stays whole: cutting it loses more than its length costs.
MOST_OF_A_LIST = 200


@dataclass(frozen=True)
class Atom:
    """The smallest piece that is never cut: a sentence, a list item or a table row."""

    text: str
    joint: str  # what parts it from the atom before, in the same passage
    lead: str = ""  # the sentence that announces the list it belongs to
    opens: bool = False  # whether it follows that sentence directly
    item: bool = False  # whether it is a list item or table row, or part of one

    @property
    def words(self) -> int:
        """The length of the atom in words."""
        return len(self.text.split())


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
    announced = any(atom.lead for atom in atoms) and all(atom.item for atom in atoms[1:])
    most = MOST_OF_A_LIST if announced else MOST
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
    text = f"{first.lead}\n{first.text}" if first.lead and first.joint == "\n" else first.text
    for atom in atoms[1:]:
        text += atom.joint + atom.text
    return text
