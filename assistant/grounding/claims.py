"""The figures, dates and names of a sentence against the passages: each must stand there with what it counts."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.grounding.amounts import Agreement, agreement
from assistant.grounding.dates import date_stands
from assistant.grounding.figures import Figure
from assistant.grounding.names import missing_names
from assistant.grounding.reading import Reading
from assistant.grounding.reasons import failure
from assistant.models import Failure
from ingestion.french import stem

Spans = Sequence[tuple[int, int]]
_ORDER: tuple[Agreement, ...] = ("same", "bound", "change", "unit", "none")
_REASON = {"bound": "figure_bound", "change": "figure_change", "unit": "unit", "none": "figure_missing"}
#: Numbers that people count off a list without the passage saying them.
COUNTABLE = 20
_PER = {
    ("mois", 12.0): re.compile(r"\bpar an(?:nee)?\b|annuel"), ("mois", 1.0): re.compile(r"\bpar mois\b|mensuel"),
    ("semaine", 1.0): re.compile(r"\bpar semaine\b|hebdomadaire"), ("jour", 1.0): re.compile(r"\bpar jour|quotidien|journalier"),
    ("h", 1.0): re.compile(r"\bpar heure\b|horaire"),
}  # fmt: skip
_FROM_TO = re.compile(r"(?:\s[a-z%€]+)?\s(?:a|to|vers|contre)\s(?:la |l'|plus de |pres de )?")
_BARE = frozenset({"year", "rank", "bac"})


def claim_failures(
    sentence: Reading, passages: Sequence[Reading], spans: Spans, figures: Sequence[Figure]
) -> list[Failure]:
    """Return what of the sentence's figures, dates and names does not stand in the passages.

    `spans` are attributions to the study itself, which are left alone; `figures` the figures of the sentence.
    """
    failed = [
        found
        for figure in figures
        if not _inside(figure.start, spans) and (found := _figure_failure(figure, figures, sentence, passages))
    ]
    failed += _turned_ranges(sentence, passages, figures)
    failed += _date_failures(sentence, passages, spans)
    failed += [
        failure("name_missing", name.text)
        for name in missing_names(sentence, passages)
        if not _inside(name.start, spans)
    ]
    return failed


def _inside(place: int, spans: Spans) -> bool:
    """Tell whether a place lies in one of the spans."""
    return any(start <= place < end for start, end in spans)


def _date_failures(sentence: Reading, passages: Sequence[Reading], spans: Spans) -> Iterator[Failure]:
    """Yield the dates that no passage holds."""
    there = [date for passage in passages for date in passage.dates]
    for date in sentence.dates:
        if not _inside(date.start, spans) and not date_stands(date, there):
            yield failure("date_missing", sentence.text[date.start : date.end])


def _figure_failure(
    figure: Figure, figures: Sequence[Figure], sentence: Reading, passages: Sequence[Reading]
) -> Failure | None:
    """Return why a figure fails, or None if the passages bear it."""
    text = sentence.text[figure.start : figure.end]
    if figure.unit == "rank":
        stands = _rank_stands(figure, sentence, passages)
        return None if stands else failure("figure_missing", _ranked(figure, sentence))
    verdict, place = _nearest(figure, passages)
    if verdict == "same" or _follows(figure, figures, passages, sentence):
        return None
    if figure.is_year:
        return None if _year_stands(figure, passages) else failure("year_missing", text)
    if figure.unit == "fois":
        return None if _is_multiple(figure, passages) else failure("figure_missing", text)
    return failure(_REASON[verdict], text, place)


def _nearest(figure: Figure, passages: Sequence[Reading]) -> tuple[Agreement, str]:
    """Return how far the nearest figure of the passages agrees, and its clause."""
    best: tuple[Agreement, str] = ("none", "")
    for passage in passages:
        for other in passage.figures:
            verdict = agreement(figure, other)
            if _ORDER.index(verdict) < _ORDER.index(best[0]):
                best = verdict, passage.clause(other.start).text
    return best


def _turned_ranges(sentence: Reading, passages: Sequence[Reading], figures: Sequence[Figure]) -> Iterator[Failure]:
    """Yield « de 58 à 52 » where the passages go from 52 to 58."""
    there = [pair for passage in passages for pair in _steps(passage.figures, passage)]
    for low, high in _steps(figures, sentence):
        straight = any(agreement(low, one) == "same" == agreement(high, two) for one, two in there)
        turned = next((one for one, two in there if agreement(low, two) == "same" == agreement(high, one)), None)
        if turned and not straight:
            yield failure(
                "figure_change", sentence.text[low.start : high.end], f"{turned.values[0]:g} → {low.values[0]:g}"
            )


def _steps(figures: Sequence[Figure], text: Reading) -> Iterator[tuple[Figure, Figure]]:
    """Yield the figures that « de … à … » leads from and to, those of a range made two."""
    for figure in figures:
        if figure.high is not None and figure.unit not in {"rank", "bac"}:
            yield replace(figure, high=None), replace(figure, high=None, values=(figure.high,))
    for one, two in itertools.pairwise(figures):
        if (
            two.unit not in {"rank", "bac"}
            and {one.unit, two.unit} - {two.unit} <= {""}
            and _FROM_TO.fullmatch(text.lower[one.end : two.start])
        ):
            yield (
                replace(
                    one,
                    unit=two.unit,
                    values=tuple(value * (two.factor if not one.unit else 1) for value in one.values),
                ),
                two,
            )


def _is_multiple(figure: Figure, passages: Sequence[Reading]) -> bool:
    """Tell whether « deux fois plus » follows from two figures of one unit: a quarter and a half."""
    for passage in passages:
        there = [(other.unit, value) for other in passage.figures for value in other.values if other.unit not in _BARE]
        for unit, value in there:
            if any(
                unit == other and value and abs(more / value - figure.values[0]) <= 0.1 * figure.values[0]
                for other, more in there
            ):
                return True
    return False


def _year_stands(figure: Figure, passages: Sequence[Reading]) -> bool:
    """Tell whether a year stands in a passage, in dates too, or both ends of a span of years in one sentence."""
    if figure.high is not None:
        passages = [sentence for passage in passages for sentence in passage.sentences]
        return any(
            _year_stands(replace(figure, high=None, values=(value,)), [text])
            and _year_stands(replace(figure, high=None, values=(figure.high,)), [text])
            for text in passages
            for value in figure.values
        )
    years = {date.year for passage in passages for date in passage.dates}
    for passage in passages:
        for other in passage.figures:
            if other.is_year:
                years.update(int(value) for value in (*other.values, other.high) if value)
    wanted = {int(value) for value in (*figure.values, figure.high) if value}
    return wanted <= years


def _follows(figure: Figure, figures: Sequence[Figure], passages: Sequence[Reading], sentence: Reading) -> bool:
    """Tell whether a figure that stands nowhere follows from others that do."""
    there = [other for passage in passages for other in passage.figures]
    return (
        _both_stand(figure, there)
        or _ends_stand(figure, there)
        or _is_ratio(figure, figures, passages)
        or _is_sum(figure, figures)
        or _counts_a_list(figure, passages)
        or _says_both(figure, sentence, there)
        or _leaves_unit_out(figure, figures, there)
        or _is_per(figure, passages)
    )


def _both_stand(figure: Figure, there: list[Figure]) -> bool:
    """Tell whether « 12 sur 25 » has both its numbers in the passages."""
    return figure.pair is not None and all(
        any(other.unit == "" and number in other.values for other in there) for number in figure.pair
    )


def _ends_stand(figure: Figure, there: list[Figure]) -> bool:
    """Tell whether both ends of a range stand by themselves: « de 80 à 92 % »."""
    return figure.high is not None and all(
        any(other.unit == figure.unit and other.high is None and number in other.values for other in there)
        for number in (figure.values[0], figure.high)
    )


def _is_ratio(figure: Figure, figures: Sequence[Figure], passages: Sequence[Reading]) -> bool:
    """Tell whether a share in words is that of two counts of one sentence: « une sur sept » for 232 of 1 610."""
    if not figure.loose:
        return False
    groups = [figures, *(sentence.figures for passage in passages for sentence in passage.sentences)]
    for group in groups:
        counts = [value for other in group if other.unit == "" and other.high is None for value in other.values][:12]
        for part in counts:
            for whole in counts:
                if (
                    0 < part < whole
                    and agreement(figure, Figure(0, 0, (100 * part / whole,), unit="%", loose=True)) == "same"
                ):
                    return True
    return False


def _is_sum(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Tell whether a share is the sum of the shares that the same sentence gives after it."""
    parts = [
        other.values[0]
        for other in figures
        if other is not figure and other.unit == figure.unit == "%" and not other.loose
    ]
    return len(parts) >= 2 and abs(sum(parts) - figure.values[0]) <= (1.0 if figure.loose else 0.01)


