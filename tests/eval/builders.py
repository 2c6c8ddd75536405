"""Small builders: passages, cases and observed questions, written where a test can see all of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from assistant.grounding.guard import align, check
from assistant.models import Answer, Citation, Quoted, Sentence
from eval.cases import Case, Evidence
from eval.checking import Checker
from eval.observed import Observed
from eval.records import Ranked, Row, RunInfo, Timings
from eval.runs import Run
from ingestion.models import Passage

PASSAGES = {
    "alpha/a": "En France, 312 monteurs ont répondu à l’enquête Alpha de mars 2024.",
    "alpha/b": "Selon l’enquête Alpha, 64 % des monteurs sont satisfaits de leur formation.",
    "beta/c": "Le plan Béta propose un mentorat gratuit entre collègues.",
    "beta/d": "Au Québec, 81 % des équipes de Béta sont satisfaites de leur formation.",
}


def passages(texts: dict[str, str] | None = None, pages: dict[str, int] | None = None) -> dict[str, Passage]:
    """Return passages whose source is the first part of their id."""
    return {
        name: Passage(
            id=name, source=name.split("/")[0], title=name, locator=name, text=text, page=(pages or {}).get(name)
        )
        for name, text in (texts or PASSAGES).items()
    }


def case(name: str = "q", question: str = "Combien ?", **more: object) -> Case:
    """Return an answerable question that `alpha/a` proves, unless told otherwise."""
    content: dict[str, object] = {
        "id": name,
        "question": question,
        "study": "alpha",
        "must": [["312"]],
        "evidence": [Evidence(source="alpha", facts=["312", "monteurs"])],
        **more,
    }
    return Case.model_validate(content)


def unanswerable(name: str = "u", **more: object) -> Case:
    """Return a question that no passage answers."""
    return Case.model_validate(
        {"id": name, "question": "Et en Bretagne ?", "answerable": False, "kind": "near-miss", **more}
    )


def answer(
    *sentences: tuple[str, Sequence[str]], texts: dict[str, str] | None = None, confidence: float | None = None
) -> Answer:
    """Return an answer of (sentence, ids of cited passages) pairs, read by the real guard."""
    known = passages(texts)
    numbers = {
        name: number for number, name in enumerate(dict.fromkeys(name for _, cited in sentences for name in cited), 1)
    }
    given = Answer(question="?", status="answered", confidence=confidence)
    for text, cited in sentences:
        verdict = check(text, [known[name].text for name in cited])
        spans = [
            Quoted(n=numbers[name], start=start, end=end)
            for name in cited
            for start, end in [align(text, known[name].text)]
        ]
        given.sentences.append(
            Sentence(
                text=text,
                citations=[numbers[name] for name in cited],
                quoted=spans,
                support=verdict.support,
                failed=verdict.failed,
            )
        )
    for name, number in numbers.items():
        passage = known[name]
        given.citations.append(
            Citation(
                n=number,
                source=passage.source,
                passage=name,
                locator=name,
                quote=passage.text,
                start=0,
                end=len(passage.text),
            )
        )
    return given


def refusal(confidence: float | None = None) -> Answer:
    """Return a refusal."""
    return Answer(question="?", status="refused", reason="Le corpus n’en dit rien.", confidence=confidence)


def observed(
    of: Case,
    said: Answer,
    ranking: Sequence[str] = (),
    texts: dict[str, str] | None = None,
    pages: dict[str, int] | None = None,
    milliseconds: float | None = None,
    **row: object,
) -> Observed:
    """Return a question of a run."""
    ranked = [Ranked(passage=name, score=1 / rank) for rank, name in enumerate(ranking, 1)]
    kept = Row.model_validate({"case": of, "answer": said, "ranked": ranked, **row})
    return Observed(kept, Checker(passages(texts, pages)), 8, milliseconds)


def run(rows: Sequence[Row], milliseconds: dict[str, float] | None = None, tag: str = "") -> Run:
    """Return a run over the small passages."""
    info = RunInfo(
        suite="essai", suite_hash="0", split="all", tag=tag, commit=None, corpus_version="essai", corpus_hash="0",
        embedding="static", settings={"passages": 8}, seed=1, questions=len(rows), sources={"alpha": "Alpha, 2024"},
    )  # fmt: skip
    return Run(info, list(rows), passages(), Timings(created="", seconds=0, milliseconds=milliseconds or {}))


def row(of: Case, said: Answer, ranking: Sequence[str] = (), **more: object) -> Row:
    """Return a row of a run."""
    return observed(of, said, ranking, **more).row  # type: ignore[arg-type]


SUITE: list[dict[str, object]] = [
    {
        "id": "alp-1", "question": "L'enquête Alpha a recueilli les réponses de combien de monteurs ?", "kind": "figure", "study": "alpha-2024",
        "must": [["312"]], "evidence": [{"source": "alpha-2024", "facts": ["312", "monteurs ont répondu"]}],
    },
    {
        "id": "alp-2", "question": "Quels outils d'IA les monteurs citent-ils ?", "kind": "list", "study": "alpha-2024",
        "must": [["Runway"], ["Whisper"]], "evidence": [{"source": "alpha-2024", "facts": ["Runway", "Topaz"]}],
    },
    {
        "id": "bet-1", "question": "Quelle part des équipes de Béta est satisfaite de sa formation ?", "kind": "figure",
        "study": "beta-2025", "must": [["81 %"]], "evidence": [{"source": "beta-2025", "facts": ["81 %"]}],
    },
    {"id": "out-1", "question": "Quel est le prix d'un voyage sur la Lune en fusée ?", "kind": "outside", "answerable": False},
    {
        "id": "out-2", "question": "Combien de monteurs ont répondu à l'enquête Alpha en 1998 ?", "kind": "near-miss",
        "study": "alpha-2024", "answerable": False, "miss": "year",
    },
]  # fmt: skip


def write_suite(folder: Path, entries: Sequence[dict[str, object]] = tuple(SUITE)) -> Path:
    """Write a suite over the small corpus of `tests.corpora` and return its file."""
    path = folder / "essai.jsonl"
    path.write_text("".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries), encoding="utf-8")
    return path
