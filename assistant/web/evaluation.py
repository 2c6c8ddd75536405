"""The page « Évaluation »: run a suite, look into each failure, correct, add, compare, take away."""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

import gradio as gr

from assistant.web.chat import DOWNLOAD
from assistant.web.evaluation_bench import Bench, Job, asked, bench_of
from assistant.web.evaluation_figures import number, words_of
from assistant.web.evaluation_views import Screen, link_of
from assistant.web.layout import QUIET, Frame, footer, footer_markup, header, html, loading
from assistant.web.theme import FOLDER
from eval.cases import SHIPPED, Suite, SuiteError, choose
from eval.editing import corrections, own_suites
from ingestion.index import NoIndex

if TYPE_CHECKING:
    from eval.runs import Run

LOGGER = logging.getLogger(__name__)
#: Passages that an answer may be written from, as the settings allow.
FEWEST, MOST, LONGEST_TAG = 1, 30, 60


def render(frame: Frame) -> None:
    """Draw the page and connect it."""
    page = Evaluation(frame, bench_of(frame.desk))
    script = (FOLDER / "evaluation.js").read_text(encoding="utf-8")
    header(frame)
    with gr.Column(elem_id="content", elem_classes="evaluation"):
        progress = html("", "progress", js_on_load=script)
        view = html(frame.fill("evaluation/opening.html", s=words_of(frame.language)), "view", js_on_load=script)
        download = gr.DownloadButton("…", elem_id="download", visible="hidden")
    foot = footer(frame)
    # Listeners of different names do not wait for each other: a run is watched while its results are looked at.
    loading()(page.load, None, [view, progress, foot], **QUIET)
    view.select(page.go, None, [view], trigger_mode="multiple", **QUIET)
    view.apply(page.save, None, [view], **QUIET)
    view.submit(page.start, None, [progress], trigger_mode="multiple", **QUIET)
    view.edit(page.rescore, None, [progress], trigger_mode="multiple", **QUIET)
    progress.stop(page.stop, None, [progress], **QUIET)
    view.download(page.download, None, [download], **QUIET).then(None, js=DOWNLOAD, **QUIET)


