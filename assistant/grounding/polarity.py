"""Negation and restriction of a sentence against the words of the passages that bear it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.grounding.cleaning import Token
from assistant.grounding.lexicon import opposites
from assistant.grounding.matching import SAME_FIGURE, SAME_MATTER, Match, matches, same_word
from assistant.grounding.negation import (
    Denial,
    alone,
    denials,
    denied_lacks,
    denied_places,
    exceptions,
    lacks,
    negative_words,
    refusals,
    restrictions,
    truly_negative,
)
from assistant.grounding.reading import Reading, read
from assistant.grounding.reasons import failure
from assistant.grounding.wording import Rarity, coverage, credit, credit_among, credits
from assistant.models import Failure

#: Share of a denying clause that the sentence must say again to be taken for its contrary.
RETOLD = 0.4
#: The same for a clause that denies beside one that denies something else of the same matter.
SAME_DENIED = 0.4
#: An affirming clause that fits this nearly as well clears the sentence; to call a denial added, more must fit.
NEARLY, MORE = 0.15, 0.1
_NOTHING = frozenset("pas non aucun aucune jamais ni nul nulle".split())
#: Characters from a word of nothing to what it may deny.
BESIDE = 30
#: Share of a denying clause from which a clause of the passages is about the same.
ABOUT_IT = 0.45
_NEEDED = re.compile(r"n(?:e\s|')peu(?:t|vent)\b.*\bsans\b")
_LIMITED = re.compile(
    r"\b(?:seul|limit|reserv|exclusi|uniqu|rien|specifique|dedi|propre|consacr)\w*|\bn(?:e |')[^.;:!?]{2,60}\bqu(?:e |')|\b(?:pas|non|jamais|aucun)\b"
)


def polarity_failures(sentence: Reading, around: Sequence[Reading], rarity: Rarity | None) -> Iterator[Failure]:
    """Yield denials and restrictions that only one side has; `around` are the sentences that bear the sentence."""
    found = [
        *_added_denials(sentence, around, rarity),
        *_lost_denials(sentence, around),
        *_denied_lacks(sentence, around, rarity),
    ]
    yield from found or _clause_by_clause(sentence, around, rarity)
    yield from _limits(sentence, around, rarity)
    yield from _excepted(sentence, around)


def _added_denials(sentence: Reading, around: Sequence[Reading], rarity: Rarity | None) -> Iterator[Failure]:
    """Yield what the sentence denies and the passages affirm."""
    for denial in denials(sentence):
        clause = sentence.clause(denial.start)
        places = [
            (text, token) for text in around for token in text.tokens for head in denial.heads if same_word(head, token)
        ]
        if any(token.start in denied_places(text) for text, token in places):
            continue
        if _denied_elsewhere(clause, around, rarity) or _says_needed(clause) or _denied_otherwise(denial, around):
            continue
        if _is_denied_beside(clause, denial, around):
            continue
        told = [text.clause(token.start) for text, token in places]
        if _affirmed(told, clause) if told else _never_denied(denial, clause, around, rarity):
            yield failure("denial_added", clause.text)


def _is_denied_beside(clause: Reading, denial: Denial, around: Sequence[Reading]) -> bool:
    """Tell whether a word of nothing in the passages stands right beside the last word of what is denied.

    « sur console, mais pas sur mobile » bears « ne sortira pas sur mobile », « les illustrateurs non » its first word.
    """
    telling = [clause.content[0], clause.content[-1]] if clause.content else []
    for text in around:
        for token in text.tokens:
            if token.word not in _NOTHING:
                continue
            near = [other for other in text.content if abs(other.start - token.start) <= BESIDE]
            ends = sorted(near, key=lambda other: abs(other.start - token.start))[:2]
            if any(same_word(one, other) for one in telling for other in ends if one not in denial.heads):
                return True
    return False


def _denied_otherwise(denial: Denial, around: Sequence[Reading]) -> bool:
    """Tell whether the passages deny a word that may stand for what is denied: « ne donne pas », « n'est pas indiqué »."""
    denied = frozenset(head.stem for text in around for other in denials(text) if other.whole for head in other.heads)
    return any(credit_among(head.stem, denied) for head in denial.heads)


