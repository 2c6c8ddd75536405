"""RAGChecker's decomposition over the guard's matrix."""

from __future__ import annotations

import pytest

from eval.cases import Evidence
from eval.metrics.base import NOTHING_RELEVANT, Part
from eval.metrics.ragchecker import RAGCHECKER, matrix
from eval.observed import Observed
from tests.eval.builders import PASSAGES, answer, case, observed

METRICS = {metric.key.removeprefix("ragchecker_"): metric for metric in RAGCHECKER}
TRUE, OTHER = PASSAGES["alpha/a"], PASSAGES["beta/d"]
INVENTED = "En France, 977 monteurs ont répondu à l’enquête Alpha de mars 2024."


def measure(given: Observed) -> dict[str, float]:
    """Return every metric that is defined."""
    return {key: part.value for key, metric in METRICS.items() if isinstance(part := metric.measure(given), Part)}


def test_right_wrong_and_invented_claims_are_told_apart() -> None:
    given = observed(
        case(must=[["312"], ["Lille"]]),
        answer((TRUE, ["alpha/a"]), (OTHER, ["beta/d"]), (INVENTED, ["alpha/a"]), (TRUE, ["alpha/a"])),
        ["alpha/a", "beta/d"],
    )
    found = measure(given)
    assert found["precision"] == pytest.approx(2 / 4)
    assert found["recall"] == pytest.approx(1 / 2)
    assert found["f1"] == pytest.approx(0.5)
    assert found["claim_recall"] == pytest.approx(1 / 2)
    assert found["context_precision"] == pytest.approx(1 / 2)
    assert found["context_utilization"] == 1.0
    assert found["noise_irrelevant"] == pytest.approx(1 / 4)
    assert found["noise_relevant"] == 0.0
    assert found["hallucination"] == pytest.approx(1 / 4)
    assert found["faithfulness"] == pytest.approx(3 / 4)


def test_faithfulness_hallucination_and_own_knowledge_make_up_the_whole() -> None:
    given = observed(case(), answer((TRUE, ["alpha/a"]), (INVENTED, ["alpha/a"])), ["beta/d"])
    found = measure(given)
    assert found["self_knowledge"] == pytest.approx(1 / 2)
    assert found["faithfulness"] + found["hallucination"] + found["self_knowledge"] == pytest.approx(1)


def test_without_a_proving_passage_there_is_no_matrix() -> None:
    asked = case(evidence=[Evidence(source="alpha", facts=["999"])])
    assert matrix(observed(asked, answer((TRUE, ["alpha/a"])), ["alpha/a"])) == NOTHING_RELEVANT
