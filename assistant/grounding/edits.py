"""What was changed where a sentence repeats one of the passage nearly word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from assistant.grounding.amounts import agreement
from assistant.grounding.cleaning import Token
from assistant.grounding.figures import Figure
from assistant.grounding.lexicon import opposites
from assistant.grounding.modality import belongs, is_conditional, mood_of
from assistant.grounding.negation import lacks
from assistant.grounding.reading import Reading
from assistant.grounding.wording import credit_among

#: A sentence repeats another where this share of its words stands there in the same order.
NEAR, LEAST_WORDS = 0.7, 4
#: Beyond this share hardly a word was reworded, so that each change is meant.
VERY_NEAR = 0.85
#: Sentences of the passage whose shares differ by no more than this are about as near.
ABOUT = 0.03
#: Beyond this many words more on one side, a clause was left out rather than its modal verb changed.
MOST_REWORDED = 3
#: Longer sentences are not compared word by word, so that time stays bounded.
MOST_WORDS = 300

_DENYING = frozenset("ne n sans non".split())
#: Words that deny together with « ne »: where both sentences deny, one may stand for another.
_ALSO_DENYING = frozenset("pas jamais aucun aucune ni nul nulle guere rien".split())
#: « sans cesse », « sans doute » deny nothing.
_IDIOMS = frozenset("cesse arret doute relache exception".split())
#: Words that say how many, whose exchange the quantifiers are checked for.
_QUANTIFYING = frozenset(
    "certains certaines plusieurs quelques tous toutes chaque beaucoup aucun aucune nombreux nombreuses divers diverses peu".split()
)
_LIMITING = frozenset("seulement uniquement exclusivement sauf hormis seul seule seuls seules excepte".split())
_PREFIXES = frozenset("in im ir il de des dis mal non mes me".split())
_MODAL = re.compile(
    r"(?:peu(?:t|vent)|pourr\w+|doi(?:t|vent)|devr\w+|fau(?:t|drait|dra)|obligatoire\w*|facultati\w+|obligatoirement|eventuellement|certainement|probablement|semblent?|sera(?:it|ient)|aura(?:it|ient))\Z"
)
_OPEN_TO = frozenset(
    "les des un une le la l d de du et ou en au aux a il elle ils elles ce cette ces qui que qu dont se s y sont est ont".split()
)


class Edit(NamedTuple):
    """A run of words of the passage and what the sentence has in its place."""

    there: tuple[Token, ...]
    here: tuple[Token, ...]


class Finding(NamedTuple):
    """A change that matters: the key of the reason, the sentence's words and the passage's."""

    reason: str
    here: str
    there: str


def changes(sentence: Reading, passages: Sequence[Reading]) -> list[Finding]:
    """Return the changes that make another statement of a sentence that the passages hold nearly word for word.

    Where several sentences of the passages are about as near, one that explains every word clears the sentence.
    """
    found: list[Finding] = []
    for share, other, edits in _nearest(sentence, passages):
        own = list(_findings(edits, sentence, other, share >= VERY_NEAR))
        if not own and all(_explained(edit) for edit in edits):
            return []
        found = found or own
    return found


def _nearest(sentence: Reading, passages: Sequence[Reading]) -> list[tuple[float, Reading, list[Edit]]]:
    """Return the sentences that `sentence` nearly repeats, with the share and what differs, the nearest first."""
    tokens = sentence.tokens
    if not LEAST_WORDS <= len(tokens) <= MOST_WORDS:
        return []
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2([token.word for token in tokens])
    near: list[tuple[float, Reading, list[Edit]]] = []
    for other in (other for passage in passages for other in passage.sentences):
        if len(other.tokens) > MOST_WORDS or len(sentence.words & other.words) < 0.7 * NEAR * len(sentence.words):
            continue
        matcher.set_seq1([token.word for token in other.tokens])
        share = sum(block.size for block in matcher.get_matching_blocks()) / len(tokens)
        if share >= NEAR:
            near.append((share, other, _edits(matcher, other.tokens, tokens)))
    best = max((share for share, _, _ in near), default=0.0)
    near.sort(key=lambda entry: -entry[0])
    return [entry for entry in near if entry[0] >= best - ABOUT]


def _explained(edit: Edit) -> bool:
    """Tell whether every word that the sentence puts in may stand for one of those it replaces."""
    stems = frozenset(token.stem for token in edit.there)
    return all(not token.is_content or credit_among(token.stem, stems) > 0 for token in edit.here)


def _edits(matcher: SequenceMatcher[str], there: list[Token], here: list[Token]) -> list[Edit]:
    """Return the runs that differ."""
    return [
        Edit(tuple(there[i1:i2]), tuple(here[j1:j2])) for tag, i1, i2, j1, j2 in matcher.get_opcodes() if tag != "equal"
    ]


def _findings(edits: list[Edit], sentence: Reading, near: Reading, strict: bool) -> Iterator[Finding]:
    """Yield the changes that make another statement of a nearly repeated sentence."""
    both = bool(_DENYING & sentence.words and _DENYING & near.words)
    for edit in edits:
        yield from _figures(edit, sentence, near)
        yield from _names(edit, sentence, near)
        yield from _opposites(edit)
        yield from _small_words(
            edit, _DENYING if both else _DENYING | _ALSO_DENYING, "denial_added", "denial_lost", sentence, near, strict
        )
        yield from _small_words(edit, _LIMITING, "limit_added", "limit_lost", sentence, near, strict)
        yield from _moods(edit, sentence, near, strict)


def _figures(edit: Edit, sentence: Reading, near: Reading) -> Iterator[Finding]:
    """Yield figures in the place of other figures, and figures that only changed their unit."""
    there = _over(edit.there, near.figures)
    for one in _over(edit.here, sentence.figures):
        if one.loose and any(_compatible(one, other) for other in near.figures):
            continue
        rivals = [other for other in there if other.unit == one.unit]
        units = [other for other in there if set(other.values) & set(one.values) and other.unit != one.unit]
        if rivals and not any(_compatible(one, other) for other in rivals):
            reason = "year_other" if one.is_year else "figure_other"
            yield Finding(reason, _shown(one, sentence), _shown(rivals[0], near))
        elif units and not rivals and {one.unit, units[0].unit} != {"", "year"}:
            yield Finding("unit", _shown(one, sentence), _shown(units[0], near))


def _shown(figure: Figure, text: Reading) -> str:
    """Return the words of a figure."""
    return text.text[figure.start : figure.end]


def _compatible(one: Figure, other: Figure) -> bool:
    """Tell whether two figures may stand for each other, in whichever direction one rounds the other."""
    return agreement(one, other) in {"same", "bound"} or agreement(other, one) in {"same", "bound"}


def _over(run: tuple[Token, ...], figures: list[Figure]) -> list[Figure]:
    """Return the figures that a run of words touches."""
    return [figure for figure in figures if any(figure.start <= token.start < figure.end for token in run)]


def _names(edit: Edit, sentence: Reading, near: Reading) -> Iterator[Finding]:
    """Yield a name in the place of another name."""
    here, there = _capitals(edit.here, sentence), _capitals(edit.there, near)
    if len(edit.here) == len(edit.there) == 1 and _both_open(edit, sentence, near):
        here, there = list(edit.here), list(edit.there)
    named = len(edit.here) <= 3 and len(edit.there) <= 3 and here and there
    if named and not {token.word for token in here} & {token.word for token in there}:
        yield Finding("name_other", _text(here), _text(there))


def _both_open(edit: Edit, sentence: Reading, near: Reading) -> bool:
    """Tell whether one word with a capital opens the sentence in the place of another that says something else."""
    one, other = edit.here[0], edit.there[0]
    if one.start != sentence.tokens[0].start or other.start != near.tokens[0].start:
        return False
    if {one.word, other.word} <= _QUANTIFYING:
        return False
    capitals = one.text[0].isupper() and other.text[0].isupper() and one.is_content and other.is_content
    return capitals and not credit_among(one.stem, frozenset({other.stem}))


def _capitals(run: tuple[Token, ...], text: Reading) -> list[Token]:
    """Return the words of a run that are names by their capital; the first of a sentence only if it is an acronym."""
    first = text.tokens[0].start
    return [
        token
        for token in run
        if len(token.text) > 1 and token.text[0].isupper() and (token.start != first or token.text.isupper())
    ]


def _opposites(edit: Edit) -> Iterator[Finding]:
    """Yield a word in the place of its opposite."""
    for token in edit.here:
        against = opposites().get(token.stem, frozenset()) | opposites().get(token.word, frozenset())
        other = next((other for other in edit.there if other.stem in against or other.word in against), None)
        if other is not None or (other := _prefixed(token, edit.there)) is not None:
            yield Finding("opposite", token.text, other.text)


def _prefixed(token: Token, run: tuple[Token, ...]) -> Token | None:
    """Return the word of `run` that is `token` with « in- », « im- », « dé- »… before it, or the other way round."""
    for other in run:
        longer, shorter = (token.word, other.word) if len(token.word) > len(other.word) else (other.word, token.word)
        if len(shorter) >= 5 and longer.endswith(shorter) and longer[: -len(shorter)] in _PREFIXES:
            return other
    return None


def _small_words(
    edit: Edit, words: frozenset[str], added: str, lost: str, sentence: Reading, near: Reading, strict: bool
) -> Iterator[Finding]:
    """Yield words of negation or restriction put in or left out, where little else was.

    Not `strict`, the other side may say the lack in a word of its own.
    """
    words = frozenset(word for word in words if _count(word, sentence) != _count(word, near))
    here = [token for token in edit.here if token.word in words]
    there = [token for token in edit.there if token.word in words]
    if here and not there and _content(edit.here) <= 2 and (strict or not _own_lacks(near, sentence)):
        yield Finding(added, _text(here), near.text)
    left = _content(edit.there) - sum(token.is_content for token in there)
    if there and not here and left <= max(1, _content(edit.here)) and (strict or not _own_lacks(sentence, near)):
        yield Finding(lost, _text(edit.here) or _text(there), near.text)


def _count(word: str, text: Reading) -> int:
    """Return how often a word stands in a text; one that only moved changes nothing, nor does « sans cesse »."""
    following = [*text.tokens[1:], text.tokens[-1]]
    return sum(
        token.word == word and after.word not in _IDIOMS for token, after in zip(text.tokens, following, strict=True)
    )


def _own_lacks(text: Reading, other: Reading) -> bool:
    """Tell whether a text says a lack in a word that the other does not have."""
    return any(token.word not in other.words for token in lacks(text))


def _content(run: tuple[Token, ...]) -> int:
    """Return how many words of a run say something."""
    return sum(token.is_content and token.word not in _OPEN_TO for token in run)


def _moods(edit: Edit, sentence: Reading, near: Reading, strict: bool) -> Iterator[Finding]:
    """Yield a modal verb or a conditional put in, left out or exchanged; not `strict`, other words may say the same."""
    here = [token for token in edit.here if _MODAL.match(token.word) or is_conditional(token.word)]
    there = [token for token in edit.there if _MODAL.match(token.word) or is_conditional(token.word)]
    if {mood_of(token) for token in here} == {mood_of(token) for token in there} - {None}:
        return
    if (not here and not there) or (
        {token.stem[:3] for token in here} == {token.stem[:3] for token in there} and _same_mood(here, there)
    ):
        return
    if (
        not strict
        and here
        and not there
        and all(is_conditional(token.word) for token in here)
        and belongs(near, "would", strictly=True)
    ):
        return
    if (
        not strict
        and there
        and not here
        and all((mood := mood_of(token)) and belongs(sentence, mood, strictly=True) for token in there)
    ):
        return
    if here and there and all(is_conditional(token.word) for token in (*here, *there)):
        return
    if abs(_content(edit.here) - _content(edit.there)) > MOST_REWORDED:
        return
    if here and there:
        yield Finding("mood_other", _text(edit.here), _text(edit.there))
    elif there:
        yield Finding("mood_lost", _text(edit.here), near.clause(there[0].start).text)
    else:
        yield Finding(f"mood_{mood_of(here[0]) or 'would'}", _text(edit.here), "")


def _same_mood(here: list[Token], there: list[Token]) -> bool:
    """Tell whether both sides are in the conditional or neither is."""
    return any(is_conditional(token.word) for token in here) == any(is_conditional(token.word) for token in there)


def _text(run: Sequence[Token]) -> str:
    """Return the words of a run."""
    return " ".join(token.text for token in run)
