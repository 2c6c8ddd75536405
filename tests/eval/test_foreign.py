"""Our retriever and plain BM25 on a collection in BEIR's layout."""

from __future__ import annotations

import json
from math import log2
from pathlib import Path

import pytest

from assistant.retrieval.retriever import Retriever
from eval.__main__ import main
from eval.commands.retrieval import verdict
from eval.foreign import Line, PlainBM25, article, holds, index_collection, lines, measured, ours, spans
from eval.formats.beir import Collection, Document, Query, read_beir, write_beir
from eval.formats.trec import read_trec_run
from eval.leave_out import of_collection
from eval.records import BenchError

TEXTS = {
    "volcan-0": ("Volcans", "Le Vésuve, un volcan d’Italie, a détruit la ville de Pompéi en 79."),
    "volcan-1": ("Volcans", "L’Etna est un volcan de Sicile, haut de 3 300 mètres."),
    "fleuve-0": ("Fleuves", "La Loire est le plus long fleuve de France, avec 1 006 kilomètres."),
    "fleuve-1": ("Fleuves", "La Seine traverse Paris avant de se jeter dans la Manche."),
}
ASKED = {
    "q1": ("Quelle ville le Vésuve a-t-il détruite ?", "volcan-0", "Pompéi"),
    "q2": ("Quelle est la longueur de la Loire ?", "fleuve-0", "1 006"),
}


@pytest.fixture(scope="module")
def collection() -> Collection:
    return Collection(
        documents=[Document(id=name, title=title, text=text) for name, (title, text) in TEXTS.items()],
        queries=[Query(id=name, text=text) for name, (text, _, _) in ASKED.items()],
        qrels={name: {document: 1} for name, (_, document, _) in ASKED.items()},
        answers={name: [gold] for name, (_, _, gold) in ASKED.items()},
    )


@pytest.fixture(scope="module")
def retriever(collection: Collection, tmp_path_factory: pytest.TempPathFactory) -> Retriever:
    return Retriever(index_collection(collection.documents, tmp_path_factory.mktemp("foreign")))


def test_measures_of_one_ranking_are_those_of_the_manual() -> None:
    found = measured([("x", 3.0), ("a", 2.0), ("b", 1.0)], {"a", "b"})
    ideal = 1 + 1 / log2(3)
    assert found == pytest.approx([(1 / log2(3) + 1 / log2(4)) / ideal, 0.5, 0.0, 1.0, 1.0, 1.0, 1.0])
    assert measured([], {"a"}) == [0.0] * 7


def test_both_systems_find_the_answer(collection: Collection, retriever: Retriever) -> None:
    mine = {query.id: ours(retriever)(query.text) for query in collection.queries}
    floor = {query.id: PlainBM25.build(collection.documents).search(query.text) for query in collection.queries}
    hits = {line.key: line for line in lines(collection, mine, floor)}
    assert (hits["hit@5"].ours, hits["hit@5"].floor) == (1.0, 1.0)
    assert hits["ndcg@10"].low is None


def test_the_first_sentence_is_held_against_the_gold_words(collection: Collection, retriever: Retriever) -> None:
    found = {line.key: line.ours for line in spans(collection, retriever, lambda *_: None)}
    assert found == {"sentence": 1.0, "sentence_given": 1.0}
    assert holds("Longue de 1\u202f006 km", ["1 006"])
    assert not holds("Longue de 11 006 km", ["1 006"])


def test_a_whole_article_is_left_out_and_not_only_the_passage(collection: Collection) -> None:
    assert article(collection.documents[0]) == "volcans"
    assert [sorted(asked.answers) for asked in of_collection(collection)] == [
        ["volcan-0", "volcan-1"],
        ["fleuve-0", "fleuve-1"],
    ]


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(0.01, 0.05, "ahead"), (-0.05, -0.01, "behind"), (-0.01, 0.01, "even"), (None, None, "even")],
)
def test_ahead_only_where_the_interval_excludes_zero(low: float | None, high: float | None, expected: str) -> None:
    assert verdict([Line(key="ndcg@10", n=50, ours=0.8, floor=0.7, difference=0.1, low=low, high=high)]) == expected


def test_the_command_prints_both_and_writes_a_trec_run(
    collection: Collection, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_beir(collection, tmp_path / "beir")
    assert main(["retrieval", "--beir", str(tmp_path / "beir"), "--trec", str(tmp_path / "run.trec"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert all(
        line["floor"] is not None for line in told["lines"] if line["key"].startswith(("ndcg", "mrr", "hit", "recall"))
    )
    assert next(iter(read_trec_run(tmp_path / "run.trec")["q1"]))[0] == "volcan-0"


def test_a_folder_is_read_back_as_it_was_written(collection: Collection, tmp_path: Path) -> None:
    write_beir(collection, tmp_path)
    assert read_beir(tmp_path) == collection


def test_what_is_wrong_in_a_folder_is_told_with_its_place(collection: Collection, tmp_path: Path) -> None:
    write_beir(collection, tmp_path)
    (tmp_path / "queries.jsonl").write_text('{"_id": "q1", "text": "?"}\n{"_id": 3}\n', encoding="utf-8")
    with pytest.raises(BenchError, match=r"queries\.jsonl, ligne 2"):
        read_beir(tmp_path)


@pytest.mark.shared
def test_the_real_collection_is_read_whole(shared: Path) -> None:
    found = read_beir(shared / "data" / "retrieval" / "piaf-dev")
    assert len(found.documents) == 716
    assert len(found.queries) == len(found.answers) == 3570
    assert all(found.relevant(query.id) for query in found.queries)
