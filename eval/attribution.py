"""Why a question went wrong: one cause, found by putting in the right passage, then the right sentence."""

from __future__ import annotations

from eval.judgement import is_refusal, is_right
from eval.matching import missing
from eval.observed import Observed
from eval.records import Failed
from eval.words import word

#: The embedded model writes from the first few passages that it reads; lower is found, but ranked low.
READ = 3


def attribute(observed: Observed) -> Failed:
    """Return the cause of a failure; the first of these that explains it.

    `missed_refusal`: answered what the corpus does not hold. `lost`: no passage of the index holds the evidence.
    `label`: no passage that proves the answer says what the label asks for. `wrong_citation`: the words are right.
    Then the right passages are put in: if that mends it, `not_retrieved` or `ranked_low`; if it is still refused,
    `wrong_refusal`. If the right sentence is there and was not chosen, `wrong_sentence`.
    """
    cause = _cause(observed)
    return Failed(id=observed.case.id, cause=cause, detail=_detail(observed, cause))


def _cause(observed: Observed) -> str:
    case = observed.case
    if not case.answerable:
        return "missed_refusal"
    if observed.right:
        return "wrong_citation"
    if not observed.relevant:
        return "lost" if case.evidence else "label"
    if _label_contradicts(observed):
        return "label"
    given, rank = observed.row.given, first_rank(observed)
    if rank is None or rank > observed.context:
        return "not_retrieved"
    mended = given is not None and is_right(case, given)
    if mended and not observed.refused and rank > 1:
        return "ranked_low"
    if observed.refused:
        return "ranked_low" if mended and rank > READ else "wrong_refusal"
    return "wrong_sentence"


def first_rank(observed: Observed) -> int | None:
    """Return the place of the first passage found that proves the answer, from 1; None where none was found."""
    right = set(observed.relevant)
    return next((rank for rank, name in enumerate(observed.ranking, 1) if name in right), None)


def _label_contradicts(observed: Observed) -> bool:
    """Tell whether even all the passages that prove the answer together do not say what the label asks for."""
    passages = [observed.checker.passages[name] for name in observed.relevant]
    text = "\n".join(f"{passage.heading}\n{passage.text}" for passage in passages)
    return bool(missing(text, observed.case.must))


def _detail(observed: Observed, cause: str) -> str:
    """Return what a person who reads the failure wants to know first."""
    if cause in {"not_retrieved", "ranked_low"}:
        rank = first_rank(observed)
        return word("rank", rank=rank) if rank else word("beyond", depth=len(observed.ranking))
    if cause == "wrong_refusal":
        return observed.answer.reason
    if cause == "wrong_citation":
        return ", ".join(dict.fromkeys(citation.source for citation in observed.answer.citations))
    given = observed.row.given
    if cause == "wrong_sentence" and given is not None:
        return word("given_refused" if is_refusal(given) else "given_wrong")
    return ""
