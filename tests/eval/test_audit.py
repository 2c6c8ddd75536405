"""Labels looked up again in the index."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.__main__ import main
from eval.audit import Finding, audit
from eval.cases import Case, Evidence
from ingestion.index import Index
from tests.eval.builders import SUITE, write_suite


@pytest.fixture(scope="module")
def index(index_folder: Path) -> Index:
    return Index.open(index_folder)


def shipped(**changes: object) -> Case:
    return Case.model_validate({**SUITE[0], **changes})


def troubles(index: Index, *cases: Case) -> list[tuple[str, str]]:
    return [(found.trouble, found.detail) for found in audit(cases, index).findings]


def test_labels_that_hold_are_anchored_in_the_passages_of_today(index: Index) -> None:
    found = audit([shipped()], index)
    assert found.findings == []
    assert found.anchors[0].passages == ["alpha-2024/repondants"]


def test_a_quote_that_stands_as_it_is_is_told(index: Index) -> None:
    quoted = shipped(evidence=[Evidence(source="alpha-2024", quote="312 monteurs ont répondu")])
    assert audit([quoted], index).by_quote == 1
    assert audit([shipped()], index).by_quote == 0


def test_lost_evidence_unknown_sources_and_contradictions_are_found(index: Index) -> None:
    assert troubles(index, shipped(evidence=[Evidence(source="alpha-2024", facts=["977"])])) == [("lost", "977")]
    assert troubles(index, shipped(evidence=[Evidence(source="gamma", facts=["312"])])) == [("no_source", "gamma")]
    assert troubles(index, shipped(must=[["977"]])) == [("label", "977")]
    assert troubles(index, shipped(evidence=[], must=[])) == [("no_evidence", ""), ("no_fact", "")]


def test_a_question_asked_twice_is_found_whatever_its_order_of_words(index: Index) -> None:
    again = shipped(id="again", question="Combien de monteurs l'enquête Alpha a recueilli les réponses ?")
    assert Finding(id="again", trouble="duplicate", detail="alp-1") in audit([shipped(), again], index).findings


def test_a_question_that_the_index_knows_by_heart_is_a_leak(index: Index) -> None:
    known = shipped(question="Pourquoi des monteurs refusent-ils l'IA ?")
    assert ("leak", "alpha-2024/refus") in troubles(index, known)


def test_the_overlap_is_the_share_of_words_that_the_passage_holds(index: Index) -> None:
    found = audit([shipped(question="Combien de monteurs ?", kind="figure")], index)
    assert found.overlap == 0.5
    assert found.overlaps == {"figure": 0.5}


def test_strict_exits_with_one_where_a_label_does_not_hold(index_folder: Path, tmp_path: Path) -> None:
    suite = write_suite(tmp_path, [dict(SUITE[0], must=[["977"]])])
    assert main(["audit", str(suite), "--index", str(index_folder)]) == 0
    assert main(["audit", str(suite), "--index", str(index_folder), "--strict"]) == 1
