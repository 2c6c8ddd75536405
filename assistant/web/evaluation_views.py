"""What the evaluator's screen shows at each of its addresses: the list of runs, a run, a question, two runs, a suite."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from pydantic import Field

from assistant.models import Record
from assistant.web.evaluation_bench import Bench, folder_of
from assistant.web.evaluation_figures import CUT, SHOWN, Figure, figure_of, moment_of, suite_of, words_of
from assistant.web.layout import Frame, address_of
from eval.cases import load_suite
from eval.editing import CORRECTIONS, corrections, own_suites, suite_file

if TYPE_CHECKING:
    from eval.cases import Case
    from eval.records import Failed, Summary
    from eval.runs import Run

#: What an address says: parameter → value.
Query = Mapping[str, str]
#: Runs that the list shows at most, the newest first.
LISTED = 40
#: Questions that a page of a run's list shows.
A_PAGE = 50
FILTERS = ("cause", "study", "kind")
#: The value of the filter by cause that shows questions that did not fail as well.
EVERYTHING = "everything"


class Kept(Record):
    """A run in the list."""

    name: str
    made: str
    suite: str
    tag: str = ""
    questions: int
    failures: int
    figures: list[Figure] = Field(default_factory=list)


class Asked(Record):
    """A question in the list of a run; no cause where it was answered as it should."""

    id: str
    question: str
    kind: str
    study: str
    cause: str = ""


@dataclass(frozen=True)
class Screen:
    """Fills the templates of the screen in one language."""

    frame: Frame
    bench: Bench

    @property
    def said(self) -> dict[str, Any]:
        """The words of the screen."""
        return words_of(self.frame.language)

    def fill(self, template: str, address: Query, notice: str = "", **values: Any) -> str:
        """Return a template of the screen; `address` is what leads to it, `notice` a sentence on top."""
        shared = {"s": self.said, "link": self.link, "notice": notice, "warning": ""}
        return self.frame.fill(f"evaluation/{template}.html", **{**shared, "address": self.link(**address), **values})

    def link(self, **query: str) -> str:
        """Return the address of a view, relative to the root as all links of the application are."""
        return link_of(self.frame, query)

    def home(self, notice: str = "") -> str:
        """Return the form of a new run, the list of those kept, and the suites of one's own."""
        listed = [kept for name in self.bench.names()[:LISTED] if (kept := self.listed(name)) is not None]
        folder = self.bench.kept.suites
        suites = {path.stem: len(load_suite(path)) for path in own_suites(folder)}
        corrected, passages = len(corrections(folder)), self.frame.desk.settings.passages
        values = {"runs": listed, "suites": suites, "corrected": corrected, "passages": passages}
        return self.fill("home", {}, notice, **values)

    def listed(self, name: str) -> Kept | None:
        """Return a run as the list shows it, or None where it cannot be read."""
        from eval.records import BenchError

        try:
            run = self.bench.open(name)
        except BenchError:
            return None
        summary = summary_of(run)
        return Kept(
            name=name,
            made=moment_of(run.timings, self.said, self.frame.language),
            suite=suite_of(run.info, self.said),
            tag=run.info.tag,
            questions=run.info.questions,
            failures=len(summary.failures),
            figures=[
                figure_of(summary.of(key), self.said) for key in ("right", "refused_unanswerable", "refused_answerable")
            ],
        )

    def run(self, query: Query, notice: str = "") -> str:
        """Return a run: its measures, its cuts, and the questions that pass the filters."""
        name = query["run"]
        run = self.bench.open(name)
        summary = summary_of(run)
        chosen = {key: query.get(key, "") for key in FILTERS}
        failed = {entry.id: entry for entry in summary.failures}
        found, address = (
            questions_of(run, failed, chosen),
            {"run": name, **{key: chosen[key] for key in FILTERS if chosen[key]}},
        )
        begin = beginning(query.get("from", ""), len(found))
        return self.fill(
            "run",
            address | ({"from": str(begin)} if begin else {}),
            notice,
            name=name,
            info=run.info,
            kept=self.listed(name),
            figures=[figure_of(summary.of(key), self.said) for key in SHOWN],
            cuts=[(key, self.cut(summary, key, run.info.sources)) for key in ("study", "kind")],
            cut_keys=CUT,
            causes=Counter(entry.cause for entry in summary.failures).most_common(),
            studies={row.case.study: named(run, row.case.study) for row in run.rows if row.case.study},
            kinds=sorted({row.case.kind for row in run.rows}),
            chosen=chosen,
            everything=EVERYTHING,
            shown=found[begin : begin + A_PAGE],
            total=len(found),
            first=begin + 1,
            pages=[
                (address | {"from": str(start)}, self.said["run"][way])
                for way, start in (("earlier", begin - A_PAGE), ("later", begin + A_PAGE))
                if 0 <= start < len(found)
            ],
            source=lambda study: named(run, study),
            relabelled=len(relabelled_since(run, self.bench)),
        )

    def cut(self, summary: Summary, key: str, sources: Mapping[str, str]) -> list[tuple[str, list[Figure]]]:
        """Return the rows of one cut: the name of each slice and its measures."""
        names = sources if key == "study" else self.said["kinds"]
        return [
            (
                names.get(value, value),
                [figure_of(found, self.said) for key in CUT for found in estimates if found.key == key],
            )
            for value, estimates in summary.slices.get(key, {}).items()
        ]

    def question(self, query: Query, notice: str = "", warning: str = "") -> str:
        """Return one question of a run: expected, given, sentence beside passage, what failed marked."""
        from eval.records import BenchError
        from eval.report.dossier import dossier, proving

        name, asked = query["run"], query["question"]
        run = self.bench.open(name)
        observed = next((one for one in run.questions if one.case.id == asked), None)
        if observed is None:
            raise BenchError(asked)
        failures = {entry.id: entry for entry in summary_of(run).failures}
        order = [row.case.id for row in run.rows if row.case.id in failures]
        told = dossier(observed, failures.get(asked), run.info.sources)
        return self.fill(
            "question",
            {"run": name, "question": asked},
            notice,
            warning=warning,
            name=name,
            told=told,
            case=observed.case,
            answer=observed.answer,
            refused=observed.refused,
            forbidden=[(fact, says_so(observed.answer, fact)) for fact in observed.case.must_not],
            unrefused=[sentence.text for sentence in observed.row.unrefused.sentences]
            if observed.row.unrefused
            else [],
            proving=told.proving or proving(observed, run.info.sources),
            sources=run.info.sources,
            previous=neighbour(order, asked, -1),
            next=neighbour(order, asked, 1),
            corrected=asked in relabelled_since(run, self.bench),
        )

    def suite(self, query: Query, notice: str = "", warning: str = "") -> str:
        """Return the questions of a suite of one's own, or the corrections."""
        file = suite_file(query["suite"], self.bench.kept.suites)
        found = next((path for path in own_suites(self.bench.kept.suites) if path.stem == query["suite"]), file)
        cases = load_suite(found)
        values = {"name": found.stem, "mine": found.stem != CORRECTIONS, "file": folder_of(found), "cases": cases}
        return self.fill("suite", {"suite": found.stem}, notice, warning=warning, **values)


