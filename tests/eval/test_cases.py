"""Suites as people write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.cases import ASIDE, REFERENCE, SuiteError, choose, development, load_suite, split_of
from eval.matching import missing, proves, says
from tests.eval.builders import case, passages


def test_a_suite_in_yaml_is_read_like_one_in_jsonl(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text('- id: a\n  question: "Combien ?"\n  must: [["312"]]\n', encoding="utf-8")
    (tmp_path / "b.jsonl").write_text('{"id": "b", "question": "Et puis ?"}\n\n', encoding="utf-8")
    assert [found.id for found in load_suite(tmp_path)] == ["a", "b"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"id": "a"}', "ligne 1 : « question » manque"),
        ('{"id": "a", "question": ""}', "« question » est vide"),
        ('{"id": "a", "question": "?", "must": "312"}', "« must » doit être une liste"),
        ('{"id": "a", "question": "?"}\n{', "ligne 2"),
        ('{"id": "a", "question": "?", "réponse": 1}', "réponse"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(content: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(content, encoding="utf-8")
    with pytest.raises(SuiteError) as raised:
        load_suite(tmp_path / "a.jsonl")
    assert said in str(raised.value).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"- id: [", "YAML"),
        (b"id: a\nquestion: b\n", "une liste"),
        ("- id: é".encode("latin-1"), "UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_in_one_sentence(content: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(content)
    with pytest.raises(SuiteError, match=said):
        load_suite(tmp_path / "a.yaml")


def test_a_suite_without_questions_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("", encoding="utf-8")
    with pytest.raises(SuiteError, match="aucune question"):
        choose(tmp_path / "a.yaml").cases()


def test_an_id_serves_once(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "a", "question": "?"}\n' * 2, encoding="utf-8")
    with pytest.raises(SuiteError, match="deux fois"):
        load_suite(tmp_path)


def test_the_questions_that_ship_are_of_the_part_whose_folder_they_stand_in() -> None:
    assert choose(None).paths == (ASIDE,)
    assert choose(None, "dev").paths == (REFERENCE,)
    assert choose(None, "all").paths == (REFERENCE, ASIDE)
    assert split_of(REFERENCE / "laboria-lots-2024.jsonl") == "dev"
    assert split_of(ASIDE / "any.jsonl") == "held"


def test_a_suite_of_ones_own_has_no_parts(tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    assert choose(mine).split == choose(mine, "all").split == "all"
    with pytest.raises(SuiteError, match="en entier"):
        choose(mine, "held")


def test_what_is_kept_aside_is_never_tuned_on() -> None:
    assert development() == load_suite(REFERENCE)
    for path in (ASIDE, ASIDE / "any.jsonl", ASIDE.parent, ASIDE.parent / "reference" / ".." / "aside"):
        with pytest.raises(SuiteError, match="écart"):
            development(path)


def test_no_question_is_both_tuned_on_and_kept_aside() -> None:
    if not ASIDE.is_dir():
        pytest.skip("no questions are kept aside")
    assert len({found.id for found in choose(None, "all").cases()}) == len(load_suite(REFERENCE)) + len(
        load_suite(ASIDE)
    )


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
