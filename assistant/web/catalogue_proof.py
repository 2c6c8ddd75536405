"""Which sentences of the corpus bear the facts of an offer: the words must stand there, or the fact has no number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.models import Answer, Citation, Quoted, Sentence
from assistant.web.catalogue_facts import Fact
from ingestion.catalogue.models import Offer
from ingestion.french import sentence_spans, stem, stems, words
from ingestion.models import Passage

#: Share of a fact's stems that one sentence must hold.
ENOUGH = 0.6
#: Share of a title's stems by which a text names the offer.
NAMED = 0.75
#: Between the names of a provider: « Conservatoire libre du cinéma français (CLCF) ».
_NAMES = re.compile(r"[(),;/]| et | avec ")
#: Where one statement of a description ends.
_CLAUSE = re.compile(r"(?<=[.;])\s+(?=\S)")
#: Words by which a sentence says what the catalogue keeps as a code.
SAID: dict[str, dict[str, tuple[str, ...]]] = {
    "mode": {"presentiel": ("presentiel",), "distance": ("distance", "ligne", "distanciel", "mooc"), "mixte": ("distance",)},
    "training": {"initiale": ("initiale",), "continue": ("continue",)},
    "aims": {
        "acculturation": ("acculturation", "acculturer"),
        "usage": ("utilisation", "apprentissage"),
        "integration": ("integration", "integrer"),
    },
    "certification": {"rncp": ("rncp",), "rs": ("rs",), "diplome": ("diplome", "master", "licence", "mastere")},
    "territory": {"occitanie": ("occitanie",), "quebec": ("quebec",)},
    "generative": {"True": ("generative", "generatives")},
    "open_source": {"True": ("libre", "source")},
    "law_ethics": {"True": ("droit", "ethique", "juridique")},
}  # fmt: skip
#: Fields that are our words about the offer, or too short to be looked for.
OURS = frozenset({"note", "kind", "language"})


class Proof:
    """Looks for the facts of one offer in the passages that its record names."""

    def __init__(self, offer: Offer, passages: Sequence[Passage]) -> None:
        self._offer = offer
        self._passages = passages
        self._spans = [
            (number, start, end)
            for number, passage in enumerate(passages, 1)
            for start, end in sentence_spans(passage.text)
            if _speaks_of(offer, passage.title) or _speaks_of(offer, passage.text[start:end])
        ]
        told = [passages[number - 1].text[start:end] for number, start, end in self._spans]
        self._stems = [frozenset(stems(text)) for text in told]
        self._words = [frozenset(words(text)) for text in told]

    def sentences_of(self, fact: Fact) -> list[Sentence]:
        """Return a fact as sentences with the words that bear them; without, where no sentence of the corpus does.

        Items of a list that rest on the same words are told together.
        """
        if fact.name in {"content", "note"}:
            return [self._sentence(text, fact.name) for text in _CLAUSE.split(fact.value)]
        told: list[Sentence] = []
        for part in fact.parts:
            found = self._sentence(part, fact.name)
            if told and found.quoted == told[-1].quoted:
                told[-1] = found.model_copy(update={"text": f"{told[-1].text}, {found.text}"})
            else:
                told.append(found)
        return told

    def answer(self, facts: Iterable[Fact]) -> Answer:
        """Return the facts as an answer: its sentences in order, its citations the passages of the record."""
        told = [sentence for fact in facts for sentence in self.sentences_of(fact)]
        citations = [self._citation(number, told) for number in range(1, len(self._passages) + 1)]
        return Answer(question=self._offer.title, status="answered", sentences=told, citations=citations)

    def _sentence(self, text: str, name: str) -> Sentence:
        found = self._found(text, name)
        if found is None:
            return Sentence(text=text)
        number, start, end = self._spans[found]
        return Sentence(
            text=text, citations=[number], quoted=[Quoted(n=number, start=start, end=end)], support="supported"
        )

    def _found(self, text: str, name: str) -> int | None:
        """Return the first sentence that says the most of a fact, and enough of it."""
        if name in OURS:
            return None
        if name in SAID:
            return self._said(name)
        wanted, figures = set(stems(text)), set(re.findall(r"\d+(?:[.,]\d+)?", text))
        if name == "duration":
            wanted = {stem(word) for word in words(text.replace("\u00a0h", " heures"))}
        if not wanted:
            return None
        shares = [
            len(wanted & held) / len(wanted) if figures <= said else 0.0
            for held, said in zip(self._stems, self._words, strict=True)
        ]
        best = max(range(len(shares)), key=lambda at: shares[at], default=None)
        return best if best is not None and shares[best] >= ENOUGH else None

    def _said(self, name: str) -> int | None:
        """Return the first sentence that says a code of the catalogue in words of its own."""
        value = getattr(self._offer, name)
        value = value.kind if name == "certification" and value else value
        keys = [str(one) for one in (value if isinstance(value, tuple) else (value,))]
        for key in keys:
            for at, held in enumerate(self._words):
                if held & set(SAID[name].get(key, ())):
                    return at
        return None

    def _citation(self, number: int, told: Sequence[Sentence]) -> Citation:
        """Return the citation of one passage: the first words of it that bear a fact, or none."""
        passage = self._passages[number - 1]
        spans = [quoted for sentence in told for quoted in sentence.quoted if quoted.n == number]
        start, end = (spans[0].start, spans[0].end) if spans else (0, 0)
        return Citation(
            n=number,
            source=passage.source,
            passage=passage.id,
            locator=passage.locator,
            page=passage.page,
            quote=passage.text[start:end],
            start=start,
            end=end,
        )


def _speaks_of(offer: Offer, text: str) -> bool:
    """Tell whether a text names an offer or who gives it: a list of several offers says of each only what its line says."""
    held = set(stems(text))
    if any(name and name <= held for name in map(frozenset, map(stems, _NAMES.split(offer.provider)))):
        return True
    title = set(stems(offer.title))
    return len(title) > 1 and len(title & held) / len(title) >= NAMED