def _counts_a_list(figure: Figure, passages: Sequence[Reading]) -> bool:
    """Tell whether a small number is that of the items of a list in a passage."""
    if figure.unit or figure.high is not None or figure.bound or not 2 <= figure.values[0] <= COUNTABLE:
        return False
    return any(len(items) == figure.values[0] for passage in passages for _, items in passage.lists)


def _says_both(figure: Figure, sentence: Reading, there: list[Figure]) -> bool:
    """Tell whether « deux » only points back (« les deux », « tous deux ») and the passages count no such thing otherwise."""
    if figure.values != (2.0,) or figure.unit or figure.high is not None:
        return False
    before = sentence.lower[max(0, figure.start - 8) : figure.start]
    return bool(re.search(r"(?:l'un des|tous|toutes|ces|les)\s$", before)) and not any(
        other.unit == "" and other.high is None and 2 < other.values[0] < 10 for other in there
    )


def _leaves_unit_out(figure: Figure, figures: Sequence[Figure], there: list[Figure]) -> bool:
    """Tell whether a bare number counts in the unit of a figure before it: « trois semaines, deux de théorie »."""
    before = [other for other in figures if other.start < figure.start and other.unit not in {"", "year", "rank"}]
    units = {other.unit for other in before}
    scales = [1.0, *([1e3, 1e6, 1e9] if any(other.grouped for other in before) else [])]
    return figure.unit == "" and any(
        other.unit in units and other.values == tuple(value * scale for value in figure.values)
        for other in there
        for scale in scales
    )


