"""`check --batch`: any row of any text gets a verdict."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.commands.check import PairRow, check_batch, verdict
from assistant.settings import Settings

PASSAGE = (
    "En 2024, 62 % des 1 234 salariés de l’école Galilée, soit deux sur trois, ont suivi la formation à bac+3. "
    "La plupart des élèves viennent de Lyon. Le budget 2024-2025 est de 1 234,5 €."
)


def support(sentence: str, passages: Any) -> str:
    found: str = verdict(PairRow(id=1, sentence=sentence, passages=passages), None)["support"]
    return found


@pytest.mark.parametrize(
    ("sentence", "passages", "expected"),
    [
        ("", [PASSAGE], "not_checkable"),
        ("62 % des salariés ont suivi la formation.", [], "unsupported"),
        ("62 % des salariés ont suivi la formation.", None, "unsupported"),
        ("62 % des salariés ont suivi la formation.", ["", "  "], "unsupported"),
        ("62 % des salariés ont suivi la formation.", PASSAGE, "supported"),
        ("62 % des salaries ont suivi la formation.", [PASSAGE], "supported"),
        ("LA PLUPART DES ÉLÈVES VIENNENT DE LYON.", [PASSAGE], "supported"),
        ("TOUS LES ÉLÈVES VIENNENT DE LYON.", [PASSAGE], "unsupported"),
        ("• La plupart des élèves viennent de Lyon", [PASSAGE], "verbatim"),
        ("| Galilée | 62 % | 1 234 |", [PASSAGE], "supported"),
        ("Le budget 2024-2025 est de 1.234,5 €.", [PASSAGE], "supported"),
        ("Le budget 2024-2025 est de 1 234,6 €.", [PASSAGE], "unsupported"),
        ("Deux salariés sur trois ont suivi la formation.", [PASSAGE], "supported"),
        ("La formation est à bac+5.", [PASSAGE], "unsupported"),
        ("62 % of the employees of the Galilée school attended.", [PASSAGE], "supported"),
    ],
)
def test_odd_sentences_and_passages_get_a_verdict(sentence: str, passages: Any, expected: str) -> None:
    assert support(sentence, passages) == expected


def test_what_stands_at_the_end_of_a_long_passage_is_found() -> None:
    long = "Les studios forment leurs équipes. " * 1500 + PASSAGE
    assert len(long) > 50_000
    assert support("62 % des salariés ont suivi la formation.", [long]) == "supported"
    assert support("72 % des salariés ont suivi la formation.", [long]) == "unsupported"


def test_a_file_of_pairs_becomes_a_file_of_verdicts(tmp_path: Path) -> None:
    pairs, out = tmp_path / "pairs.jsonl", tmp_path / "out.jsonl"
    rows = [{"id": "a", "sentence": "La plupart des élèves viennent de Lyon.", "passages": [PASSAGE]}]
    pairs.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert check_batch(pairs, out, Settings(index=tmp_path / "none")) == 0
    (found,) = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert (found["id"], found["support"], found["failed"]) == ("a", "verbatim", [])
    assert PASSAGE[found["start"] : found["end"]] == found["quote"]
