"""A pytest plug-in: every question of a suite is a test, in this project or in another.

    python -m pytest -p eval.pytest_suite my-questions.yaml -k figure
    python -m pytest -p eval.pytest_suite eval/suites/reference -m answerable --junitxml=suite.xml
    PYTHONPATH=path/to/reperes pytest -p eval.pytest_suite --reperes-suite my-questions.yaml --reperes-index my-index

Files in JSONL and YAML named on the command line are read as suites, folders of them too. `--reperes-suite` adds suites
to the tests that pytest collects anyway; a project that always wants them says so in its settings:

    [tool.pytest.ini_options]
    addopts = "-p eval.pytest_suite"
    reperes_suites = ["my-questions.yaml"]
    reperes_index = "my-index"

A test is named after its question's id. Its marks are `answerable` or `unanswerable`, and for the questions that ship
`dev` or `held`; `-k` knows its kind, study and language. It fails with the cause, what was said, what was expected and
which passage proves it. Without the `-p`, pytest is as ever.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.agent.language_model import ModelUnavailable
from assistant.settings import Settings
from eval.attribution import attribute
from eval.cases import SUFFIXES, Case, SuiteError, load_suite, split_of
from eval.checking import Checker
from eval.judgement import said
from eval.matching import missing
from eval.observed import Observed
from eval.observing import Observer
from eval.words import label, word, words
from ingestion.index import NoIndex

MARKS = ("held", "dev", "answerable", "unanswerable")
_ASKING = pytest.StashKey[tuple[Observer, Checker]]()


class WrongAnswer(Exception):
    """A question that did not meet the answer it should; the message is for the reader of the tests."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer suites and index as options and as settings of a project."""
    options = parser.getgroup("reperes")
    options.addoption("--reperes-index", type=Path, help="folder of the index that questions are asked of")
    options.addoption(
        "--reperes-suite", type=Path, action="append", default=[], metavar="SUITE", help="file or folder of questions"
    )
    parser.addini("reperes_suites", "files or folders of questions", type="paths", default=[])
    parser.addini("reperes_index", "folder of the index that questions are asked of", type="string", default="")


def pytest_configure(config: pytest.Config) -> None:
    """Make the marks known, and collect the suites that are named in the settings or by the option."""
    for mark in MARKS:
        config.addinivalue_line("markers", f"{mark}: reference questions of that part")
    for suite in [*config.getoption("--reperes-suite"), *config.getini("reperes_suites")]:
        if not suite.exists():
            raise pytest.UsageError(words()["errors"]["no_suite"].format(suite=suite))
        if str(suite) not in config.args:
            config.args.append(str(suite))


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Take suites for files of tests; other files in the same formats are passed over."""
    if file_path.suffix not in SUFFIXES or not looks_like_a_suite(file_path):
        return None
    return SuiteFile.from_parent(parent, path=file_path)


def looks_like_a_suite(path: Path) -> bool:
    """Tell whether the first lines of a file hold a question with an id."""
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        head = file.read(2_000)
    return "question" in head and "id" in head


class SuiteFile(pytest.File):
    """A file of questions."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield a test a question."""
        try:
            cases = load_suite(self.path)
        except SuiteError as error:
            raise self.CollectError(str(error)) from error
        for case in cases:
            yield QuestionItem.from_parent(self, name=case.id, case=case)


class QuestionItem(pytest.Item):
    """A question as a test."""

    def __init__(self, *, case: Case, **more: Any) -> None:
        super().__init__(**more)
        self.case = case
        for mark in (split_of(self.path), "answerable" if case.answerable else "unanswerable"):
            if mark in MARKS:
                self.add_marker(mark)
        self.extra_keyword_matches.update({case.kind, case.study, case.language})

    def runtest(self) -> None:
        """Ask the question; raise `WrongAnswer` where the answer is not right."""
        observer, checker = asking(self.config)
        row, milliseconds = observer.observe(self.case)
        observed = Observed(row, checker, observer.settings.passages, milliseconds)
        if not observed.right:
            raise WrongAnswer(explanation(observed))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Return the explanation of a wrong answer or of a missing index, without a traceback; the rest as ever."""
        told = isinstance(excinfo.value, WrongAnswer | NoIndex | ModelUnavailable)
        return str(excinfo.value) if told else super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Return where the question stands and what it asks."""
        return self.path, None, f"{self.case.id} — {self.case.question}"


def asking(config: pytest.Config) -> tuple[Observer, Checker]:
    """Return the one assistant of a session and the guard over its passages."""
    if _ASKING not in config.stash:
        named = config.getini("reperes_index")
        index = config.getoption("--reperes-index") or (config.rootpath / named if named else Settings().index)
        observer = Observer(Settings().model_copy(update={"index": index}))
        passages = {passage.id: passage for passage in observer.library.watched.index.passages}
        config.stash[_ASKING] = (observer, Checker(passages))
    return config.stash[_ASKING]


def explanation(observed: Observed) -> str:
    """Return why a question failed: the cause, what was said, which facts lack, which passage proves them."""
    failed, said_ = attribute(observed), said(observed.answer) or observed.answer.reason
    lines = [observed.case.question, f"{label('causes', failed.cause)} {failed.detail}".strip(), "", said_]
    if lacking := missing(said(observed.answer), observed.case.must):
        lines += ["", word("lacking_facts", facts="\u00a0; ".join(" / ".join(group) for group in lacking))]
    if observed.relevant:
        lines.append(word("proved_by", passages=", ".join(observed.relevant[:3])))
    return "\n".join(lines)
