"""RAGChecker's decomposition (Ru et al. 2024): boolean algebra over which text bears which claim.

The claims of the answer are its sentences and the guard is the checker; the claims of the reference are the groups of
facts that the answer must say. A claim of the answer is correct when the passages that prove the reference support it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import fmean

from assistant.models import Answer
from eval.judgement import said
from eval.matching import missing, says
from eval.metrics.base import NO_CLAIM, NO_FACT, NOTHING_RELEVANT, Better, Measured, Metric, Part, answered
from eval.observed import Observed


@dataclass(frozen=True)
class Matrix:
    """Who bears what: one entry a claim of the answer, one a fact of the reference, one a passage read."""

    correct: list[bool]
    by_relevant: list[bool]
    by_irrelevant: list[bool]
    said: list[bool]
    found: list[bool]
    useful: list[bool]

    @property
    def faithful(self) -> list[bool]:
        """Whether some passage that was read bears the claim."""
        return [one or other for one, other in zip(self.by_relevant, self.by_irrelevant, strict=True)]


def matrix(observed: Observed) -> Matrix | str:
    """Return the matrix of an answer to an answerable question, or why there is none."""
    if reason := answered(observed):
        return reason
    if not observed.claims:
        return NO_CLAIM
    if not observed.relevant:
        return NOTHING_RELEVANT
    if not observed.case.must:
        return NO_FACT
    right, bears = set(observed.relevant), observed.checker.bears
    claims = [claim.text for claim in observed.claims]
    return Matrix(
        correct=[any(bears(claim, [name]) for name in observed.relevant) for claim in claims],
        by_relevant=[any(bears(claim, [name]) for name in observed.read if name in right) for claim in claims],
        by_irrelevant=[any(bears(claim, [name]) for name in observed.read if name not in right) for claim in claims],
        said=_said(observed.case.must, observed.answer),
        found=[any(_holds(observed, name, group) for name in observed.read) for group in observed.case.must],
        useful=[name in right for name in observed.read],
    )


def _said(must: list[list[str]], answer: Answer) -> list[bool]:
    text = said(answer)
    return [not missing(text, [group]) for group in must]


def _holds(observed: Observed, name: str, group: list[str]) -> bool:
    passage = observed.passage(name)
    return passage is not None and any(says(f"{passage.heading}\n{passage.text}", fact) for fact in group)


def _f1(found: Matrix) -> float:
    precision, recall = fmean(found.correct), fmean(found.said)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _utilization(found: Matrix) -> float | str:
    used = [said for said, there in zip(found.said, found.found, strict=True) if there]
    return fmean(used) if used else "aucun fait attendu n’est dans les passages lus"


def _noise(found: Matrix, relevant: bool) -> float:
    rows = zip(found.correct, found.by_relevant, found.by_irrelevant, strict=True)
    return fmean(not right and (there if relevant else other and not there) for right, there, other in rows)


def _unfaithful(found: Matrix, correct: bool) -> float:
    return fmean(
        not faithful and right is correct for faithful, right in zip(found.faithful, found.correct, strict=True)
    )


def _metric(
    key: str, name: str, definition: str, score: Callable[[Matrix], float | str], better: Better = "higher"
) -> Metric:
    def measure(observed: Observed) -> Measured:
        found = matrix(observed)
        if isinstance(found, str):
            return found
        value = score(found)
        return value if isinstance(value, str) else Part(value)

    return Metric(
        key=f"ragchecker_{key}",
        name=name,
        definition=f"RAGChecker\u00a0: {definition}.",
        measure=measure,
        better=better,
    )


RAGCHECKER = (
    _metric("precision", "Précision", "part des phrases que les bons passages appuient", lambda found: fmean(found.correct)),
    _metric("recall", "Rappel", "part des faits attendus que la réponse dit", lambda found: fmean(found.said)),
    _metric("f1", "F1", "moyenne harmonique de la précision et du rappel", _f1),
    _metric("claim_recall", "Faits retrouvés", "part des faits attendus que disent les passages lus", lambda found: fmean(found.found)),
    _metric(
        "context_precision", "Passages utiles", "part des passages lus qui portent la preuve",
        lambda found: fmean(found.useful) if found.useful else "rien n’a été trouvé",
    ),
    _metric("context_utilization", "Faits utilisés", "part des faits attendus présents dans les passages lus que la réponse dit", _utilization),
    _metric(
        "noise_relevant", "Bruit des bons passages", "part des phrases fausses qu’un bon passage appuie",
        lambda found: _noise(found, relevant=True), "lower",
    ),
    _metric(
        "noise_irrelevant", "Bruit des autres passages", "part des phrases fausses que seuls d’autres passages appuient",
        lambda found: _noise(found, relevant=False), "lower",
    ),
    _metric(
        "hallucination", "Hallucination", "part des phrases fausses qu’aucun passage lu n’appuie",
        lambda found: _unfaithful(found, correct=False), "lower",
    ),
    _metric(
        "self_knowledge", "Savoir propre", "part des phrases justes qu’aucun passage lu n’appuie",
        lambda found: _unfaithful(found, correct=True), "neither",
    ),
    _metric("faithfulness", "Fidélité", "part des phrases qu’un passage lu appuie", lambda found: fmean(found.faithful)),
)  # fmt: skip
