"""Negation, restriction and modality of a sentence against the words of the passage that bear it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.grounding.modality import Mood, belongs, moods
from assistant.grounding.negation import denials, denied, exceptions, plainly_denied, restrictions, sounds_negative
from assistant.grounding.reading import Reading, Token
from assistant.grounding.reasons import failure
from assistant.grounding.wording import Rarity, kin, weight
from assistant.models import Failure

#: Share of a denied clause's words that a sentence must repeat to be about the same thing.
SAME_MATTER = 0.6


def polarity_failures(sentence: Reading, around: Sequence[Reading], rarity: Rarity | None) -> Iterator[Failure]:
    """Yield denials and restrictions that only one side has; `around` are the aligned words of each passage."""
    yield from _added_denials(sentence, around)
    yield from _lost_denials(sentence, around, rarity)
    yield from _limits(sentence, around)


def _added_denials(sentence: Reading, around: Sequence[Reading]) -> Iterator[Failure]:
    """Yield what the sentence denies and the passages affirm."""
    heads = denied(sentence)
    for head in (token for token in sentence.tokens if token.start in heads):
        places = [(text, token) for text in around for token in text.tokens if _same_word(head, token)]
        if any(token.start in denied(text) for text, token in places):
            continue
        if places and not any(_negative_near(text, token) for text, token in places):
            yield failure("denial_added", _clause(sentence, head.start))
        elif not places and not any(sounds_negative(text) for text in around):
            yield failure("denial_added", _clause(sentence, head.start))


def _lost_denials(sentence: Reading, around: Sequence[Reading], rarity: Rarity | None) -> Iterator[Failure]:
    """Yield what the passages deny and the sentence affirms."""
    kept = denied(sentence)
    for text in around:
        heads, plain = denied(text), plainly_denied(text)
        for head in (token for token in text.tokens if token.start in heads):
            same = [token for token in sentence.tokens if _same_word(head, token)]
            elsewhere = any(_same_word(head, token) and token.start not in denied(other) for other in around for token in other.tokens)
            if same and not elsewhere and not any(token.start in kept or _negative_near(sentence, token) for token in same):
                yield failure("denial_lost", _clause(sentence, same[0].start), _clause(text, head.start))
            elif not same and head.start in plain and not sounds_negative(sentence) and _same_matter(sentence, text, head, rarity):
                yield failure("denial_lost", sentence.text, _clause(text, head.start))


def _same_matter(sentence: Reading, text: Reading, head: Token, rarity: Rarity | None) -> bool:
    """Tell whether the sentence repeats most of the clause in which `head` is denied."""
    start, end = _clause_span(text, head.start)
    others = [token for token in text.content if start <= token.start < end and token.start != head.start]
    total = sum(weight(token.stem, rarity) for token in others)
    held = sum(weight(token.stem, rarity) for token in others if token.stem in sentence.stems)
    return len(others) >= 3 and held >= SAME_MATTER * total


def _limits(sentence: Reading, around: Sequence[Reading]) -> Iterator[Failure]:
    """Yield restrictions and exceptions that only one side has."""
    here, excepted = restrictions(sentence), exceptions(sentence)
    there = any(restrictions(text) or exceptions(text) or denials(text) for text in around)
    if (here or excepted) and not there and not any(re.search(r"\b(?:seul|que|limit|reserv|exclusi|uniqu|rien)\w*", text.lower) for text in around):
        start, end = (*here, *excepted)[0]
        yield failure("limit_added", sentence.text[start:end])


def mood_failures(sentence: Reading, around: Sequence[Reading]) -> Iterator[Failure]:
    """Yield obligations, recommendations and suppositions that only one side has."""
    here = moods(sentence)
    there = [(text, moods(text)) for text in around]
    for token in sentence.content:
        same = [found.get(other.start) for text, found in there for other in text.content if _same_word(token, other)]
        mood = here.get(token.start)
        if mood is not None and (reason := _mood_added(mood, same, around)):
            yield failure(reason, _clause(sentence, token.start))
        elif mood is None and same and None not in same and not _softened(sentence, same):
            shown = next(_clause(text, other.start) for text, _ in there for other in text.content if _same_word(token, other))
            yield failure("mood_lost", _clause(sentence, token.start), shown)


def _mood_added(mood: Mood, same: list[Mood | None], around: Sequence[Reading]) -> str:
    """Return the reason why a mood of the sentence fails, empty if it does not."""
    if mood in same:
        return ""
    if same and mood in {"must", "should"} and any(other in {"can", "would"} for other in same):
        return f"mood_{mood}"
    if same and mood in {"can", "would"} and all(other == "must" for other in same):
        return f"mood_{mood}"
    if mood in {"must", "should"} and not any(belongs(text, mood) for text in around):
        return f"mood_{mood}"
    return ""


def _softened(sentence: Reading, same: Sequence[Mood | None]) -> bool:
    """Tell whether the sentence keeps the passage's mood in other words."""
    return any(other is not None and belongs(sentence, other) for other in same)


def _same_word(one: Token, other: Token) -> bool:
    """Tell whether two tokens are forms of one word."""
    return one.stem == other.stem or one.stem[:4] == other.stem[:4] and kin(one.stem, other.stem)


def _negative_near(text: Reading, token: Token) -> bool:
    """Tell whether the clause of a word says a lack or a refusal in other words than a negation."""
    from assistant.grounding.reading import read

    start, end = _clause_span(text, token.start)
    return sounds_negative(read(text.text[start:end]))


def _clause_span(text: Reading, place: int) -> tuple[int, int]:
    """Return the clause that holds a place: what stands between punctuation marks."""
    start = max((match.end() for match in re.finditer(r"[,;:.!?()]\s|\n", text.lower[:place])), default=0)
    found = re.search(r"[,;:.!?()](?:\s|$)|\n", text.lower[place:])
    return start, place + found.start() if found else len(text.text)


def _clause(text: Reading, place: int) -> str:
    """Return the words of the clause that holds a place."""
    return text.text[slice(*_clause_span(text, place))].strip()
