"""One question and its answer as the templates show them: no markup here, no logic there."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from assistant.export.markdown import answer_text
from assistant.models import Answer, Language, Record, Sentence, Support
from assistant.web.passages import Shape, shape_of
from assistant.web.person import Person, person_of
from assistant.web.sources import Card, Near, Shelf, cards_of, named, near_of, quote_of
from assistant.web.support import Check, Tone, checks_of, support_of
from assistant.words import catalogue


class Marker(Record):
    """The number after a sentence that leads to its source."""

    n: int
    sentence: int
    label: str
    quote: str


class Line(Record):
    """A sentence as it is shown: its last word stays with its markers."""

    number: int = Field(description="Position in the answer, from 1")
    head: str
    tail: str
    support: Support
    cells: list[str] = Field(default_factory=list, description="Filled for the row of a table")
    markers: list[Marker] = Field(default_factory=list)


class Group(Record):
    """Sentences that stand in one paragraph, one list or one table."""

    shape: Shape
    lines: list[Line]


class Turn(Record):
    """A question, and as much of its answer as there is."""

    number: int
    question: str
    language: str = "fr"
    status: str = ""
    progress: str = Field(default="", description="What is being done; empty once the answer is there")
    introduction: str = ""
    groups: list[Group] = Field(default_factory=list)
    cards: list[Card] = Field(default_factory=list)
    reason: str = ""
    near: list[Near] = Field(default_factory=list)
    tone: Tone = "none"
    support: list[str] = Field(default_factory=list, description="Clauses of the line under the answer")
    checks: list[Check] = Field(default_factory=list)
    followups: list[str] = Field(default_factory=list)
    person: Person | None = Field(
        default=None, description="What was understood of the person, where the turn was about them"
    )
    copied: str = Field(default="", description="What « copier » puts on the clipboard")
    announcement: str = Field(default="", description="What a screen reader is told, once")


def working(number: int, question: str, progress: str) -> Turn:
    """Return a turn whose answer is being looked for."""
    return Turn(number=number, question=question, progress=progress, announcement=progress)


def partly(turn: Turn, shown: int) -> Turn:
    """Return a turn with only its first `shown` sentences and what they cite: how an answer comes in."""
    groups = [
        group.model_copy(update={"lines": [line for line in group.lines if line.number <= shown]})
        for group in turn.groups
    ]
    cited = {marker.n for group in groups for line in group.lines for marker in line.markers}
    kept = {
        "number": turn.number,
        "question": turn.question,
        "language": turn.language,
        "status": turn.status,
        "introduction": turn.introduction,
    }
    return Turn(
        **kept,
        groups=[group for group in groups if group.lines],
        cards=[card for card in turn.cards if card.n in cited],
    )


def turn_of(answer: Answer, number: int, shelf: Shelf, words: dict[str, Any], language: Language) -> Turn:
    """Return an answer as it is shown in an interface of `language`, whose catalogue is `words`."""
    groups = groups_of(answer, shelf, words)
    near = [found for name in answer.nearest if (found := near_of(name, shelf))]
    reason = without_titles(answer) if near else answer.reason
    tone, support = support_of(answer, shelf, words)
    spoken = " ".join([answer.introduction, *(sentence.text for sentence in answer.sentences), reason, *support])
    return Turn(
        number=number,
        question=answer.question.strip(),
        language=answer.language,
        status=answer.status,
        introduction=answer.introduction,
        groups=groups,
        cards=cards_of(answer, shelf, words),
        reason=reason,
        near=near,
        tone=tone,
        support=support,
        checks=checks_of(answer, words),
        followups=answer.followups,
        person=person_of(answer, language),
        copied=answer_text(answer, shelf, language),
        announcement=f"{words['chat']['answer']} {spoken.strip()}",
    )


def groups_of(answer: Answer, shelf: Shelf, words: dict[str, Any]) -> list[Group]:
    """Return the sentences of an answer, neighbours of one shape together."""
    groups: list[Group] = []
    advising = answer.profile is not None or answer.offers is not None
    for number, sentence in enumerate(answer.sentences, 1):
        body = sentence.text.strip()
        shape = shape_of(body)
        body = body.removeprefix("- ")
        line = _line(number, body, sentence, answer, shelf, words)
        # what is said to the person stands apart from what the sources say
        apart = (
            bool(groups)
            and advising
            and (groups[-1].lines[-1].support == "not_checkable") != (line.support == "not_checkable")
        )
        if groups and groups[-1].shape == shape and not apart:
            groups[-1].lines.append(line)
        else:
            groups.append(Group(shape=shape, lines=[line]))
    return groups


def _line(number: int, body: str, sentence: Sentence, answer: Answer, shelf: Shelf, words: dict[str, Any]) -> Line:
    head, _, tail = body.rpartition(" ")
    cells = [cell.strip() for cell in body.strip("|").split("|")] if body.startswith("|") else []
    return Line(
        number=number,
        head=f"{head} " if head else "",
        tail=tail,
        cells=cells,
        support=sentence.support,
        markers=[_marker(n, number, sentence, answer, shelf, words) for n in sentence.citations],
    )


def _marker(n: int, number: int, sentence: Sentence, answer: Answer, shelf: Shelf, words: dict[str, Any]) -> Marker:
    citation = next((citation for citation in answer.citations if citation.n == n), None)
    name = named(citation.source, shelf) if citation else ""
    quote = quote_of(sentence, citation, shelf) if citation else ""
    return Marker(n=n, sentence=number, label=words["chat"]["marker"].format(n=n, source=name), quote=quote)


def without_titles(answer: Answer) -> str:
    """Return the reason of a refusal without the titles of the nearest passages, which are shown themselves."""
    opening = str(catalogue(answer.language)["refused_nearest"]).partition("{titles}")[0].strip()
    return answer.reason.partition(opening)[0].strip() or answer.reason
