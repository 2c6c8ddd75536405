"""SQuAD 2: paragraphs with questions, answers by offset, `is_impossible`; answers that were given stand in a file beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from eval.formats.base import Context, Format, Sample, entry
from eval.formats.jsonfiles import read_json, write_json

VERSION = "v2.0"


class Answer(BaseModel):
    """Words of the paragraph and where they begin."""

    model_config = ConfigDict(extra="ignore")

    text: str
    answer_start: int = -1


class Question(BaseModel):
    """A question about a paragraph."""

    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True)

    id: str
    question: str
    answers: list[Answer] = []
    is_impossible: bool = False


class Paragraph(BaseModel):
    """A paragraph."""

    model_config = ConfigDict(extra="ignore")

    context: str
    qas: list[Question]


class Article(BaseModel):
    """An article."""

    model_config = ConfigDict(extra="ignore")

    title: str = ""
    paragraphs: list[Paragraph]


class Data(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="ignore")

    data: list[Article]


def predictions_file(path: Path) -> Path:
    """Return the file of answers beside a file of questions, as the official evaluation takes it: id → text."""
    return path.with_name(f"{path.stem}.predictions.json")


def read(path: Path) -> list[Sample]:
    """Return the samples of a file, with the answers given where the file of predictions is beside it."""
    file: Data = entry(Data, read_json(path), path, 1)
    beside = predictions_file(path)
    given: dict[str, str] = read_json(beside) if beside.exists() else {}
    return [
        _sample(question, article, number, paragraph, given)
        for article in file.data
        for number, paragraph in enumerate(article.paragraphs)
        for question in paragraph.qas
    ]


def _sample(question: Question, article: Article, number: int, paragraph: Paragraph, given: dict[str, str]) -> Sample:
    """Return a question as a sample; the paragraph of an impossible one is a near miss, so it was found but does not answer."""
    context = Context(id=f"{article.title}#{number}", title=article.title, text=paragraph.context)
    texts = list(dict.fromkeys(answer.text for answer in question.answers))
    response = given.get(question.id)
    return Sample(
        id=question.id, question=question.question, answerable=not question.is_impossible,
        reference=texts[0] if texts else "", accepted=[texts] if texts else [],
        relevant=[] if question.is_impossible else [context], retrieved=[context] if question.is_impossible else [],
        response=response, refused=response == "",
    )  # fmt: skip


def write(samples: list[Sample], path: Path) -> None:
    """Write samples, each with the text that answers it or, where none does, the nearest one that was found.

    An answer must stand in the paragraph, so only accepted words that do are written; a question without a text is
    left out.
    """
    articles: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for sample in samples:
        context = next(iter(sample.relevant if sample.answerable else sample.retrieved), None)
        if context is not None:
            title = context.title or context.id.split("#")[0]
            articles.setdefault(title, {}).setdefault(context.text, []).append(_question(sample, context.text))
    data = [
        {"title": title, "paragraphs": [{"context": text, "qas": questions} for text, questions in paragraphs.items()]}
        for title, paragraphs in articles.items()
    ]
    write_json({"version": VERSION, "data": data}, path)
    given = {sample.id: "" if sample.refused else sample.response for sample in samples if sample.response is not None}
    if given:
        write_json(given, predictions_file(path))


def _question(sample: Sample, text: str) -> dict[str, Any]:
    accepted = [answer for group in sample.accepted for answer in group]
    found = [
        {"text": text[start : start + len(answer)], "answer_start": start}
        for answer in accepted
        if (start := text.lower().find(answer.lower())) >= 0
    ]
    return {
        "id": sample.id,
        "question": sample.question,
        "answers": found if sample.answerable else [],
        "is_impossible": not sample.answerable,
    }


SQUAD = Format("squad2", read, write)
