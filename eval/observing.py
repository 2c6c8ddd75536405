"""Asks a reference question through the assistant as people use it, and keeps what was searched, found and said."""

from __future__ import annotations

import uuid
from itertools import zip_longest

from assistant.agent.composition import compose
from assistant.agent.dialogue import resolve
from assistant.agent.drafting import LOOKED_AT, READ, parts_of
from assistant.agent.memory import IN_MEMORY
from assistant.agent.sentences import candidates
from assistant.agent.verification import verify_draft
from assistant.knowledge import Knowledge, Library
from assistant.models import Answer, Draft, ScoredPassage
from assistant.question import understand
from assistant.retrieval.retriever import Filters, Retriever
from assistant.service import Assistant
from assistant.settings import Settings
from eval.cases import Case
from eval.judgement import is_right
from eval.matching import proves
from eval.records import Ranked, Row
from ingestion.index import Index

#: How deep a ranking is kept: metrics look at ten, the rest tells a passage ranked low from one not found.
DEPTH = 20


class WatchedRetriever(Retriever):
    """Retrieves as ever, remembers what was searched, and can be made to find only some passages."""

    def __init__(self, index: Index, reranker: str | None = None) -> None:
        super().__init__(index, reranker=reranker)
        self.searched: list[str] = []
        self.only: frozenset[str] | None = None

    @property
    def asked(self) -> list[str]:
        """What was searched, in the order of the last time: tools search at once and end in any order, drafting does not."""
        return list(reversed(dict.fromkeys(reversed(self.searched))))

    def search(self, question: str, count: int = 10, filters: Filters | None = None) -> list[ScoredPassage]:
        """Return the `count` best passages among those that may be found."""
        self.searched.append(question)
        if self.only is None:
            return super().search(question, count, filters)
        found = super().search(question, len(self.index.passages), filters)
        return [scored for scored in found if scored.passage.id in self.only][:count]


class WatchedLibrary(Library):
    """One build of the index for a whole run, read through a watched retriever."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings.index, settings.reranker)
        self.watched = WatchedRetriever(Index.open(settings.index), settings.reranker)

    @property
    def knowledge(self) -> Knowledge:
        """The build that the run began with, even where a newer one is published meanwhile."""
        return Knowledge(self.watched.index, self.watched)


class Observer:
    """Asks questions and notes what happens; the assistant is the one that ships."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings.model_copy(update={"sessions": IN_MEMORY})
        self.library = WatchedLibrary(self.settings)
        self.assistant = Assistant(self.settings, self.library)

    def observe(self, case: Case) -> tuple[Row, float]:
        """Return what was observed for a question, and the milliseconds that its answer took."""
        answer = self.ask(case)
        queries = self.library.watched.asked
        elapsed, answer.elapsed_ms = answer.elapsed_ms, 0.0
        row = Row(case=case, answer=answer, queries=queries, ranked=self.rank(queries))
        if case.answerable and not is_right(case, answer):
            row.given = self.given_the_right_passages(case)
        if answer.status == "refused" and queries and not self.settings.remote:
            row.unrefused = unrefused(case.question, queries[0], self.library.knowledge)
        return row, elapsed

    def ask(self, case: Case) -> Answer:
        """Return the answer to a question after those that come before it in its conversation."""
        thread = uuid.uuid4().hex if case.history else None
        for earlier in case.history:
            self.assistant.ask(earlier, thread)
        self.library.watched.searched.clear()
        answer = self.assistant.ask(case.question, thread)
        if thread:
            self.assistant.forget(thread)
        return answer

    def rank(self, queries: list[str]) -> list[Ranked]:
        """Return what the searches find, the first of each before the second of any."""
        found = [self.library.watched.search(query, DEPTH) for query in queries]
        merged = {
            scored.passage.id: scored.score for place in zip_longest(*found) for scored in place if scored is not None
        }
        return [Ranked(passage=name, score=score) for name, score in list(merged.items())[:DEPTH]]

    def given_the_right_passages(self, case: Case) -> Answer | None:
        """Return the answer when retrieval finds nothing but what proves it; None where nothing in the index does."""
        right = frozenset(
            passage.id for passage in self.library.watched.index.passages if proves(passage, case.evidence)
        )
        if not right:
            return None
        self.library.watched.only = right
        try:
            answer = self.ask(case)
        finally:
            self.library.watched.only = None
        answer.elapsed_ms = 0.0
        return answer


def queries_of(case: Case) -> list[str]:
    """Return what the embedded model searches for a question, understood after those before it, without answering any."""
    before: str | None = None
    for text in case.history:
        before = parts_of(resolve(text, before))[0]
    return parts_of(resolve(case.question, before))


def unrefused(question: str, query: str, knowledge: Knowledge) -> Answer:
    """Return what the embedded model would say if it refused nothing: a risk–coverage curve needs it for every question."""
    asked, index = understand(query), knowledge.index
    found = knowledge.retriever.search(query, LOOKED_AT)
    pool = candidates(asked, knowledge.retriever.queries.build(query), found[:READ], index)
    draft = Draft(language=asked.language, sentences=compose(asked, pool))
    return verify_draft(draft, question, index, {scored.passage.id for scored in found})
