"""BEIR folders and TREC folders as samples: questions, what is relevant to them, and what was found."""

from __future__ import annotations

from pathlib import Path

from eval.formats.base import Context, Format, Sample
from eval.formats.beir import Collection, Document, Query, read_beir, write_beir
from eval.formats.jsonfiles import read_jsonl, write_jsonl
from eval.formats.trec import read_qrels, read_trec_run, write_qrels, write_trec_run

RUN, QRELS, TOPICS = "run.trec", "qrels.trec", "topics.jsonl"


def read_collection(folder: Path) -> list[Sample]:
    """Return the queries of a BEIR folder with the documents that answer them; those that answer none belong to no query."""
    collection = read_beir(folder)
    documents = {entry.id: Context(id=entry.id, title=entry.title, text=entry.text) for entry in collection.documents}
    samples = []
    for query in collection.queries:
        relevant = [
            name for name, grade in collection.qrels.get(query.id, {}).items() if grade > 0 and name in documents
        ]
        accepted = collection.answers.get(query.id, [])
        samples.append(
            Sample(
                id=query.id, question=query.text, answerable=bool(relevant), relevant=[documents[name] for name in relevant],
                accepted=[accepted] if accepted else [], reference=accepted[0] if accepted else "",
            )
        )  # fmt: skip
    return samples


def write_collection(samples: list[Sample], folder: Path) -> None:
    """Write samples as a BEIR folder; its corpus is every text that they name."""
    texts = {
        context.id: context for sample in samples for context in (*sample.relevant, *sample.retrieved, *sample.cited)
    }
    write_beir(
        Collection(
            documents=[Document(id=name, title=context.title, text=context.text) for name, context in texts.items()],
            queries=[Query(id=sample.id, text=sample.question) for sample in samples],
            qrels=_judgements(samples),
            answers={sample.id: sample.accepted[0] for sample in samples if len(sample.accepted) == 1},
        ),
        folder,
    )


def read_ranking(folder: Path) -> list[Sample]:
    """Return what a TREC folder knows: ids, ranks and judgements, and the questions where they stand beside them."""
    rankings, qrels = read_trec_run(folder / RUN), read_qrels(folder / QRELS)
    topics = (
        {str(row["id"]): str(row["question"]) for _, row in read_jsonl(folder / TOPICS)}
        if (folder / TOPICS).exists()
        else {}
    )
    names = dict.fromkeys([*topics, *rankings, *qrels])
    return [
        Sample(
            id=name, question=topics.get(name, name), answerable=any(grade > 0 for grade in qrels.get(name, {}).values()),
            relevant=[Context(id=document) for document, grade in qrels.get(name, {}).items() if grade > 0],
            retrieved=[Context(id=document, score=score) for document, score in rankings.get(name, [])],
        )
        for name in names
    ]  # fmt: skip


def write_ranking(samples: list[Sample], folder: Path) -> None:
    """Write samples as a run and judgements that trec_eval and its kin read, with the questions beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    rankings = {
        sample.id: [
            (context.id, context.score if context.score is not None else -float(rank))
            for rank, context in enumerate(sample.retrieved)
        ]
        for sample in samples
    }
    write_trec_run(rankings, folder / RUN)
    write_qrels(_judgements(samples), folder / QRELS)
    write_jsonl(({"id": sample.id, "question": sample.question} for sample in samples), folder / TOPICS)


def _judgements(samples: list[Sample]) -> dict[str, dict[str, int]]:
    return {sample.id: {context.id: 1 for context in sample.relevant} for sample in samples if sample.relevant}


BEIR = Format("beir", read_collection, write_collection)
TREC = Format("trec", read_ranking, write_ranking)