def _says_needed(clause: Reading) -> bool:
    """Tell whether a clause denies twice to say what is needed: « on ne peut utiliser l'IA sans la comprendre »."""
    return bool(_NEEDED.search(clause.lower))


def _affirmed(told: Sequence[Reading], clause: Reading) -> bool:
    """Tell whether the clauses that name what `clause` denies all affirm it."""
    return not any(denials(text) or _unsaid(lacks(text), clause) for text in told)


def _never_denied(denial: Denial, clause: Reading, around: Sequence[Reading], rarity: Rarity | None) -> bool:
    """Tell whether nothing around denies or says a lack, nor affirms the opposite (« facile » for « pas difficile »).

    Where clauses of the passages say much of `clause`, only they count.
    """
    against = frozenset().union(*(opposites().get(head.stem, frozenset()) for head in denial.heads))
    found = matches(clause, around, rarity)
    near = [match.clause for match in found if match.share >= max(ABOUT_IT, found[0].share - NEARLY)]
    return not any(truly_negative(text) or not against.isdisjoint(text.stems) for text in near or around)


def _denied_elsewhere(clause: Reading, around: Sequence[Reading], rarity: Rarity | None) -> bool:
    """Tell whether a clause of the passages that denies, or says a lack, is about what `clause` denies."""
    found = matches(clause, around, rarity)
    least = max(SAME_DENIED, max((match.share for match in found), default=0.0) - NEARLY)
    return any(
        match.share >= least and (denials(match.clause) or _unsaid(lacks(match.clause), clause)) for match in found
    )


def _lost_denials(sentence: Reading, around: Sequence[Reading]) -> Iterator[Failure]:
    """Yield what the passages deny and the sentence affirms in the same words."""
    kept = denied_places(sentence)
    for text in around:
        for denial in denials(text):
            if any(token.start not in denied_places(other) for other in around for token in _standing(denial, other)):
                continue
            for here in _standing(denial, sentence):
                clause = sentence.clause(here.start)
                if (
                    here.start not in kept
                    and not denials(clause)
                    and not _unsaid(negative_words(clause), text.clause(denial.start))
                ):
                    yield failure("denial_lost", clause.text, text.clause(denial.start).text)


def _standing(denial: Denial, text: Reading) -> list[Token]:
    """Return where a text holds what is denied: the verb, or the noun with the word that follows it."""
    if denial.pair is None:
        return [token for token in text.tokens for head in denial.heads if same_word(head, token)]
    rows = [row for row, token in enumerate(text.content) if same_word(denial.heads[0], token)]
    return [
        text.content[row]
        for row in rows
        if any(same_word(denial.pair, token) for token in text.content[max(0, row - 1) : row + 3])
    ]


def _denied_lacks(sentence: Reading, around: Sequence[Reading], rarity: Rarity | None) -> Iterator[Failure]:
    """Yield « ne manque pas de … » where the clause of the passages most like it says a lack or denies."""
    for start, end in denied_lacks(sentence):
        clause = sentence.clause(start)
        found = sorted(matches(clause, around, rarity), key=lambda match: -match.share)
        near = [match.clause for match in found if match.share >= max(ABOUT_IT, found[0].share - NEARLY)]
        if any((denials(text) or lacks(text)) and not denied_lacks(text) for text in near):
            yield failure("denial_added", sentence.text[start:end])


def _unsaid(words: list[Token], text: Reading) -> list[Token]:
    """Return the words that another text neither has nor says otherwise."""
    return [token for token in words if not credit(token.stem, text)]


