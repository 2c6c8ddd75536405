"""The command line as scripts use it: keys, files, exit codes, one line for each failure."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.__main__ import main

ANSWER_KEYS = {
    "id", "question", "language", "status", "reason", "answer", "sentences", "citations", "followups", "corpus_version", "elapsed_ms",
}  # fmt: skip


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([str(argument) for argument in arguments])
    told = capsys.readouterr()
    return code, told.out, told.err


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_ask_gives_one_json_object_with_every_promised_key(
    index_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, "ask", "Combien de monteurs ont répondu ?", "--json", "--index", index_folder)
    given = json.loads(out)
    assert (code, err) == (0, "")
    assert given.keys() >= ANSWER_KEYS
    assert given["answer"].count("[1]") >= 1
    assert given["citations"][0].keys() >= {"n", "source", "passage", "locator", "page", "quote", "start", "end"}
    assert given["sentences"][0].keys() >= {"text", "citations", "support"}


def test_ask_reads_well_in_a_terminal(index_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "ask", "Combien de monteurs ont répondu ?", "--index", index_folder)
    assert code == 0
    assert out.splitlines()[-1] == "[1] Alpha, 2024, Enquête › Les répondants"


def test_a_batch_answers_each_row_under_its_id(
    index_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    questions, answers = tmp_path / "q.jsonl", tmp_path / "a.jsonl"
    given = [
        {"id": "a", "question": "Combien de monteurs ont répondu ?"},
        {"id": 2, "question": "Que fait l'école Copernic ?"},
    ]
    questions.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in given), encoding="utf-8")
    code, out, _ = run(capsys, "ask", "--batch", questions, "--out", answers, "--index", index_folder)
    assert (code, out) == (0, "")
    assert [(row["id"], row["status"]) for row in rows(answers)] == [("a", "answered"), (2, "refused")]


def test_search_ranks_passages_and_batches_too(
    index_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(capsys, "search", "satisfaction des monteurs", "-k", 3, "--json", "--index", index_folder)
    found = json.loads(out)["results"]
    assert code == 0
    assert len(found) == 3
    assert found[0]["passage"] == "alpha-2024/satisfaction"
    assert found[0].keys() >= {"passage", "source", "locator", "page", "score", "text"}
    assert found[0]["score"] >= found[1]["score"]
    questions, results = tmp_path / "q.jsonl", tmp_path / "r.jsonl"
    questions.write_text('{"id": "x", "question": "mentorat"}\n', encoding="utf-8")
    assert run(capsys, "search", "--batch", questions, "--out", results, "--index", index_folder)[0] == 0
    assert rows(results)[0]["results"][0]["passage"] == "beta-2025/mentorat"


def test_check_gives_a_verdict_for_each_pair(
    index_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pairs, results = tmp_path / "p.jsonl", tmp_path / "r.jsonl"
    text = "En France, 312 monteurs ont répondu à l'enquête Alpha de mars 2024."
    given = [
        {"id": 1, "sentence": text, "passages": [text]},
        {"id": 2, "sentence": text.replace("312", "512"), "passages": [text]},
    ]
    pairs.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in given), encoding="utf-8")
    assert run(capsys, "check", "--batch", pairs, "--out", results, "--index", index_folder)[0] == 0
    found = rows(results)
    assert [row["support"] for row in found] == ["verbatim", "unsupported"]
    assert found[1]["failed"][0].keys() == {"kind", "text", "why"}
    assert found[0].keys() >= {"id", "support", "failed", "quote", "start", "end"}


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ('{"id": 1, "question": "ok"}\n{"id": 2}\n', "ligne 2"),
        ("pas du json\n", "ligne 1"),
        ('{"id": 1, "question": 3}\n', "question"),
    ],
)
def test_a_bad_row_is_one_line_with_its_number(
    index_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, named: str
) -> None:
    questions = tmp_path / "q.jsonl"
    questions.write_text(content, encoding="utf-8")
    code, out, err = run(capsys, "ask", "--batch", questions, "--out", tmp_path / "a.jsonl", "--index", index_folder)
    assert (code, out) == (1, "")
    assert named in err
    assert len(err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [("ask", "--batch", "absent.jsonl", "--out", "a.jsonl"), ("ask", "Une question ?", "--index", "nulle-part")],
)
def test_a_missing_file_or_index_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, err = run(capsys, *arguments)
    assert code == 1
    assert len(err.strip().splitlines()) == 1


@pytest.mark.parametrize("arguments", [["ask"], ["ask", "q", "--batch", "f"], ["search", "q", "-k", "0"], ["dance"]])
def test_wrong_usage_exits_with_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2


def test_doctor_says_what_is_missing_and_the_remedy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "doctor", "--index", tmp_path)
    assert code == 1
    assert "FAIL  Index" in out
    assert "python -m ingestion build" in out


def test_doctor_finds_a_good_index_readable(index_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "doctor", "--index", index_folder)
    assert "OK    Vecteurs" in out
    assert all(line.startswith(("OK", "WARN", "FAIL")) for line in out.splitlines())
