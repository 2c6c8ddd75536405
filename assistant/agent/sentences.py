"""How well each sentence of a passage answers a question."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from assistant.models import WORTH, ScoredPassage
from assistant.question import Intent, Question
from assistant.retrieval.expansion import Query
from ingestion.french import fold, sentence_spans, stems
from ingestion.index import Index
from ingestion.models import Passage

#: What a sentence holds when it answers a question of this shape.
_SIGNS: dict[Intent, re.Pattern[str]] = {
    "figure": re.compile(
        r"\d|\b(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|cent|mille|tiers|quart|moitie|"
        r"majorite|aucun|plupart|demi|million|milliard)"
    ),
    "date": re.compile(
        r"\b(?:19|20)\d{2}\b|\b(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|automne|rentree)\b"
    ),
    "definition": re.compile(
        r"\b(?:est|sont|designe|signifie|veut dire|consiste|correspond|recouvre|se definit|defini|appelle|entend)\b"
    ),
    "reason": re.compile(
        r"\b(?:parce que|parce qu'|car|en raison|a cause|s'explique|explique|faute de|grace a|pour que|afin|puisque|raison|motif|permet|"
        r"redout|craint|craign|peur|manque)"
    ),
}
_SIGN_BY_CASE: dict[Intent, re.Pattern[str]] = {
    "person": re.compile(r"(?<=[\w,;:(«] )[A-ZÉÈÀÎ][\w’'-]+"),
    "place": re.compile(r"(?<=[\w,;:(«] )[A-ZÉÈÀÎ][\w’'-]+"),
}


@dataclass(frozen=True)
class Candidate:
    """A sentence of a retrieved passage with what speaks for it; `worth` is that of its passage, read closely."""

    passage: Passage
    number: int
    text: str
    start: int
    end: int
    coverage: float
    cosine: float
    sign: float
    rank: int
    worth: float = 0.0

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return bool(re.match(r"(?:[-•*]|\d{1,2}[.)]|\|)\s?", self.text))

    @property
    def score(self) -> float:
        """How well it answers, in [0, 1]; the weights were chosen on the development questions."""
        first = 1.0 if self.number == 0 else 0.0
        return 0.45 * self.coverage + 0.30 * self.cosine + 0.20 * self.sign + 0.05 * first


def candidates(question: Question, query: Query, found: list[ScoredPassage], index: Index) -> list[Candidate]:
    """Return the sentences of `found`, passage by passage and in the order of the text."""
    texts: list[tuple[int, ScoredPassage, int, int, int]] = []
    for rank, scored in enumerate(found):
        for number, (start, end) in enumerate(sentence_spans(scored.passage.text)):
            texts.append((rank, scored, number, start, end))
    if not texts:
        return []
    spoken = [scored.passage.text[start:end] for _, scored, _, start, end in texts]
    vectors = index.embedder.embed([query.text, *spoken])
    cosines = np.clip(vectors[1:] @ vectors[0], 0, 1)
    return [
        Candidate(
            passage=scored.passage,
            number=number,
            text=text,
            start=start,
            end=end,
            coverage=coverage(query, text, index),
            cosine=float(cosine),
            sign=sign(question.intent, text),
            rank=rank,
            worth=scored.signals.get(WORTH, 0.0),
        )
        for (rank, scored, number, start, end), text, cosine in zip(texts, spoken, cosines, strict=True)
    ]


def coverage(query: Query, text: str, index: Index) -> float:
    """Return the share of the question's terms that stand in `text`, each counting by its rarity."""
    weights = {term: query.weight(term, index.text_lexical) for term in query.terms}
    total = sum(weights.values())
    present = set(stems(text))
    return sum(weight * query.held(present, term) for term, weight in weights.items()) / total if total else 0.0


def sign(intent: Intent, text: str) -> float:
    """Return 1 where `text` holds what an answer to such a question must hold, 0 where not, ½ where nothing is known."""
    if intent in _SIGN_BY_CASE:
        return float(bool(_SIGN_BY_CASE[intent].search(text)))
    pattern = _SIGNS.get(intent)
    return 0.5 if pattern is None else float(bool(pattern.search(fold(text))))


def word_count(text: str) -> int:
    """Return how many words a reader counts in `text`."""
    return len(re.findall(r"\w[\w’'-]*", text))
