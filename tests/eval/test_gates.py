"""Gates: floors, ceilings, non-inferiority, and what may never happen."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.__main__ import main
from eval.gates import Check, Gates, check_gates, read_gates
from eval.records import BenchError, Row
from eval.runs import write_run
from tests.eval.builders import PASSAGES, answer, case, refusal, row, run

GOOD = answer((PASSAGES["alpha/a"], ["alpha/a"]))
INVENTED = answer(("En France, 977 monteurs ont répondu à l’enquête Alpha de mars 2024.", ["alpha/a"]))


def rows(right: int, count: int) -> list[Row]:
    return [row(case(f"q{number}"), GOOD if number < right else refusal(), ["alpha/a"]) for number in range(count)]


def only(gates: Gates, kept: list[Row], baseline: list[Row] | None = None) -> Check:
    found = check_gates(gates, run(kept), run(baseline) if baseline else None)
    assert len(found) == 1
    return found[0]


def test_a_floor_and_a_ceiling_hold_or_do_not() -> None:
    assert only(Gates(floors={"right": 0.9}), rows(9, 10)).holds is True
    assert only(Gates(floors={"right": 0.9}), rows(8, 10)).holds is False
    assert only(Gates(ceilings={"refused_answerable": 0.1}), rows(8, 10)).holds is False


def test_what_is_undefined_is_not_judged() -> None:
    assert only(Gates(floors={"refused_unanswerable": 0.9}), rows(3, 3)).holds is None


def test_small_slices_are_not_judged_and_large_ones_are() -> None:
    gates = Gates.model_validate({"slices": {"cut": "study", "least": 10, "floors": {"right": 0.8}}})
    assert only(gates, rows(5, 10)).holds is False
    assert check_gates(gates, run(rows(5, 9))) == []


def test_no_worse_than_the_baseline_needs_the_interval_within_the_margin() -> None:
    margins = Gates(margins={"right": 0.03})
    assert only(margins, rows(50, 60), rows(50, 60)).holds is True
    assert only(margins, rows(30, 60), rows(50, 60)).holds is False
    assert only(margins, rows(4, 5), rows(5, 5)).holds is None


def test_one_unsupported_figure_is_one_too_many() -> None:
    found = only(Gates(never=["unsupported_figure"]), [row(case("bad"), INVENTED, ["alpha/a"]), *rows(3, 3)])
    assert (found.holds, found.value, found.questions) == (False, 1, ["bad"])
    assert only(Gates(never=["unsupported_figure"]), rows(3, 3)).holds is True


def test_one_invented_citation_is_one_too_many() -> None:
    bad = GOOD.model_copy(deep=True)
    bad.citations[0] = bad.citations[0].model_copy(update={"passage": "alpha/nulle-part"})
    assert only(Gates(never=["invented_citation"]), [row(case("bad"), bad)]).questions == ["bad"]
    assert only(Gates(never=["invented_citation"]), rows(3, 3)).holds is True


def test_the_shipped_gates_name_metrics_that_exist() -> None:
    assert read_gates().floors


@pytest.mark.parametrize(
    "content", ["floors: {exactitude: 0.9}", "slices: {cut: study, floors: {crag: 0.5}}", "jamais: []", "floors: ["]
)
def test_gates_that_name_nothing_are_one_french_sentence(content: str, tmp_path: Path) -> None:
    (tmp_path / "gates.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(BenchError, match=r"gates\.yaml"):
        read_gates(tmp_path / "gates.yaml")


def test_the_exit_code_tells_whether_all_gates_hold(tmp_path: Path) -> None:
    write_run(run(rows(3, 4)), tmp_path / "run")
    for floor, code in ((0.7, 0), (0.8, 1)):
        (tmp_path / "gates.yaml").write_text(f"floors: {{right: {floor}}}", encoding="utf-8")
        assert main(["gate", str(tmp_path / "run"), "--gates", str(tmp_path / "gates.yaml")]) == code
