"""What speaks for and against a passage as the answer to a question."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.abstention.nouns import has_figure
from assistant.abstention.signs import (
    NUMERIC,
    Signs,
    capitals,
    counts_it,
    gap,
    holding_rate,
    names_asked,
    own_words,
    present_stems,
    read_signs,
    speaks_of_year,
    stands_in,
    support,
    surprise,
)
from assistant.question import understand
from assistant.retrieval.expansion import QueryBuilder
from assistant.retrieval.retriever import Retriever
from ingestion.french import fold, stem, stems
from ingestion.glossary import Concept
from ingestion.index import Index
from ingestion.models import Passage
from tests.assistant.builders import index_of, passage, source


def tells_figure(sentence: str) -> bool:
    return has_figure(fold(sentence))


@pytest.fixture(scope="module")
def index(index_folder: Path) -> Index:
    return Index.open(index_folder)


def the(index: Index, identifier: str) -> Passage:
    return index.passages[index.rows[identifier]]


def signs(index: Index, question: str, identifier: str) -> Signs:
    retriever = Retriever(index)
    found = next(entry for entry in retriever.search(question, 20) if entry.passage.id == identifier)
    return read_signs(understand(question), retriever.queries.build(question), found, index)


def test_a_passage_that_answers_lacks_nothing(index: Index) -> None:
    read = signs(index, "Combien de monteurs ont répondu à l'enquête Alpha ?", "alpha-2024/repondants")
    assert (read.missing, read.surprise, read.unknown, read.untold, read.no_figure, read.other_count) == (0,) * 6
    assert read.names == read.years == read.places == read.attributes == read.terms == []
    assert read.rare_hits > 0


def test_numbers_come_in_a_fixed_order_and_are_all_numbers(index: Index) -> None:
    read = signs(index, "mentorat", "beta-2025/mentorat")
    assert read.numbers().shape == (len(NUMERIC),)
    assert read.numbers()[NUMERIC.index("score")] == read.score


@pytest.mark.parametrize(
    ("question", "sign", "expected"),
    [
        ("Combien de monteurs ont répondu en 2019 ?", "years", ["2019"]),
        ("Combien de monteurs ont répondu en Belgique ?", "places", ["Belgique"]),
        ("Combien coûte l'enquête auprès des monteurs ?", "attributes", ["le prix ou le montant"]),
        ("Combien de graphistes ont répondu ?", "terms", [stem("graphistes")]),
        ("Combien de monteurs ont répondu à l'école Galilée ?", "names", ["galilee"]),
    ],
)
def test_what_the_question_asks_and_the_passage_lacks_is_named(
    index: Index, question: str, sign: str, expected: list[str]
) -> None:
    assert getattr(signs(index, question, "alpha-2024/repondants"), sign) == expected


def test_another_thing_counted_shows(index: Index) -> None:
    counting = signs(index, "Combien de graphistes ont répondu à l'enquête Alpha ?", "alpha-2024/repondants")
    assert counting.other_count == 1
    assert signs(index, "Combien de studios ?", "alpha-2024/repondants").other_count == 0


def test_people_in_general_are_counted_by_any_word_for_them(index: Index) -> None:
    given = the(index, "alpha-2024/repondants")
    question = "Combien de personnes ont répondu ?"
    assert counts_it(question, QueryBuilder(index).build(question), given, index)


def test_a_figure_counts_as_lacking_only_where_one_is_asked_for(tmp_path: Path) -> None:
    index = index_of(tmp_path, [passage("alpha/a", "Les étalonneurs refusent l'outil Prisme.")])
    assert signs(index, "Combien d'étalonneurs refusent Prisme ?", "alpha/a").no_figure == 1
    assert signs(index, "Pourquoi les étalonneurs refusent-ils Prisme ?", "alpha/a").no_figure == 0


def test_the_gap_is_how_much_better_a_sentence_without_figure_fits(tmp_path: Path) -> None:
    apart = passage("alpha/a", "Les étalonneurs refusent l'outil Prisme. Le studio compte 40 étalonneurs.")
    together = passage("alpha/b", "Au studio, 12 étalonneurs refusent l'outil Prisme.")
    never = passage("alpha/c", "Les étalonneurs refusent l'outil Prisme.")
    index = index_of(tmp_path, [apart, together, never])
    query = QueryBuilder(index).build("Combien d'étalonneurs refusent l'outil Prisme ?")
    weights = {term: query.weight(term, index.text_lexical) for term in query.terms}
    assert gap(query, never.text, weights, tells_figure) == 1
    assert 0 < gap(query, apart.text, weights, tells_figure) < 1
    assert gap(query, together.text, weights, tells_figure) == 0


def test_another_number_of_the_same_thing_is_a_lack(index: Index) -> None:
    retriever = Retriever(index)

    def other_number(question: str) -> float:
        found = next(scored for scored in retriever.fused(question, 10) if scored.passage.id == "alpha-2024/repondants")
        return read_signs(understand(question), retriever.queries.build(question), found, index).other_number

    assert other_number("Combien de monteurs ont répondu à l'enquête Alpha de la phase 7 ?") == 1
    assert other_number("Combien de monteurs ont répondu à l'enquête Alpha ?") == 0


def test_a_word_that_answers_always_hold_surprises_more_by_its_absence(tmp_path: Path) -> None:
    held = [passage(f"alpha/{row}", "Le musée forme.", "Que fait le musée ?") for row in range(8)]
    unheld = [passage(f"beta/{row}", "Le cours est difficile.", "Est-ce que ça fait galérer ?") for row in range(8)]
    index = index_of(tmp_path, [*held, *unheld])
    assert holding_rate("muse", index) > holding_rate("jamais-demandé", index) > holding_rate(stem("galerer"), index)
    assert surprise("muse", index) > surprise(stem("galerer"), index)
    assert holding_rate("muse", index) < 1


def test_a_passage_holds_the_words_of_its_headings_questions_study_place_and_period(index: Index) -> None:
    present = present_stems(the(index, "alpha-2024/satisfaction"), index)
    held = "satisfaits resultats contents alpha france mars"
    assert set(stems(held)) <= present
    assert not set(stems("observatoire galilée mentorat")) & present


def test_a_word_used_like_another_supports_a_passage_a_little_and_itself_fully(index: Index) -> None:
    builder = QueryBuilder(index)
    given = the(index, "alpha-2024/satisfaction")
    query = builder.build("monteurs galilée xylophone")
    present = present_stems(given, index)
    assert support("monteur", query, present, given, index) == 1
    assert 0 <= support("galile", query, present, given, index) < 1
    assert support("xylophon", query, present, given, index) == 0


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Que fait l'INA avec Runway à Paris ?", ["INA", "Runway", "Paris"]),
        ("Montage ou Étalonnage ?", ["Étalonnage"]),
        ("Le CNC et l’Afdas", ["CNC", "Afdas"]),
        ("que dit Une de ces études ?", []),
        ("IA", []),
    ],
)
def test_capitals_are_names_and_acronyms_but_neither_first_nor_function_words(
    question: str, expected: list[str]
) -> None:
    assert capitals(question) == expected


def named(index: Index, question: str) -> list[str]:
    return names_asked(question, QueryBuilder(index).build(question), index)


def test_a_name_is_recognised_in_lower_case(index: Index) -> None:
    assert named(index, "c'est long le stage de galilee ?") == ["galilee"]
    assert named(index, "c'est long le stage de monteur ?") == []


def test_a_question_that_writes_capitals_means_only_the_names_it_writes(index: Index) -> None:
    assert named(index, "À Lille, les essais durent combien ?") == ["lille"]
    assert named(index, "à lille, les essais durent combien ?") == ["lille", "essais"]


def test_a_name_that_also_has_synonyms_is_taken_for_the_common_word(tmp_path: Path) -> None:
    text = "Le groupe Cadence suit le plan Cadence."
    concepts = [Concept(fr=("cadence", "rythme"))]
    for given, expected in (([], ["cadence"]), (concepts, [])):
        index = index_of(tmp_path / str(len(given)), [passage("alpha/a", text)], concepts=given)
        assert named(index, "que fait cadence ?") == expected


def test_a_name_that_stands_everywhere_narrows_nothing(index: Index) -> None:
    assert named(index, "que dit l'ia en France ?") == []


def test_a_name_stands_in_a_passage_in_its_plural_too() -> None:
    assert stands_in("galilees", frozenset({"galilee"}))
    assert not stands_in("galilee", frozenset({"lille"}))


@pytest.mark.parametrize(
    ("text", "year", "speaks"),
    [
        ("En 2021, rien n'a changé.", 2021, True),
        ("En 2021, rien n'a changé.", 2022, False),
        ("De 2019 à 2023, les cours ont doublé.", 2021, True),
        ("Le plan 2019-2023 est fini.", 2022, True),
        ("Le plan 2019-2023 est fini.", 2024, False),
        ("Rien.", 2025, True),  # the study's own year
        ("Rien.", 2023, True),  # the period of the field work
    ],
)
def test_a_passage_speaks_of_the_years_of_its_text_its_period_and_its_study(
    tmp_path: Path, text: str, year: int, speaks: bool
) -> None:
    given = passage("alpha/a", text, period="hiver 2023" if text == "Rien." else "")
    index = index_of(tmp_path, [given], [source("alpha", year=2025)])
    assert speaks_of_year(given, year, index) is speaks


def test_the_year_of_a_study_tells_no_date(tmp_path: Path) -> None:
    given = passage("alpha/a", "D'après l'étude Alpha de 2025, l'école a ouvert en 2021.")
    index = index_of(tmp_path, [given], [source("alpha", year=2025)])
    assert "2025" not in own_words(given, index)
    assert "2021" in own_words(given, index)
