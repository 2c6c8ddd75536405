"""Decides whether a sentence is supported by the texts that it cites."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.grounding.claims import Spans, claim_failures
from assistant.grounding.cleaning import Token
from assistant.grounding.edits import changes
from assistant.grounding.excerpts import find_cut, find_splice
from assistant.grounding.figures import find_figures
from assistant.grounding.firmness import mood_failures
from assistant.grounding.frames import attributions, outside, proper, states_nothing
from assistant.grounding.labels import mismatched_wholes, swapped
from assistant.grounding.names import find_names
from assistant.grounding.polarity import polarity_failures
from assistant.grounding.quotes import find_quote
from assistant.grounding.reading import Reading, read
from assistant.grounding.reasons import failure
from assistant.grounding.wording import Rarity, Window, best_window, coverage, credits, weight
from assistant.models import Failure, Verdict
from assistant.question import detect_language

#: Least share of a sentence's words, by rarity, that one window of its passages must hold; more of a short sentence,
#: which chance words fill. Chosen on the development part of the guard's suite.
LEAST_COVERAGE, LEAST_OF_SHORT, SHORT = 0.36, 0.42, 6
#: What words lose that stand apart in a passage rather than in neighbouring sentences.
APART = 0.05
#: What a figure that stands in the passages weighs beside the words.
FIGURE_WEIGHT = 2.0
#: What is longer, in characters, is no sentence; it is refused rather than compared for minutes.
LONGEST = 3000
#: A clause of fewer words belongs to the one beside it.
CLAUSE_WORDS = 2
#: A quotation of fewer words that breaks off is an answer of a word or two rather than a cut sentence.
CUT_WORDS = 4

__all__ = ["Rarity", "align", "check"]


def check(sentence: str, passages: Sequence[str], rarity: Rarity | None = None) -> Verdict:
    """Return whether `passages` support `sentence`, and what of it they do not.

    `verbatim`: the same words stand in a passage, typesetting aside, and are a fair excerpt of it. `supported`: every
    figure, date and name stands there with what it counts, negation, restriction and modality agree, and enough of
    the words stand in a few neighbouring sentences. `not_checkable`: nothing in it states a fact. `rarity` gives the
    rarity of a stem; without it all words weigh alike.

    An English sentence over French passages is checked for its figures and names only: it is `supported` if they hold
    and there is at least one, and `not_checkable` otherwise.
    """
    reading = proper(sentence)
    texts = [text for text in passages if text.strip()]
    numbers = [number for number, text in enumerate(passages) if text.strip()]
    quoted = _quoted(sentence, reading, texts)
    if quoted and quoted.support == "verbatim":
        return quoted.model_copy(update={"passage": numbers[quoted.passage]})
    if states_nothing(reading, bool(texts)) and not (quoted and len(reading.tokens) >= CUT_WORDS):
        return Verdict(support="not_checkable")
    if not texts:
        return Verdict(support="unsupported", failed=[failure("uncited", reading.text)])
    if quoted:
        return quoted.model_copy(update={"passage": numbers[quoted.passage]})
    if len(reading.text) > LONGEST:
        return Verdict(support="unsupported", failed=[failure("too_long", reading.text)])
    verdict = _compared(reading, [read(text) for text in texts], rarity)
    return verdict.model_copy(update={"passage": numbers[verdict.passage]})


def align(sentence: str, text: str, rarity: Rarity | None = None) -> tuple[int, int]:
    """Return the (start, end) of the sentences of `text` that bear most of `sentence`; (0, 0) for an empty text."""
    reading, passage = proper(sentence), read(text)
    window = best_window(reading.content, passage, rarity, _numbers(reading))
    return passage.original(window.start, window.end)


def _quoted(sentence: str, reading: Reading, texts: Sequence[str]) -> Verdict | None:
    """Return the verdict of a sentence whose words stand in a text as they are, or None if they do not."""
    cut_off: Verdict | None = None
    for number, text in enumerate(texts):
        span = find_quote(sentence, text) or (find_quote(reading.text, text) if reading.text != sentence else None)
        if span is None:
            continue
        passage = read(text)
        cut = find_cut(passage, *passage.cleaned(*span))
        verdict = Verdict(support="verbatim", passage=number, quote=text[slice(*span)], start=span[0], end=span[1])
        if cut is None:
            return verdict
        cut_off = cut_off or verdict.model_copy(
            update={"support": "unsupported", "failed": [failure(cut.reason, reading.text, cut.words)]}
        )
    return cut_off


def _compared(reading: Reading, passages: list[Reading], rarity: Rarity | None) -> Verdict:
    """Return the verdict of a sentence in words of its own."""
    spans = attributions(reading, frozenset().union(*(passage.words for passage in passages)))
    english = detect_language(reading.text) == "en"
    figures = find_figures(reading.lower, [(date.start, date.end) for date in reading.dates], english) if english else reading.figures
    failed = claim_failures(reading, passages, spans, figures)
    content = outside(reading.content, [*spans, *((figure.start, figure.end) for figure in figures)])
    windows = [best_window(content, passage, rarity, _numbers(reading)) for passage in passages]
    best = max(range(len(passages)), key=lambda row: windows[row].coverage)
    if english:
        checkable = bool(figures or reading.dates or find_names(reading))
        support = "unsupported" if failed else "supported" if checkable else "not_checkable"
        return _verdict(support, failed, best, windows[best], passages[best])
    failed += _statement_failures(reading, passages, windows, content, spans, rarity)
    return _verdict("unsupported" if failed else "supported", _once(failed), best, windows[best], passages[best])


def _statement_failures(
    reading: Reading, passages: list[Reading], windows: list[Window], content: list[Token], spans: Spans, rarity: Rarity | None
) -> Iterator[Failure]:
    """Yield what a sentence states otherwise than its passages."""
    if splice := find_splice([token.word for token in reading.tokens], passages):
        yield failure("splice", f"{splice.left} | {splice.right}")
    for finding in changes(reading, passages):
        yield failure(finding.reason, finding.here or reading.text, finding.there)
    for bound, other in swapped(reading, passages):
        yield failure("label", reading.text[bound.figure.start : bound.figure.end], other.shown)
    for whole, _ in mismatched_wholes(reading, passages):
        yield failure("whole", reading.text[whole.start : whole.end])
    around = [text for passage, window in zip(passages, windows, strict=True) for text in _around(reading, passage, window, rarity)]
    yield from polarity_failures(reading, around, rarity)
    yield from mood_failures(reading, around, rarity)
    yield from _wording_failures(reading, passages, windows, content, rarity)


def _around(reading: Reading, passage: Reading, window: Window, rarity: Rarity | None) -> list[Reading]:
    """Return the sentences of a passage that a sentence is about: the window, and the best for each of its clauses."""
    rows = set(range(window.first, window.last + 1))
    if len(reading.clauses) > 1:
        for clause in reading.clauses:
            if len(clause.content) >= CLAUSE_WORDS:
                rows.add(best_window(clause.content, passage, rarity, _numbers(clause)).first)
    return [passage.sentences[row] for row in sorted(rows) if row < len(passage.sentences)]


def _wording_failures(
    reading: Reading, passages: list[Reading], windows: list[Window], content: list[Token], rarity: Rarity | None
) -> Iterator[Failure]:
    """Yield a failure where too little of what the sentence says stands in its passages."""
    if not content:
        return
    words = sum(weight(token.stem, rarity) for token in content)
    figures = FIGURE_WEIGHT * sum(figure.unit not in {"rank", "year"} for figure in reading.figures)
    share = max(_share(content, passage, window, rarity) for passage, window in zip(passages, windows, strict=True))
    if (share * words + figures) / (words + figures) < (LEAST_OF_SHORT if len(content) <= SHORT else LEAST_COVERAGE):
        yield failure("wording", reading.text)


def _share(content: list[Token], passage: Reading, window: Window, rarity: Rarity | None) -> float:
    """Return how much of a sentence a passage bears; what stands outside the best window counts less."""
    return max(window.coverage, coverage(content, credits(content, passage), rarity) - APART)


def _numbers(reading: Reading) -> frozenset[str]:
    """Return the numbers of a sentence as they are written."""
    return frozenset(token.word for token in reading.tokens if token.word[0].isdigit())


def _once(failed: list[Failure]) -> list[Failure]:
    """Return the failures without those that repeat another of the same kind on the same words."""
    seen: dict[tuple[str, str], Failure] = {}
    for found in failed:
        seen.setdefault((found.kind, found.text), found)
    return list(seen.values())


def _verdict(support: str, failed: list[Failure], row: int, window: Window, passage: Reading) -> Verdict:
    """Return a verdict with the words of the passage that bear the sentence."""
    start, end = passage.original(window.start, window.end)
    return Verdict(support=support, failed=failed, passage=row, quote=passage.source[start:end], start=start, end=end)
