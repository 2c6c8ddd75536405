"""The evaluator's screen without a browser: every view, what is saved, and one run at a time."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup

from assistant.settings import Settings
from assistant.web.desk import Desk
from assistant.web.evaluation import Evaluation
from assistant.web.evaluation_bench import Bench, Job
from assistant.web.evaluation_editor import fields_of
from assistant.web.evaluation_figures import words_of
from assistant.web.layout import Frame
from eval.cases import choose, load_suite
from eval.editing import keep, suite_file
from eval.runner import run_suite
from eval.runs import Run
from eval.settings import BenchSettings
from tests.assistant.web.test_words import fields, phrases
from tests.eval.builders import SUITE, case, write_suite

WRONG = dict(SUITE[0], id="alp-9", must=[["977"]])
HOSTILE = dict(SUITE[3], id="out-9", question="Et <script>alert(1)</script> ?")


@pytest.fixture(scope="module")
def made(index_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    suite = write_suite(tmp_path_factory.mktemp("suite"), [*SUITE, WRONG, HOSTILE])
    return run_suite(choose(suite), Settings(index=index_folder, sessions=":memory:"), "premier essai")


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(BenchSettings(runs=tmp_path / "runs", suites=tmp_path / "suites"))


@pytest.fixture
def page(index_folder: Path, corpus_folder: Path, bench: Bench) -> Evaluation:
    desk = Desk(Settings(index=index_folder, sessions=":memory:"), corpus_folder)
    return Evaluation(Frame(desk, "fr", "evaluation"), bench)


def event(**data: str) -> Any:
    return SimpleNamespace(_data=data)


def soup(markup: str) -> BeautifulSoup:
    return BeautifulSoup(markup, "html.parser")


def told(markup: str) -> str:
    return soup(markup).get_text(" ", strip=True).replace("\u00a0", " ").replace("\u202f", " ")


def test_without_any_run_the_page_says_how_to_begin(page: Evaluation) -> None:
    assert "Aucune évaluation n’est encore faite" in told(page.show({}))


def test_the_list_leads_to_a_run_with_its_measures_and_its_failures(page: Evaluation, bench: Bench, made: Run) -> None:
    name = bench.keep(made)
    listed = soup(page.show({}))
    assert listed.select_one(f'a[href$="run={name}"]')
    assert "premier essai" in listed.get_text()
    run = page.show({"run": name})
    assert "75,0 %" in told(run)
    assert "moins de 30 questions" in told(run)
    assert [entry.get_text() for entry in soup(run).select(".asked a")] == [WRONG["question"]]


def test_a_filter_shows_what_it_asks_for(page: Evaluation, bench: Bench, made: Run) -> None:
    name = bench.keep(made)
    asked = {"run": name, "cause": "everything", "kind": "near-miss"}
    assert [entry.get_text() for entry in soup(page.show(asked)).select(".asked a")] == [SUITE[4]["question"]]
    assert "Aucune question" in told(page.show({"run": name, "cause": "lost"}))


def test_a_question_shows_expected_given_and_the_passage_beside(page: Evaluation, bench: Bench, made: Run) -> None:
    shown = page.show({"run": bench.keep(made), "question": "alp-9"})
    assert "étiquette à revoir" in told(shown)
    assert "manque 977" in told(shown)
    assert "312 monteurs ont répondu" in told(shown)
    assert soup(shown).select(".sources-list mark")
    assert soup(shown).select(".missed .fact-state")


def test_text_of_a_suite_is_shown_as_text(page: Evaluation, bench: Bench, made: Run) -> None:
    name = bench.keep(made)
    for query in ({"run": name, "cause": "everything"}, {"run": name, "question": "out-9"}):
        assert soup(page.show(query)).select("script") == []
        assert "<script>alert(1)</script>" in told(page.show(query))


@pytest.mark.parametrize(
    "query", [{"run": "../.."}, {"run": "none"}, {"run": "none", "question": "x"}, {"suite": "none"}]
)
def test_an_address_that_leads_nowhere_is_one_sentence(page: Evaluation, query: dict[str, str]) -> None:
    shown = soup(page.show(query))
    assert len(shown.select(".notice")) == 1
    assert len(shown.select("h1")) == 1


def test_a_corrected_label_is_kept_apart_and_used_when_asked_for(page: Evaluation, bench: Bench, made: Run) -> None:
    # GIVEN a run of which one label is wrong
    name = bench.keep(made)
    address = f"?run={name}&question=alp-9&edit=1"
    wrong = next(row.case for row in made.rows if row.case.id == "alp-9")
    # WHEN the label is corrected
    saved = page.save(
        event(address=address, **{**fields_of(wrong), "must": "312 / trois cent douze", "question": "changée"})
    )
    # THEN the correction stands in a file of its own, the question as it was asked
    assert "est enregistrée" in told(saved)
    (kept,) = load_suite(bench.kept.suites / "corrections.jsonl")
    assert (kept.id, kept.must, kept.question) == ("alp-9", [["312", "trois cent douze"]], WRONG["question"])
    # AND the run can be measured again, the first staying as it is
    assert "corrigé 1 étiquette" in told(page.show({"run": name}))
    done = list(page.rescore(event(run=name)))
    assert "avec vos corrections" in told(done[-1])
    newest, oldest = (bench.open(entry) for entry in (bench.job.run if bench.job else "", name))
    assert newest.summary is not None and newest.summary.of("right").value == 1.0
    assert oldest.summary is not None and oldest.summary.of("right").value == 0.75


def test_a_bad_value_keeps_what_was_typed_and_says_what_is_wrong(page: Evaluation, bench: Bench) -> None:
    typed = {**fields_of(case()), "suite": "mes questions", "question": "Ma question ?", "must": ""}
    shown = soup(page.save(event(address="?add=1", **typed)))
    notice = shown.select_one(".notice")
    assert notice is not None and "au moins un fait" in notice.get_text()
    box = shown.select_one("textarea[name=question]")
    assert box is not None and box.get_text() == "Ma question ?"
    assert not bench.kept.suites.exists()


def test_an_added_question_makes_a_suite_that_can_be_chosen(page: Evaluation, bench: Bench) -> None:
    typed = {
        **fields_of(case()),
        "suite": "Mes questions",
        "question": "Combien de monteurs ?",
        "source-0": "alpha-2024",
    }
    shown = page.save(event(address="?add=1", **typed))
    assert "suites/mes-questions.jsonl" in told(shown)
    assert soup(page.show({})).select_one('option[value="own:mes-questions"]')
    assert page.suite_of({"suite": "own:mes-questions"}).cases()[0].question == "Combien de monteurs ?"
    assert "Modifier la question" in told(
        page.show({"suite": "mes-questions", "question": "mes-questions-001", "edit": "1"})
    )


def test_a_proof_that_the_corpus_lacks_is_told_once_it_is_saved(page: Evaluation) -> None:
    typed = {
        **fields_of(case()),
        "suite": "x",
        "question": "Combien ?",
        "source-0": "alpha-2024",
        "facts-0": "jamais dit",
    }
    assert "à revoir" in told(page.save(event(address="?add=1", **typed)))


def test_corrections_are_no_name_for_a_suite(page: Evaluation) -> None:
    typed = {**fields_of(case()), "suite": "Corrections", "question": "Combien ?"}
    assert "réservé" in told(page.save(event(address="?add=1", **typed)))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"suite": "held", "passages": "0"}, "de 1 à 30"),
        ({"suite": "held", "passages": "beaucoup"}, "de 1 à 30"),
        ({"suite": "own:none", "passages": "8"}, "dans la liste"),
    ],
)
def test_settings_that_make_no_sense_are_one_sentence(page: Evaluation, typed: dict[str, str], said: str) -> None:
    assert said in told(next(page.start(event(**typed))))


def test_a_run_is_made_shown_and_kept(page: Evaluation, bench: Bench) -> None:
    keep(case("m-1", question=str(SUITE[0]["question"])), suite_file("mienne", bench.kept.suites))
    steps = [told(step) for step in page.start(event(suite="own:mienne", passages="3", tag="à moi"))]
    assert "L’évaluation est faite : 1 question en" in steps[-1]
    (name,) = bench.names()
    assert (bench.open(name).info.tag, bench.open(name).info.settings["passages"]) == ("à moi", 3)


def working(release: threading.Event, run: Run) -> Any:
    def work(job: Job) -> Run:
        for done in range(1, 100):
            job.tell(done, 1000)
            release.wait(0.05)
        return run

    return work


@pytest.fixture
def release() -> Iterator[threading.Event]:
    event = threading.Event()
    yield event
    event.set()


def test_a_second_run_is_refused_and_the_first_can_be_stopped(
    page: Evaluation, bench: Bench, made: Run, release: threading.Event
) -> None:
    assert bench.start(working(release, made)) is not None
    assert bench.start(working(release, made)) is None
    step = next(page.start(event(suite="dev", passages="8")))
    assert "déjà en cours" in told(step)
    assert "Arrêter" in told(step)
    page.stop()
    last = list(bench.watch())
    assert bench.job is not None
    assert (last[-1].phase if last else bench.job.phase) == "stopped"
    assert bench.names() == []


def test_a_run_that_fails_leaves_the_page_with_one_sentence(page: Evaluation, bench: Bench) -> None:
    def fail(job: Job) -> Run:
        raise RuntimeError("secret path")

    bench.start(fail)
    list(bench.watch())
    shown = page.progress(bench.job)
    assert "n’a pas pu se faire" in told(shown)
    assert "secret" not in shown
    assert bench.start(fail) is not None


def test_two_runs_are_compared_without_an_arrow_where_chance_may_have_it(
    page: Evaluation, bench: Bench, made: Run
) -> None:
    before, after = bench.keep(made), bench.keep(made)
    shown = page.show({"before": before, "after": after})
    assert "identique" in told(shown)
    assert not {"▲", "▼"} & set(told(shown))
    assert "deux évaluations différentes" in told(page.show({"before": before, "after": before}))


@pytest.mark.parametrize("kind", ["html", "md", "csv", "junit", "json"])
def test_a_run_is_taken_away_in_every_format(page: Evaluation, bench: Bench, made: Run, kind: str) -> None:
    update = page.download(event(run=bench.keep(made), format=kind))
    assert Path(update["value"]).stat().st_size > 100


def test_without_index_the_editor_says_what_to_run(tmp_path: Path, bench: Bench) -> None:
    frame = Frame(Desk(Settings(index=tmp_path / "none", sessions=":memory:"), tmp_path), "fr", "evaluation")
    assert "python -m ingestion build" in told(Evaluation(frame, bench).show({"add": "1"}))


def test_the_english_page_has_english_words_and_figures(page: Evaluation, bench: Bench, made: Run) -> None:
    english = Evaluation(Frame(page.frame.desk, "en", "evaluation"), bench)
    shown = told(english.show({"run": bench.keep(made)}))
    assert "75.0%" in shown
    assert "label to be reviewed" in shown


def test_every_cause_kind_and_measure_has_its_words() -> None:
    from assistant.web.evaluation_figures import SHOWN
    from eval.words import words

    for language in ("fr", "en"):
        said = words_of(language)
        assert set(words()["causes"]) == set(said["causes"]) == set(said["cause_helps"])
        assert set(words()["kinds"]) == set(said["kinds"])
        assert set(words()["misses"]) == set(said["misses"])
        assert set(SHOWN) == set(said["measures"]) == set(said["meanings"])


def test_both_languages_say_the_same_things_in_good_typography_and_without_jargon() -> None:
    french, english = (dict(phrases(words_of(language))) for language in ("fr", "en"))
    assert french.keys() == english.keys()
    assert [path for path in french if fields(french[path]) != fields(english[path])] == []
    assert [text for text in french.values() if re.search(r" [:;?!»]|« |\w'\w", text)] == []
    jargon = re.compile(r"\b(?:chunk|embedding|retrieval|score|token|prompt|nDCG|MRR|recall|AUROC)", re.IGNORECASE)
    assert [text for text in (*french.values(), *english.values()) if jargon.search(text)] == []