class Evaluation:
    """The handlers of the page, in one language."""

    def __init__(self, frame: Frame, bench: Bench) -> None:
        self.frame, self.bench = frame, bench
        self.said = words_of(frame.language)

    def load(self, request: gr.Request) -> Iterator[tuple[Any, Any, Any]]:
        """Show what the address asks for, then the run that is being made, for as long as it takes."""
        view = self.show(dict(request.query_params))
        yield view, self.progress(self.bench.job, fresh=False), footer_markup(self.frame, self.frame.holdings())
        for job in self.bench.watch():
            yield gr.skip(), self.progress(job), gr.skip()

    def go(self, event: gr.EventData) -> str:
        """Show what a link or a filter asks for."""
        return self.show(query_of(carried(event).get("search", "")))

    def show(self, query: dict[str, str]) -> str:
        """Return the view of an address; the list of runs where it leads nowhere any more."""
        from assistant.web.evaluation_compare import compare_view
        from assistant.web.evaluation_editor import editor_view

        screen = Screen(self.frame, self.bench)
        views: list[tuple[bool, Callable[[], str]]] = [
            ("edit" in query or "add" in query, lambda: editor_view(screen, query)),
            ("question" in query, lambda: screen.question(query)),
            ("run" in query, lambda: screen.run(query)),
            ("before" in query and "after" in query, lambda: self._side_by_side(query, compare_view)),
            ("suite" in query, lambda: screen.suite(query)),
            (True, screen.home),
        ]
        return self._safely(next(view for wanted, view in views if wanted))

    def save(self, event: gr.EventData) -> str:
        """Keep the question that was typed."""
        from assistant.web.evaluation_editor import save

        typed, screen = carried(event), Screen(self.frame, self.bench)
        return self._safely(lambda: save(screen, query_of(typed.get("address", "")), typed))

    def rescore(self, event: gr.EventData) -> Iterator[str]:
        """Measure a run again under the corrected labels, and show that it is being done."""
        from assistant.web.evaluation_rescore import rescored

        name, tag = carried(event).get("run", ""), self.said["run"]["rescored_tag"]
        yield from self._watched(lambda job: rescored(self.bench, name, tag, job))

    def start(self, event: gr.EventData) -> Iterator[str]:
        """Begin a run and show how far it is until it has ended; one at a time."""
        typed = carried(event)
        try:
            suite, passages = self.suite_of(typed), passages_of(typed)
        except (SuiteError, ValueError) as error:
            hint = str(error) if isinstance(error, SuiteError) else self.said["progress"]["bad_passages"]
            yield self.progress(self.bench.job, hint, fresh=False)
            return
        settings = self.frame.desk.settings.model_copy(update={"passages": passages})
        tag = typed.get("tag", "").strip()[:LONGEST_TAG]
        yield from self._watched(lambda job: asked(suite, settings, tag, job))

    def stop(self) -> str:
        """Stop the run that is being made."""
        self.bench.stop()
        return self.progress(self.bench.job)

    def suite_of(self, typed: dict[str, str]) -> Suite:
        """Return the questions that a form asks for; raise `SuiteError` where there are none such."""
        wanted, folder = typed.get("suite", ""), self.bench.kept.suites
        mine = {path.stem: path for path in own_suites(folder)}
        if wanted.startswith("own:") and wanted[4:] in mine:
            return choose(mine[wanted[4:]])
        part = next((split for split in SHIPPED if split == wanted), None)
        if part is None:
            raise SuiteError(self.said["progress"]["bad_suite"])
        suite = choose(None, part)
        labels = tuple(corrections(folder)) if typed.get("labels") else ()
        return Suite(suite.name, suite.split, suite.paths, labels)

    def progress(self, job: Job | None, hint: str = "", fresh: bool = True) -> str:
        """Return how far a run is or how it ended; one that ended before the page was opened is not told."""
        if job is not None and not job.running and not fresh:
            job = None
        left = number(job.left, 0, self.said) if job and job.left is not None else ""
        seconds = number(job.seconds, 0, self.said) if job else ""
        results = link_of(self.frame, {"run": job.run}) if job else ""
        values = {"job": job, "left": left, "seconds": seconds, "hint": hint, "results": results}
        return self.frame.fill("evaluation/progress.html", s=self.said, **values)

    def download(self, event: gr.EventData) -> Any:
        """Write a run in a format and offer it."""
        from assistant.web.evaluation_rescore import written

        typed = carried(event)
        folder = Path(tempfile.mkdtemp(dir=os.environ.get("GRADIO_TEMP_DIR")))
        return gr.update(value=str(written(self.bench, typed.get("run", ""), typed.get("format", ""), folder)))

    def _watched(self, work: Callable[[Job], Run]) -> Iterator[str]:
        """Begin some work of the bench and show how far it is until it has ended; one at a time."""
        hint = "" if self.bench.start(work) else self.said["progress"]["busy"]
        for job in self.bench.watch():
            yield self.progress(job, hint)
        yield self.progress(self.bench.job)

    def _side_by_side(self, query: dict[str, str], view: Callable[..., str]) -> str:
        screen = Screen(self.frame, self.bench)
        if query["before"] == query["after"]:
            return screen.home(self.said["compare"]["same_run"])
        return view(screen, query)

    def _safely(self, view: Callable[[], str]) -> str:
        """Return a view, or one sentence in its place."""
        from eval.records import BenchError

        try:
            return view()
        except NoIndex:
            return self._notice(self.said["notices"]["no_index"])
        except (BenchError, KeyError):
            return Screen(self.frame, self.bench).home(self.said["notices"]["unknown"])
        except SuiteError as error:
            return self._notice(str(error))
        except Exception:  # whatever fails, the reader meets one sentence
            LOGGER.exception("A view could not be prepared")
            return self._notice(self.said["broken"])

    def _notice(self, text: str) -> str:
        home = link_of(self.frame, {})
        return self.frame.fill("evaluation/opening.html", s=self.said, text=text, home=home)


def carried(event: gr.EventData) -> dict[str, str]:
    """Return what a form or a button of the page carries, as texts."""
    data = event._data
    return {str(key): str(value) for key, value in data.items()} if isinstance(data, dict) else {}


def query_of(search: str) -> dict[str, str]:
    """Return the parameters of an address."""
    return dict(parse_qsl(search.removeprefix("?")))


def passages_of(typed: dict[str, str]) -> int:
    """Return how many passages are read for an answer; raise `ValueError` where that is no such number."""
    passages = int(typed.get("passages", ""))
    if not FEWEST <= passages <= MOST:
        raise ValueError(passages)
    return passages
