"""Modality of a sentence against the words of the passages that bear it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.grounding.matching import SAME_MATTER, matches, same_word
from assistant.grounding.modality import Mood, advising, belongs, demands, moods, obliging
from assistant.grounding.negation import denied_places
from assistant.grounding.reading import Reading
from assistant.grounding.reasons import failure
from assistant.grounding.wording import Rarity
from assistant.models import Failure


def mood_failures(sentence: Reading, around: Sequence[Reading], rarity: Rarity | None) -> Iterator[Failure]:
    """Yield obligations, recommendations, possibilities and suppositions that only one side has."""
    found = list(_word_by_word(sentence, around, rarity)) or list(_clause_by_clause(sentence, around, rarity))
    yield from found or _in_so_many_words(sentence, around)


def _in_so_many_words(sentence: Reading, around: Sequence[Reading]) -> Iterator[Failure]:
    """Yield « obligatoire », « recommandé »… where the passages say nothing of the kind."""
    if (words := obliging(sentence)) and not any(demands(text) for text in around):
        yield failure("mood_must", words)
    if (words := advising(sentence)) and not any(belongs(text, "should") for text in around):
        yield failure("mood_should", words)


def _word_by_word(sentence: Reading, around: Sequence[Reading], rarity: Rarity | None) -> Iterator[Failure]:
    """Yield words under one mood in the sentence and under another in the passages."""
    here = moods(sentence)
    for token in sentence.content:
        places = [(text, other) for text in around for other in text.content if same_word(token, other)]
        same = [moods(text).get(other.start) for text, other in places]
        mood, clause = here.get(token.start), sentence.clause(token.start)
        if mood is not None and (reason := _added(mood, same, around)) and not _told(mood, clause, around, rarity):
            yield failure(reason, clause.text)
        elif mood is None and token.start not in denied_places(sentence) and _lost(same, sentence):
            text, other = places[0]
            yield failure("mood_lost", clause.text, text.clause(other.start).text)


def _told(mood: Mood, clause: Reading, around: Sequence[Reading], rarity: Rarity | None) -> bool:
    """Tell whether the clause of the passages most like `clause` stands under the same mood, whatever its verb."""
    found = matches(clause, around, rarity)
    return bool(found) and mood in moods(found[0].clause).values()


def _added(mood: Mood, same: list[Mood | None], around: Sequence[Reading]) -> str:
    """Return the reason why a mood of the sentence fails, empty if it does not; `same` are the moods of that word."""
    if mood in same:
        return ""
    if same and mood == "must" and any(other in {"can", "would"} for other in same):
        return "mood_must"
    if same and mood in {"can", "would"} and all(other == "must" for other in same):
        return f"mood_{mood}"
    if mood == "can" or (mood == "would" and not same):
        return ""
    return "" if any(belongs(text, mood, strictly=bool(same)) for text in around) else f"mood_{mood}"


def _lost(same: list[Mood | None], sentence: Reading) -> bool:
    """Tell whether a word stands under a mood wherever the passages have it, and the sentence keeps none of them."""
    kept = [mood is None or _keeps(sentence, mood) for mood in same]
    return bool(same) and not any(kept)


def _keeps(sentence: Reading, mood: Mood) -> bool:
    """Tell whether the sentence keeps a mood in other words; an obligation may be told as a wish."""
    return belongs(sentence, mood) or (mood == "must" and belongs(sentence, "should"))


def _clause_by_clause(sentence: Reading, around: Sequence[Reading], rarity: Rarity | None) -> Iterator[Failure]:
    """Yield clauses that allow what the clause most like them demands, or demand what it allows."""
    for clause in sentence.clauses:
        told, found = set(moods(clause).values()), matches(clause, around, rarity)
        if len(told) != 1 or not found or found[0].share < SAME_MATTER:
            continue
        (mood,), best = told, found[0].clause
        there = set(moods(best).values())
        demanded = there == {"must"} or (not there and demands(best))
        allowed = bool(there) and there <= {"can", "would"}
        if (demanded if mood in {"can", "would"} else allowed and mood == "must") and not belongs(best, mood):
            yield failure(f"mood_{mood}", clause.text)