def link_of(frame: Frame, query: Query) -> str:
    """Return the address of a view in the language of a page."""
    path = address_of("evaluation", frame.language)
    return f"{path}?{urlencode(query)}" if query else path


def summary_of(run: Run) -> Summary:
    """Return the summary of a run, made where it was not kept."""
    from eval.scoring import summarise

    if run.summary is None:
        run.summary = summarise(run.questions, run.info.seed)
    return run.summary


def questions_of(run: Run, failed: Mapping[str, Failed], chosen: Query) -> list[Asked]:
    """Return the questions of a run that pass the filters; only failures where no other cause is asked for."""
    found = []
    for row in run.rows:
        cause = failed[row.case.id].cause if row.case.id in failed else ""
        if chosen["cause"] == EVERYTHING or (cause and chosen["cause"] in {"", cause}):
            found.append(
                Asked(id=row.case.id, question=row.case.question, kind=row.case.kind, study=row.case.study, cause=cause)
            )
    for key in ("study", "kind"):
        found = [one for one in found if chosen[key] in {"", getattr(one, key)}]
    return found


def beginning(given: str, total: int) -> int:
    """Return where a page of a list begins: at a whole number of pages, within the list."""
    start = int(given) if given.isdecimal() else 0
    return start - start % A_PAGE if start < total else 0


def relabelled_since(run: Run, bench: Bench) -> dict[str, Case]:
    """Return the questions of a run whose labels have been corrected since, by id."""
    from eval.cases import relabelled

    asked = [row.case for row in run.rows]
    now = relabelled(asked, corrections(bench.kept.suites))
    return {case.id: case for before, case in zip(asked, now, strict=True) if before != case}


def named(run: Run, study: str) -> str:
    """Return a study as citations show it."""
    return run.info.sources.get(study, study)


def says_so(answer: Any, fact: str) -> bool:
    """Tell whether an answer says what it must not."""
    from eval.judgement import said
    from eval.matching import says

    return says(said(answer), fact)


def neighbour(order: list[str], asked: str, step: int) -> str:
    """Return the failure before or after a question in the order of the run, empty where there is none."""
    if asked not in order:
        return ""
    place = order.index(asked) + step
    return order[place] if 0 <= place < len(order) else ""
