"""Suites as people write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.cases import REFERENCE, Case, SuiteError, load_suite
from eval.matching import missing, proves, says
from tests.eval.builders import case, passages


def test_a_suite_in_yaml_is_read_like_one_in_jsonl(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text('- id: a\n  question: "Combien ?"\n  must: [["312"]]\n', encoding="utf-8")
    (tmp_path / "b.jsonl").write_text('{"id": "b", "question": "Et puis ?"}\n\n', encoding="utf-8")
    assert [found.id for found in load_suite(tmp_path)] == ["a", "b"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"id": "a"}', "ligne 1 : question"),
        ('{"id": "a", "question": "?"}\n{', "ligne 2"),
        ('{"id": "a", "question": "?", "réponse": 1}', "réponse"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(content: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(content, encoding="utf-8")
    with pytest.raises(SuiteError) as raised:
        load_suite(tmp_path / "a.jsonl")
    assert said in str(raised.value).replace("\u00a0", " ")


def test_an_id_serves_once(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "a", "question": "?"}\n' * 2, encoding="utf-8")
    with pytest.raises(SuiteError, match="deux fois"):
        load_suite(tmp_path)


def test_a_question_never_changes_sides() -> None:
    one = Case(id="occ-001", question="A ?")
    assert one.split == Case(id="occ-001", question="B ?", note="corrigée").split


def test_about_a_third_stays_aside() -> None:
    cases = load_suite(REFERENCE)
    held = [found for found in cases if found.split == "held"]
    assert 0.25 < len(held) / len(cases) < 0.42
    assert sum(found.answerable for found in held) >= 120
    assert sum(not found.answerable for found in held) >= 60


@pytest.mark.parametrize(
    ("text", "fact", "expected"),
    [
        ("Il y en a 4\u202f198.", "4 198", True),
        ("Il y en a 4198.", "4.198", True),
        ("une part de 38\u00a0%", "38 %", True),
        ("une part de 138 %", "38 %", False),
        ("3,5 heures", "3", False),
        ("1.5 Md€", "1,5 Md€", True),
        ("Les Éditeurs", "éditeur", True),
        ("la rébus", "RSE", False),
    ],
)
def test_a_fact_is_said_whatever_the_way_it_is_written(text: str, fact: str, expected: bool) -> None:
    assert says(text, fact) is expected


def test_one_variant_of_each_group_will_do() -> None:
    assert missing("312 monteurs", [["trois cents", "312"], ["Lille"]]) == [["Lille"]]


def test_a_passage_proves_by_all_its_facts_in_its_own_source() -> None:
    known = passages()
    assert proves(known["alpha/a"], case().evidence)
    assert not proves(known["beta/d"], case().evidence)
    assert not proves(known["alpha/b"], case().evidence)
