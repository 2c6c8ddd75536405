"""The guard's own suite: damaged sentences that it must refuse, true sentences that it must let pass."""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from pydantic import BaseModel, Field
from rich.console import Console
from rich.table import Table

from assistant.grounding.guard import Rarity, check
from assistant.grounding.names import find_names
from assistant.grounding.reading import read
from assistant.models import Support, Verdict
from assistant.question import detect_language
from eval.guard_cases import PARTS, REWORDED, Case, Part, damage_case, model_answers, paraphrases, part_of, shown_kind
from eval.guard_damage import Place, damaged
from eval.statistics import wilson
from ingestion.index import Index, NoIndex
from ingestion.models import Passage
from ingestion.names import learn_names

#: Cases of one kind and part at most; drawn with the seed from all that the passages give.
SEED, MOST = 20_260_101, 250
#: Words that a sentence needs for its exchange with another passage's to be an error for sure.
LEAST_CONTENT = 5
#: Kinds that make no sense on a rewording, and kinds that the guard does not promise to see in English.
CUTS = frozenset({"truncated quote", "merged quote"})
STATEMENTS = frozenset({"negation added", "negation removed", "modality", "restriction", "swapped labels"})
#: Wide enough for the table where the output is no terminal.
WIDTH = 132


class Row(BaseModel):
    """What the guard found for the cases of one kind and part."""

    kind: str
    part: Part
    n: int
    counts: dict[Support, int]
    right: int = Field(description="Damaged and refused, or true and let pass; unaltered sentences must be verbatim")
    rate: float
    low: float = Field(description="Wilson 95 % interval of the rate")
    high: float


class Report(BaseModel):
    """The confusion matrix of the guard and its speed."""

    rows: list[Row]
    median_ms: float
    p95_ms: float


def unaltered(passages: Iterable[Passage]) -> Iterator[Case]:
    """Yield every sentence of every passage as it stands."""
    for passage in passages:
        for number, sentence in enumerate(read(passage.text).sentences):
            if any(char.isalpha() for char in sentence.text):
                yield Case(
                    id=f"{passage.id}#{number}", kind="unaltered", part=part_of(passage.id), true=True,
                    sentence=sentence.text, passages=(passage.text,),
                )  # fmt: skip


def corpus_names(passages: Iterable[Passage]) -> list[str]:
    """Return the names of the passages that can take each other's place, in a stable order."""
    names = learn_names(passage.text for passage in passages) - {"afdas", "occitanie", "laboria", "france"}
    found = {
        name.text
        for passage in passages
        for sentence in read(passage.text).sentences
        for name in find_names(sentence)
        if name.sure and name.text.isalpha() and len(name.text) > 3 and name.words[0] in names
    }
    return sorted(found)


def damages(
    passages: Sequence[Passage], rewordings: Sequence[Case] = (), seed: int = SEED, most: int = MOST
) -> list[Case]:
    """Return damaged sentences of all kinds, at most `most` of a kind and part, drawn from all passages.

    The rewordings are damaged too, as kinds of their own.
    """
    pool: dict[tuple[str, Part], list[Case]] = defaultdict(list)
    draw, names = random.Random(seed), corpus_names(passages)
    for passage in passages:
        for case in _of_passage(passage, passages, names, draw):
            pool[case.kind, case.part].append(case)
    for case in rewordings:
        for damaged_case in _of_rewording(case, names, draw):
            pool[damaged_case.kind, damaged_case.part].append(damaged_case)
    chosen: list[Case] = []
    for key in sorted(pool):
        cases = pool[key]
        chosen += cases if len(cases) <= most else draw.sample(cases, most)
    return chosen


def _of_passage(passage: Passage, passages: Sequence[Passage], names: list[str], draw: random.Random) -> Iterator[Case]:
    """Yield the damages of the sentences of one passage, and its sentences under other passages."""
    text, part = read(passage.text), part_of(passage.id)
    for number, sentence in enumerate(text.sentences):
        if len(sentence.content) < 3 or sentence.text.startswith("|"):
            continue
        for kind, damaged_text in damaged(Place(sentence, text, names, draw)):
            yield damage_case(f"{passage.id}#{number}", kind, part, damaged_text, passage.text)
        if len(sentence.content) >= LEAST_CONTENT:
            for kind, other in _elsewhere(passage, passages, draw):
                if not _repeats(sentence.stems, read(other.text).stems):
                    yield damage_case(f"{passage.id}#{number}", kind, part, sentence.text, other.text)


def _elsewhere(passage: Passage, passages: Sequence[Passage], draw: random.Random) -> Iterator[tuple[str, Passage]]:
    """Yield a passage of the same study and one of another study."""
    for _ in range(30):
        other = draw.choice(passages)
        if other.id != passage.id and other.source == passage.source:
            yield "swapped citation", other
            break
    for _ in range(30):
        other = draw.choice(passages)
        if other.source != passage.source:
            yield "other passage", other
            break


