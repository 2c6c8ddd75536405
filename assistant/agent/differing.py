"""Says so where two studies answer with figures of their own, so that nobody takes one for the other's."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.abstention.nouns import has_figure
from assistant.agent.sentences import Candidate
from assistant.models import Language
from assistant.question import Intent
from assistant.words import say
from ingestion.french import fold
from ingestion.index import Index


def differing(intent: Intent, said: Iterable[Candidate], index: Index, language: Language) -> str:
    """Return a sentence that names the studies with their place and time; empty where one study alone gives figures.

    A guide is no study of its own: it tells what others found.
    """
    if intent != "figure":
        return ""
    told = {
        one.passage.source: one.passage for one in said if has_figure(fold(one.text)) and one.passage.origin != "guide"
    }
    studies = []
    for source, passage in told.items():
        known = index.sources.get(source)
        where = say(f"place_{passage.territory}", language) if passage.territory else ""
        about = ", ".join(part for part in (where, passage.period) if part)
        studies.append(f"{known.short if known else source}{f' ({about})' if about else ''}")
    return say("differing", language, studies=" ; ".join(studies)) if len(studies) > 1 else ""
