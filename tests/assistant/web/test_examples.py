"""The questions that the first screen offers are ones that the shipped corpus answers."""

from __future__ import annotations

import pytest

from assistant.service import Assistant
from assistant.web.markup import words_of

CNC, OCCITANIE, QUEBEC = "cnc-afdas-2026", "occitanie-edec-2024", "competence-culture-2025"

#: For each door, the study that each of its examples is answered from.
EXPECTED = [[CNC, CNC], [CNC, CNC], [OCCITANIE, QUEBEC]]

OFFERED = [
    (example, source)
    for language in ("fr", "en")
    for door, sources in zip(words_of(language)["welcome"]["doors"], EXPECTED, strict=True)
    for example, source in zip(door["examples"], sources, strict=True)
]


@pytest.mark.parametrize(("question", "source"), OFFERED)
def test_an_example_is_answered_from_the_right_study(shipped_assistant: Assistant, question: str, source: str) -> None:
    answer = shipped_assistant.ask(question)
    assert answer.status == "answered"
    assert source in {citation.source for citation in answer.citations}
    assert all(sentence.support in {"verbatim", "supported"} for sentence in answer.sentences)