def _repeats(stems: frozenset[str], others: frozenset[str]) -> bool:
    """Tell whether another passage says so much of the same words that it may say the same."""
    content = {stem for stem in stems if len(stem) > 3}
    return len(content & others) > 0.6 * len(content)


def _of_rewording(case: Case, names: list[str], draw: random.Random) -> Iterator[Case]:
    """Yield the damages of a rewording."""
    sentence, text = read(case.sentence), read(case.passages[0])
    left_out = CUTS | STATEMENTS if detect_language(case.sentence) == "en" else CUTS
    for kind, damaged_text in damaged(Place(sentence, text, names, draw)):
        if kind not in left_out:
            yield damage_case(case.id, f"{kind}{REWORDED}", case.part, damaged_text, case.passages[0])


def is_right(case: Case, verdict: Verdict) -> bool:
    """Tell whether the guard judged a case as it must."""
    if case.kind == "unaltered":
        return verdict.support == "verbatim"
    return (verdict.support == "unsupported") is not case.true


def run(cases: Iterable[Case], rarity: Rarity | None, seen: Callable[[Case, Verdict], None] | None = None) -> Report:
    """Return the confusion matrix of the guard over `cases`; `seen` is called for each case judged wrongly."""
    counts: dict[tuple[str, Part], Counter[Support]] = defaultdict(Counter)
    right: Counter[tuple[str, Part]] = Counter()
    times: list[float] = []
    for case in cases:
        begin = time.perf_counter()
        verdict = check(case.sentence, case.passages, rarity)
        times.append(1000 * (time.perf_counter() - begin))
        counts[case.kind, case.part][verdict.support] += 1
        right[case.kind, case.part] += is_right(case, verdict)
        if seen and not is_right(case, verdict):
            seen(case, verdict)
    rows = [_row(kind, part, dict(found), right[kind, part]) for (kind, part), found in sorted(counts.items())]
    times = times or [0.0]
    return Report(
        rows=rows,
        median_ms=round(statistics.median(times), 3),
        p95_ms=round(sorted(times)[int(0.95 * (len(times) - 1))], 3),
    )


def _row(kind: str, part: Part, counts: dict[Support, int], right: int) -> Row:
    """Return one row of the matrix."""
    n = sum(counts.values())
    low, high = wilson(right, n)
    return Row(
        kind=kind,
        part=part,
        n=n,
        counts=counts,
        right=right,
        rate=round(right / n, 4),
        low=round(low, 4),
        high=round(high, 4),
    )


def suite(passages: Sequence[Passage], most: int = MOST) -> list[Case]:
    """Return all cases: unaltered sentences, paraphrases, a model's answers, and damages of them all."""
    rewordings = paraphrases()
    return [*unaltered(passages), *rewordings, *model_answers(), *damages(passages, rewordings, most=most)]


def print_report(report: Report, console: Console) -> None:
    """Show the matrix as a table, development and held-aside part side by side."""
    table = Table(title="Garde : refus des phrases abîmées, acceptation des phrases vraies")
    for heading in ("cas", "part", "n", "verbatim", "appuyée", "refusée", "non vérifiable", "juste", "IC 95 %"):
        table.add_column(heading, justify="left" if heading in {"cas", "part"} else "right")
    for row in report.rows:
        shown = [
            str(row.counts.get(support, 0)) for support in ("verbatim", "supported", "unsupported", "not_checkable")
        ]
        table.add_row(
            shown_kind(row.kind),
            PARTS[row.part],
            str(row.n),
            *shown,
            f"{row.rate:.1%}",
            f"{row.low:.1%} – {row.high:.1%}",
        )
    console.print(table)
    console.print(f"Durée d’une vérification : médiane {report.median_ms} ms, 95e centile {report.p95_ms} ms.")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the suite over the passages of an index; return 1 where there is no index."""
    parser = argparse.ArgumentParser(
        prog="python -m eval.guard_suite", description="Mesure la garde sur des phrases vraies et abîmées."
    )
    parser.add_argument("--index", type=Path, required=True, help="dossier de l’index")
    parser.add_argument("--json", action="store_true", help="résultat en JSON sur la sortie standard")
    parser.add_argument("--most", type=int, default=MOST, help="cas par sorte au plus")
    parser.add_argument(
        "--failures", action="store_true", help="montrer les cas mal jugés de la partie de mise au point"
    )
    options = parser.parse_args(arguments)
    console = Console(stderr=True)
    try:
        index = Index.open(options.index)
    except NoIndex as error:
        console.print(str(error))
        return 1

    def seen(case: Case, verdict: Verdict) -> None:
        if options.failures and case.part == "dev":
            console.print(
                f"{case.kind} · {case.id} · {case.sentence}",
                [found.model_dump() for found in verdict.failed],
                highlight=False,
                markup=False,
            )

    passages = [passage for passage in index.passages if passage.origin == "retold"]
    report = run(suite(passages, options.most), index.text_lexical.idf, seen)
    if options.json:
        sys.stdout.write(report.model_dump_json(indent=1) + "\n")
    else:
        print_report(report, Console(width=WIDTH))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
