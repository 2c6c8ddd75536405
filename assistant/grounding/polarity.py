"""Negation, restriction and modality of a sentence against the words of the passage that bear it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.grounding.amounts import agreement
from assistant.grounding.lexicon import opposites
from assistant.grounding.modality import Mood, belongs, moods
from assistant.grounding.negation import Denial, denials, exceptions, lacks, negative_words, refusals, restrictions
from assistant.grounding.reading import Reading, Token, read
from assistant.grounding.reasons import failure
from assistant.grounding.wording import Rarity, coverage, credit, credits, kin
from assistant.models import Failure

#: Share of a clause's words that another must hold to be about the same thing; less where both give one figure.
SAME_MATTER, SAME_FIGURE = 0.55, 0.2
#: Share of a denying clause that the sentence must say again to be taken for its contrary.
RETOLD = 0.4
#: The same for a clause that denies beside one that denies something else of the same matter.
SAME_DENIED = 0.4
#: An affirming clause that fits this nearly as well clears the sentence.
NEARLY = 0.15
_INTELLIGENCE = {"ia", "iag", "intelligence"}


class Match(NamedTuple):
    """A clause of a passage that says most of a clause of the sentence."""

    clause: Reading
    share: float
    figure: bool


def polarity_failures(sentence: Reading, around: Sequence[Reading], rarity: Rarity | None) -> Iterator[Failure]:
    """Yield denials and restrictions that only one side has; `around` are the aligned words of each passage."""
    found = [*_added_denials(sentence, around, rarity), *_lost_denials(sentence, around)]
    yield from found
    if not found:
        yield from _clause_by_clause(sentence, around, rarity)
    yield from _limits(sentence, around)


def _added_denials(sentence: Reading, around: Sequence[Reading], rarity: Rarity | None) -> Iterator[Failure]:
    """Yield what the sentence denies and the passages affirm."""
    for denial in denials(sentence):
        places = [(text, token) for text in around for token in text.tokens for head in denial.heads if _same_word(head, token)]
        if any(token.start in _denied(text) for text, token in places):
            continue
        clause = sentence.clause(denial.start)
        if _denied_elsewhere(clause, around, rarity):
            continue
        told = [text.clause(token.start) for text, token in places]
        if (told and not any(denials(text) or _unsaid(lacks(text), clause) for text in told)) or (not told and not any(negative_words(text) for text in around) and not _says_opposite(denial, around)):
            yield failure("denial_added", clause.text)


def _denied_elsewhere(clause: Reading, around: Sequence[Reading], rarity: Rarity | None) -> bool:
    """Tell whether a clause of the passages that denies, or says a lack, is about what `clause` denies."""
    matches = sorted(_matches(clause, around, rarity), key=lambda match: -match.share)
    return any(
        match.share >= max(SAME_DENIED, matches[0].share - NEARLY) and (denials(match.clause) or _unsaid(lacks(match.clause), clause))
        for match in matches
    )


def _says_opposite(denial: Denial, around: Sequence[Reading]) -> bool:
    """Tell whether the passages affirm the opposite of what is denied: « facile » for « pas difficile »."""
    against = frozenset().union(*(opposites().get(head.stem, frozenset()) for head in denial.heads))
    return any(not against.isdisjoint(text.stems) for text in around)


def _unsaid(words: list[Token], text: Reading) -> list[Token]:
    """Return the words that another text neither has nor says otherwise."""
    return [token for token in words if not credit(token.stem, text)]


def _lost_denials(sentence: Reading, around: Sequence[Reading]) -> Iterator[Failure]:
    """Yield what the passages deny and the sentence affirms."""
    kept = _denied(sentence)
    for text in around:
        for denial in denials(text):
            for here in _standing(denial, sentence):
                elsewhere = any(token.start not in _denied(other) for other in around for token in _standing(denial, other))
                clause = sentence.clause(here.start)
                if here.start not in kept and not elsewhere and not denials(clause) and not _unsaid(negative_words(clause), text):
                    yield failure("denial_lost", clause.text, text.clause(denial.start).text)


def _standing(denial: Denial, text: Reading) -> list[Token]:
    """Return where a text holds what is denied: the verb, or the noun with the word that follows it."""
    if denial.pair is None:
        return [token for token in text.tokens for head in denial.heads if _same_word(head, token)]
    rows = [row for row, token in enumerate(text.content) if _same_word(denial.heads[0], token)]
    return [
        text.content[row]
        for row in rows
        if any(_same_word(denial.pair, token) for token in text.content[max(0, row - 1) : row + 3])
    ]


def _denied(text: Reading) -> frozenset[int]:
    """Return the places of all words that a text denies."""
    return frozenset(head.start for denial in denials(text) for head in denial.heads)


def _clause_by_clause(sentence: Reading, around: Sequence[Reading], rarity: Rarity | None) -> Iterator[Failure]:
    """Yield clauses that deny what the clause most like them affirms, or the other way round.

    What is denied must stand on the other side, in that word or in one that may stand for it.
    """
    for clause in sentence.clauses:
        matches = _matches(clause, around, rarity)
        if not matches or matches[0].share < (SAME_FIGURE if matches[0].figure else SAME_MATTER):
            continue
        best = matches[0]
        near = [match for match in matches if match.share >= best.share - NEARLY and match.figure >= best.figure]
        if _turns(best.clause) and all(_turns(match.clause) for match in near):
            told = best.figure or _says_head(best.clause, clause) or _retold(best.clause, sentence, rarity) >= RETOLD
            if told and not denials(sentence) and not _unsaid(negative_words(sentence), best.clause):
                yield failure("denial_lost", clause.text, best.clause.text)
        elif _denies(clause) and (best.figure or best.share >= SAME_MATTER + 0.1):
            plain = not any(negative_words(match.clause) for match in near) and (best.figure or _says_head(clause, best.clause))
            twice = lacks(clause) and lacks(best.clause) and not any(denials(match.clause) for match in near)
            if plain or twice:
                yield failure("denial_added", clause.text)


def _turns(clause: Reading) -> bool:
    """Tell whether a clause denies, excludes or refuses what it is about."""
    return _denies(clause) or bool(refusals(clause))


def _retold(clause: Reading, sentence: Reading, rarity: Rarity | None) -> float:
    """Return how much of a clause of the passage the sentence says again."""
    tokens = [token for token in clause.content if not refusals(read(token.text))]
    return coverage(tokens, credits(tokens, sentence), rarity) if tokens else 0.0


def _says_head(denying: Reading, other: Reading) -> bool:
    """Tell whether what one clause denies stands in another, in whatever words."""
    return any(credit(head.stem, other) for denial in denials(denying) if denial.whole for head in denial.heads)


def _denies(clause: Reading) -> bool:
    """Tell whether a clause as a whole denies something; « sans … » only denies a part of it."""
    return any(denial.whole for denial in denials(clause))


def _matches(clause: Reading, around: Sequence[Reading], rarity: Rarity | None) -> list[Match]:
    """Return the clauses of the passages by how much of `clause` they say; those with its figure first."""
    tokens = clause.content
    if not tokens or (len(tokens) < 2 and not clause.figures):
        return []
    found = [
        Match(other, coverage(tokens, credits(tokens, other), rarity), _shares_a_figure(clause, other))
        for text in around
        for other in text.clauses
    ]
    return sorted((match for match in found if match.share > 0), key=lambda match: (match.figure, match.share), reverse=True)


def _shares_a_figure(clause: Reading, other: Reading) -> bool:
    """Tell whether two clauses give the same figure."""
    return any(
        agreement(one, two) == "same" for one in clause.figures for two in other.figures if one.unit in {"%", "", "€"} and one.high is None
    )


def _limits(sentence: Reading, around: Sequence[Reading]) -> Iterator[Failure]:
    """Yield restrictions and exceptions that the sentence puts in."""
    here = [*restrictions(sentence), *exceptions(sentence)]
    there = any(restrictions(text) or exceptions(text) or denials(text) for text in around)
    if here and not there and not any(re.search(r"\b(?:seul|que|limit|reserv|exclusi|uniqu|rien)\w*", text.lower) for text in around):
        yield failure("limit_added", sentence.text[slice(*here[0])])


def mood_failures(sentence: Reading, around: Sequence[Reading], rarity: Rarity | None) -> Iterator[Failure]:
    """Yield obligations, recommendations, possibilities and suppositions that only one side has."""
    found = list(_word_by_word(sentence, around))
    yield from found
    if not found:
        yield from _moods_by_clause(sentence, around, rarity)


def _word_by_word(sentence: Reading, around: Sequence[Reading]) -> Iterator[Failure]:
    """Yield words under one mood in the sentence and under another in the passages."""
    here = moods(sentence)
    there = [(text, moods(text)) for text in around]
    for token in sentence.content:
        same = [found.get(other.start) for text, found in there for other in text.content if _same_word(token, other)]
        mood = here.get(token.start)
        if mood is not None and (reason := _mood_added(mood, same, around)):
            yield failure(reason, sentence.clause(token.start).text)
        elif mood is None and same and None not in same and token.start not in _denied(sentence) and not _softened(sentence, same):
            shown = next(text.clause(other.start).text for text, _ in there for other in text.content if _same_word(token, other))
            yield failure("mood_lost", sentence.clause(token.start).text, shown)


def _mood_added(mood: Mood, same: list[Mood | None], around: Sequence[Reading]) -> str:
    """Return the reason why a mood of the sentence fails, empty if it does not."""
    if mood in same:
        return ""
    if same and mood in {"must", "should"} and any(other in {"can", "would"} for other in same):
        return f"mood_{mood}"
    if same and mood in {"can", "would"} and all(other == "must" for other in same):
        return f"mood_{mood}"
    if mood == "can" or (mood == "would" and not same):
        return ""
    return "" if any(belongs(text, mood, strictly=bool(same)) for text in around) else f"mood_{mood}"


def _softened(sentence: Reading, same: Sequence[Mood | None]) -> bool:
    """Tell whether the sentence keeps the passage's mood in other words."""
    return any(other is not None and (belongs(sentence, other) or (other == "must" and belongs(sentence, "should"))) for other in same)


def _moods_by_clause(sentence: Reading, around: Sequence[Reading], rarity: Rarity | None) -> Iterator[Failure]:
    """Yield clauses that allow what the clause most like them demands, or demand what it allows."""
    for clause in sentence.clauses:
        told = set(moods(clause).values())
        matches = _matches(clause, around, rarity)
        if len(told) != 1 or not matches or matches[0].share < SAME_MATTER:
            continue
        (mood,), best = told, matches[0]
        there = set(moods(best.clause).values())
        demanded = there == {"must"} or (not there and belongs(best.clause, "must", strictly=True))
        if mood in {"can", "would"} and demanded and not belongs(best.clause, mood):
            yield failure(f"mood_{mood}", clause.text)
        elif mood == "must" and there and there <= {"can", "would"} and not belongs(best.clause, mood):
            yield failure("mood_must", clause.text)


def _same_word(one: Token, other: Token) -> bool:
    """Tell whether two tokens are forms of one word, or « IA » and « intelligence artificielle »."""
    return {one.word, other.word} <= _INTELLIGENCE or one.stem == other.stem or (one.stem[:4] == other.stem[:4] and kin(one.stem, other.stem))

