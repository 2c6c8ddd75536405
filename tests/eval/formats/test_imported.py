"""Markers and sentences of other systems' answers."""

from __future__ import annotations

import pytest

from eval.formats.base import Context, Sample
from eval.formats.imported import answer_of, marked_sentences
from tests.eval.builders import passages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Une phrase [1]. Une autre [2].", [("Une phrase.", [1]), ("Une autre.", [2])]),
        ("Une phrase. [1] Une autre. [2]", [("Une phrase.", [1]), ("Une autre.", [2])]),
        ("Une phrase [1][2].", [("Une phrase.", [1, 2])]),
        ("Une phrase [1, 2].", [("Une phrase.", [1, 2])]),
        ("Sans renvoi.", [("Sans renvoi.", [])]),
    ],
)
def test_a_marker_belongs_to_its_sentence_before_or_after_the_full_stop(
    text: str, expected: list[tuple[str, list[int]]]
) -> None:
    assert marked_sentences(text) == expected


def test_a_marker_without_a_text_behind_it_stays_and_leads_nowhere() -> None:
    known = list(passages().values())
    sample = Sample(
        id="q", question="Q ?", response=f"{known[0].text} [7]", cited=[Context(id=known[0].id, text=known[0].text)]
    )
    given = answer_of(sample, known[:1])
    assert given.sentences[0].citations == [7]
    assert given.citations == []
    assert given.sentences[0].support == "unsupported"


def test_no_answer_is_a_refusal() -> None:
    assert answer_of(Sample(id="q", question="Q ?", response="  "), []).status == "refused"
    assert (
        answer_of(Sample(id="q", question="Q ?", response="Je ne sais pas.", refused=True), []).reason
        == "Je ne sais pas."
    )
