"""BEIR folders: `corpus.jsonl`, `queries.jsonl`, `qrels/*.tsv` or `qrels.tsv`; and `answers.jsonl` where there is one."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from eval.formats.base import entry
from eval.formats.jsonfiles import read_jsonl, write_jsonl
from eval.records import BenchError
from eval.words import words

CORPUS, QUERIES, QRELS, ANSWERS = "corpus.jsonl", "queries.jsonl", "qrels.tsv", "answers.jsonl"


class Document(BaseModel):
    """An entry of the corpus."""

    model_config = ConfigDict(extra="ignore", populate_by_name=True)

    id: str = Field(alias="_id")
    title: str = ""
    text: str


class Query(BaseModel):
    """A query."""

    model_config = ConfigDict(extra="ignore", populate_by_name=True)

    id: str = Field(alias="_id")
    text: str


class Collection(BaseModel):
    """A whole collection; queries without judgement are kept, as they are in the files."""

    documents: list[Document]
    queries: list[Query]
    qrels: dict[str, dict[str, int]] = Field(description="Query → document → grade; 0 and less is not relevant")
    answers: dict[str, list[str]] = Field(default_factory=dict, description="Query → words that a right answer holds")

    def relevant(self, query: str) -> set[str]:
        """Return the ids of the documents that answer a query."""
        return {name for name, grade in self.qrels.get(query, {}).items() if grade > 0}


def read_beir(folder: Path) -> Collection:
    """Return the collection in `folder`; raise `BenchError` with the file and line that are not as they must be."""
    files = sorted(folder.glob("qrels/*.tsv")) or [folder / QRELS]
    qrels_file = next((file for file in files if file.stem == "test"), files[0])
    for path in (folder / CORPUS, folder / QUERIES, qrels_file):
        if not path.is_file():
            raise BenchError(words()["errors"]["no_beir"].format(folder=folder.name, file=path.name))
    answers = (
        {row["_id"]: row["answers"] for _, row in read_jsonl(folder / ANSWERS)} if (folder / ANSWERS).exists() else {}
    )
    return Collection(
        documents=[entry(Document, row, folder / CORPUS, number) for number, row in read_jsonl(folder / CORPUS)],
        queries=[entry(Query, row, folder / QUERIES, number) for number, row in read_jsonl(folder / QUERIES)],
        qrels=_read_qrels(qrels_file),
        answers=answers,
    )


def write_beir(collection: Collection, folder: Path) -> None:
    """Write a collection as a folder that BEIR's own loader reads: judgements stand in `qrels/test.tsv`."""
    (folder / "qrels").mkdir(parents=True, exist_ok=True)
    documents = ({"_id": found.id, "title": found.title, "text": found.text} for found in collection.documents)
    write_jsonl(documents, folder / CORPUS)
    write_jsonl(({"_id": query.id, "text": query.text} for query in collection.queries), folder / QUERIES)
    judged = [f"{query}\t{name}\t{grade}" for query, found in collection.qrels.items() for name, grade in found.items()]
    head = "query-id\tcorpus-id\tscore"
    (folder / "qrels" / "test.tsv").write_text("\n".join([head, *judged]) + "\n", encoding="utf-8")
    if collection.answers:
        answers = ({"_id": query, "answers": texts} for query, texts in collection.answers.items())
        write_jsonl(answers, folder / ANSWERS)


def _read_qrels(path: Path) -> dict[str, dict[str, int]]:
    """Return the judgements of a file with or without a heading, in three columns or TREC's four."""
    found: dict[str, dict[str, int]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        cells = line.split()
        if not cells or (number == 1 and not cells[-1].lstrip("-").isdigit()):
            continue
        if len(cells) not in (3, 4) or not cells[-1].lstrip("-").isdigit():
            raise BenchError(words()["errors"]["bad_line"].format(file=path.name, line=number))
        found.setdefault(cells[0], {})[cells[-2]] = int(cells[-1])
    return found
