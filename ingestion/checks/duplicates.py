"""Near-duplicates: passages that share most of their runs of three words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations

from ingestion.checks import messages
from ingestion.checks.material import Material, Remark
from ingestion.french import words

RUN = 3
#: Share of common runs (Jaccard) from which two passages say the same; parallel lists of two lots of a study reach 0.52.
ALIKE = 0.7
#: Runs that more passages share are formulas (« selon l'enquête en ligne… ») and tell nothing.
COMMON = 40


def check_duplicates(material: Material) -> Iterator[Remark]:
    """Yield each pair of passages that say nearly the same, at the second one."""
    placed = material.placed()
    runs = [runs_of(passage.text) for _, _, passage in placed]
    for one, other in sorted(_candidates(runs)):
        alike = len(runs[one] & runs[other]) / len(runs[one] | runs[other])
        if alike >= ALIKE:
            name, slug, _ = placed[other]
            yield Remark(file=name, passage=slug, message=messages.near_duplicate(placed[one][2].id, alike))


def runs_of(text: str) -> set[tuple[str, ...]]:
    """Return the runs of three folded words of a text."""
    folded = words(text)
    return {tuple(folded[start : start + RUN]) for start in range(len(folded) - RUN + 1)}


def _candidates(runs: list[set[tuple[str, ...]]]) -> set[tuple[int, int]]:
    """Return the pairs that share enough uncommon runs to be worth comparing."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for row, own in enumerate(runs):
        for run in own:
            holders[run].append(row)
    shared: Counter[tuple[int, int]] = Counter()
    for rows in holders.values():
        if 1 < len(rows) <= COMMON:
            shared.update(combinations(rows, 2))
    return {pair for pair, count in shared.items() if count >= 3}
