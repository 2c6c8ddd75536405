"""Why a sentence says that something is so: the cause that it gives must stand in its passages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.grounding.cleaning import Token
from assistant.grounding.reading import Reading
from assistant.grounding.reasons import failure
from assistant.grounding.wording import Rarity, coverage, credit_among, credits
from assistant.models import Failure

_AFTER = re.compile(
    r"(?<![\w-])(?:parce qu(?:e |')|puisqu(?:e |')|car |a cause d(?:e |'|u |es )|en raison d(?:e |'|u |es )|grace (?:a |aux? )|"
    r"faute d(?:e |')|par (?:manque|souci|crainte|peur|respect|volonte) d(?:e |')|par (?=manque|souci|crainte)|suite (?:a |aux? )|"
    r"du fait d(?:e |'|u |es )|due?s? (?:a |aux? )|sous l'effet d(?:e |'|u |es )|en consequence d(?:e |'|u |es )|compte tenu d(?:e |'|u |es )|"
    r"expliqu\w* (?:par (?:la |le |les |l'|une? |des )?|surtout par |notamment par )|caus\w+ par |provoqu\w+ par |because (?:of )?|due to |thanks to |since )"
)
_BEFORE = re.compile(
    r"(?<![\w-])(?:a conduit a|ont conduit a|conduit a|conduisent a|a entraine|ont entraine|a provoque|ont provoque|explique|expliquent) "
)
_END = re.compile(r"[.;:!?]|,\s|$")
#: Share of a cause's words that the passages must hold.
LEAST = 0.32
#: From this share on, a cause may stand elsewhere than behind a word of cause.
SURE = 0.7


def cause_failures(sentence: Reading, passages: Sequence[Reading], rarity: Rarity | None) -> Iterator[Failure]:
    """Yield the causes of a sentence whose words do not stand in the passages."""
    for start, end in _causes(sentence):
        tokens = [token for token in sentence.content if start <= token.start < end]
        figures = [figure for figure in sentence.figures if start <= figure.start < end]
        if not tokens or figures:
            continue
        held = max(coverage(tokens, credits(tokens, passage), rarity) for passage in passages)
        if held < LEAST or (held < SURE and _is_another(tokens, passages)):
            yield failure("cause", sentence.text[start:end])


def _is_another(tokens: Sequence[Token], passages: Sequence[Reading]) -> bool:
    """Tell whether the passages give causes and none of them has a word of this one."""
    there = [
        token.stem
        for passage in passages
        for start, end in _causes(passage)
        for token in passage.content
        if start <= token.start < end
    ]
    return bool(there) and not any(credit_among(token.stem, frozenset(there)) for token in tokens)


def _causes(sentence: Reading) -> Iterator[tuple[int, int]]:
    """Yield the spans that say a cause: behind « car », « grâce à », or before « a conduit à »."""
    for match in _AFTER.finditer(sentence.lower):
        end = _END.search(sentence.lower, match.end())
        yield match.end(), end.start() if end else len(sentence.lower)
    for match in _BEFORE.finditer(sentence.lower):
        begin = max((stop.end() for stop in _END.finditer(sentence.lower, 0, match.start()) if stop[0]), default=0)
        yield begin, match.start()
