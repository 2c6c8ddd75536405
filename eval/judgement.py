"""What counts as right, refused and said: the few definitions that every part of the bench shares."""

from __future__ import annotations

from assistant.agent.sentences import word_count
from assistant.models import Answer
from eval.cases import Case
from eval.matching import missing, says

#: The longest answer that still counts as one (markers not counted).
MOST_WORDS = 120
ANSWERS = frozenset({"answered", "partial"})


def said(answer: Answer) -> str:
    """Return the words of an answer without its markers, a sentence a line."""
    return "\n".join(sentence.text for sentence in answer.sentences)


def is_refusal(answer: Answer) -> bool:
    """Tell whether an answer answers nothing: it refuses, or asks back."""
    return answer.status not in ANSWERS


def length(answer: Answer) -> int:
    """Return the number of words of an answer."""
    return word_count(said(answer))


def faults(case: Case, answer: Answer) -> list[str]:
    """Return what keeps an answer to an answerable question from being right, as keys of `faults` in words.yaml."""
    if is_refusal(answer):
        return ["refused"]
    text, found = said(answer), []
    if missing(text, case.must):
        found.append("missing")
    if any(says(text, fact) for fact in case.must_not):
        found.append("forbidden")
    if length(answer) > MOST_WORDS:
        found.append("long")
    return found


def is_right(case: Case, answer: Answer) -> bool:
    """Tell whether a question met the answer it should: its facts in few words, or no answer where there is none."""
    if case.kind == "ambiguous":
        return answer.status == "clarify"
    return not faults(case, answer) if case.answerable else is_refusal(answer)