def _is_per(figure: Figure, passages: Sequence[Reading]) -> bool:
    """Tell whether « une année de … » says what the passages give by the year."""
    pattern = _PER.get((figure.unit, figure.values[0]))
    return pattern is not None and not figure.bound and any(pattern.search(passage.lower) for passage in passages)


def _ranked(figure: Figure, sentence: Reading) -> str:
    """Return a rank with the word that it ranks."""
    following = next((token.end for token in sentence.tokens if token.start >= figure.end), figure.end)
    return sentence.text[figure.start : figure.end if figure.label else following]


def _rank_stands(figure: Figure, sentence: Reading, passages: Sequence[Reading]) -> bool:
    """Tell whether a rank stands in a passage for the same thing: « première phase », « phase 1 », the first of a list.

    « premier » is also said of what merely comes first, so it fails only where the passage ranks that thing otherwise.
    """
    label = _label(figure, sentence)
    ranked = [
        (_label(other, passage), other.values[0])
        for passage in passages
        for other in passage.figures
        if other.unit == "rank"
    ]
    value = figure.values[0]
    of_this = {number for name, number in ranked if name == label}
    if of_this:
        return value in of_this
    if (value in {1.0, -1.0} and not figure.label) or any(number == value for _, number in ranked):
        return True
    if not figure.label and any(len(items) >= value for passage in passages for _, items in passage.lists):
        return True
    return any(
        other.unit == "" and other.high is None and value in other.values
        for passage in passages
        for other in passage.figures
    )


def _label(figure: Figure, text: Reading) -> str:
    """Return the stem of what a rank ranks: the word before « 2 », or after « deuxième »."""
    if figure.label:
        return stem(figure.label)
    return next((token.stem for token in text.tokens if token.start >= figure.end and token.is_content), "")
