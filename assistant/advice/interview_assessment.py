"""The self-assessment inside a conversation: which question is next, and which of its answers a message gives."""

from __future__ import annotations

import re

from rapidfuzz import fuzz, process

from assistant.advice.assessment import Question, questionnaire
from assistant.advice.interview import Assessing
from assistant.advice.reading.numbers import NUMBER, number
from assistant.advice.reading.said import Said
from ingestion.french import STOP_WORDS, stem

#: Below this likeness, out of 100, a message is not one of the answers.
ALIKE = 62
_RANKS = {
    "premiere": 0,
    "premier": 0,
    "first": 0,
    "deuxieme": 1,
    "seconde": 1,
    "second": 1,
    "troisieme": 2,
    "third": 2,
    "quatrieme": 3,
    "derniere": 3,
    "dernier": 3,
    "fourth": 3,
    "last": 3,
}
_NUMBERED = re.compile(
    rf"\s*(?:la |le |reponse |option |choix |niveau |n° ?|number |answer )*(?P<n>{NUMBER}|[a-d])\s*[.)!]?\s*"
)


def current(assessing: Assessing) -> Question | None:
    """Return the question that waits for its answer; None once all were put."""
    return next((question for question in questionnaire() if question.id not in assessing.answers), None)


def answer_row(question: Question, text: str) -> int | None:
    """Return the row of the answer that a message gives: its number or letter, its rank, its words; None where it gives none."""
    folded = Said.of(text).folded.strip()
    numbered = _NUMBERED.fullmatch(folded)
    if numbered:
        told = numbered["n"]
        row = "abcd".index(told) if told in "abcd" and len(told) == 1 else int(number(told)) - 1
        return row if 0 <= row < len(question.answers) else None
    for word, row in _RANKS.items():
        if re.search(rf"\b{word}\b", folded):
            return row
    return _alike(question, text)


def _alike(question: Question, text: str) -> int | None:
    """Return the row of the answer that shares most words with a message, where it is like enough."""
    choices = [_bag(answer) for answer in question.answers]
    best = process.extractOne(_bag(text), choices, scorer=fuzz.token_set_ratio, score_cutoff=ALIKE)
    if best is None:
        plain = Said.of(text).folded.strip(" .!")
        return 0 if plain in {"non", "no", "pas du tout", "jamais", "rien"} else None
    return int(best[2])


def _bag(text: str) -> str:
    return " ".join(stem(token.word) for token in Said.of(text).tokens if token.word not in STOP_WORDS)


def answered(assessing: Assessing, row: int | None) -> Assessing:
    """Return the assessment with the waiting question answered, or skipped where `row` is None."""
    question = current(assessing)
    return assessing.model_copy(update={"answers": {**assessing.answers, question.id: row}}) if question else assessing
