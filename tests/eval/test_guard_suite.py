"""The guard's own suite: honest damages, parts by hash, and a matrix that can be read."""

from __future__ import annotations

import io
import random

import pytest
from rich.console import Console

from assistant.grounding.guard import check
from assistant.grounding.reading import read
from eval.guard_cases import NAMES, Case, model_answers, paraphrases, part_of, shown_kind
from eval.guard_damage import DAMAGES, Place, damaged
from eval.guard_suite import damages, is_right, print_report, run, unaltered
from ingestion.models import Passage

ALPHA = (
    "En France, 312 monteurs ont répondu à l'enquête Alpha de mars 2024. "
    "Les répondants travaillent dans 47 studios de postproduction, à Paris ou à Lyon. "
    "Les formateurs n'ont aucun recul critique sur les outils, selon 54 % des monteurs. "
    "Les formations durent 22 heures ou plus pour 66 % des intermittents, contre 20 % des permanents. "
    "Chaque studio doit nommer un référent, qui peut suivre une formation longue."
)
BETA = (
    "Au Québec, Béta accompagne 28 théâtres depuis 2019. Les artistes de Béta expérimentent la danse assistée par "
    "ordinateur dans neuf ateliers. Les équipes administratives préfèrent la rédaction assistée et la billetterie."
)


def passage(name: str, text: str) -> Passage:
    return Passage(id=f"{name}/one", source=name, locator="1", text=text, origin="retold")


PASSAGES = [passage("alpha", ALPHA), passage("beta", BETA), passage("gamma", BETA.replace("Béta", "Gamma"))]


def place(sentence: str, seed: int = 1) -> Place:
    return Place(read(sentence), read(ALPHA), ["Gobelins", "Rubika"], random.Random(seed))


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("kind", sorted(DAMAGES))
def test_a_damage_changes_the_sentence_and_nothing_that_it_says_stands_there(kind: str, seed: int) -> None:
    for sentence in read(ALPHA).sentences:
        text = DAMAGES[kind](place(sentence.text, seed))
        assert text is None or text != sentence.text


def test_a_changed_figure_does_not_stand_in_the_passage() -> None:
    for seed in range(20):
        text = DAMAGES["figure"](place("En France, 312 monteurs ont répondu à l'enquête Alpha de mars 2024.", seed))
        assert text is not None
        assert [number for number in ("47", "54", "66", "20", "312") if f" {number} " in text] == []


@pytest.mark.parametrize(
    ("kind", "sentence", "expected"),
    [
        ("negation removed", "Les studios ne sont pas formés.", "Les studios sont formés."),
        ("negation added", "Le studio compte dix salariés.", "Le studio ne compte pas dix salariés."),
        ("restriction", "Plus de 30 studios ont répondu.", "30 studios ont répondu."),
        ("modality", "Le studio doit nommer un référent.", "Le studio peut nommer un référent."),
    ],
)
def test_what_a_damage_does(kind: str, sentence: str, expected: str) -> None:
    assert DAMAGES[kind](place(sentence)) == expected


def test_a_sentence_without_a_figure_has_no_figure_to_change() -> None:
    assert "figure" not in dict(damaged(place("Les studios forment leurs équipes.")))


def test_the_same_seed_makes_the_same_damages() -> None:
    assert damages(PASSAGES) == damages(PASSAGES)


def test_at_most_so_many_cases_of_a_kind_are_drawn() -> None:
    drawn = damages(PASSAGES, most=1)
    assert len(drawn) == len({(case.kind, case.part) for case in drawn})


def test_a_sentence_is_put_under_another_passage_only_where_that_one_says_something_else() -> None:
    elsewhere = [case for case in damages(PASSAGES) if case.kind in {"swapped citation", "other passage"}]
    assert elsewhere
    assert not any("Gamma" in case.passages[0] and "Béta" in case.sentence for case in elsewhere)


def test_about_a_third_stays_aside_and_always_the_same() -> None:
    parts = [part_of(f"case-{number}") for number in range(900)]
    assert 240 < parts.count("held") < 360
    assert parts == [part_of(f"case-{number}") for number in range(900)]


def test_an_unaltered_sentence_must_be_verbatim() -> None:
    report = run(unaltered(PASSAGES), None)
    assert {row.kind for row in report.rows} == {"unaltered"}
    assert all(row.rate == 1 for row in report.rows)


def test_damages_of_invented_passages_are_refused() -> None:
    report = run(damages(PASSAGES), None)
    wrong = sum(row.n - row.right for row in report.rows)
    assert wrong <= 0.05 * sum(row.n for row in report.rows)


def test_a_true_sentence_is_judged_right_unless_refused() -> None:
    case = Case(id="x", kind="paraphrase", part="dev", true=True, sentence="Oui.", passages=(ALPHA,))
    report = run([case], None)
    assert (report.rows[0].right, report.rows[0].counts) == (1, {"not_checkable": 1})
    damaged_case = case.model_copy(update={"true": False})
    assert not is_right(damaged_case, check(case.sentence, case.passages))


def test_the_written_rewordings_are_many_unique_and_mostly_let_pass() -> None:
    cases = [*paraphrases(), *(case for case in model_answers() if case.true)]
    assert len(cases) >= 150
    assert len({case.id for case in cases}) == len(cases)
    rows = run(cases, None).rows
    assert {row.part for row in rows} == {"dev", "held"}
    assert all(row.rate >= (0.75 if row.part == "held" else 0.9) for row in rows)


def test_damage_made_by_hand_says_something_else_and_is_mostly_refused() -> None:
    cases = [case for case in model_answers() if not case.true]
    assert len(cases) >= 250
    true = {(case.sentence, case.passages) for case in model_answers() if case.true}
    assert not any((case.sentence, case.passages) in true for case in cases)
    report = run(cases, None)
    assert sum(row.right for row in report.rows) >= 0.75 * len(cases)


def test_every_kind_has_a_french_name() -> None:
    kinds = {case.kind for case in (*model_answers(), *damages(PASSAGES, paraphrases()[:40]), *paraphrases()[:1])}
    assert all(shown_kind(kind) for kind in kinds)
    assert set(DAMAGES) <= set(NAMES)


def test_the_matrix_shows_counts_rate_and_interval() -> None:
    out = io.StringIO()
    print_report(run(unaltered(PASSAGES[:1]), None), Console(file=out, width=140))
    shown = out.getvalue()
    assert "phrase telle quelle" in shown
    assert "100.0%" in shown
