"""What is searched for a question: stems, spelling mended, other words for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.retrieval.expansion import FRAME_WEIGHT, SYNONYM_WEIGHT, TRANSLATION_WEIGHT, Query, QueryBuilder
from ingestion.glossary import Concept
from ingestion.index import Index
from ingestion.lexical import LexicalIndex
from tests.assistant.builders import index_of, passage

TEXTS = {
    "alpha/emploi": "Les monteurs craignent de perdre leur emploi.",
    "alpha/cout": "Le coût du stage est de 900 euros pour les monteurs.",
    "alpha/tournage": "Le tournage en décor réel demande une équipe complète.",
}
CONCEPTS = (
    Concept(fr=("emploi", "boulot", "gagne-pain"), en=("job",)),
    Concept(fr=("coût", "prix"), en=("price",)),
    Concept(fr=("tournage", "prise de vues"), en=("shooting",)),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return index_of(
        tmp_path_factory.mktemp("expansion"), [passage(*entry) for entry in TEXTS.items()], concepts=CONCEPTS
    )


@pytest.fixture(scope="module")
def builder(index: Index) -> QueryBuilder:
    return QueryBuilder(index)


def best(query: Query, index: Index) -> str:
    return index.passages[int(query.lexical(index.text_lexical).argmax())].id


def test_function_words_are_left_out_and_stems_stand_once(builder: QueryBuilder) -> None:
    assert builder.build("Les monteurs, le monteur et la monteuse ?").terms[0] == "monteur"
    assert builder.build("monteurs et monteurs").terms == ("monteur",)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("les mnoteurs", "monteur"),  # two letters changed places
        ("les monteuurs", "monteur"),  # one too many
        ("le tournnages", "tournag"),
        ("equippe", "equip"),
    ],
)
def test_a_slip_of_the_keyboard_is_mended(builder: QueryBuilder, typed: str, meant: str) -> None:
    assert builder.build(typed).terms == (meant,)


@pytest.mark.parametrize("typed", ["empl", "90O", "901", "xmonteur", "photograph"])
def test_a_short_a_numeric_or_a_faraway_word_is_kept_as_typed(builder: QueryBuilder, typed: str) -> None:
    assert not any(map(builder.known, builder.build(typed).terms))


def test_a_word_of_the_lexicon_is_no_typing_error(builder: QueryBuilder) -> None:
    assert not builder.known("boulot")
    assert builder.build("boulot").terms == ("boulot",)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("le boulot", "alpha/emploi"),
        ("le prix", "alpha/cout"),
        ("what is the price?", "alpha/cout"),
        ("la prise de vues", "alpha/tournage"),
    ],
)
def test_another_word_for_it_finds_the_passage(
    builder: QueryBuilder, index: Index, question: str, expected: str
) -> None:
    query = builder.build(question)
    assert query.lexical(index.text_lexical).max() > 0
    assert best(query, index) == expected


def test_a_synonym_counts_for_less_than_the_word_of_the_text(builder: QueryBuilder, index: Index) -> None:
    typed = builder.build("emploi").lexical(index.text_lexical).max()
    other = builder.build("boulot").lexical(index.text_lexical).max()
    assert 0 < other < typed


def test_what_a_text_holds_is_told_apart_from_what_stands_for_it(builder: QueryBuilder) -> None:
    present = {"emploi"}
    assert builder.build("emploi").held(present, "emploi") == 1.0
    assert builder.build("boulot").held(present, "boulot") == SYNONYM_WEIGHT
    assert builder.build("what about the job?").held(present, "job") == TRANSLATION_WEIGHT
    assert builder.build("boulot").held({"tournag"}, "boulot") == 0.0


def test_an_expression_stands_for_a_word_only_where_all_of_it_stands() -> None:
    query = Query("tournage", ("tournag",), synonyms={"tournag": {("pris", "vu"): SYNONYM_WEIGHT}})
    assert query.held({"pris", "vu"}, "tournag") == SYNONYM_WEIGHT
    assert query.held({"pris"}, "tournag") == 0.0
    lexical = LexicalIndex.build(["La prise est faite.", "La prise de vues est faite.", "Rien."])
    scores = query.lexical(lexical)
    assert scores[1] > 0
    assert scores[0] == scores[2] == 0


def test_words_that_only_say_where_to_look_count_for_little(builder: QueryBuilder) -> None:
    query = builder.build("Selon l'étude, que disent les monteurs ?")
    assert query.weights["etud"] == FRAME_WEIGHT
    assert "monteur" not in query.weights
    assert query.asks


@pytest.mark.parametrize("question", ["combien ?", "que dit l'étude ?", "", "???", "bonjour"])
def test_a_question_of_framing_words_only_asks_nothing(builder: QueryBuilder, question: str) -> None:
    assert not builder.build(question).asks


def test_rarer_words_weigh_more(builder: QueryBuilder, index: Index) -> None:
    query = builder.build("les monteurs au tournage")
    assert query.weight("tournag", index.text_lexical) > query.weight("monteur", index.text_lexical)


def test_a_word_that_no_text_has_is_as_rare_as_what_stands_for_it(builder: QueryBuilder, index: Index) -> None:
    unheard = builder.build("photographe").weight("photograph", index.text_lexical)
    replaced = builder.build("prix").weight("prix", index.text_lexical)
    assert replaced == pytest.approx(index.text_lexical.idf("cout"))
    assert replaced < unheard


def test_scores_stay_between_zero_and_one(builder: QueryBuilder, index: Index) -> None:
    for question in ("monteurs " * 40, "le prix du tournage", "zzz", ""):
        scores = builder.build(question).lexical(index.text_lexical)
        assert scores.shape == (len(TEXTS),)
        assert (scores >= 0).all()
        assert (scores <= 1).all()


def test_nothing_known_scores_nothing_and_an_empty_index_gives_no_scores(tmp_path: Path, builder: QueryBuilder) -> None:
    assert builder.build("monteurs").lexical(LexicalIndex.build([])).shape == (0,)
    assert not builder.build("zzz").lexical(LexicalIndex.build(["Rien."])).any()
