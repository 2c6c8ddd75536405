"""Citations and support, with the shipped guard as the judge."""

from __future__ import annotations

from assistant.models import Sentence
from eval.metrics.base import NO_CLAIM, REFUSED, Part
from eval.metrics.citation_precision import CITATION_PRECISION
from eval.metrics.citation_recall import CITATION_RECALL
from eval.metrics.grounding_rate import GROUNDING_RATE
from eval.metrics.markers import MARKERS
from eval.metrics.support import ADHERENCE, support_share
from tests.eval.builders import PASSAGES, answer, case, observed, refusal

TRUE = PASSAGES["alpha/a"]
INVENTED = "En France, 977 monteurs ont répondu à l’enquête Alpha de mars 2024."


def test_recall_is_the_share_of_sentences_that_their_citations_bear() -> None:
    given = answer((TRUE, ["alpha/a"]), (INVENTED, ["alpha/a"]))
    assert CITATION_RECALL.measure(observed(case(), given)) == Part(0.5)


def test_a_sentence_without_citation_is_not_borne() -> None:
    given = answer((TRUE, ["alpha/a"]), (PASSAGES["beta/c"], []))
    assert CITATION_RECALL.measure(observed(case(), given)) == Part(0.5)


def test_a_superfluous_citation_costs_precision_and_not_recall() -> None:
    given = answer((TRUE, ["alpha/a", "beta/c"]))
    assert CITATION_RECALL.measure(observed(case(), given)) == Part(1.0)
    assert CITATION_PRECISION.measure(observed(case(), given)) == Part(0.5)


def test_both_citations_count_where_each_bears_the_sentence() -> None:
    texts = {**PASSAGES, "alpha/copy": TRUE}
    given = answer((TRUE, ["alpha/a", "alpha/copy"]), texts=texts)
    assert CITATION_PRECISION.measure(observed(case(), given, texts=texts)) == Part(1.0)


def test_citations_of_an_unsupported_sentence_are_worth_nothing() -> None:
    given = answer((INVENTED, ["alpha/a"]))
    assert CITATION_PRECISION.measure(observed(case(), given)) == Part(0.0)
    assert GROUNDING_RATE.measure(observed(case(), given)) == Part(0, 1)


def test_a_marker_must_lead_to_words_that_stand_in_a_passage() -> None:
    given = answer((TRUE, ["alpha/a"]))
    assert MARKERS.measure(observed(case(), given)) == Part(1, 1)
    given.sentences[0].citations.append(9)
    assert MARKERS.measure(observed(case(), given)) == Part(1, 2)
    given.citations[0] = given.citations[0].model_copy(update={"quote": "autre chose"})
    assert MARKERS.measure(observed(case(), given)) == Part(0, 2)


def test_a_lead_in_states_nothing_and_is_not_counted() -> None:
    given = answer((TRUE, ["alpha/a"]))
    given.sentences.insert(0, Sentence(text="Voici ce qu’en disent les études :", support="not_checkable"))
    assert CITATION_RECALL.measure(observed(case(), given)) == Part(1.0)
    assert support_share("not_checkable").measure(observed(case(), given)) == Part(1, 2)
    only = given.model_copy(update={"sentences": given.sentences[:1]})
    assert CITATION_RECALL.measure(observed(case(), only)) == NO_CLAIM


def test_support_is_counted_by_sentence_and_adherence_by_answer() -> None:
    given = answer((TRUE, ["alpha/a"]), (INVENTED, ["alpha/a"]))
    assert support_share("verbatim").measure(observed(case(), given)) == Part(1, 2)
    assert support_share("unsupported").measure(observed(case(), given)) == Part(1, 2)
    assert ADHERENCE.measure(observed(case(), given)) == Part(0.0)
    assert ADHERENCE.measure(observed(case(), answer((TRUE, ["alpha/a"])))) == Part(1.0)


def test_a_refusal_has_no_sentence_to_judge() -> None:
    for metric in (CITATION_RECALL, CITATION_PRECISION, MARKERS, GROUNDING_RATE, ADHERENCE):
        assert metric.measure(observed(case(), refusal())) == REFUSED