def _clause_by_clause(sentence: Reading, around: Sequence[Reading], rarity: Rarity | None) -> Iterator[Failure]:
    """Yield clauses that deny what the clause most like them affirms, or the other way round."""
    for clause in sentence.clauses:
        found = matches(clause, around, rarity)
        if not found or found[0].share < (SAME_FIGURE if found[0].figures else SAME_MATTER):
            continue
        best = found[0]
        near = [match for match in found if match.share >= best.share - NEARLY and match.figures >= best.figures]
        if all(_turns(match.clause) for match in near):
            if _is_contrary(sentence, clause, best, rarity):
                yield failure("denial_lost", clause.text, best.clause.text)
        elif _denies(clause) and _is_denied_truth(clause, best, near):
            if any(_denied_otherwise(denial, around) for denial in denials(clause)):
                continue
            yield failure("denial_added", clause.text)


def _is_contrary(sentence: Reading, clause: Reading, best: Match, rarity: Rarity | None) -> bool:
    """Tell whether a clause affirms what the denying clause `best` is about, with no word of denial or lack."""
    if denials(sentence) or _unsaid(negative_words(sentence), best.clause):
        return False
    return bool(best.figures) or _says_head(best.clause, clause) or _retold(best.clause, sentence, rarity) >= RETOLD


def _is_denied_truth(clause: Reading, best: Match, near: Sequence[Match]) -> bool:
    """Tell whether a clause denies what the clauses `near` affirm, or denies a lack that they tell."""
    if not best.figures and best.share < SAME_MATTER + MORE:
        return False
    if not any(truly_negative(match.clause) for match in near):
        return bool(best.figures) or _says_head(clause, best.clause)
    return bool(lacks(clause) and lacks(best.clause)) and not any(denials(match.clause) for match in near)


def _turns(clause: Reading) -> bool:
    """Tell whether a clause denies, excludes or refuses what it is about."""
    return _denies(clause) or bool(refusals(clause))


def _denies(clause: Reading) -> bool:
    """Tell whether a clause as a whole denies something."""
    return any(denial.whole for denial in denials(clause))


def _retold(clause: Reading, sentence: Reading, rarity: Rarity | None) -> float:
    """Return how much of a clause of the passage the sentence says again."""
    tokens = [token for token in clause.content if not refusals(read(token.text))]
    return coverage(tokens, credits(tokens, sentence), rarity) if tokens else 0.0


def _says_head(denying: Reading, other: Reading) -> bool:
    """Tell whether what one clause denies stands in another, in whatever words."""
    return any(credit(head.stem, other) for denial in denials(denying) if denial.whole for head in denial.heads)


def _excepted(sentence: Reading, around: Sequence[Reading]) -> Iterator[Failure]:
    """Yield what the passages except and the sentence affirms: « tous les jours sauf le mardi »."""
    if exceptions(sentence) or negative_words(sentence):
        return
    for text in around:
        for _, end in exceptions(text, strictly=True):
            excepted = next((token for token in text.content if token.start >= end), None)
            beside = [token for token in sentence.content if excepted and not same_word(token, excepted)]
            if excepted and len(beside) < len(sentence.content) and any(credit(token.stem, text) for token in beside):
                yield failure("limit_lost", sentence.text, text.text)


def _limits(sentence: Reading, around: Sequence[Reading], rarity: Rarity | None) -> Iterator[Failure]:
    """Yield restrictions and exceptions that the sentence puts in where the clauses most like it have none."""
    for start, end in [*restrictions(sentence), *exceptions(sentence), *alone(sentence)]:
        found = sorted(matches(sentence.clause(start), around, rarity), key=lambda match: -match.share)
        near = [match.clause for match in found if match.share >= found[0].share - NEARLY] or list(around)
        texts = [text for text in around if any(clause.text in text.text for clause in near)]
        if not any(
            restrictions(text) or exceptions(text) or denials(text) or alone(text) or _LIMITED.search(text.lower)
            for text in texts
        ):
            yield failure("limit_added", sentence.text[start:end])
            return
