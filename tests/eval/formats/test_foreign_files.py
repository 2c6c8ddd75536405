"""Files as other harnesses really write them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.__main__ import main
from eval.formats.alce import ALCE
from eval.formats.base import Context, Sample
from eval.formats.deepeval import DEEPEVAL
from eval.formats.ragas import RAGAS
from eval.formats.ragchecker import RAGCHECKER
from eval.formats.squad import SQUAD, predictions_file
from eval.formats.trec import read_qrels, read_trec_run, write_trec_run
from eval.records import BenchError
from eval.runs import read_run


def write(path: Path, content: object) -> Path:
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def test_ragas_is_read_under_its_old_names_too(tmp_path: Path) -> None:
    row = {"question": "Q ?", "contexts": ["un", "deux"], "answer": "R", "ground_truth": "V"}
    (sample,) = RAGAS.read(write(tmp_path / "old.jsonl", json.dumps(row)))
    assert (sample.question, sample.response, sample.reference) == ("Q ?", "R", "V")
    assert [context.text for context in sample.retrieved] == ["un", "deux"]
    assert sample.id == "old-0001"


def test_ragas_keeps_ids_only_where_there_is_one_a_text(tmp_path: Path) -> None:
    RAGAS.write(
        [Sample(id="q", question="Q ?", retrieved=[Context(id="a", text="un"), Context(text="deux")])],
        tmp_path / "r.jsonl",
    )
    assert "retrieved_context_ids" not in json.loads((tmp_path / "r.jsonl").read_text(encoding="utf-8"))


def test_deepeval_is_read_in_camel_case(tmp_path: Path) -> None:
    case = {"input": "Q ?", "actualOutput": "R", "expectedOutput": "V", "retrievalContext": ["un"], "name": "a"}
    (sample,) = DEEPEVAL.read(write(tmp_path / "d.json", [case]))
    assert (sample.id, sample.response, sample.reference, sample.retrieved[0].text) == ("a", "R", "V", "un")


def test_ragchecker_is_read_as_its_manual_shows_it(tmp_path: Path) -> None:
    result = {
        "query_id": "000",
        "query": "Q ?",
        "gt_answer": "V",
        "response": "R",
        "retrieved_context": [{"doc_id": 7, "text": "un"}],
    }
    (sample,) = RAGCHECKER.read(
        write(tmp_path / "r.json", {"results": [{**result, "response2answer": [["Entailment"]]}]})
    )
    assert (sample.id, sample.retrieved[0].id) == ("000", "7")


def test_alce_puts_what_is_cited_first_so_that_markers_keep_their_numbers(tmp_path: Path) -> None:
    cited, other = Context(id="b", text="deux"), Context(id="a", text="un")
    ALCE.write(
        [Sample(id="q", question="Q ?", response="R [1].", cited=[cited], retrieved=[other, cited])],
        tmp_path / "a.json",
    )
    (entry,) = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["data"]
    assert [doc["id"] for doc in entry["docs"]] == ["b", "a"]


def test_squad_answers_stand_where_it_says_they_do(tmp_path: Path) -> None:
    text = "En France, 312 monteurs ont répondu."
    sample = Sample(
        id="q",
        question="Q ?",
        accepted=[["312", "trois cents"]],
        relevant=[Context(id="p#0", title="p", text=text)],
        response="312",
    )
    SQUAD.write([sample], tmp_path / "s.json")
    (answer,) = json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))["data"][0]["paragraphs"][0]["qas"][0][
        "answers"
    ]
    assert text[answer["answer_start"] :].startswith(answer["text"]) and answer["text"] == "312"
    assert json.loads(predictions_file(tmp_path / "s.json").read_text(encoding="utf-8")) == {"q": "312"}


def test_an_impossible_question_is_not_answerable_and_its_paragraph_does_not_prove(tmp_path: Path) -> None:
    qas = [
        {
            "id": "q",
            "question": "Q ?",
            "answers": [],
            "is_impossible": True,
            "plausible_answers": [{"text": "un", "answer_start": 0}],
        }
    ]
    path = write(
        tmp_path / "s.json",
        {"version": "v2.0", "data": [{"title": "t", "paragraphs": [{"context": "un", "qas": qas}]}]},
    )
    (sample,) = SQUAD.read(path)
    assert (sample.answerable, sample.relevant, sample.retrieved[0].text) == (False, [], "un")


def test_trec_scores_fall_so_that_evaluators_keep_the_order(tmp_path: Path) -> None:
    write_trec_run({"q": [("a", 1.0), ("b", 1.0), ("c", 0.5)]}, tmp_path / "run")
    assert [name for name, _ in read_trec_run(tmp_path / "run")["q"]] == ["a", "b", "c"]
    assert (tmp_path / "run").read_text(encoding="utf-8").splitlines()[1].split()[4] < "1.000000"


def test_qrels_are_read_with_tabs_or_spaces(tmp_path: Path) -> None:
    assert read_qrels(write(tmp_path / "qrels", "q 0 a 1\nq\t0\tb\t0\n")) == {"q": {"a": 1, "b": 0}}


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [("ragas", '{"user_input": "Q"}\n{"x": 1}\n', 2), ("ragchecker", '{"results": [{}]}', 1), ("alce", "{\n\n[", 3)],
)
def test_a_bad_row_is_told_with_its_line(
    name: str, content: str, line: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path / "bad.json", content)
    assert main(["convert", str(path), str(tmp_path / "out"), "--from", name, "--to", "suite"]) == 1
    assert f"bad.json, ligne {line}" in capsys.readouterr().err


def test_a_bad_trec_line_is_told_with_its_number(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match="ligne 2"):
        read_trec_run(write(tmp_path / "run", "q Q0 a 1 0.5 tag\nq Q0 a\n"))


def test_answers_of_another_system_go_through_the_same_guard(tmp_path: Path) -> None:
    docs = [{"title": "Alpha", "text": "En France, 312 monteurs ont répondu à l’enquête Alpha de mars 2024."}]
    output = "En France, 312 monteurs ont répondu à l’enquête Alpha de mars 2024. [1] En France, 977 monteurs ont répondu à l’enquête Alpha [1]."
    path = write(
        tmp_path / "a.json",
        {"data": [{"question": "Combien ?", "qa_pairs": [{"short_answers": ["312"]}], "docs": docs, "output": output}]},
    )
    assert main(["convert", str(path), str(tmp_path / "run"), "--from", "alce", "--to", "run"]) == 0
    (observed,) = read_run(tmp_path / "run").questions
    assert [sentence.support for sentence in observed.answer.sentences] == ["verbatim", "unsupported"]
    assert observed.right
    assert main(["rescore", str(tmp_path / "run")]) == 0
