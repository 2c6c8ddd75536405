"""Decides whether a sentence is supported by the texts that it cites."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.grounding.actors import actor_failures
from assistant.grounding.causes import cause_failures
from assistant.grounding.claims import claim_failures
from assistant.grounding.cleaning import Token
from assistant.grounding.contraries import contrary_failures
from assistant.grounding.directions import direction_failures
from assistant.grounding.edits import changes
from assistant.grounding.excerpts import find_cut, find_splice
from assistant.grounding.firmness import mood_failures
from assistant.grounding.frames import attributions, outside, proper, states_nothing
from assistant.grounding.labels import mismatched_wholes, moved_years, swapped
from assistant.grounding.moments import moment_failures
from assistant.grounding.names import find_names
from assistant.grounding.polarity import polarity_failures
from assistant.grounding.qualifiers import qualifier_failures
from assistant.grounding.quantifiers import quantifier_failures
from assistant.grounding.quotes import find_quotes
from assistant.grounding.ranking import ranking_failures
from assistant.grounding.reading import Reading, read
from assistant.grounding.reasons import failure
from assistant.grounding.relations import relation_failures
from assistant.grounding.swaps import swap_failures
from assistant.grounding.wording import Rarity, Window, bearing, best_window, numbers, too_little
from assistant.models import Failure, Verdict
from assistant.question import detect_language

#: A quotation of fewer words that breaks off is an answer of a word or two rather than a cut sentence.
CUT_WORDS = 4
#: What is longer, in characters, is no sentence; it is refused rather than compared for minutes.
LONGEST = 3000

#: Function words that only one of the two languages has.
_ENGLISH = frozenset(
    "the of and from with are is was were most many all by to than more less not their they have has".split()
)
_FRENCH = frozenset("le la les des du un une et est sont dans pour que qui sur aux ne pas par leur ont".split())

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
    places = [number for number, text in enumerate(passages) if text.strip()]
    quoted = _quoted(sentence, reading, texts)
    if quoted and quoted.support == "verbatim":
        return quoted.model_copy(update={"passage": places[quoted.passage]})
    if states_nothing(reading, bool(texts)) and not (quoted and len(reading.tokens) >= CUT_WORDS):
        return Verdict(support="not_checkable")
    if not texts:
        return Verdict(support="unsupported", failed=[failure("uncited", reading.text)])
    if quoted:
        return quoted.model_copy(update={"passage": places[quoted.passage]})
    if len(reading.text) > LONGEST:
        return Verdict(support="unsupported", failed=[failure("too_long", reading.text)])
    verdict = _compared(reading, [read(text) for text in texts], rarity)
    return verdict.model_copy(update={"passage": places[verdict.passage]})


def align(sentence: str, text: str, rarity: Rarity | None = None) -> tuple[int, int]:
    """Return the (start, end) of the sentences of `text` that bear most of `sentence`; (0, 0) for an empty text."""
    reading, passage = proper(sentence), read(text)
    window = best_window(reading.content, passage, rarity, numbers(reading))
    return passage.original(window.start, window.end)


def _quoted(sentence: str, reading: Reading, texts: Sequence[str]) -> Verdict | None:
    """Return the verdict of a sentence whose words stand in a text as they are, or None if they do not.

    Where they stand several times, the place where they are a fair excerpt counts.
    """
    cut_off: Verdict | None = None
    for number, text in enumerate(texts):
        for start, end in (*find_quotes(sentence, text), *find_quotes(reading.text, text)):
            passage = read(text)
            cut = find_cut(passage, *passage.cleaned(start, end))
            verdict = Verdict(support="verbatim", passage=number, quote=text[start:end], start=start, end=end)
            if cut is None:
                return verdict
            failed = [failure(cut.reason, reading.text, cut.words)]
            cut_off = cut_off or verdict.model_copy(update={"support": "unsupported", "failed": failed})
    return cut_off


def _compared(reading: Reading, passages: list[Reading], rarity: Rarity | None) -> Verdict:
    """Return the verdict of a sentence in words of its own."""
    spans = attributions(reading, frozenset().union(*(passage.words for passage in passages)))
    english = detect_language(reading.text) == "en" or _is_english(reading)
    figures = reading.english_figures if english else reading.figures
    failed = claim_failures(reading, passages, spans, figures)
    content = outside(reading.content, [*spans, *((figure.start, figure.end) for figure in figures)])
    windows = [best_window(content, passage, rarity, numbers(reading)) for passage in passages]
    best = max(range(len(passages)), key=lambda row: windows[row].coverage)
    if english:
        checkable = bool(figures or reading.dates or find_names(reading))
        support = "unsupported" if failed else "supported" if checkable else "not_checkable"
        return _verdict(support, failed, best, windows[best], passages[best])
    failed += _statement_failures(reading, passages, windows, content, spans, rarity)
    return _verdict("unsupported" if failed else "supported", _once(failed), best, windows[best], passages[best])


def _is_english(reading: Reading) -> bool:
    """Tell whether a short sentence has English function words and no French one."""
    words = [token.word for token in reading.tokens]
    return sum(word in _ENGLISH for word in words) >= 2 and not any(word in _FRENCH for word in words)


def _statement_failures(
    reading: Reading,
    passages: list[Reading],
    windows: list[Window],
    content: list[Token],
    spans: list[tuple[int, int]],
    rarity: Rarity | None,
) -> Iterator[Failure]:
    """Yield what a sentence states otherwise than its passages."""
    if splice := find_splice([token.word for token in reading.tokens], passages):
        yield failure("splice", f"{splice.left} | {splice.right}")
    for finding in changes(reading, passages):
        yield failure(finding.reason, finding.here or reading.text, finding.there)
    for bound, other in swapped(reading, passages):
        yield failure("label", reading.text[bound.figure.start : bound.figure.end], other.shown)
    for bound, other in moved_years(reading, passages):
        if not any(start <= bound.figure.start < end for start, end in spans):
            yield failure("label", reading.text[bound.figure.start : bound.figure.end], other.shown)
    for whole, _ in mismatched_wholes(reading, passages):
        yield failure("whole", reading.text[whole.start : whole.end])
    around = [
        text
        for passage, window in zip(passages, windows, strict=True)
        for text in bearing(reading, passage, window, rarity)
    ]
    yield from contrary_failures(reading, around, passages)
    yield from quantifier_failures(reading, around)
    yield from relation_failures(reading, around, passages)
    yield from ranking_failures(reading, passages, reading.figures)
    yield from swap_failures(reading, around)
    yield from direction_failures(reading, around)
    yield from moment_failures(reading, around)
    yield from actor_failures(reading, around)
    yield from qualifier_failures(reading, around, rarity)
    yield from cause_failures(reading, passages, rarity)
    yield from polarity_failures(reading, around, rarity)
    yield from mood_failures(reading, around, rarity)
    if too_little(reading, passages, windows, content, rarity):
        yield failure("wording", reading.text)


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
