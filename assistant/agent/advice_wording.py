"""What the drafts of the advice share: the words, the catalogue, a question back, plain talk."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.agent.counsel import Counsel
from assistant.knowledge import Library
from assistant.models import Draft, DraftSentence, Language
from assistant.words import catalogue
from ingestion.catalogue.models import Offer


class Wording:
    """Words of one language over the library and the catalogue."""

    def __init__(self, library: Library, counsel: Counsel, language: Language) -> None:
        self._counsel = counsel
        self._language: Language = language
        self._words = catalogue(language)["advice"]
        self._library = library

    def _of(self, identifiers: Sequence[str]) -> list[Offer]:
        return [offer for name in identifiers if (offer := self._counsel.offer(name))]

    def _clarify(self, question: str, choices: Sequence[str], lead: str) -> Draft:
        return Draft(
            status="clarify", reason=question, language=self._language, introduction=lead, followups=list(choices)
        )

    def _talk(self, texts: Sequence[str], followups: Sequence[str]) -> Draft:
        return Draft(
            language=self._language,
            sentences=[DraftSentence(text=text, conversation=True) for text in texts],
            followups=list(followups),
        )
