"""The helpers of the graph: what may be cited, what is unproven, and the status that is left."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.agent.graph import citable, describe, settle, unproven
from assistant.models import Answer, Failure, Sentence, Status, Support
from ingestion.models import Evidence
from tests.assistant.builders import index_of, passage


def answer(status: Status, *supports: Support) -> Answer:
    return Answer(
        question="Pourquoi ?", status=status, sentences=[Sentence(text="Une phrase.", support=one) for one in supports]
    )


def test_a_guide_that_was_found_lets_the_studies_it_rests_on_be_cited(tmp_path: Path) -> None:
    proof = Evidence(end=10, passages=("alpha/a",))
    made = [
        passage("alpha/a", "Un fait."),
        passage("alpha/b", "Un autre."),
        passage("guide/a", "Un conseil.", evidence=[proof]),
    ]
    index = index_of(tmp_path, made)
    assert citable(["guide/a"], index) == {"guide/a", "alpha/a"}
    assert citable(["alpha/b"], index) == {"alpha/b"}


def test_a_passage_that_the_index_no_longer_has_cannot_be_cited(tmp_path: Path) -> None:
    assert citable(["alpha/partie"], index_of(tmp_path, [passage("alpha/a", "Un fait.")])) == set()


@pytest.mark.parametrize(
    ("support", "expected"),
    [("verbatim", False), ("supported", False), ("not_checkable", False), ("unsupported", True)],
)
def test_only_an_unsupported_sentence_is_unproven(support: Support, expected: bool) -> None:
    assert unproven(Sentence(text="Une phrase.", support=support)) is expected


def test_a_model_is_told_the_sentence_and_each_thing_that_failed() -> None:
    failed = [
        Failure(kind="figure", text="512", why="ce chiffre n’y est pas"),
        Failure(kind="year", text="2019", why="ni cette année"),
    ]
    told = describe(Sentence(text="512 monteurs en 2019.", support="unsupported", failed=failed))
    assert told == "« 512 monteurs en 2019. » — « 512 » : ce chiffre n’y est pas ; « 2019 » : ni cette année"
    assert describe(Sentence(text="Une phrase.")) == "« Une phrase. »"


@pytest.mark.parametrize(
    ("given", "status"),
    [
        (answer("answered", "verbatim", "unsupported"), "answered"),
        (answer("answered", "unsupported", "unsupported"), "refused"),
        (answer("partial", "unsupported"), "refused"),
        (answer("partial", "supported"), "partial"),
        (answer("answered"), "refused"),
        (answer("clarify"), "clarify"),
        (answer("refused"), "refused"),
    ],
)
def test_an_answer_without_a_proven_sentence_is_a_refusal_with_a_reason(given: Answer, status: Status) -> None:
    settled = settle(given)
    assert settled.status == status
    if status == "refused" and given.status != "refused":
        assert settled.reason
